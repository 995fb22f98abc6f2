"""Nights over midnight, also those on which the clock is changed, and school hours."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.rhythm import nights as windows
from analysis.rhythm.activity import activity, local_time
from analysis.rhythm.nights import NIGHT, SCHOOL, Window
from analysis.rhythm.sessions import watch_time
from tests.analysis.activity_tables import at, tables


def watched(zone: str, *moments: str) -> tuple[np.ndarray, pd.DataFrame]:
    """Views at these moments: their local times and their estimates."""
    views = watch_time(activity(tables(watch_history=at(*moments))))
    return local_time(views["at"], zone), views


def counted(zone: str, *moments: str, window: Window = NIGHT) -> dict[str, int]:
    found = windows.nights(*watched(zone, *moments), window)
    return dict(zip(found["night"].dt.strftime("%m-%d"), found["views"], strict=True))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("22:00-06:00", Window(1320, 360)),
        ("1:05 - 23:59", Window(65, 1439)),
        ("0:00-06:00", Window(0, 360)),
    ],
)
def test_a_window_is_read_and_written(text: str, window: Window) -> None:
    assert Window.parse(text) == window
    assert Window.parse(str(window)) == window


@pytest.mark.parametrize(
    "text",
    ["", "22-6", "22:00", "22:00-22:00", "24:00-06:00", "22:60-06:00", "a-b", "1:00-2:00-3:00"],
)
def test_what_is_no_window_is_refused(text: str) -> None:
    assert Window.parse(text) is None


def test_a_view_belongs_to_the_night_that_began_at_the_windows_start() -> None:
    # Summer: Amsterdam is two hours ahead. 21:59, 22:00, 00:30, 05:59 and 06:00 on the wall.
    assert counted(
        "Europe/Amsterdam",
        "2026-06-10T19:59:00Z",
        "2026-06-10T20:00:00Z",
        "2026-06-10T22:30:00Z",
        "2026-06-11T03:59:59Z",
        "2026-06-11T04:00:00Z",
    ) == {"06-10": 3}


def test_a_window_inside_one_day_belongs_to_that_day() -> None:
    found = counted("UTC", "2026-06-10T00:59:59Z", "2026-06-10T01:00:00Z", "2026-06-10T05:00:00Z",
                    window=Window(60, 300))  # fmt: skip
    assert found == {"06-10": 1}


@pytest.mark.parametrize(
    ("zone", "moments", "nights"),
    [
        # The clock goes back at 03:00: 22:00, twice 02:30, 05:59; 06:00 is out.
        (
            "Europe/Amsterdam",
            ("2026-10-24T20:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
             "2026-10-25T04:59:00Z", "2026-10-25T05:00:00Z"),
            {"10-24": 4},
        ),
        # The clock goes forward at 02:00: 22:00, 01:59, 03:00, 05:59; 06:00 is out.
        (
            "Europe/Amsterdam",
            ("2026-03-28T21:00:00Z", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z",
             "2026-03-29T03:59:00Z", "2026-03-29T04:00:00Z"),
            {"03-28": 4},
        ),
        # West: New York goes back at 06:00 UTC. 22:00 and 05:59 on the wall; 21:59 is out.
        (
            "America/New_York",
            ("2026-11-01T01:59:00Z", "2026-11-01T02:00:00Z", "2026-11-01T10:59:00Z"),
            {"10-31": 2},
        ),
        # East: Auckland goes forward at 14:00 UTC. 01:59, 03:00, 05:59; 06:00 is out.
        (
            "Pacific/Auckland",
            ("2026-09-26T13:59:00Z", "2026-09-26T14:00:00Z", "2026-09-26T16:59:00Z",
             "2026-09-26T17:00:00Z"),
            {"09-26": 3},
        ),
        # East, half an hour off: 22:00 in Kolkata is 16:30 UTC.
        ("Asia/Kolkata", ("2026-06-10T16:29:59Z", "2026-06-10T16:30:00Z"), {"06-10": 1}),
    ],
)  # fmt: skip
def test_nights_on_which_the_clock_is_changed(
    zone: str, moments: tuple[str, ...], nights: dict[str, int]
) -> None:
    assert counted(zone, *moments) == nights


def test_nights_are_counted_by_the_week_in_which_they_began() -> None:
    wall, views = watched(
        "UTC",
        "2026-06-08T03:00:00Z",  # Monday early: the night of Sunday 7 June, the week before
        "2026-06-10T23:00:00Z",
        "2026-06-11T01:00:00Z",  # the same night
        "2026-06-12T22:00:00Z",
        "2026-06-23T12:00:00Z",  # by day, two weeks on
    )
    days = np.arange("2026-06-08", "2026-06-24", dtype="datetime64[D]")
    weeks = windows.nights_by_week(windows.nights(wall, views), days)
    assert weeks["week"].dt.strftime("%m-%d").tolist() == ["06-01", "06-08", "06-15", "06-22"]
    assert weeks["nights"].tolist() == [1, 2, 0, 0]
    assert weeks["of"].tolist() == [1, 7, 7, 2]


def test_a_nights_minutes_are_those_of_its_views() -> None:
    wall, views = watched("UTC", "2026-06-10T21:59:00Z", "2026-06-10T22:01:00Z",
                          "2026-06-10T22:02:00Z")  # fmt: skip
    found = windows.nights(wall, views)
    # Dwells of 2 and 1 minutes, median 1.5; the first view is not in the night.
    assert found[["views", "low", "central", "high"]].loc[0].tolist() == [2, 1, 2.5, 2.5]


def test_school_hours_are_weekdays_from_half_past_eight_to_three() -> None:
    wall, views = watched(
        "Europe/Amsterdam",
        "2026-06-08T06:29:59Z",  # Monday 08:29:59
        "2026-06-08T06:30:00Z",  # Monday 08:30:00: inside
        "2026-06-08T06:31:00Z",  # inside
        "2026-06-12T12:59:59Z",  # Friday 14:59:59: inside
        "2026-06-12T13:00:00Z",  # Friday 15:00:00
        "2026-06-13T10:00:00Z",  # Saturday
    )
    school = windows.school_hours(wall, views)
    assert (school.views, school.days, school.weekdays) == (3, 2, 5)
    assert school.share == 0.5
    # Dwells 1 s, 60 s, none, 1 s, none, none: the median of 1, 1 and 60 seconds is 1 second.
    assert school.minutes.low == pytest.approx(1 + 0 + 1 / 60)
    assert school.minutes.central == pytest.approx(1 + 1 / 60 + 1 / 60)


def test_nothing_gives_nothing() -> None:
    wall, views = watched("Europe/Amsterdam")
    found = windows.nights(wall, views)
    assert len(found) == 0
    assert len(windows.nights_by_week(found, wall.astype("datetime64[D]"))) == 0
    school = windows.school_hours(wall, views, SCHOOL)
    assert (school.views, school.share, school.days, school.weekdays) == (0, None, 0, 0)


def test_nights_that_go_past_midnight_are_told_from_late_evenings() -> None:
    """22:30 is not past midnight; 00:10, 05:59 and 03:00 are, of the night before; 06:00 is day."""
    wall = np.array(
        ["2026-04-01T22:30", "2026-04-06T00:10", "2026-04-07T05:59", "2026-04-08T06:00",
         "2026-04-09T03:00", "2026-04-09T03:05", "NaT"],
        "datetime64[us]",
    )  # fmt: skip
    late = windows.after_midnight(wall, NIGHT)
    assert late.astype(str).tolist() == ["2026-04-05", "2026-04-06", "2026-04-08"]
    assert windows.longest_run(late).astype(str).tolist() == ["2026-04-05", "2026-04-06"]
    assert not len(windows.after_midnight(wall, Window(60, 300))), (
        "a night that does not pass midnight"
    )
