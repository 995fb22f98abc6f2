"""Age in this file: opened by hand, and looked at by nothing before."""

from __future__ import annotations

import pytest

from dashboard.store.session import Part, Viewer
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, press, words


def _export() -> Export:
    return exports.export(
        {
            "profile": [{"field": "birthDate", "value": "21-Sep-2012"}],
            "searches": [
                {"at": "2024-01-02T10:00:00", "term": "owl"},
                {"at": "2026-02-02T10:00:00", "term": "owl"},
            ],
            "direct_messages": [
                {"at": f"2025-01-0{day}T10:00:00", "sender": "me", "conversation": "c", "text": "x"}
                for day in range(1, 5)
            ],
        }
    )


def test_nothing_looks_at_the_birth_date_before_it_is_opened(opened: Open) -> None:
    app = opened(_export(), "worth")
    before = words(app)
    assert "Inzage has not looked at it." in before
    assert "2012" not in before
    assert "Used before the age of 13" in before  # in the list of what was not asked
    app = press(app, "Look at the birth date")
    said = words(app)
    assert "Birth date entered at TikTok: 21 September 2012." in said
    assert "the age was 11 on" in said
    assert "13 on its last day" in said
    assert "The first dated entries in the file are from before the 13th birthday." in said
    assert "180 days" in said
    assert "tell TikTok" not in said
    again = words(press(app, "Close it again"))
    assert "2012" not in again
    assert "from before the 13th birthday" not in again


def test_it_is_closed_for_the_next_who_looks_and_in_a_room(opened: Open) -> None:
    app = press(opened(_export(), "worth"), "Look at the birth date")
    press(app, "Hide for a room")
    assert not holding().age_opened
    said = words(go(app, "worth"))
    assert "Age in this file" not in said
    assert "2012" not in said


@pytest.mark.parametrize("parts", [frozenset(), frozenset({Part.ACCOUNT})])
def test_together_it_needs_the_account(opened: Open, parts: frozenset[Part]) -> None:
    app = opened(_export(), None)
    holding().viewer, holding().opened = Viewer.TOGETHER, parts
    said = words(go(app, "worth"))
    assert ("Age in this file" in said) == bool(parts)
    assert "2012" not in said


def test_a_file_without_one_says_so(opened: Open) -> None:
    app = press(opened(exports.small(), "worth"), "Look at the birth date")
    assert "There is no birth date in this file." in words(app)
