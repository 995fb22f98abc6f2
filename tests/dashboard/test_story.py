"""In short: one number a screen, guessed first where asked, and the same as on the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from fixtures.sample import planted
from tests.dashboard import exports
from tests.dashboard.conftest import go, open_sample, press, words

Open = Callable[..., AppTest]


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


def test_the_made_up_story_has_the_planted_numbers(start: AppTest) -> None:
    open_sample(start)
    start.session_state["zone"] = "Europe/Amsterdam"
    told = _told(go(start, "story"))
    known = planted()
    assert len(told) == 7
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
    press(press(app, "Next"), "Next")
    assert "How many videos were shown to you from 5 November 2024 to 31 December 2024?" in words(
        app
    )
    app.segmented_control[0].set_value("Fewer than 1,000").run()
    press(app, "Show the number")
    assert "Videos shown to you: 2" in words(app)
    assert "You guessed: Fewer than 1,000." in words(app)
    press(press(app, "Back"), "Next")
    assert "Videos shown to you: 2" in words(app)  # asked once


def test_what_the_file_does_not_hold_has_no_screen(opened: Open) -> None:
    app = opened(exports.nothing(), "story")
    assert _told(app) == {"Values in your file": "0"}
    assert not app.warning


@pytest.mark.parametrize("button", ["Skip the story", "See everything"])
def test_the_story_can_be_left_and_leads_to_the_pages(opened: Open, button: str) -> None:
    app = opened(exports.nothing(), "story")
    press(app, button)
    assert app.title[0].value == "What was collected"
