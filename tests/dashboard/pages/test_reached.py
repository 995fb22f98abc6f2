"""What each way of looking can reach, searched for in everything that is sent and saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.redaction.redaction import PEOPLE
from dashboard.store import session
from dashboard.store.session import Part, Viewer
from parsers.format.columns import COLUMNS, Kind, Privacy
from parsers.format.sections import OTHER, SOURCE, TABLES
from tests.dashboard.conftest import Open
from tests.dashboard.pages import planting
from tests.dashboard.pages.walking import Walk

_ALSO = (
    "zqoften", "zqcomment", "zqmention", "zqowner", "zq.friend", "zqvalue", "zqpeer", "zqmine",
    "zqtheirs", "zqlast", "zqpath", "zqunknown", "asthma", "suicide", "church",
    "203.0.113.200", "203.0.113.201", "203.0.113.202",
)  # fmt: skip

_LETTERS = [f"tiktok-request-together.{kind}" for kind in ("docx", "html", "txt")]
"""The letter that asks for the rest: names and numbers of what is open; searched like all else."""

_REMINDERS = "inzage-reminders.ics"
"""The one file made of a day that is typed in and of nothing in the archive; searched all the same.
"""


def _whole(name: str) -> bool:
    """Files of *Save and share* and the five things to do: searched too, and no single table."""
    return name.startswith(("inzage-tables", "inzage-report", "inzage-five-things"))


def _look_as(viewer: Viewer, *opened: Part) -> None:
    for entry in session._store.values():
        entry.holding.viewer = viewer
        entry.holding.opened = frozenset(opened)


def _tokens(private: Callable[[str, str], bool]) -> list[str]:
    return [
        planting.written(table, column, row)
        for table, columns in TABLES.items()
        for column in columns
        if column != SOURCE and COLUMNS[column].kind in (Kind.TEXT, Kind.WORD)
        for row in range(planting.ROWS)
        if private(table, column) and column != "ip"
    ]


_PRIVATE = [*_tokens(lambda _table, column: planting.private(column)), *_ALSO]


@pytest.mark.slow
def test_the_walk_finds_what_is_there_when_the_person_looks_alone(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(opened(planting.planted(), None), monkeypatch, _PRIVATE).pages()
    assert [text for text in _PRIVATE if text not in walk.found] == []
    assert {name for name in walk.saved if "room" in name or "together" in name} == set()


@pytest.mark.slow
def test_a_room_reaches_no_private_text_anywhere(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(planting.planted(), None)
    _look_as(Viewer.ROOM)
    walk = Walk(app.run(), monkeypatch, [*_PRIVATE, "zq", "zzt"]).pages()
    assert walk.found == {}
    for name in (_REMINDERS, *(name.replace("together", "room") for name in _LETTERS)):
        del walk.saved[name]
    assert len(walk.saved) > 60
    for name in [name for name in walk.saved if _whole(name)]:
        assert "-room." in name
        del walk.saved[name]
    for name, data in walk.saved.items():
        assert name.endswith("-room.csv")
        header, *lines = data.decode("utf-8-sig").splitlines()
        assert header.startswith("shown,")
        assert lines
        assert all(line.startswith('"For a room: names are made up,') for line in lines)


_WRITTEN = {"text", "term", "note", OTHER}


def _closed_together(_table: str, column: str) -> bool:
    named = COLUMNS[column].privacy is Privacy.OTHER_PERSON or column in PEOPLE
    return named or column in _WRITTEN


_WORDS = (
    "zqoften", "zqcomment", "zqmention", "zq.friend", "zqpeer", "zqmine", "zqtheirs", "zqlast",
    "zqunknown", "asthma", "suicide", "church",
)  # fmt: skip


@pytest.mark.slow
def test_together_reaches_nothing_that_is_closed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(planting.planted(), None)
    _look_as(Viewer.TOGETHER)
    walk = Walk(app.run(), monkeypatch, [*_tokens(_closed_together), *_WORDS, "zzt"]).pages()
    assert set(walk.found.values()) <= {"quests"}  # riddles about data that is made up
    whole = {f"inzage-{name}-together.html" for name in ("five-things", "report")}
    assert set(walk.saved) == {_REMINDERS, *_LETTERS, *whole}


_WRITTEN_PARTS = {Part.MESSAGES, Part.SEARCHES, Part.COMMENTS}


@pytest.mark.slow
def test_together_words_stay_closed_where_all_else_was_opened(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(planting.planted(), None)
    _look_as(Viewer.TOGETHER, *(set(Part) - _WRITTEN_PARTS))
    walk = Walk(app.run(), monkeypatch, [*_tokens(_closed_together), *_WORDS, "zzt"]).pages()
    assert walk.found == {}
    for name in (_REMINDERS, *_LETTERS):
        del walk.saved[name]
    tables = {
        name.removesuffix("-together.csv")
        for name in walk.saved
        if "structure" not in name and not _whole(name)
    }
    assert "likes" in tables
    assert not tables & {"direct_messages", "group_messages", "searches", "comments"}
    assert not [table for table in tables if "." in table]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "opens"),
    [
        (Part.SEARCHES, {"zqoften", "asthma", "suicide"}),
        (Part.COMMENTS, {"zqcomment", "church"}),
        (Part.MESSAGES, {"zqmine", "zqtheirs", "zqlast"}),
    ],
)
def test_the_child_opens_one_part_and_no_other(
    opened: Open, monkeypatch: pytest.MonkeyPatch, part: Part, opens: set[str]
) -> None:
    app = opened(planting.planted(), None)
    _look_as(Viewer.TOGETHER, part, Part.COMPANIES)
    walk = Walk(app.run(), monkeypatch, _WORDS).pages("said", "companies")
    walk.tables("direct_messages", "searches", "comments")
    assert set(walk.found) == opens
