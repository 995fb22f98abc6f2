"""Sessions and the time estimate: what can be said about duration from moments alone.

The archive holds when a video was shown, never for how long. A session is activity without a pause
longer than the gap; the time on a video is read off the person's next activity, in three ways that
make a band. Definitions: `docs/tables.md`, "The summary"; session gap of 5 minutes: the EYRA data
donation scripts; caps and band: this project's own choice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rhythm.activity import VIEW, date_column, moments_of

GAPS = (5, 10, 30, 60)
"""Minutes a person can choose from; the first is the default."""

LONG = 40
"""Minutes from which a session counts as long."""

QUICK = 3
"""Seconds under which a next activity means "moved on"."""

HIGH_GAP = 30
LOW_CAP, CENTRAL_CAP, HIGH_CAP = 1, 5, 10
"""Minutes: the session gap of the high estimate, and the most that one view counts in each."""

_EDGES = (0, 1, 5, 10, 20, 40, 60, 120)
"""Minutes: where the bins of session lengths begin."""

_MINUTE = np.timedelta64(60_000_000, "us")


def sessions(activity: pd.DataFrame, gap: int = GAPS[0]) -> pd.DataFrame:
    """One row a session, oldest first: `first`, `last` (UTC), `minutes`, `activities`, `views`.

    A session ends where the next activity is more than `gap` minutes away and lasts from its first
    to its last activity, so a single activity is a session of 0 minutes. `activity` is sorted.
    """
    at = moments_of(activity["at"])
    starts = np.flatnonzero(np.concatenate([[True], np.diff(at) > gap * _MINUTE])[: len(at)])
    bounds = np.append(starts, len(at))
    first, last = at[starts], at[bounds[1:] - 1]
    viewed = np.concatenate([[0], np.cumsum(activity["kind"] == VIEW)])
    return pd.DataFrame(
        {
            "first": pd.DatetimeIndex(first, tz="UTC"),
            "last": pd.DatetimeIndex(last, tz="UTC"),
            "minutes": (last - first) / _MINUTE,
            "activities": np.diff(bounds),
            "views": np.diff(viewed[bounds]),
        }
    )


@dataclass(frozen=True)
class SessionFigures:
    """How many sessions, the longest in minutes (0 without any), and how many of 40 or more."""

    count: int
    longest: float
    long: int


def figures(sessions: pd.DataFrame) -> SessionFigures:
    minutes = sessions["minutes"].to_numpy()
    return SessionFigures(
        count=len(minutes),
        longest=float(minutes.max(initial=0.0)),
        long=int(np.count_nonzero(minutes >= LONG)),
    )


def lengths(sessions: pd.DataFrame) -> pd.DataFrame:
    """How sessions spread over lengths: `minutes` (where the bin begins), `until`, `sessions`.

    A bin holds its beginning and not its end; the last has no end (infinity).
    """
    edges = np.array([*_EDGES, np.inf])
    place = np.searchsorted(edges, sessions["minutes"].to_numpy(), side="right") - 1
    return pd.DataFrame(
        {
            "minutes": edges[:-1],
            "until": edges[1:],
            "sessions": np.bincount(place, minlength=len(_EDGES)),
        }
    )


def watch_time(activity: pd.DataFrame, gap: int = GAPS[0]) -> pd.DataFrame:
    """One row a dated view, oldest first: `at` (UTC), `row`, `dwell` (seconds) and three estimates.

    `dwell` is the time to the person's next activity in the same session, NaN for the view that is
    the last activity of its session. In minutes:

    - `low`: dwell, at most 1; without a dwell 0
    - `central`: dwell, at most 5; without a dwell the median of the dwells so capped
    - `high`: dwell in sessions cut at 30 minutes, at most 10; without one the same median

    Without any dwell there is no median, and what would have been filled with it counts 0. For a
    gap up to 30 minutes low <= central <= high holds for every view; for a longer one high is
    still cut at 30, so that it can lie below central.
    """
    at = moments_of(activity["at"])
    viewed = (activity["kind"] == VIEW).to_numpy()
    seconds = np.append(np.diff(at).astype(np.int64) / 1e6, np.nan)[: len(at)][viewed]
    minutes = seconds / 60
    inside = minutes <= gap
    known = np.minimum(minutes[inside], CENTRAL_CAP)
    median = float(np.median(known)) if len(known) else 0.0
    return pd.DataFrame(
        {
            "at": pd.DatetimeIndex(at[viewed], tz="UTC"),
            "row": activity["row"].to_numpy()[viewed],
            "dwell": np.where(inside, seconds, np.nan),
            "low": np.where(inside, np.minimum(minutes, LOW_CAP), 0.0),
            "central": np.where(inside, np.minimum(minutes, CENTRAL_CAP), median),
            "high": np.where(minutes <= HIGH_GAP, np.minimum(minutes, HIGH_CAP), median),
        }
    )


@dataclass(frozen=True)
class Band:
    """An estimate in minutes, never one number alone."""

    low: float
    central: float
    high: float


def total(watched: pd.DataFrame) -> Band:
    """The band of all rows of a frame with `low`, `central` and `high`."""
    return Band(*(float(watched[name].sum()) for name in ("low", "central", "high")))


def moved_on(watched: pd.DataFrame) -> float | None:
    """Share of views with a dwell under 3 seconds among the views that have one; None of none.

    Not "skipped": the file cannot tell a swipe from a video of two seconds.
    """
    dwell = watched["dwell"].dropna().to_numpy()
    return float(np.count_nonzero(dwell < QUICK) / len(dwell)) if len(dwell) else None


def by_day(
    days: np.ndarray, watched: pd.DataFrame, name: str, whole: np.ndarray | None = None
) -> pd.DataFrame:
    """Views and minutes for each day: the column `name`, `views`, `low`, `central`, `high`.

    `days` (`datetime64[D]`) is the day of each row of `watched`; a view counts whole on the day it
    began. Only days with a view stand there, or else every day of `whole`, a run without gaps that
    holds them all.
    """
    number = days.astype(np.int64)
    span = number if whole is None else whole.astype(np.int64)
    first, size = (int(span.min()), int(np.ptp(span)) + 1) if len(span) else (0, 0)
    number = number - first
    views = np.bincount(number, minlength=size)
    kept = np.flatnonzero(views) if whole is None else np.arange(size)
    sums = {
        # Of nothing, bincount would make whole numbers.
        column: np.bincount(number, weights=watched[column], minlength=size)[kept] + 0.0
        for column in ("low", "central", "high")
    }
    column = date_column((kept + first).astype("datetime64[D]"))
    return pd.DataFrame({name: column, "views": views[kept], **sums})
