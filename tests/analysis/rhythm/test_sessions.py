"""Sessions and the estimate of time, worked out by hand and against a slow second writing."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rhythm import sessions as sat
from analysis.rhythm.activity import KINDS, VIEW, activity
from analysis.rhythm.sessions import GAPS
from tests.analysis.activity_tables import activity_rows, at, tables

# Views 1 to 4 with a like between 2 and 3 make one session; view 5 and the search stand alone.
MADE = tables(
    watch_history=at(
        "2026-05-02T10:00:00Z",  # 1: 2 seconds to view 2
        "2026-05-02T10:00:02Z",  # 2: 10 seconds to the like
        "2026-05-02T10:05:12Z",  # 3: exactly 5 minutes after the like; 240 seconds to view 4
        "2026-05-02T10:09:12Z",  # 4: 301 seconds to view 5, a second too many
        "2026-05-02T10:14:13Z",  # 5: 40 minutes to the search
    ),
    likes=at("2026-05-02T10:00:12Z"),
    searches=at("2026-05-02T10:54:13Z"),
)


def test_a_session_ends_where_the_next_activity_is_further_away_than_the_gap() -> None:
    found = sat.sessions(activity(MADE), 5)
    assert found["activities"].tolist() == [5, 1, 1]
    assert found["views"].tolist() == [4, 1, 0]
    assert found["minutes"].tolist() == [pytest.approx(9 + 12 / 60), 0, 0]
    assert found["first"][1] == pd.Timestamp("2026-05-02T10:14:13Z")
    assert len(sat.sessions(activity(MADE), 10)) == 2
    assert len(sat.sessions(activity(MADE), 60)) == 1


def test_dwell_is_the_time_to_the_next_activity_in_the_session() -> None:
    dwell = sat.watch_time(activity(MADE), 5)["dwell"]
    assert dwell[:3].tolist() == [2, 10, 240]
    assert dwell[3:].isna().all()


def test_the_band_of_the_hand_made_day() -> None:
    watched = sat.watch_time(activity(MADE), 5)
    # Capped dwells: 2 s, 10 s, 4 min; their median is 10 s = 1/6 min, for views 4 and 5.
    assert watched["low"].tolist() == pytest.approx([2 / 60, 1 / 6, 1, 0, 0])
    assert watched["central"].tolist() == pytest.approx([2 / 60, 1 / 6, 4, 1 / 6, 1 / 6])
    # Cut at 30 minutes view 4 has a dwell of 301 s; view 5 still has none.
    assert watched["high"].tolist() == pytest.approx([2 / 60, 1 / 6, 4, 301 / 60, 1 / 6])
    band = sat.total(watched)
    assert (band.low, band.central, band.high) == pytest.approx((1.2, 68 / 15, 563 / 60))


def test_caps_are_one_five_and_ten_minutes() -> None:
    made = tables(watch_history=at("2026-05-02T10:00:00Z"), likes=at("2026-05-02T10:25:00Z"))
    watched = sat.watch_time(activity(made), 30)
    assert watched[["low", "central", "high"]].loc[0].tolist() == [1, 5, 10]


def test_exactly_the_gap_away_is_still_the_same_session() -> None:
    for minutes in GAPS[:3]:
        made = tables(
            watch_history=at("2026-05-02T10:00:00Z"),
            likes=at(f"2026-05-02T10:{minutes:02}:00Z"),
        )
        watched = sat.watch_time(activity(made), minutes)
        assert watched["dwell"].tolist() == [minutes * 60]
        assert watched["high"].tolist() == [min(minutes, 10)]
        assert len(sat.sessions(activity(made), minutes)) == 1


def test_beyond_a_gap_of_30_minutes_high_is_still_cut_at_30() -> None:
    made = tables(watch_history=at("2026-05-02T10:00:00Z", "2026-05-02T10:45:00Z"))
    watched = sat.watch_time(activity(made), 60)
    # The only dwell is 45 minutes, 5 when capped: the median, and what high falls back to.
    assert watched["central"].tolist() == [5, 5]
    assert watched["high"].tolist() == [5, 5]
    assert watched["low"].tolist() == [1, 0]


def test_moved_on_is_under_three_seconds_among_views_with_a_dwell() -> None:
    assert sat.moved_on(sat.watch_time(activity(MADE), 5)) == pytest.approx(1 / 3)
    made = tables(watch_history=at("2026-05-02T10:00:00Z", "2026-05-02T10:00:03Z"))
    assert sat.moved_on(sat.watch_time(activity(made), 5)) == 0
    alone = tables(watch_history=at("2026-05-02T10:00:00Z"))
    assert sat.moved_on(sat.watch_time(activity(alone), 5)) is None


def test_without_any_dwell_the_estimate_is_nothing_rather_than_a_guess() -> None:
    alone = tables(watch_history=at("2026-05-02T10:00:00Z", "2026-05-03T10:00:00Z"))
    assert sat.total(sat.watch_time(activity(alone), 5)) == sat.Band(0, 0, 0)


def test_a_view_in_the_second_of_another_activity_has_no_time_of_its_own() -> None:
    made = tables(
        watch_history=at("2026-05-02T10:00:00Z", "2026-05-02T10:00:00Z"),
        searches=at("2026-05-02T10:00:20Z"),
    )
    assert sat.watch_time(activity(made), 5)["dwell"].tolist() == [0, 20]


def test_forty_minutes_are_long_and_one_second_less_is_not() -> None:
    views = [f"2026-05-02T10:{minute:02}:00Z" for minute in range(0, 40, 4)]
    for last, long in (("2026-05-02T10:40:00Z", 1), ("2026-05-02T10:39:59Z", 0)):
        found = sat.sessions(activity(tables(watch_history=at(*views, last))), 5)
        assert sat.figures(found).long == long
        assert sat.figures(found).count == 1


def test_lengths_are_counted_in_bins_that_hold_their_beginning() -> None:
    minutes = pd.DataFrame({"minutes": [0.0, 0.0, 0.9, 1.0, 39.9, 40.0, 500.0]})
    counted = sat.lengths(minutes)
    assert counted["minutes"].tolist() == [0, 1, 5, 10, 20, 40, 60, 120]
    assert counted["sessions"].tolist() == [3, 1, 0, 0, 1, 1, 0, 1]


def test_nothing_gives_nothing() -> None:
    done = activity(tables())
    found = sat.sessions(done, 5)
    assert len(found) == 0
    assert sat.figures(found) == sat.SessionFigures(0, 0.0, 0)
    assert sat.lengths(found)["sessions"].sum() == 0
    watched = sat.watch_time(done, 5)
    assert sat.total(watched) == sat.Band(0, 0, 0)
    assert sat.moved_on(watched) is None
    days = sat.by_day(np.array([], "datetime64[D]"), watched, "day")
    assert days.dtypes.astype(str)[["low", "high"]].tolist() == ["float64"] * 2


def by_the_letter(made: Mapping[str, pd.DataFrame], gap: int) -> dict[str, object]:
    """The definitions of the summary once more, one moment at a time."""
    done = sorted(
        (moment, order) for order, kind in enumerate(KINDS) for moment in made[kind]["at"].dropna()
    )
    runs: list[list[tuple[pd.Timestamp, int]]] = []
    for moment, order in done:
        if not runs or (moment - runs[-1][-1][0]).total_seconds() > gap * 60:
            runs.append([])
        runs[-1].append((moment, order))

    def dwells(limit: int) -> list[float | None]:
        found: list[float | None] = []
        for place, (moment, order) in enumerate(done):
            if KINDS[order] != VIEW:
                continue
            later = [(other - moment).total_seconds() for other, _ in done[place + 1 : place + 2]]
            found.append(later[0] if later and later[0] <= limit * 60 else None)
        return found

    own, wide = dwells(gap), dwells(30)
    capped = [min(each / 60, 5) for each in own if each is not None]
    median = statistics.median(capped) if capped else 0.0
    return {
        "sessions": [len(run) for run in runs],
        "minutes": [(run[-1][0] - run[0][0]).total_seconds() / 60 for run in runs],
        "low": sum(min(each / 60, 1) for each in own if each is not None),
        "central": sum(median if each is None else min(each / 60, 5) for each in own),
        "high": sum(median if each is None else min(each / 60, 10) for each in wide),
        "quick": [each < 3 for each in own if each is not None],
    }


@settings(deadline=None)
@given(activity_rows(), st.sampled_from(GAPS))
def test_laws_of_sessions_and_of_the_band(rows: dict[str, Any], gap: int) -> None:
    made = tables(**rows)
    done = activity(made)
    found, watched = sat.sessions(done, gap), sat.watch_time(done, gap)
    letter = by_the_letter(made, gap)
    assert found["activities"].tolist() == letter["sessions"]
    assert found["minutes"].tolist() == pytest.approx(letter["minutes"])
    for name in ("low", "central", "high"):
        assert watched[name].sum() == pytest.approx(letter[name])
    quick = letter["quick"]
    assert isinstance(quick, list)
    assert sat.moved_on(watched) == (pytest.approx(sum(quick) / len(quick)) if quick else None)
    assert found["views"].sum() == len(watched) == made[VIEW]["at"].notna().sum()
    assert (watched["low"] <= watched["central"]).all()
    if gap <= 30:
        assert (watched["central"] <= watched["high"]).all()
