"""How to ask TikTok: for the file, and once more where it holds a part only."""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import words as wording
from dashboard.pages.parts import doing
from dashboard.report.letter_files import as_html
from dashboard.store import session
from dashboard.store.session import Viewer
from dashboard.words import people
from parsers.export import Export
from parsers.format.sections import TABLES
from parsers.notice import Notice
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, words

_FOLD = "This file may be only a part. Ask again?"


def _folds(app: AppTest) -> list[str]:
    return [fold.label for fold in app.expander]


def test_a_part_names_what_is_missing_the_boxes_and_a_reminder(opened: Open) -> None:
    part = exports.export({"likes": [{"at": "2025-01-01T10:00:00", "link": "x"}]})
    app = opened(part)
    assert _FOLD in _folds(app)
    said = words(app)
    assert "Not in this file: Watch history, Device records, Searches, Settings, " in said
    assert "tick all boxes or choose “All data”, and choose JSON" in said
    assert (
        "Your Activity > Watch History, Your Activity > Login History, Your Activity > Searches, "
        "Profile And Settings > Settings, "
    ) in said
    (saved,) = app.get("download_button")
    assert saved.proto.label == "Put reminders in my calendar"


_FULL = (
    "watch_history", "login_history", "searches", "settings", "profile", "followers", "following",
    "comments", "posts", "favorite_videos", "shares", "blocked", "device_ids",
    "off_tiktok_activity", "direct_messages",
)  # fmt: skip
"""Every section that a full file of this kind has, but likes."""


def _whole(without: str = "") -> Export:
    named = {*_FULL} - {without}
    return exports.export({"likes": [{"link": "x"}]}, empty=tuple(sorted(named)))


def test_only_what_is_missing_is_named_and_a_whole_file_is_not_asked_for(opened: Open) -> None:
    assert _FOLD not in _folds(opened(_whole()))
    session._store.clear()
    said = words(opened(_whole(without="searches")))
    assert "Not in this file: Searches." in said
    assert "these parts: Your Activity > Searches." in said
    assert "Watch History" not in said


def test_a_file_in_which_only_the_messages_are_missing_is_asked_for_again(opened: Open) -> None:
    app = opened(_whole(without="direct_messages"))
    assert _FOLD in _folds(app)
    assert "Not in this file: Private messages." in words(app)
    assert "Direct Message > Direct Messages." in words(app)
    holding().viewer = Viewer.TOGETHER
    assert "Private messages" not in words(go(app, "glance"))


def test_a_file_of_empty_lists_says_so_and_may_be_asked_for_again(opened: Open) -> None:
    empty = exports.export({}, empty=tuple(TABLES))
    app = opened(empty)
    assert "Every list in this file is empty. Ask again?" in _folds(app)
    assert "Every list in this file is empty." in words(go(app, "glance"))
    holding().viewer = Viewer.TOGETHER  # who may not know how much is in the closed ones
    assert "is empty" not in words(go(app, "glance"))
    session._store.clear()
    assert "is empty" not in words(opened(_whole()))


def _without_messages() -> Export:
    """Every section that a full file of this kind has, but settings and messages."""
    named = tuple(name for name in _FULL if name not in ("settings", "direct_messages"))
    return exports.export({"likes": [{"link": "x"}]}, empty=named)


def test_every_part_that_a_full_file_has_is_named_where_it_is_missing(opened: Open) -> None:
    """Settings alone were named, while a finding above counted ten parts."""
    app = opened(_without_messages())
    assert _FOLD in _folds(app)
    said = words(app)
    assert "Not in this file: Settings, Private messages." in said
    assert "Profile And Settings > Settings, Direct Message > Direct Messages." in said
    glance = words(go(app, "glance"))
    assert "Also missing, although a full file has it: Settings, Private messages." in glance


def test_together_nobody_is_told_that_a_closed_part_is_missing(opened: Open) -> None:
    app = opened(_without_messages())
    holding().viewer = Viewer.TOGETHER
    app = go(app, "glance")
    assert app.title
    assert "Not in this file: Settings." in words(app)
    assert "Private messages" not in words(app)


@pytest.mark.parametrize(
    "notice", [Notice.CUT, Notice.BROKEN_MEMBER, Notice.FAST_LANE, Notice.CUT_LISTS]
)
def test_a_file_that_is_cut_short_or_damaged_is_asked_for_again(
    opened: Open, notice: Notice
) -> None:
    app = opened(replace(_whole(), warnings=(notice,)))
    assert "This file is not complete. Ask again?" in _folds(app)
    said = words(app)
    assert "tick all boxes or choose “All data”, and choose JSON" in said
    assert "Keep the file you have now" in said
    assert "names for these parts" not in said
    session._store.clear()
    harmless = opened(replace(_whole(), warnings=(Notice.REPEATS,)))
    assert not [fold for fold in _folds(harmless) if "Ask again" in fold]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "☐ Stop companies from telling TikTok what you do elsewhere"),
        ("nl", "☐ Laat bedrijven niet meer aan TikTok vertellen wat je ergens anders doet"),
        ("nb", "☐ Hindre selskaper i å fortelle TikTok hva du gjør andre steder"),
    ],
)
def test_the_five_things_can_be_printed_in_the_language_of_the_page(
    language: str, first: str
) -> None:
    def made() -> tuple[str, str]:
        wording.use(language)
        return as_html(doing._page("room", set()), language), people.badge("room")

    page, badge = copy_context().run(made)  # the language of other tests stays what it was
    assert first in page
    assert page.count("☐") == 5
    assert 0 < page.index("? ") < page.index("☐"), "what comes before any step: is somebody in it?"
    assert f'<html lang="{language}">' in page
    assert "default-src 'none'" in page
    assert badge in page  # what was made in a room says so
    assert "{" not in page.partition("</style>")[2]


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
