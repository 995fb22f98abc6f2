"""An age band: chosen together, shown beside settings and rhythm, and forgotten."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import session
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, cells, forget, go, holding, press, words

_HEAD = "TikTok's defaults, and advice: "


def _settings() -> Export:
    return exports.export(
        {
            "settings": [
                {"field": "Private Account", "value": "Disabled"},
                {"field": "Who Can Duet With Me", "value": "Friends"},
                {"field": "Interests", "value": "word of theirs"},
            ],
            "watch_history": [
                {"at": f"2024-11-0{day}T10:00:00", "link": f"https://example.org/{day}"}
                for day in (5, 6, 7)
            ],
        }
    )


def _together(opened: Open) -> AppTest:
    app = opened(_settings(), "looking")
    press(app, "My child and I")
    for part in (session.Part.ACCOUNT, session.Part.TIMES):
        app.toggle(key=f"looking-open-{part.value}").set_value(True).run()
    return app


def _choose(app: AppTest, band: str) -> AppTest:
    go(app, "looking")
    return app.radio(key="looking-band").set_value(band).run()


def _open_settings(app: AppTest) -> AppTest:
    go(app, "collected")
    press(app, ":primary[**Settings**]")
    if [button for button in app.button if button.label == "Open this table"]:
        press(app, "Open this table")
    return app


def test_without_a_band_nothing_of_it_is_shown(opened: Open) -> None:
    app = _together(opened)
    assert app.radio(key="looking-band").value == ""
    assert all(_HEAD not in expander.label for expander in go(app, "often").expander)
    _open_settings(app)
    assert all(_HEAD not in expander.label for expander in app.expander)
    assert app.dataframe  # the table itself is open


@pytest.mark.parametrize(
    ("band", "name", "settings", "rhythm", "not_there"),
    [
        (
            "under_13",
            "Under 13",
            "you may use TikTok from this age on",
            "Sleep in 24 hours",
            "no private messages",
        ),
        ("13_15", "13 to 15", "there are no private messages", "21:00 to 08:00", "is public"),
        ("16_17", "16 and 17", "public when you sign up", "22:00 to 08:00", "21:00"),
        ("18", "18 and older", "your account is public", "We know of no default", "22:00"),
    ],
)
def test_a_band_brings_its_own_defaults_with_their_source(
    opened: Open, band: str, name: str, settings: str, rhythm: str, not_there: str
) -> None:
    app = _choose(_together(opened), band)
    said = words(_open_settings(app))
    assert f"{_HEAD}{name}" in [expander.label for expander in app.expander]
    assert settings.casefold() in said.casefold()
    assert "Source: TikTok" in said
    assert re.search(r"Source: TikTok [^·]*20\d\d", said)
    assert "For comparison, not a judgement." in said
    assert not_there not in said
    beside = go(app, "often")
    assert f"{_HEAD}{name}" in [expander.label for expander in beside.expander]
    assert rhythm in words(beside)
    assert not_there not in words(beside)


def test_what_the_file_says_stands_beside_and_nothing_else_of_it(opened: Open) -> None:
    app = _open_settings(_choose(_together(opened), "13_15"))
    said = words(app)
    beside = [
        frame.value.values.tolist()
        for frame in app.dataframe
        if list(frame.value) == ["field", "value"] and len(frame.value) == 1
    ]
    assert beside == [[["Private Account", "Disabled"]], [["Who Can Duet With Me", "Friends"]]]
    assert said.count("The file has no setting for this.") == 4  # age, feed, LIVE, location
    assert said.count("This file does not say how this was set.") == 4  # two, comments, suggestions
    assert "word of theirs" in cells(app)  # the table itself


def test_values_wait_until_the_table_is_opened(opened: Open) -> None:
    app = _choose(_together(opened), "13_15")
    go(app, "collected")
    press(app, ":primary[**Settings**]")
    assert "Open this table" in [button.label for button in app.button]
    assert all(_HEAD not in expander.label for expander in app.expander)
    assert "Disabled" not in cells(app)


def test_a_band_goes_when_somebody_else_looks_and_when_all_is_forgotten(opened: Open) -> None:
    app = _choose(_together(opened), "16_17")
    assert holding().band == "16_17"
    press(app, "Hide for a room")
    assert holding().band == ""
    assert all(_HEAD not in expander.label for expander in go(app, "often").expander)
    go(app, "looking")
    press(app, "My child and I")
    press(app, "Show more")
    assert app.radio(key="looking-band").value == ""
    _choose(app, "13_15")
    forget(app)
    assert not session._store
    assert "looking-band" not in app.session_state


@pytest.mark.parametrize("viewer", [session.Viewer.ME, session.Viewer.ROOM])
def test_a_band_counts_together_only(opened: Open, viewer: session.Viewer) -> None:
    app = _choose(_together(opened), "16_17")
    holding().viewer = viewer
    assert all(_HEAD not in expander.label for expander in go(app, "often").expander)
