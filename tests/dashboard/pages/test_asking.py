"""How to ask TikTok: for the file, and once more where it holds a part only."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import session
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, words

_FOLD = "This file may be only a part. Ask again?"


def _folds(app: AppTest) -> list[str]:
    return [fold.label for fold in app.expander]


def test_a_part_names_what_is_missing_the_boxes_and_a_reminder(opened: Open) -> None:
    part = exports.export({"likes": [{"at": "2025-01-01T10:00:00", "link": "x"}]})
    app = opened(part)
    assert _FOLD in _folds(app)
    said = words(app)
    assert "Not in this file: Watch history, Device records, Searches, Settings." in said
    assert "tick all boxes or choose “All data”, and choose JSON" in said
    assert (
        "Your Activity > Watch History, Your Activity > Login History, Your Activity > Searches, "
        "Profile And Settings > Settings."
    ) in said
    (saved,) = app.get("download_button")
    assert saved.proto.label == "Put reminders in my calendar"


def _whole(without: str = "") -> Export:
    named = {"watch_history", "login_history", "searches", "settings"} - {without}
    return exports.export({"likes": [{"link": "x"}]}, empty=tuple(sorted(named)))


def test_only_what_is_missing_is_named_and_a_whole_file_is_not_asked_for(opened: Open) -> None:
    assert _FOLD not in _folds(opened(_whole()))
    session._store.clear()
    said = words(opened(_whole(without="searches")))
    assert "Not in this file: Searches." in said
    assert "these parts: Your Activity > Searches." in said


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "Settings and privacy|Account|Download your data|Request data|Manage account"),
        ("nl", "Instellingen en privacy|Account|Download je gegevens|Gegevens opvragen"),
        ("nb", "Innstillinger og personvern|Konto|Last ned dataene dine|Be om data"),
    ],
)
def test_menus_have_the_names_of_the_readers_own_app(
    start: AppTest, language: str, names: str
) -> None:
    start.session_state[session.LANGUAGE] = language
    said = words(start.run())
    touched = [line for line in said.splitlines() if ":material/touch_app:" in line]
    for name in names.split("|"):
        assert f":primary-background[**{name}**] :material/touch_app:" in touched
    assert len(touched) == 11  # six in the app, five on the web
