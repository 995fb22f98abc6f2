"""Who is looking: what each way may see, searched for in everything that is sent and saved."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.redaction.redaction import PEOPLE
from dashboard.pages import PAGES
from dashboard.store import session
from dashboard.store.session import Part, Viewer
from parsers.format.columns import COLUMNS, Kind, Privacy
from parsers.format.sections import OTHER, SOURCE, TABLES
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, open_sample, press, words
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
    walk = Walk(app.run(), monkeypatch, [*_PRIVATE, "zq", "trait"]).pages()
    assert set(walk.found) == {"trait"}
    for name in (_REMINDERS, *(name.replace("together", "room") for name in _LETTERS)):
        del walk.saved[name]
    assert len(walk.saved) > 60
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
    walk = Walk(app.run(), monkeypatch, [*_tokens(_closed_together), *_WORDS, "trait"]).pages()
    assert set(walk.found.values()) <= {"quests"}  # riddles about data that is made up
    assert set(walk.saved) == {_REMINDERS, *_LETTERS}


_WRITTEN_PARTS = {Part.MESSAGES, Part.SEARCHES, Part.COMMENTS}


@pytest.mark.slow
def test_together_words_stay_closed_where_all_else_was_opened(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(planting.planted(), None)
    _look_as(Viewer.TOGETHER, *(set(Part) - _WRITTEN_PARTS))
    walk = Walk(app.run(), monkeypatch, [*_tokens(_closed_together), *_WORDS, "trait"]).pages()
    assert set(walk.found) == {"trait"}
    for name in (_REMINDERS, *_LETTERS):
        del walk.saved[name]
    tables = {name.removesuffix("-together.csv") for name in walk.saved if "structure" not in name}
    assert "likes" in tables
    assert not tables & {"direct_messages", "group_messages", "searches", "comments"}
    assert not [table for table in tables if "." in table]


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


def test_nothing_is_shown_before_somebody_says_who_looks(start: AppTest) -> None:
    press(start, "Try made-up data")
    for page in PAGES[1:]:
        if page.needs is None:
            continue  # it shows nothing of an archive
        go(start, page.key)
        assert start.title[0].value == "Who is looking", page.key
        assert not start.dataframe
        assert not start.get("plotly_chart")
        assert not start.metric
    assert "the names and words of other people" in words(start)
    assert holding().viewer is None


def test_not_now_keeps_nothing(start: AppTest) -> None:
    press(start, "Try made-up data")
    press(start, "Not now")
    assert not session._store
    assert "Everything is forgotten." in start.info[0].value


@pytest.mark.parametrize(
    ("button", "viewer", "title"),
    [
        ("Just me", Viewer.ME, "Your file at a glance"),
        ("My child and I", Viewer.TOGETHER, "Who is looking"),
        ("A room", Viewer.ROOM, "Your file at a glance"),
    ],
)
def test_each_way_is_one_click(start: AppTest, button: str, viewer: Viewer, title: str) -> None:
    press(start, "Try made-up data")
    press(start, button)
    assert holding().viewer is viewer
    assert start.title[0].value == title
    assert not start.warning


def test_a_room_is_one_click_away_on_every_page_and_back_takes_three(opened: Open) -> None:
    start = opened(exports.small())
    for page in PAGES:
        _look_as(Viewer.ME)
        go(start, page.key)
        press(start, "Hide for a room")
        assert holding().viewer is Viewer.ROOM, page.key
        assert "A room: hidden" in words(start)
    press(start, "Leave room view")
    go(start, "looking")  # the harness forgets where a click has led
    assert start.title[0].value == "Who is looking"
    press(start, "Just me")
    assert holding().viewer is Viewer.ROOM
    assert "This shows more than you see now. Who can see your screen?" in words(start)
    press(start, "Leave it as it is")
    assert holding().viewer is Viewer.ROOM
    press(start, "Just me")
    press(start, "Show more")
    assert holding().viewer is Viewer.ME


def test_letters_are_larger_in_a_room_and_only_there(opened: Open) -> None:
    start = opened(exports.small())
    for viewer in Viewer:
        _look_as(viewer)
        for page in ("collected", "often", "start"):
            sent = [element.proto.body for element in go(start, page).get("html")]
            larger = ["<style>:root{font-size:125%!important}</style>"]
            assert sent == (larger if viewer is Viewer.ROOM else []), (viewer, page)


def test_a_window_can_be_hidden_for_a_room_and_what_was_typed_does_not_stay(
    opened: Open,
) -> None:
    app = opened(exports.small())
    press(app, ":primary[**Searches**]")
    press(app, "Open this table")
    app.text_input(key="table-searches-query").set_value("word 7").run()
    press(app, "Hide this for a room")
    assert holding().viewer is Viewer.ROOM
    assert not app.text_input  # the window is closed
    press(app, ":primary[**Searches**]")
    press(app, "Open this table")
    assert app.text_input[0].value == ""
    app.text_input[0].set_value("word 7").run()
    assert "Found: 0 entries." in words(app)  # what is hidden cannot be searched for either


def test_the_child_opens_and_closes_a_part_and_leaving_closes_all(opened: Open) -> None:
    app = opened(exports.small(), "looking")
    press(app, "My child and I")
    assert "You first" in words(app)
    app.toggle(key="looking-open-searches").set_value(True).run()
    assert holding().opened == {Part.SEARCHES}
    press(app, "Go on")
    assert app.title[0].value == "Your file at a glance"
    go(app, "looking")
    assert app.toggle(key="looking-open-searches").value
    app.toggle(key="looking-open-searches").set_value(False).run()
    assert holding().opened == frozenset()
    app.toggle(key="looking-open-searches").set_value(True).run()
    press(app, "Hide for a room")
    go(app, "looking")
    press(app, "My child and I")
    press(app, "Show more")
    assert holding().viewer is Viewer.TOGETHER
    assert holding().opened == frozenset()


def test_together_every_page_has_open_questions_and_alone_none(start: AppTest) -> None:
    open_sample(start)
    asking = [page for page in PAGES if page.questions]
    assert len(asking) >= 8
    for page in asking:
        _look_as(Viewer.ME)
        assert "To talk about" not in words(go(start, page.key))
        _look_as(Viewer.TOGETHER, *Part)
        said = words(go(start, page.key))
        assert "To talk about" in said
        assert len(page.questions) <= 3
        assert all(question.endswith("?") for question in page.questions)
        assert all(question in said for question in page.questions)
    assert "Slettmeg.no" in words(go(start, "looking"))


def test_a_closed_table_says_who_opens_it(opened: Open) -> None:
    app = opened(exports.small())
    _look_as(Viewer.TOGETHER)
    app.run()
    assert "This stays closed:" in words(app)
    assert "Searches" in words(app)
    assert not [button for button in app.button if button.label == ":primary[**Searches**]"]
    app.session_state["table"] = "searches"
    app.run()
    assert not app.exception
    assert not [frame for frame in app.dataframe if "term" in frame.value]
    press(app, "Go to “Who is looking”")
    assert app.title[0].value == "Who is looking"


def test_charts_have_larger_letters_in_a_room(start: AppTest) -> None:
    open_sample(start)
    sizes = {}
    for viewer in (Viewer.ME, Viewer.ROOM):
        _look_as(viewer)
        for page in ("collected", "often", "companies"):
            for element in go(start, page).get("plotly_chart"):
                sent = re.findall(r'"size":([\d.]+)', element.proto.spec)
                sizes.setdefault(viewer, []).append(sum(map(float, sent)))
    assert sizes[Viewer.ME]
    for own, room in zip(sizes[Viewer.ME], sizes[Viewer.ROOM], strict=True):
        assert room > 1.1 * own
