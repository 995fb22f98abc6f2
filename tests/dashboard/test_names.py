"""A name can be a key of an archive: planted at every depth, it is in nothing that is shown of it.

Names are looked for in all that is made of an archive but its cells: what the command prints, what
is saved to be passed on, where rows come from, and the pages in front of a room.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analysis import summary as summaries
from analysis.findings.answers import answers, as_plain
from analysis.findings.finding import Asked
from analysis.inspection import inspection, sections_frame
from analysis.redaction.redaction import Mode, Redaction
from analysis.summary import summary
from dashboard.report.inspection import in_words
from dashboard.report.tables.comma import csv_bytes
from dashboard.store import session
from dashboard.store.session import Viewer
from parsers import Export, read_export
from parsers.export import structure_json
from tests.dashboard.conftest import Open, cells, go, words

MARK = "qzx"
"""In every planted name, in any case; in no word of TikTok's or ours."""

STYLES = (
    "{}",
    "{}.{}",
    "{}_9",
    "{} de Vries",
    "Anna{}",
    "{}Friend",
    "{} Friend",
    "Zoë {} 🌸",
    "李{}",
)
KNOWN = ("Date", "Link", "UserName", "Content", "FansList", "VideoList", "ChatHistory", "note")
ROOTS = ("Your Activity", "Profile And Settings", "Direct Message", "TikTok Live", "New Root")
PLACES = (
    *("Searches", "Watch History", "Follower", "Settings", "Profile Info", "Direct Messages"),
    *("Group Chat", "Watch Live History", "Activity Summary", "Watch Live Settings"),
)
ROW = {"Date": "2024-05-06 07:08:09", "SearchTerm": "x"}

scalars = st.sampled_from([None, 1, "2024-05-06 07:08:09", "https://a/1", "on", "", [], {}])
trees = st.recursive(
    scalars,
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.lists(st.tuples(st.integers(0, len(STYLES)), below), min_size=1, max_size=4).map(tuple),
    ),
    max_leaves=14,
)
"""A tuple is a map; the number of each entry says how its key is made."""


def letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def planted(node: Any, numbers: Iterator[int]) -> Any:
    """The tree with a name of its own as each key, and a few fields among them."""
    if isinstance(node, tuple):
        return dict(_entries(node, numbers))
    return [planted(item, numbers) for item in node] if isinstance(node, list) else node


def _entries(node: Any, numbers: Iterator[int]) -> Iterator[tuple[str, Any]]:
    for style, below in node:
        number = next(numbers)
        name = f"{MARK.title()}{letters(number)}"
        if style == len(STYLES):
            key = KNOWN[number % len(KNOWN)]
        else:
            key = STYLES[style].replace("{}", name if number % 3 else name.lower())
        yield key, planted(below, numbers)


def shown(export: Export) -> Iterator[str]:
    """Everything that is said of an archive where its cells are not."""
    seen = inspection(export)
    yield from (json.dumps(seen), in_words(seen), structure_json(export))
    yield from (
        csv_bytes(export.ledger.frame()).decode(),
        csv_bytes(sections_frame(export)).decode(),
    )
    yield from (str(export.guessed), str(export.warnings), str(export.unknown["path"].tolist()))
    yield from (str(frame["source"].unique().tolist()) for frame in export.tables.values())
    for mode in (Mode.ROOM, Mode.TOGETHER):
        with pytest.MonkeyPatch.context() as patch:
            found = answers(export, Asked("Europe/Amsterdam", mode))
            patch.setattr(summaries, "answers", lambda *_, found=found: found)
            if not any(len(export.tables[name]) for name in _PLACED):
                patch.setattr(summaries, "_places", lambda *_, mode=mode: _nowhere(mode))
            yield json.dumps(summary(export, "Europe/Amsterdam", mode=mode))
        yield json.dumps(as_plain(found))


_counted_there = summaries._places
_PLACED = ("login_history", "off_tiktok_activity", "ad_interests")
"""All that devices, networks, companies and topics are counted from; empty in most archives here,
and then the same for all of them, which takes most of the time to find out."""


