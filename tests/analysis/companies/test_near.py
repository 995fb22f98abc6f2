"""Events close in time to a search; distances and chances worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.companies.near import events_near_searches
from analysis.redaction.redaction import CLOSED, Mode, Redaction, redact
from tests.analysis.hand_made import made, utc


def events(*clocks: str | None, company: str = "Kledingzaak Fictief") -> object:
    return made(
        "off_tiktok_activity",
        *({"at": clock and f"2026-05-01 {clock}", "company": company} for clock in clocks),
    )


def searches(*found: tuple[str | None, str]) -> object:
    return made(
        "searches",
        *({"at": clock and f"2026-05-01 {clock}", "term": term} for clock, term in found),
    )


def test_each_event_with_its_nearest_search() -> None:
    looked = searches(("12:20:00", "trein"), ("12:00:00", "jurk kledingzaak"), (None, "x"))
    told = events("12:09:00", "11:55:00", "12:31:00", None, "12:10:00")
    near = events_near_searches(told, looked, minutes=10)
    assert near.rows["event_row"].tolist() == [1, 0, 4]  # by time; 12:31 is 11 minutes off
    assert near.rows["search_row"].tolist() == [1, 1, 1]  # 12:10 is as far from both: the earlier
    assert near.rows["seconds"].tolist() == [-300, 540, 600]
    assert near.rows["same_word"].tolist() == [True, True, True]
    assert near.rows["at"][0] == utc("2026-05-01 11:55:00")
    assert near.rows["searched_at"][0] == utc("2026-05-01 12:00:00")
    assert (near.events, near.searches, near.minutes) == (4, 2, 10)


def test_chance_is_the_share_of_the_time_close_to_a_search() -> None:
    # Events from 12:00 to 13:40, 100 minutes. Searches at 12:05 and 12:20 with 10 minutes on both
    # sides reach from 12:00 (cut) to 12:15 and from 12:15 (what is new) to 12:30: 30 minutes.
    told = events("12:00:00", "13:00:00", "13:30:00", "13:40:00")
    looked = searches(("12:05:00", "a"), ("12:20:00", "b"))
    assert events_near_searches(told, looked, 10).by_chance == pytest.approx(4 * 30 / 100)
    # Overlapping reaches count once: 12:25 to 12:45 and 12:30 to 12:50 are 25 minutes.
    looked = searches(("12:35:00", "a"), ("12:40:00", "b"))
    assert events_near_searches(told, looked, 10).by_chance == pytest.approx(4 * 25 / 100)
    # A search long before the first event reaches nothing.
    looked = searches(("09:00:00", "a"))
    assert events_near_searches(told, looked, 10).by_chance == 0


def test_without_searches_nothing_is_near() -> None:
    near = events_near_searches(events("12:00:00", "13:00:00"), made("searches"))
    assert len(near.rows) == 0
    assert near.by_chance == 0


def test_without_a_time_span_there_is_no_chance_to_speak_of() -> None:
    assert events_near_searches(events("12:00:00"), searches(("12:00:00", "a"))).by_chance is None
    empty = events_near_searches(made("off_tiktok_activity"), made("searches"))
    assert empty.by_chance is None
    filled = events_near_searches(events("12:00:00"), searches(("12:00:00", "a")))
    assert empty.rows.dtypes.to_dict() == filled.rows.dtypes.to_dict()


def test_searches_are_closed_where_one_is_not_alone() -> None:
    near = events_near_searches(events("12:00:00"), searches(("12:00:00", "geheim")))
    for mode in (Mode.TOGETHER, Mode.ROOM):
        shown = redact(near.rows, Redaction(mode, b"salt"))
        assert shown["term"].tolist() == [CLOSED]


MINUTES = st.lists(st.integers(0, 600), max_size=15)


@settings(deadline=None, max_examples=60)
@given(MINUTES, MINUTES, st.integers(1, 60))
def test_same_as_looking_at_every_pair(told: list[int], asked: list[int], minutes: int) -> None:
    clock = [f"{minute // 60:02}:{minute % 60:02}:00" for minute in told]
    looked = [(f"{minute // 60:02}:{minute % 60:02}:00", "w") for minute in asked]
    near = events_near_searches(events(*clock), searches(*looked), minutes)
    close = [t for t in told if any(abs(t - a) <= minutes for a in asked)]
    assert len(near.rows) == len(close)
    expected = sorted(min(abs(t - a) for a in asked) * 60 for t in close)
    assert sorted(near.rows["seconds"].abs().tolist()) == expected
    assert near.by_chance is None or 0 <= near.by_chance <= len(told) + 1e-9
