"""What a letter may say of a file: names and numbers of sections, and dates."""

from __future__ import annotations

from datetime import date

from analysis.declared.delivered import delivered
from analysis.letter.facts import MOST_ITEMS, facts, items, unclear_companies
from tests.dashboard.exports import export


def test_names_numbers_and_days() -> None:
    given = export(
        {
            "watch_history": [{"at": "2025-03-02T10:00:00"}, {"at": "2025-04-01T10:00:00"}],
            "searches": [{"at": "2025-05-05T10:00:00", "term": "secret"}],
            "followers": [{"user": "a"}, {"user": "b"}, {"user": "c"}],
        }
    )
    found = facts(given)
    assert found.sections == (("followers", 3), ("watch_history", 2), ("searches", 1))
    assert found.first_view == date(2025, 3, 2)
    assert found.reach == (
        ("watch_history", date(2025, 3, 2)),
        ("searches", date(2025, 5, 5)),
    )
    assert found.since == date(2025, 3, 2)


def test_an_empty_file_gives_no_date() -> None:
    found = facts(export({}))
    assert (found.sections, found.first_view, found.reach, found.since) == ((), None, (), None)


def test_eight_kinds_are_ticked_and_none_that_was_delivered() -> None:
    given = export({"searches": [{"at": "2026-01-01T00:00:00", "term": "x"}]}, empty=("profile",))
    found, ticked = items(delivered(given))
    offered = [one.kind.id for one in found]
    assert "B13" not in offered  # search history, delivered
    assert "B9" not in offered  # the position of the device: absent, and of a feature
    assert set(ticked) == {"B2", "B14", "B15", "B17", "B18", "C1m"}  # B11 and B16 are absent here
    assert len(ticked) <= MOST_ITEMS


def test_names_that_say_nothing_are_offered_and_sensitive_ones_never() -> None:
    told = ["admin8888"] * 3 + ["20211"] * 5 + ["Willow Street Books"] * 9
    given = export({"off_tiktok_activity": [{"company": name} for name in told]})
    assert unclear_companies(given) == ("20211", "admin8888")


def test_of_a_closed_table_neither_number_nor_day_is_said() -> None:
    given = export(
        {
            "watch_history": [{"at": "2025-03-02T10:00:00"}],
            "searches": [{"at": "2025-05-05T10:00:00", "term": "x"}],
        }
    )
    found = facts(given, closed={"watch_history"})
    assert found.sections == (("searches", 1),)
    assert found.first_view is None
    assert found.reach == (("searches", date(2025, 5, 5)),)
    assert found.since == date(2025, 5, 5)
