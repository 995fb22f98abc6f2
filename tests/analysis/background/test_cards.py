"""Cards of what happened around TikTok: each with its day, its source and when it was checked."""

from __future__ import annotations

from datetime import date

from analysis.background.cards import cards
from analysis.dated import FOLDER, document


def test_every_card_says_when_who_says_so_and_when_it_was_checked() -> None:
    found = cards()
    assert len({card.key for card in found}) == len(found) == 12
    assert [card.day for card in found] == sorted((card.day for card in found), reverse=True)
    for card in found:
        assert date(2025, 1, 1) < card.day < card.checked == date(2026, 11, 25), card.key
        assert len(card.source) > 8, card.key
        assert card.says.endswith("."), card.key
        assert not card.title.endswith("."), card.key
        assert card.until is None or card.day <= card.until < card.checked, card.key
        if "as reported by" in card.source:
            assert not card.verified, card.key


def test_all_dated_data_is_looked_at_again_within_fifteen_months() -> None:
    """Whatever says when it was checked, also the files that nobody thought of."""
    today = date.today()
    seen = {
        file.stem: date.fromisoformat(f"{day}-01" if len(day) == len("2026-11") else day)
        for file in FOLDER.glob("*.json")
        if (day := document(file.stem).get("checked") or document(file.stem).get("read"))
    }
    assert {"background", "declared", "letter", "norms", "questions", "settings"} <= set(seen)
    old = {
        name: day
        for name, day in seen.items()
        if (today.year - day.year) * 12 + today.month - day.month >= 15
    }
    assert old == {}, "check the sources again"


def test_what_is_not_decided_is_not_told_as_decided() -> None:
    said = {card.key: card.says for card in cards()}
    assert "no decision yet" in said["commission_design_2026"]
    assert "not a law" in said["eu_parliament_age_2025"]
    assert "We have not read them." in said["guidelines_2026"]
