"""What nobody knows in several files: none of it is lost, and what it is can be said."""

from __future__ import annotations

import json
from typing import Any

from analysis.merging import merge
from parsers import Export, Fate, read_export
from parsers.by_hand import Rule, assign, key_of, path_of

VIDEO = "https://www.tiktokv.com/share/video/7000000000000000001/"


def _read(document: dict[str, Any]) -> Export:
    found = read_export([("user_data_tiktok.json", json.dumps(document).encode())])
    assert isinstance(found, Export)
    return found


def _days(export: Export) -> list[int]:
    return sorted(at.day for at in export.tables["watch_history"]["at"])


def _strange(*days: int) -> Export:
    """Views in a TXT file under a name that nobody knows."""
    body = "\n\n".join(f"Kiam: 2025-03-{day:02} 10:00:00 UTC\nLoko: {VIDEO}" for day in days)
    found = read_export([("TikTok/Ago/Vidita.txt", f"{body}\n\n\n".encode())])
    assert isinstance(found, Export)
    return found


def test_files_that_differ_only_in_what_nobody_knows_are_two() -> None:
    """And stand in one order, whichever was named first."""
    one, other = (_read({"Your Activity": {"Sights": {"Seen": word}}}) for word in ("a", "b"))
    merged = merge([one, other])
    assert sorted(merged.unknown["value"]) == ["a", "b"]
    assert merged.unknown.equals(merge([other, one]).unknown)


def test_what_a_place_is_can_be_said_of_several_files_at_once() -> None:
    """Three views in each, one of them in both, in a file that nobody knows."""
    merged = merge([_strange(3, 2, 1), _strange(5, 4, 3)])
    assert merged.ledger.count(Fate.UNKNOWN) == len(merged.unknown) == 12
    assert [path_of(one) for one in merged.loose] == [
        "[1] TikTok/Ago/Vidita.txt",
        "[2] TikTok/Ago/Vidita.txt",
    ]
    assert {key_of(one) for one in merged.loose} == {"Ago/vidita"}
    said = assign(merged, [Rule("Ago/vidita", "watch_history")])
    assert _days(said) == [1, 2, 3, 4, 5]
    assert said.ledger.count(Fate.READ) == said.ledger.total == said.counted == 12
    assert said.unknown.empty
    assert {str(source)[:4] for source in said.tables["watch_history"]["source"]} == {
        "[1] ",
        "[2] ",
    }


def test_a_rule_for_a_path_of_json_holds_in_each_file() -> None:
    def file(*days: int) -> Export:
        rows = [{"Date": f"2025-03-{day:02} 10:00:00", "Link": VIDEO} for day in days]
        return _read({"Your Activity": {"Sights": {"SightList": rows}, "Other": {"A": "b"}}})

    merged = merge([file(1), file(2, 1)])
    (key,) = {key_of(one) for one in merged.loose}
    assert not key.startswith("[")
    said = assign(merged, [Rule(key, "watch_history")])
    assert _days(said) == [1, 2]
    assert said.unknown["value"].tolist() == ["b", "b"]  # what nobody placed
