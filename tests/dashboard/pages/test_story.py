"""In short: one number a screen, guessed first where asked, and the same as on the pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.story.screens import screens
from dashboard.show import step
from dashboard.words.personas import PERSONAS
from fixtures.sample import planted
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, open_sample, press, words


def _told(app: AppTest) -> dict[str, str]:
    """Every screen's label and number, guessing nothing."""
    told = {}
    for _screen in range(9):
        if [button for button in app.button if button.label == "Show the number"]:
            assert not app.metric  # not before it is asked for
            press(app, "Show the number")
        (tile,) = app.metric
        told[tile.label] = tile.value
        assert [e.label for e in app.expander] == ["How do we know?"]
        if not [button for button in app.button if button.label == "Next"]:
            return told
        press(app, "Next")
    raise AssertionError("the story has no end")


def test_the_made_up_story_has_the_planted_numbers(blank: AppTest) -> None:
    start = open_sample(blank, page="story", zone="Europe/Amsterdam")
    told = _told(start)
    known = planted()
    assert len(told) == 8
    assert told["Videos shown to you"] == f"{known['counts']['watch_history']:,}"
    assert not start.warning
    often = {tile.label: tile.value for tile in go(start, "often").metric}
    assert often["Videos shown, recorded"] == told["Videos shown to you"]
    tiles = {tile.label: tile.value for tile in go(start, "devices").metric}
    phones, browsers = int(tiles["Phones and tablets"]), int(tiles["Browsers"])
    assert told["Devices and browsers"] == str(phones + browsers)
    tiles = {tile.label: tile.value for tile in go(start, "places").metric}
    assert told["Countries of your internet addresses"] == tiles["Countries"]
    tiles = {tile.label: tile.value for tile in go(start, "companies").metric}
    assert told["Companies that told TikTok something"] == tiles["Companies"]


def test_a_guess_is_said_back_and_never_judged(opened: Open) -> None:
    app = opened(exports.small(), "story")
    _next_until(app, "Videos")
    assert "How many videos were shown to you from 5 November 2024 to 31 December 2024?" in words(
        app
    )
    app.segmented_control[0].set_value("Fewer than 1,000").run()
    press(app, "Show the number")
    assert "Videos shown to you: 2" in words(app)
    assert "You guessed: fewer than 1,000." in words(app)
    _next_until(press(app, "Back"), "Videos")
    assert "Videos shown to you: 2" in words(app)  # asked once


def _next_until(app: AppTest, title: str) -> None:
    for _screen in range(9):
        if app.title[0].value == title:
            return
        if [button for button in app.button if button.label == "Show the number"]:
            press(app, "Show the number")
        press(app, "Next")


def test_it_begins_with_the_person_and_ends_with_something_to_do(blank: AppTest) -> None:
    app = open_sample(blank, page="story")
    told = [*_told(app)]
    assert told[:4] == [
        "Per day, estimated",
        "Nights with videos",
        "Devices and browsers",
        "Companies that told TikTok something",
    ]
    assert told[-1] == "Values in your file"
    assert len(app.checkbox) == 3
    app.checkbox[0].check().run()
    assert go(app, "glance").checkbox[0].value


def test_a_guess_beside_the_number_is_told_where_it_lies(opened: Open) -> None:
    app = opened(exports.small(), "story")
    _next_until(app, "Videos")
    app.segmented_control[0].set_value("More than 20,000").run()
    press(app, "Show the number")
    assert "2: fewer than 1,000. You said: more than 20,000." in words(app)


def test_the_address_names_the_screen_and_going_back_in_it_goes_one_back(blank: AppTest) -> None:
    app = open_sample(blank, page="story")
    first = app.title[0].value
    press(app, "Show the number") if not app.metric else None
    press(app, "Next")
    assert app.query_params["screen"] == "nights"
    app.query_params.clear()  # what the browser does when Back is pressed
    assert app.run().title[0].value == first
    app.query_params["screen"] = "values"
    assert app.run().title[0].value == "Everything has a place"


@pytest.mark.parametrize("named", ["Anna", "<b>", "", "time nights"])
def test_an_address_that_names_no_screen_is_the_first(blank: AppTest, named: str) -> None:
    app = open_sample(blank, page="story")
    first = app.title[0].value
    app.query_params["screen"] = named
    app.run()
    assert app.title[0].value == first
    assert not app.exception


def test_only_our_own_names_are_written_into_the_address(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(exports.small(), "story")
    assert {screen.key for screen in screens(holding())} <= {*step.NAMES}
    assert "screen" not in app.query_params
    with pytest.raises(ValueError, match="no step of ours"):
        step.turn("a name of the file")
    for named, taken in (("nights", "nights"), ("Anna", "")):
        monkeypatch.setattr(step.st, "query_params", {"screen": named})
        assert step.here() == taken


def test_each_screen_has_a_picture_but_where_it_would_show_what_is_closed(blank: AppTest) -> None:
    app = open_sample(blank, page="story")
    for name in step.NAMES:
        app.query_params["screen"] = name
        app.run()
        if [button for button in app.button if button.label == "Show the number"]:
            assert not app.get("plotly_chart")  # it would give the number away
            press(app, "Show the number")
        assert len(app.get("plotly_chart")) == 1, name


def test_what_the_file_does_not_hold_has_no_screen(opened: Open) -> None:
    app = opened(exports.nothing(), "story")
    assert _told(app) == {"Values in your file": "0"}
    assert not app.warning


def test_the_story_can_be_left_and_leads_to_the_pages(opened: Open) -> None:
    app = opened(exports.small(), "story")
    press(app, "Skip the story")
    assert app.title[0].value == "What was collected"


def test_the_last_screen_has_one_way_out(opened: Open) -> None:
    app = opened(exports.nothing(), "story")
    assert "Skip the story" not in [button.label for button in app.button]
    press(app, "See everything")
    assert app.title[0].value == "What was collected"


_SAME = (
    ("Oldest date in your file", "collected", "First date"),
    ("Videos shown to you", "often", "Videos shown, recorded"),
    ("Countries of your internet addresses", "places", "Countries"),
    ("Companies that told TikTok something", "companies", "Companies"),
)
"""A screen's label, the page it leads to, and the tile that has the same number there."""


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_number_of_the_story_is_that_of_its_page(blank: AppTest, persona: str) -> None:
    start = open_sample(blank, persona, "story", PERSONAS[persona].zone)
    told = _told(start)
    checked = set()

    def tiles(page: str) -> dict[str, str]:
        return {tile.label: tile.value for tile in go(start, page).metric}

    for label, page, tile in _SAME:
        if label in told:
            assert told[label] == tiles(page)[tile], label
            checked.add(label)
    assert f"Your file has {told['Values in your file']} values." in words(go(start, "hidden"))
    found = tiles("devices")
    assert int(told["Devices and browsers"]) == int(found["Phones and tablets"]) + int(
        found["Browsers"]
    )
    start.session_state["often-part"] = "Next to other figures"
    go(start, "often")
    start.toggle(key="often-norms").set_value(True).run()
    nights = told["Nights with videos"]
    assert f"videos in {nights} nights (22:00" in words(start)
    assert told["Per day, estimated"] == tiles("glance")["Per day, estimated"]
    checked |= {"Values in your file", "Devices and browsers", "Nights with videos"}
    assert checked | {"Per day, estimated"} == set(told)
    assert len(told) == 8
    assert not start.warning
