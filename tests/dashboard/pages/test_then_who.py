"""Then and now: together, in a room and alone nobody sees more of two files than of one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.session import Origin, Part, Viewer
from parsers import Export
from tests.dashboard import exports
from tests.dashboard.conftest import (
    Open,
    choose,
    go,
    holding,
    open_sample,
    press,
    window,
    words,
)
from tests.dashboard.pages.test_counts import _COUNTS, _closed, _numbers, _rows
from tests.dashboard.pages.test_planted import _allowed, _private, planted
from tests.dashboard.pages.two_files import ME
from tests.dashboard.pages.wire import Wire, look_as


def _planted_two(opened: Open, viewer: Viewer, *parts: Part) -> AppTest:
    """All that is planted is in the older file, and gone."""
    now = exports.export({"profile": [ME], "ad_interests": [{"topic": "Cycling"}]})
    app = opened(now, None)
    holding().beside = planted().export
    look_as(viewer, parts)
    return app.run()


_LOOKED_AT = ("Private messages", "Settings", "Device records", "Followers", "Your posts")


def _walk(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """The page, and of some categories every window that they lead to."""
    wire = Wire(app, monkeypatch)
    go(app, "then")
    wire._look("then")
    lines = [frame.value["name"].tolist() for frame in app.dataframe if frame.key == "then-lists"]
    for name in [name for name in _LOOKED_AT if lines and name in lines[0]]:
        choose(app, "then-lists", lines[0].index(name))
        for key in [b.key for b in app.button if (b.key or "").endswith("-show")]:
            app.session_state["table"] = None
            app.button(key=key).click().run()
            wire._look(key)
            for inside in [b for b in app.button if (b.key or "").endswith("-button")]:
                inside.click().run()
                wire._look(f"{key}, opened")
    return wire


def test_a_room_gets_nothing_private_of_either_file(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _planted_two(opened, Viewer.ROOM)
    go(app, "then")
    assert not app.exception
    wire = _walk(app, monkeypatch)
    assert wire.spots(planted()) == {}
    assert wire.messages > 100


def test_alone_nothing_private_is_sent_before_it_is_asked_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _planted_two(opened, Viewer.ME)
    wire = Wire(app, monkeypatch)
    go(app, "then")
    wire._look("then")
    sent = wire.spots(planted())
    assert {spot for spot in sent if _private(spot)} == set()
    assert {spot.column for spot in sent} >= {"company", "topic", "device_model"}


@pytest.mark.parametrize(
    "parts",
    [frozenset(), frozenset({Part.PLACES}), frozenset({Part.ACCOUNT, Part.COMPANIES})],
    ids=["none", "places", "account"],
)
def test_together_it_shows_what_is_open_and_no_more(
    opened: Open, monkeypatch: pytest.MonkeyPatch, parts: frozenset[Part]
) -> None:
    app = _planted_two(opened, Viewer.TOGETHER, *parts)
    wire = _walk(app, monkeypatch)
    assert not app.exception
    assert {s: step for s, step in wire.spots(planted()).items() if s not in _allowed(parts)} == {}


_YEAR = re.compile(r"19\d\d|20\d\d")


def _of(counts: Mapping[str, int], year: int) -> Export:
    rows = {table: [*_rows(table, count)] for table, count in counts.items()}
    for some in rows.values():
        for row in some:
            row["at"] = str(row["at"]).replace("2025", str(year))
    return exports.export({"profile": [ME], **rows})


@pytest.mark.parametrize(
    "parts",
    [frozenset(), frozenset({Part.PLACES}), frozenset(Part) - {Part.MESSAGES}],
    ids=["none", "places", "all but messages"],
)
def test_together_no_count_and_no_year_of_what_is_closed(
    opened: Open, parts: frozenset[Part]
) -> None:
    """One file has every closed category and the other none: what is new or gone is their count."""
    app = opened(_of({}, 1999), None)
    holding().beside = _of(_COUNTS, 1998)
    look_as(Viewer.TOGETHER, parts)
    app = go(app, "then")
    told = _numbers(app)
    assert told & _closed(parts) == set()
    if not parts:
        assert _numbers(app, _YEAR) & {1998, 1999} == set()
        assert "In what is open, nothing is new and nothing is gone." in words(app)
    if Part.PLACES in parts:
        assert 821 in told


def test_of_made_up_people_a_room_sees_everything(blank: AppTest) -> None:
    app = open_sample(blank, "liv", "then")
    look_as(Viewer.ROOM, origin=Origin.SAMPLE)
    app = press(app.run(), "Add the earlier file")
    assert "Winkel van Toen" in window(app, "company")["company"].tolist()