@cache
def _nowhere(mode: Mode) -> dict[str, Any]:
    """What `summary` counts from these tables where they are empty."""
    export = read_export(
        json.dumps({"Your Activity": {"Searches": {"SearchList": [ROW]}}}).encode()
    )
    assert isinstance(export, Export)
    tables = {name: export.tables[name] for name in _PLACED}  # no other
    assert not any(map(len, tables.values()))
    return _counted_there(replace(export, tables=tables), Redaction(mode, b"", {}))


def leaks(export: Export) -> list[str]:
    return [said for said in shown(export) if MARK in said.casefold()]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(ROOTS),
    st.sampled_from(PLACES),
    st.lists(trees, min_size=4, max_size=4),
    st.booleans(),
)
def test_no_name_that_is_a_key_is_in_anything_but_cells(
    root: str, place: str, parts: list[Any], lone: bool
) -> None:
    numbers = count()
    own, section, beside, other = (planted(part, numbers) for part in parts)
    tree = {
        root: {place: own, "Qzxa Section": section},
        "Qzxbyond": beside if lone else {"Qzxc": {"Follower": other}},
        "Likes and Favorites": {"Like List": {"ItemFavoriteList": [{"date": "x"}, other]}},
    }
    tree.setdefault("Your Activity", {})["Searches"] = {"SearchList": [ROW, {**ROW, "Qzxd": 1}]}
    export = read_export(json.dumps(tree).encode())
    assert isinstance(export, Export)
    assert export.counted == export.ledger.total
    assert not leaks(export)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["Settings", "Follower", "Purchases", "Profile Info", "Searches", "New File"]),
    st.lists(st.tuples(st.integers(0, len(STYLES)), st.booleans(), st.booleans()), max_size=8),
)
def test_no_name_that_is_a_label_or_a_heading_is_either(
    file: str, lines: list[tuple[int, bool, bool]]
) -> None:
    made: list[str] = []
    entries = _entries([(style, None) for style, _, _ in lines], count())
    for (key, _), (_, heading, blank) in zip(entries, lines, strict=True):
        made += [f"{key}:" if heading else f"{key}: 2024-05-06 07:08:09"] + [""] * blank
    searches = "Date: 2024-05-06 07:08:09\nSearch Term: x\n"
    export = read_export(
        [
            (f"TikTok/Profile and Settings/{file}.txt", "\n".join(made).encode()),
            ("TikTok/Your Activity/Searches.txt", searches.encode()),
        ]
    )
    assert isinstance(export, Export)
    assert export.counted == export.ledger.total
    assert not leaks(export)


def _export() -> Export:
    friends = {
        f"Anna{MARK.title()}{letters(n)}": {"Date": ROW["Date"], "Since": n} for n in range(9)
    }
    tree = {
        "Your Activity": {
            "Searches": {"SearchList": [ROW]},
            "Close Friends": friends,
            "Lonely": {f"{MARK}": 1},
        },
        "Profile And Settings": {
            "Settings": {"SettingsMap": {"Private Account": {f"{MARK}.k": 1}}}
        },
        f"{MARK.title()}Bob": {"Follower": {"FansList": friends}},
    }
    export = read_export(json.dumps(tree).encode())
    assert isinstance(export, Export)
    return export


def everything(app: AppTest) -> str:
    return (words(app) + cells(app)).casefold()


def test_a_room_sees_no_key_that_may_be_a_name(opened: Open) -> None:
    app = opened(_export(), None)
    for page in ("hidden", "collected", "glance", "worth"):
        go(app, page)
        session._store[next(iter(session._store))].holding.viewer = Viewer.ROOM
        assert MARK not in everything(go(app, page)), page


def test_whose_file_it_is_sees_the_names_beside_the_values_and_only_there(opened: Open) -> None:
    app = opened(_export(), "hidden")
    assert MARK not in everything(app)
    assert "Where you see {}, your file may have somebody's name." in words(app)
    app.toggle(key="unknown-open").set_value(True).run()
    assert f"close friends > anna{MARK}" in everything(app)
