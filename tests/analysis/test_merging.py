"""Several files of one account: what stands in both once, what was twice twice, the fuller row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.merging import OtherAccountError, gaps, merge, read_several
from fixtures.scale import counts, write_scale
from parsers import Cause, Export, Fate, Refusal, read_export
from parsers.notice import Notice

Rows = list[tuple[int, str]]
"""Views: the day of March 2025, and the number of the video; "" for a link that is not there."""


def _file(
    views: Rows,
    *,
    name: str | None = None,
    number: str | None = None,
    searches: tuple[str, ...] = (),
    titled: bool = False,
) -> Export:
    activity: dict[str, Any] = {
        "Watch History": {"VideoList": [_view(day, video, titled) for day, video in views]}
    }
    if searches:
        activity["Searches"] = {
            "SearchList": [{"Date": f"{at}", "SearchTerm": "taart"} for at in searches]
        }
    document: dict[str, Any] = {"Your Activity": activity}
    if name:
        document["Profile"] = {"Profile Info": {"ProfileMap": {"userName": name}}}
    if number:
        activity["Status"] = {"Status List": [{"UID": number}]}
    return _read(document)


def _read(document: dict[str, Any]) -> Export:
    found = read_export([("user_data_tiktok.json", json.dumps(document).encode())])
    assert isinstance(found, Export)
    return found


def _view(day: int, video: str, titled: bool) -> dict[str, str]:
    link = f"https://www.tiktokv.com/share/video/{video}/" if video else ""
    made = {"Date": f"2025-03-{day:02} 10:00:00", "Link": link}
    return made | {"Title": f"about {video}"} if titled else made


def _views(export: Export) -> list[tuple[int, str]]:
    table = export.tables["watch_history"]
    return [
        (at.day, "" if pd.isna(video) else str(video))
        for at, video in zip(table["at"], table["video_id"], strict=True)
    ]


A, B, C = "7000000000000000001", "7000000000000000002", "7000000000000000003"


def test_what_is_in_both_is_kept_once_and_what_was_twice_twice() -> None:
    old = _file([(3, A), (2, B), (2, B), (1, A)])
    new = _file([(5, C), (3, A), (2, B)])
    merged = merge([new, old])
    assert _views(merged) == [(5, C), (3, A), (2, B), (2, B), (1, A)]
    assert [str(source)[:4] for source in merged.tables["watch_history"]["source"]] == [
        *("[2] ", "[2] ", "[2] ", "[1] ", "[1] ")
    ]
    assert merged.counted == old.counted + new.counted == merged.ledger.total
    assert merged.ledger.count(Fate.READ) == 14
    assert Notice.MERGED in merged.warnings
    assert merged.period is not None
    assert [at.day for at in merged.period] == [1, 5]


def test_of_two_rows_that_say_the_same_the_fuller_stays() -> None:
    plain, titled = _file([(2, A), (1, B)]), _file([(2, A)], titled=True)
    merged = merge([plain, titled])
    table = merged.tables["watch_history"]
    assert _views(merged) == [(2, A), (1, B)]
    assert table["title"].tolist() == [f"about {A}", pd.NA]


def test_rows_of_one_file_are_never_made_one() -> None:
    """The same view with its title and without, in one file: TikTok wrote two."""
    both = _file([])
    document = {
        "Your Activity": {
            "Watch History": {"VideoList": [_view(1, A, titled=True), _view(1, A, titled=False)]}
        }
    }
    both = _read(document)
    assert len(merge([both, _file([(2, B)])]).tables["watch_history"]) == 3
    assert len(merge([both, _file([(1, A)])]).tables["watch_history"]) == 2


def test_a_time_alone_is_not_the_same_row() -> None:
    merged = merge([_file([(1, "")]), _file([(1, A)])])
    assert _views(merged) == [(1, A), (1, "")] or _views(merged) == [(1, ""), (1, A)]


def test_txt_and_json_of_one_account_become_one(tmp_path: Path) -> None:
    """The large export and its TXT twin hold the same rows; JSON says more of none of them."""
    json_file, txt_file = write_scale(200, tmp_path)
    both = [one for path in (json_file, txt_file) if isinstance(one := read_export(path), Export)]
    merged = merge(both)
    assert {name: len(merged.tables[name]) for name in counts(200)} == counts(200)
    assert sorted(merged.format.split(" + ")) == ["json", "txt"]


def test_another_account_is_refused_unless_it_was_renamed() -> None:
    one, other = _file([(1, A)], name="jan.jansen"), _file([(2, B)], name="piet.pietersen")
    with pytest.raises(OtherAccountError):
        merge([one, other])
    assert len(_views(merge([one, other], renamed=True))) == 2
    assert len(_views(merge([one, _file([(2, B)])]))) == 2  # one of them says no name


def test_a_file_without_a_name_between_two_others_hides_nothing() -> None:
    """By age the nameless one stands between them, so that no two neighbours differ."""
    one, other = _file([(1, A)], name="jan.jansen"), _file([(3, B)], name="piet.pietersen")
    with pytest.raises(OtherAccountError):
        merge([one, _file([(2, C)]), other])


def test_a_file_that_is_of_both_names_joins_them() -> None:
    """One number under an old and a new name; the third file has the new name and no number."""
    old, new, last = (
        _file([(day, A)], name=name, number=number)
        for day, name, number in ((1, "jan", "71"), (2, "jan.new", "71"), (3, "jan.new", None))
    )
    assert len(_views(merge([last, old, new]))) == 3
    with pytest.raises(OtherAccountError):
        merge([last, old])


def _together(*files: dict[str, Any]) -> tuple[list[int], Export | Refusal]:
    """What comes of files that were opened together, and how many were read at each reading."""
    read: list[int] = []

    def reading(parts: Sequence[tuple[str, bytes]]) -> Export | Refusal:
        read.append(len(parts))
        return read_export(list(parts))

    parts = [(f"{at}.json", json.dumps(one).encode()) for at, one in enumerate(files)]
    return read, read_several(parts, reading)


WATCHED = {"Your Activity": {"Watch History": {"VideoList": [_view(1, A, titled=False)]}}}
LATER = {"Your Activity": {"Watch History": {"VideoList": [_view(2, B, titled=False)]}}}
SEARCHED = {
    "Your Activity": {
        "Searches": {"SearchList": [{"Date": "2025-03-01 09:00:00", "SearchTerm": "taart"}]}
    }
}


def test_files_that_share_a_section_are_several_archives() -> None:
    read, found = _together(WATCHED, LATER)
    assert read == [1, 1]
    assert isinstance(found, Export)
    assert _views(found) == [(1, A), (2, B)] or _views(found) == [(2, B), (1, A)]
    assert [reach["watch_history"].rows for reach in found.reaches] == [1, 1]


def test_files_that_share_none_are_the_parts_of_one() -> None:
    read, found = _together(WATCHED, SEARCHED)
    assert read == [1, 1, 2]
    assert isinstance(found, Export)
    assert found.reaches == ()
    assert not any("[" in str(source)[:1] for source in found.tables["watch_history"]["source"])


def test_a_part_that_cannot_be_read_alone_is_read_with_the_others() -> None:
    read, found = _together(WATCHED, {"nothing": "of TikTok"})
    assert read == [1, 1, 2]
    assert isinstance(found, Export)


def test_single_txt_files_are_one_archive() -> None:
    text = b"Date: 2025-03-01 10:00:00\nLink: https://www.tiktokv.com/share/video/7/\n"
    read: list[int] = []

    def reading(parts: Sequence[tuple[str, bytes]]) -> Export | Refusal:
        read.append(len(parts))
        return read_export(list(parts))

    read_several([("Watch History.txt", text), ("Like List.txt", text)], reading)
    assert read == [2]


def test_more_files_than_can_be_put_together_are_read_as_one_archive() -> None:
    read, found = _together(*[WATCHED] * 61)
    assert read == [61]
    assert isinstance(found, Export)


def test_files_of_two_accounts_opened_together_are_refused() -> None:
    named = {"Profile": {"Profile Info": {"ProfileMap": {"userName": "jan.jansen"}}}}
    other = {"Profile": {"Profile Info": {"ProfileMap": {"userName": "piet.pietersen"}}}}
    _, found = _together(named | WATCHED, other | LATER)
    assert found == Refusal(Cause.OTHER_ACCOUNT)
    assert "jan" not in found.sentence


def test_gaps_are_what_no_file_covers() -> None:
    day = pd.Timestamp("2025-03-01", tz="UTC")
    days = [day + pd.Timedelta(days=n) for n in range(20)]
    spans = [(days[12], days[15]), (days[0], days[5]), (days[3], days[8]), (days[15], days[16])]
    assert gaps(spans) == [(days[8], days[12])]
    assert gaps([]) == []


_FILES = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([A, B, ""])), min_size=1, max_size=5)
_EXPORTS = st.tuples(_FILES, st.booleans()).map(lambda one: _file(one[0], titled=one[1]))


def _told(export: Export) -> tuple[Any, ...]:
    """All that is said; of tables without rows, which are nearly all of them, their columns."""
    filled = {name: table for name, table in export.tables.items() if len(table)}
    return (
        {name: table.astype(object).to_json() for name, table in filled.items()},
        {name: [*table.columns] for name, table in export.tables.items()},
        *(export.ledger, export.counted, export.states, export.warnings, export.files),
        *(export.generation, export.format, export.language, export.unknown.to_json()),
    )


@settings(max_examples=40, deadline=None)
@given(_EXPORTS, _EXPORTS, _EXPORTS)
def test_the_order_does_not_matter_nor_how_files_are_put_together(
    one: Export, two: Export, three: Export
) -> None:
    whole = _told(merge([one, two, three]))
    assert _told(merge([three, one, two])) == whole
    assert _told(merge([merge([one, two]), three])) == whole
    assert _told(merge([one, merge([three, two])])) == whole
    assert _told(merge([merge([one, two]), one, three, two])) == whole


@settings(max_examples=20, deadline=None)
@given(_EXPORTS)
def test_a_file_with_itself_is_itself(one: Export) -> None:
    assert merge([one, one]) is one
    assert merge([one]) is one


@settings(max_examples=60, deadline=None)
@given(_FILES, _FILES)
@example([(1, A), (1, A), (1, "")], [(1, A)])
def test_each_row_is_kept_as_often_as_in_the_fullest_file(one: Rows, other: Rows) -> None:
    """Of files that are equally full: the largest number of each, counted by hand."""
    merged = _views(merge([_file(one), _file(other)]))
    for row in {*one, *other}:
        assert merged.count(row) == max(one.count(row), other.count(row))
