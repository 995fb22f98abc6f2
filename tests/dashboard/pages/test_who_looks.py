"""Who is looking: the question, what each way changes, and the ways from one to another."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from dashboard.store import session
from dashboard.store.session import Origin, Part, Viewer
from tests.dashboard import exports
from tests.dashboard.conftest import Open, cells, go, holding, open_sample, press, words


def _look_as(viewer: Viewer, *opened: Part) -> None:
    for entry in session._store.values():
        entry.holding.viewer = viewer
        entry.holding.opened = frozenset(opened)


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
    assert "what you and others wrote" in words(start)
    assert holding().viewer is None


def test_a_page_chosen_before_the_answer_is_named_until_another_one_opens(start: AppTest) -> None:
    press(start, "Try made-up data")
    assert not start.info
    go(start, "devices")
    assert start.title[0].value == "Who is looking"
    assert [note.value for note in start.info] == [
        "First choose who is looking. Then you can open “Devices”."
    ]
    go(start, "places")
    assert "“Places”" in start.info[0].value
    go(start, "check")
    go(start, "looking")
    assert not start.info


def test_what_a_young_person_must_know_is_said_before_the_choice(start: AppTest) -> None:
    press(start, "Try made-up data")
    assert holding().viewer is None
    said = words(start)
    assert "If you would get into trouble over something in it" in said
    assert "Nobody has to show a file." in said
    assert "The young person can set a code." in said
    assert "Closed at the start: companies, times of day, places, links and titles" in said
    assert "No counts of them are shown." in said


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
    assert "Leave room view" not in [button.label for button in start.button]
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


_LARGER = "<style>:root{font-size:125%!important}</style>"


def test_letters_are_larger_in_a_room_and_only_there(opened: Open) -> None:
    start = opened(exports.small())
    for viewer in Viewer:
        _look_as(viewer)
        for page in ("collected", "often", "start"):
            sent = [element.proto.body for element in go(start, page).get("html")]
            assert sent == ([_LARGER] if viewer is Viewer.ROOM else []), (viewer, page)


def test_a_room_sees_made_up_people_as_they_are_and_a_real_file_hidden(blank: AppTest) -> None:
    app = open_sample(blank, page="companies")
    alone = cells(app)
    _look_as(Viewer.ROOM)
    app.run()
    assert cells(app) == alone
    assert "A room: hidden" not in words(app)
    assert [one.proto.body for one in app.get("html")] == [_LARGER]
    holding().origin = Origin.OWN
    app.run()
    assert cells(app) != alone
    assert "A room: hidden" in words(app)


def test_a_window_can_be_hidden_for_a_room_and_what_was_typed_does_not_stay(
    opened: Open,
) -> None:
    app = opened(exports.small())
    press(app, ":primary[**Searches**]")
    app.text_input(key="table-searches-query").set_value("word 7").run()
    press(app, "Hide this for a room")
    assert holding().viewer is Viewer.ROOM
    assert not app.text_input  # the window is closed
    press(app, ":primary[**Searches**]")
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


def test_together_every_page_has_open_questions_and_alone_none(blank: AppTest) -> None:
    start = open_sample(blank, page=None)
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
    assert "Kors på halsen (2022)" in words(go(start, "looking"))


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


def test_charts_have_larger_letters_in_a_room(blank: AppTest) -> None:
    start = open_sample(blank, page=None)
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
