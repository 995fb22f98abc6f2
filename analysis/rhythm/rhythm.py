"""How often: hours, days, weeks, streaks and the estimate of time, in the zone a person chose.

The one place where the moments of the rhythm become local time, once. Every number is an estimate
with its band or a count; days without rows are not days without use, so each frame says which days
it covers. The watch history reaches back about 180 days in recent archives while likes have no
limit: what is told day by day is told for the days from the first view to the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rhythm import activity as moments
from analysis.rhythm import nights, sessions
from analysis.rhythm.activity import Tables, calendar, date_column, days_of, weekdays_of
from analysis.rhythm.nights import NIGHT, SCHOOL, SchoolHours, Window
from analysis.rhythm.sessions import GAPS, Band, SessionFigures

_LONG_PAUSE = 24
"""Hours from which a stretch without any activity is listed."""


@dataclass(frozen=True)
class Rhythm:
    """Everything under "How often" for one choice of zone, session gap and windows.

    Times are UTC, days are dates on the wall (midnight without a zone), durations are minutes.
    """

    zone: str
    gap: int
    night: Window
    views: pd.DataFrame
    """One row a dated view: `at`, `local`, `row`, `dwell` (seconds), `low`, `central`, `high`."""
    sessions: pd.DataFrame
    session_figures: SessionFigures
    session_lengths: pd.DataFrame
    total: Band
    moved_on: float | None
    days: pd.DataFrame
    weeks: pd.DataFrame
    hours: pd.DataFrame
    months: pd.DataFrame
    streaks: pd.DataFrame
    pauses: pd.DataFrame
    nights: pd.DataFrame
    nights_by_week: pd.DataFrame
    school: SchoolHours
    coverage: pd.DataFrame
    attention: Attention

    @property
    def of_these_days(self) -> SessionFigures:
        """The sessions that began on one of `days`: likes and searches can reach back further than
        the watch history, and a number per day is only one of the same days."""
        if not len(self.days):
            return self.session_figures
        began = days_of(moments.local_time(self.sessions["first"], self.zone))
        covered = self.days["day"].to_numpy().astype("datetime64[D]")
        return sessions.figures(self.sessions[(began >= covered[0]) & (began <= covered[-1])])


def rhythm(
    tables: Tables,
    zone: str,
    gap: int = GAPS[0],
    night: Window = NIGHT,
    school: Window = SCHOOL,
    senders: Sequence[str] = (),
) -> Rhythm:
    """The rhythm of an archive's tables; `senders` are the person's own names in
    conversations."""
    done = moments.activity(tables)
    wall = moments.local_time(done["at"], zone)
    viewed = (done["kind"] == moments.VIEW).to_numpy()
    watched = sessions.watch_time(done, gap)
    seen = wall[viewed]
    covered = calendar(days_of(seen if len(seen) else wall))
    days = by_day(wall, seen, watched, covered)
    at_night = nights.nights(seen, watched, night)
    sat = sessions.sessions(done, gap)
    sent = moments.messages_sent(tables, senders)
    # A year of likes before the first view says nothing of pauses in a history that does not reach
    # so far back.
    reach = np.flatnonzero(viewed)[[0, -1]] if len(seen) else (0, len(wall) - 1)
    return Rhythm(
        zone=zone,
        gap=gap,
        night=night,
        views=watched.assign(local=seen),
        sessions=sat,
        session_figures=sessions.figures(sat),
        session_lengths=sessions.lengths(sat),
        total=sessions.total(watched),
        moved_on=sessions.moved_on(watched),
        days=days,
        weeks=by_week(days),
        hours=by_hour(wall, viewed),
        months=moments.by_month(
            {
                **{kind: wall[(done["kind"] == kind).to_numpy()] for kind in moments.KINDS},
                moments.SENT: moments.local_time(sent["at"], zone),
            }
        ),
        streaks=streaks(days),
        pauses=pauses(done["at"].iloc[reach[0] : reach[1] + 1]),
        nights=at_night,
        nights_by_week=nights.nights_by_week(at_night, covered if len(seen) else covered[:0]),
        school=nights.school_hours(seen, watched, school),
        coverage=moments.coverage(tables, zone),
        attention=attention(tables["activity_summary"]),
    )


def by_day(
    wall: np.ndarray, seen: np.ndarray, watched: pd.DataFrame, covered: np.ndarray
) -> pd.DataFrame:
    """One row for each day covered: `day`, `activities`, `views`, `low`, `central`, `high`.

    `wall` is the local time of every activity, `seen` that of each row of `watched`. A view counts
    on the day on which it began, so the days add up to the total.
    """
    days = sessions.by_day(days_of(seen), watched, "day", whole=covered)
    number = days_of(wall).astype(np.int64) - covered[:1].astype(np.int64).sum()
    inside = number[(number >= 0) & (number < len(covered))]
    days.insert(1, "activities", np.bincount(inside, minlength=len(covered)))
    return days


def by_week(days: pd.DataFrame) -> pd.DataFrame:
    """ISO weeks of a frame of days: `week` (its Monday), `days`, `days_with_views`, `views`, band.

    `days` counts the days of the week that the history covers: 7 but for the weeks at its ends.
    """
    week = moments.mondays_of(days["day"].to_numpy().astype("datetime64[D]"))
    counted = days.assign(
        week=date_column(week), days=1, days_with_views=(days["views"] > 0).astype(np.int64)
    )
    sums = ["days", "days_with_views", "views", "low", "central", "high"]
    return counted.groupby("week", as_index=False)[sums].sum()


def by_hour(wall: np.ndarray, viewed: np.ndarray) -> pd.DataFrame:
    """The 168 hours of a week: `weekday` (0 Monday), `hour`, `activities`, `views`.

    `wall` is the local time of every activity, `viewed` says which of them are views.
    """
    cell = weekdays_of(days_of(wall)) * 24 + moments.hours_of(wall)
    week = np.arange(168)
    return pd.DataFrame(
        {
            "weekday": week // 24,
            "hour": week % 24,
            "activities": np.bincount(cell, minlength=168),
            "views": np.bincount(cell[viewed], minlength=168),
        }
    )


def year_grid(days: pd.DataFrame) -> pd.DataFrame:
    """Where each day stands in a calendar by year: `year`, `column`, `weekday`, and the day's own.

    Columns are weeks from Monday to Sunday, counted from the one that holds 1 January (0).
    """
    day = days["day"].to_numpy().astype("datetime64[D]")
    years = day.astype("datetime64[Y]")
    opening = years.astype("datetime64[D]")
    column = ((day - opening).astype(np.int64) + weekdays_of(opening)) // 7
    year = years.astype(np.int64) + 1970
    return days.assign(year=year, column=column, weekday=weekdays_of(day))


def streaks(days: pd.DataFrame) -> pd.DataFrame:
    """Runs of days with activity, longest first: `first`, `last`, `days`; equals by date."""
    active = np.concatenate([[False], days["activities"].to_numpy() > 0, [False]])
    edges = np.flatnonzero(np.diff(active))
    starts, ends = edges[::2], edges[1::2] - 1
    day = days["day"].to_numpy()
    runs = pd.DataFrame({"first": day[starts], "last": day[ends], "days": ends - starts + 1})
    return runs.sort_values("days", ascending=False, kind="stable", ignore_index=True)


def pauses(at: pd.Series, hours: int = _LONG_PAUSE) -> pd.DataFrame:
    """Stretches without activity, longest first: `after`, `before` (UTC), `hours`.

    `at` is sorted. Only those of at least `hours`; nothing is said of the time before the first
    moment and after the last, and a pause in the file is not a pause in use.
    """
    moment = moments.moments_of(at)
    length = np.diff(moment) / np.timedelta64(3_600_000_000, "us")
    place = np.flatnonzero(length >= hours)
    found = pd.DataFrame(
        {
            "after": pd.DatetimeIndex(moment[place], tz="UTC"),
            "before": pd.DatetimeIndex(moment[place + 1], tz="UTC"),
            "hours": length[place],
        }
    )
    return found.sort_values("hours", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True)
class Attention:
    """What TikTok itself counted since the account was made; None where the file does not say.

    `share` is watched to the end / videos: the only measured figure of attention in the archive.
    It is None where the second number is missing (most archives) or smaller than the first, since
    then the two do not count the same thing.
    """

    watched_to_the_end: int | None
    videos: int | None
    share: float | None


_WATCHED = ("videoswatchedtotheend", "videoswatchedtotheendsinceaccountregistration")
_VIDEOS = ("videocount", "videoswatched", "videoswatchedsinceaccountregistration")


def attention(activity_summary: pd.DataFrame) -> Attention:
    """Reads the two counts from `activity_summary`, whose fields differ by format."""
    names = activity_summary["field"].str.casefold().str.replace(r"[^a-z]", "", regex=True)
    values = pd.to_numeric(activity_summary["value"], errors="coerce")
    watched, videos = (_largest(values[names.isin(known)]) for known in (_WATCHED, _VIDEOS))
    fits = watched is not None and videos is not None and 0 < videos >= watched
    return Attention(watched, videos, watched / videos if fits else None)  # type: ignore[operator]


def _largest(values: pd.Series) -> int | None:
    # Two parts of one archive can hold two states of one counter, and counters only grow.
    known = values.dropna()
    return int(known.max()) if len(known) else None
