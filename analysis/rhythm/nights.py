"""Windows of the day on the person's own clock: nights and school hours.

A window is read off the wall clock, so it is an hour shorter or longer on the two nights a year on
which the clock is changed. Default night 22:00 to 06:00: 22:00 recurs in TikTok's wind-down screen,
its quiet hours for 16 and 17 and in Douyin's youth mode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rhythm.activity import calendar, date_column, days_of, mondays_of, weekdays_of
from analysis.rhythm.sessions import Band, by_day, total

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_SCHOOL_DAYS = 5
"""Monday to Friday; holidays are not known."""


@dataclass(frozen=True)
class Window:
    """From `start` up to but not including `end`, minutes after midnight; it may pass midnight."""

    start: int
    end: int

    @classmethod
    def parse(cls, text: str) -> Window | None:
        """The window that "22:00-06:00" names; None for anything else, also for no length."""
        ends = [_TIME.fullmatch(part.strip()) for part in text.split("-")]
        minutes = [int(end[1]) * 60 + int(end[2]) for end in ends if end]
        if len(ends) != 2 or len(minutes) != 2 or minutes[0] == minutes[1]:
            return None
        return cls(*minutes)

    def __str__(self) -> str:
        return "-".join(f"{end // 60:02}:{end % 60:02}" for end in (self.start, self.end))

    def began(self, wall: np.ndarray) -> np.ndarray:
        """For each wall time the day on which its window began, NaT outside the window.

        01:00 on Tuesday belongs to the night of Monday. `datetime64[us]` to `datetime64[D]`.
        """
        minute = wall.astype("datetime64[m]").astype(np.int64) % (24 * 60)
        if self.start < self.end:
            inside = (minute >= self.start) & (minute < self.end)
            return np.where(inside, days_of(wall), np.datetime64("NaT"))
        before = minute < self.end
        inside = before | (minute >= self.start)
        return np.where(inside, days_of(wall) - before, np.datetime64("NaT"))


NIGHT = Window(22 * 60, 6 * 60)
SCHOOL = Window(8 * 60 + 30, 15 * 60)


def nights(wall: np.ndarray, watched: pd.DataFrame, window: Window = NIGHT) -> pd.DataFrame:
    """One row a night with views: `night` (the day it began), `views`, `low`, `central`, `high`.

    `wall` is the local time of each row of `watched` (see `sessions.watch_time`); minutes.
    """
    began = window.began(wall)
    inside = ~np.isnat(began)
    return by_day(began[inside], watched.loc[inside, ["low", "central", "high"]], "night")


def after_midnight(wall: np.ndarray, window: Window) -> np.ndarray:
    """The nights (the day each began) with a time between midnight and the end of a window.

    In order, and none of a window that lies on one day. 01:00 on Tuesday is the night of Monday,
    here as in `nights`. `datetime64[us]` to `datetime64[D]`.
    """
    minute = wall.astype("datetime64[m]").astype(np.int64) % (24 * 60)
    late = ~np.isnat(wall) & (minute < window.end) & (window.start > window.end)
    return np.unique(days_of(wall[late])) - 1


def longest_run(days: np.ndarray) -> np.ndarray:
    """The longest stretch of days that follow each other, of some in order; the first of equals."""
    breaks = np.flatnonzero(np.diff(days.astype(np.int64)) != 1) + 1
    return max(np.split(days, breaks), key=len)


def nights_by_week(nights: pd.DataFrame, days: np.ndarray) -> pd.DataFrame:
    """Nights with views for each ISO week: `week` (its Monday), `nights`, `of`.

    `days` are the days the watch history covers; `of` is how many of the week's nights began on one
    of them, so that a week at the edge is not read as a quiet one. Weeks without a night stay.
    """
    began = nights["night"].to_numpy().astype("datetime64[D]")
    # The first night can have begun on the evening before the first day with a view.
    covered = calendar(np.union1d(days.astype("datetime64[D]"), began))
    mondays = mondays_of(covered)
    weeks, sizes = np.unique(mondays, return_counts=True)
    place = np.searchsorted(weeks, mondays_of(began))
    return pd.DataFrame(
        {
            "week": date_column(weeks),
            "nights": np.bincount(place, minlength=len(weeks)),
            "of": sizes,
        }
    )


@dataclass(frozen=True)
class SchoolHours:
    """Views from Monday to Friday inside the window; holidays are not known to anybody here.

    `share` is that of all dated views (None of none), `days` counts the weekdays with such a view,
    `weekdays` all weekdays from the first view to the last.
    """

    window: Window
    views: int
    share: float | None
    days: int
    weekdays: int
    minutes: Band


def school_hours(wall: np.ndarray, watched: pd.DataFrame, window: Window = SCHOOL) -> SchoolHours:
    """What lies in school hours; `wall` is the local time of each row of `watched`."""
    began = window.began(wall)
    place = np.flatnonzero(~np.isnat(began))
    place = place[weekdays_of(began[place]) < _SCHOOL_DAYS]
    covered = weekdays_of(calendar(days_of(wall)))
    return SchoolHours(
        window=window,
        views=len(place),
        share=len(place) / len(wall) if len(wall) else None,
        days=len(np.unique(began[place])),
        weekdays=int(np.count_nonzero(covered < _SCHOOL_DAYS)),
        minutes=total(watched[["low", "central", "high"]].iloc[place]),
    )
