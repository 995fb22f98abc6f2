"""Ask for the rest: what is named and not there, and a letter that holds nothing that is closed."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.store.session import Part, Viewer
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, words

_TOLD = ["admin8888"] * 3 + ["Willow Street Books"]


def _given() -> Export:
    return exports.export(
        {
            "watch_history": [
                {"at": "2026-02-03T10:00:00", "link": "https://example.org/1"},
                {"at": "2026-03-04T10:00:00", "link": "https://example.org/2"},
            ],
            "direct_messages": [
                {"at": f"2026-03-0{day}T10:00:00", "conversation": "c", "sender": "owlet77",
                 "text": "private words"}
                for day in range(1, 8)
            ],
            "off_tiktok_activity": [{"company": name} for name in _TOLD],
        },
        empty=("last_location", "profile"),
    )  # fmt: skip


def test_the_answer_comes_first(opened: Open) -> None:
    app = opened(_given(), "rest")
    assert app.title[0].value == "Ask for the rest"
    # Forty kinds on a day after 30 November 2025, twelve without a place.
    assert "names 40 kinds of data. For 12 of them there is no place in any file." in words(app)
    assert {one.label: one.value for one in app.metric}["No place in any file"] == "12"


def test_the_letter_holds_numbers_and_no_entry(opened: Open) -> None:
    app = opened(_given(), "rest")
    lines = [one.value for one in app.text if one.value != "admin8888"]  # the name to tick
    letter = "\n".join(lines)
    assert "It has 3 sections with data: " in letter
    assert "(7)" in letter
    for private in ("owlet77", "private words", "example.org", "admin8888", "Willow"):
        assert private not in letter


def test_a_name_is_in_the_letter_only_when_it_is_ticked(opened: Open) -> None:
    app = opened(_given(), "rest")
    assert "under “Off TikTok Activity”" not in words(app)
    app.checkbox(key="rest-company-0").check().run()
    assert "under “Off TikTok Activity”: admin8888;" in "\n".join(one.value for one in app.text)
    assert "rest-company-1" not in [one.key for one in app.checkbox]


def test_at_most_eight_kinds(opened: Open) -> None:
    app = opened(_given(), "rest")
    ticked = [one for one in app.checkbox if (one.key or "").startswith("rest-item-")]
    on = [one for one in ticked if one.value]
    # Of those to ask for first, all but B11 and B16, whose tables are not in this file.
    assert {one.key for one in on} == {
        f"rest-item-{key}" for key in ("B2", "B14", "B15", "B17", "B18", "C1m")
    }
    free = [one for one in ticked if not one.value]
    free[0].check()
    free[1].check().run()
    again = [one for one in app.checkbox if (one.key or "").startswith("rest-item-")]
    assert sum(one.value for one in again) == 8
    assert all(one.disabled for one in again if not one.value)


def test_the_last_day_is_counted_once_the_day_of_receipt_is_known(opened: Open) -> None:
    app = opened(_given(), "rest")
    assert "Fill in under “What the letter says of you” the day" in words(app)
    app.date_input(key="rest-received").set_value(date(2026, 11, 6)).run()  # a Friday
    assert "TikTok has to answer by 7 December 2026." in words(app)


@pytest.mark.parametrize("opens", [frozenset(), frozenset({Part.MESSAGES})])
def test_together_nothing_closed_is_counted(opened: Open, opens: frozenset[Part]) -> None:
    app = opened(_given(), "rest")
    holding().viewer, holding().opened = Viewer.TOGETHER, opens
    said = words(go(app, "rest"))
    assert ("(7)" in said) == bool(opens)
    assert "still closed" in said
    assert "admin8888" not in said


def test_a_letter_made_in_a_room_says_so(opened: Open) -> None:
    app = opened(_given(), "rest")
    holding().viewer = Viewer.ROOM
    said = words(go(app, "rest"))
    assert "Written while a room was looking" in said
    assert "admin8888" not in said


def test_what_was_checked_more_than_a_year_ago_says_so(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(exports.export({}), "rest")
    assert "more than a year ago" not in words(app)
    long_ago = date(date.today().year - 1, 1, 1)
    monkeypatch.setattr("dashboard.pages.rest.write.checked", lambda: long_ago)
    assert "Addresses and rules were checked more than a year ago." in words(go(app, "rest"))
    monkeypatch.setattr("dashboard.pages.rest.checked", lambda: long_ago)
    assert "That is more than a year ago." in words(go(app, "rest"))
    assert "That is more than a year ago." not in words(go(app, "settings"))
    monkeypatch.setattr("dashboard.pages.settings.checked", lambda: long_ago)
    assert "That is more than a year ago." in words(go(app, "settings"))
