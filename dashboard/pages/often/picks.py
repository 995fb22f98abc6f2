"""Parts of the figures of "How often": of each row of a table, whether it belongs to a part."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.rhythm.activity import (
    VIEW,
    days_of,
    hours_of,
    local_time,
    moments_of,
    mondays_of,
    weekdays_of,
)
from analysis.rhythm.nights import Window
from dashboard.show.evidence import Pick

WATCHED = (VIEW,)
"""The tables of a figure that counts videos alone; others count all of `activity.KINDS`."""

_SCHOOL_DAYS = 5


def everything(frame: pd.DataFrame) -> np.ndarray:
    return np.ones(len(frame), bool)


def on_day(zone: str, day: pd.Timestamp) -> Pick:
    return lambda frame: days_of(_wall(frame, zone)) == np.datetime64(day, "D")


def in_month(zone: str, month: pd.Timestamp) -> Pick:
    wanted = np.datetime64(month, "M")
    return lambda frame: _wall(frame, zone).astype("datetime64[M]") == wanted


def in_days(zone: str, first: pd.Timestamp, last: pd.Timestamp) -> Pick:
    """From one day to another, both included."""

    def pick(frame: pd.DataFrame) -> np.ndarray:
        days = days_of(_wall(frame, zone))
        return (days >= np.datetime64(first, "D")) & (days <= np.datetime64(last, "D"))

    return pick


def in_hour(zone: str, weekday: int, hour: int) -> Pick:
    """One hour of the week, in all weeks."""

    def pick(frame: pd.DataFrame) -> np.ndarray:
        wall = _wall(frame, zone)
        that_day = weekdays_of(days_of(wall)) == weekday
        return ~np.isnat(wall) & that_day & (hours_of(wall) == hour)

    return pick


def in_nights(zone: str, window: Window, monday: pd.Timestamp | None = None) -> Pick:
    """Inside the window; with a Monday only in nights that began in its week."""

    def pick(frame: pd.DataFrame) -> np.ndarray:
        began = window.began(_wall(frame, zone))
        inside = ~np.isnat(began)
        if monday is None:
            return inside
        return inside & (mondays_of(began) == np.datetime64(monday, "D"))

    return pick


def in_school_hours(zone: str, window: Window) -> Pick:
    def pick(frame: pd.DataFrame) -> np.ndarray:
        began = window.began(_wall(frame, zone))
        return ~np.isnat(began) & (weekdays_of(days_of(began)) < _SCHOOL_DAYS)

    return pick


def in_sessions(sessions: pd.DataFrame) -> Pick:
    """Inside one of some sessions, whose `first` and `last` are UTC; they never overlap."""
    first, last = moments_of(sessions["first"]), moments_of(sessions["last"])

    def pick(frame: pd.DataFrame) -> np.ndarray:
        at = moments_of(frame["at"])
        if not len(first):
            return np.zeros(len(at), bool)
        place = np.searchsorted(first, at, side="right") - 1
        return ~np.isnat(at) & (place >= 0) & (at <= last[place])

    return pick


def at_rows(rows: pd.Series) -> Pick:
    """The rows with these numbers of the watch history."""

    def pick(frame: pd.DataFrame) -> np.ndarray:
        chosen = np.zeros(len(frame), bool)
        chosen[rows.to_numpy()] = True
        return chosen

    return pick


def _wall(frame: pd.DataFrame, zone: str) -> np.ndarray:
    return local_time(frame["at"], zone)
