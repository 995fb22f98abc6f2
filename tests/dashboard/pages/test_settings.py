"""Settings: how each stands beside TikTok's default, and what is closed or not known."""

from __future__ import annotations

import pytest

from analysis.norms.settings import Standing, lines
from dashboard.store.session import Part, Viewer
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, words

_ROWS = [
    {"field": "Private Account", "value": "Disabled"},
    {"field": "Who Can Post Comments", "value": "No one"},
    {"field": "Allow DownLoad", "value": "Off"},
    {"field": "Who Can View Videos I Liked", "value": "Only me"},
    {"field": "Who Can Send Me Message", "value": "Zebra"},
    {"field": "Content Preferences > Keyword filters for videos", "value": "wren word"},
]


def _given() -> Export:
    return exports.export(
        {
            "settings": _ROWS,
            "direct_messages": [{"at": "2026-03-01T10:00:00", "sender": "a", "text": "x"}] * 90,
            "watch_history": [{"at": "2026-03-04T10:00:00", "link": "https://example.org/2"}],
        }
    )


def test_each_setting_stands_where_it_belongs() -> None:
    """Below 16 the account is private, comments are for friends, and nothing can be downloaded."""
    found = {one.setting.key: one for one in lines(_given().tables["settings"], "13_15")}
    assert found["private_account"].standing is Standing.MORE_OPEN
    assert found["comments"].standing is Standing.OTHER
    assert found["downloads"].standing is Standing.SAME
    assert found["liked_videos"].standing is Standing.UNKNOWN  # no default is known
    assert found["messages"].standing is Standing.UNKNOWN  # nobody knows this spelling
    assert (found["messages"].choice, found["messages"].value) == (None, "Zebra")
    assert [one.standing for one in found.values()] == sorted(
        (one.standing for one in found.values()), key=list(Standing).index
    )


def test_without_an_age_nothing_is_compared(opened: Open) -> None:
    app = opened(_given(), "settings")
    said = words(app)
    assert "Your file has 5 settings that we know." in said
    assert "TikTok's default at this age" not in said
    assert "90 private messages" not in said
    assert {one.standing for one in lines(_given().tables["settings"], "")} == {Standing.UNKNOWN}


def test_an_age_that_was_chosen_brings_the_defaults(opened: Open) -> None:
    app = opened(_given(), "settings")
    app.session_state["settings-band"] = "13_15"
    said = words(app.run())
    assert holding().band == "13_15"
    assert "TikTok's default at this age: on" in said
    assert "90 private messages" in said
    assert {one.label: one.value for one in app.metric}["More open than TikTok's default"] == "1"


def test_words_kept_out_of_the_feed_are_counted_alone_and_not_shown(opened: Open) -> None:
    app = opened(_given(), "settings")
    assert "See the 1 word that is kept out of the feed" in [one.label for one in app.button]
    assert "wren" not in words(app)
    holding().viewer, holding().opened = Viewer.TOGETHER, frozenset(Part)
    again = go(app, "settings")
    assert not [one for one in again.button if "kept out of the feed" in one.label]
    assert "wren" not in words(again)


def test_together_messages_that_are_closed_are_not_counted(opened: Open) -> None:
    app = opened(_given(), "settings")
    holding().viewer, holding().opened = Viewer.TOGETHER, frozenset({Part.ACCOUNT})
    app.session_state["settings-band"] = "13_15"
    assert "90 private messages" not in words(go(app, "settings"))


@pytest.mark.parametrize("rows", [{}, {"settings": [{"field": "New one", "value": "x"}]}])
def test_a_file_without_known_settings_still_says_what_to_do(
    opened: Open, rows: exports.Rows
) -> None:
    app = opened(exports.export(rows), "settings")
    assert "Make the account private" in [one.label for one in app.checkbox]
    assert "- 2-step verification" in words(app)


def test_two_fields_of_one_setting_say_which_they_are(opened: Open) -> None:
    twins = ("Suggest your account to contacts", "Allow Others to Find Me")
    rows = [*_ROWS, *({"field": name, "value": "On"} for name in twins)]
    app = opened(exports.export({"settings": rows}), "settings")
    shown = [one.value for one in app.text]
    assert [one for one in shown if one in twins] == list(twins)
    assert "Private Account" not in shown, "it stands there once"


def test_one_setting_is_one_and_its_place_begins_at_the_menu_that_all_have(opened: Open) -> None:
    rows = {"settings": [{"field": "Private Account", "value": "Enabled"}]}
    said = words(
        opened(
            exports.export({**rows, "searches": [{"at": "2025-03-03T10:00:00", "term": "word"}]}),
            "settings",
        )
    )
    assert "Your file has 1 setting that we know. This is how it was set on 3 March 2025, " in said
    assert "Where in TikTok: Settings and privacy > Privacy > Private account" in said
