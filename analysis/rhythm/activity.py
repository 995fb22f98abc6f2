"""What the person did: the dated rows of seven tables as one frame, sorted by time.

These seven are what a session is made of (`docs/tables.md`): views, likes, saved videos, searches,
comments, shares and reposts. Everything here stays in UTC; `local_time` is the one way to a clock
on the wall, and each function that needs one takes the zone as a parameter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

Tables = Mapping[str, pd.DataFrame]

VIEW = "watch_history"
KINDS = (VIEW, "likes", "favorite_videos", "searches", "comments", "shares", "reposts")
"""The tables whose dated rows are activity; where two rows share a second, this is their order."""

SENT = "messages_sent"
"""The kind of a message that the person wrote; counted by month, but no part of a session."""

_CHATS = ("direct_messages", "group_messages")


def activity(tables: Tables) -> pd.DataFrame:
    """Every dated row of the seven tables, oldest first.

    Columns: `at` (UTC), `kind` (category, one of `KINDS`), `row` (the row's number in its table, so
    that each figure leads back to its rows). Rows of one second stand in the order of `KINDS`, so
    the order of rows in the archive changes no figure.
    """
    return _sorted({kind: tables[kind]["at"] for kind in KINDS})


def messages_sent(tables: Tables, senders: Sequence[str]) -> pd.DataFrame:
    """The dated messages of one person under one name or several, shaped like `activity` with the
    kind `messages_sent`.

    `row` counts through `direct_messages` and on through `group_messages`. No name (the
    archive does not say which one is the person's own) gives no rows.
    """
    chats = pd.concat([tables[name][["at", "sender"]] for name in _CHATS], ignore_index=True)
    return _sorted({SENT: chats["at"].where(chats["sender"].isin(senders))})


def _sorted(columns: Mapping[str, pd.Series]) -> pd.DataFrame:
    moments = [moments_of(column) for column in columns.values()]
    dated = [np.flatnonzero(~np.isnat(at)) for at in moments]
    at = np.concatenate([at[rows] for at, rows in zip(moments, dated, strict=True)])
    codes = np.repeat(np.arange(len(columns), dtype=np.int8), [len(rows) for rows in dated])
    # Sections are sorted one way or the other, which makes the stable sort a merge of runs.
    order = np.argsort(at, kind="stable")
    return pd.DataFrame(
        {
            "at": pd.DatetimeIndex(at[order], tz="UTC"),
            "kind": pd.Categorical.from_codes(codes[order], pd.Index(list(columns))),
            "row": np.concatenate(dated)[order].astype(np.int64),
        }
    )


def moments_of(at: pd.Series) -> np.ndarray:
    """A column of times as `datetime64[us]` in UTC, NaT where there is none."""
    return at.dt.tz_convert(None).to_numpy("datetime64[us]")


def local_time(at: pd.Series, zone: str) -> np.ndarray:
    """A column of times as the clock on the wall in `zone`, `datetime64[us]`, NaT kept.

    In the hour that autumn repeats two moments share one wall time; nothing here turns wall time
    back into moments, so none is lost or moved.
    """
    return at.dt.tz_convert(zone).dt.tz_localize(None).to_numpy("datetime64[us]")


def local_month(at: pd.Series, zone: str) -> pd.Series:
    """The first day of each moment's month on the clock of `zone`, as a time without a zone."""
    local = at.dt.tz_convert(zone).dt.tz_localize(None)
    return local.dt.to_period("M").dt.to_timestamp().astype("datetime64[us]").rename("month")


def days_of(wall: np.ndarray) -> np.ndarray:
    """The calendar days of wall times, `datetime64[D]`."""
    return wall.astype("datetime64[D]")


def mondays_of(days: np.ndarray) -> np.ndarray:
    """The Monday of each day's ISO week, `datetime64[D]`."""
    return days - weekdays_of(days).astype("timedelta64[D]")


def weekdays_of(days: np.ndarray) -> np.ndarray:
    """0 for Monday to 6 for Sunday; 1970 began on a Thursday."""
    return (days.astype(np.int64) + 3) % 7


def hours_of(wall: np.ndarray) -> np.ndarray:
    """The hour of the day of wall times, 0 to 23; of no use where there is none."""
    return wall.astype("datetime64[h]").astype(np.int64) % 24


def calendar(days: np.ndarray) -> np.ndarray:
    """Every day from the first to the last of `days`, without gaps; none of none."""
    if not len(days):
        return days
    return np.arange(days.min(), days.max() + np.timedelta64(1, "D"))


def date_column(days: np.ndarray) -> pd.Series:
    """Days as a column: midnight without a zone, since a date on the wall is no moment."""
    return pd.Series(days.astype("datetime64[us]"))


def by_month(walls: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """How many rows of each kind stand in each month: `month` (its first day), `kind`, `rows`.

    `walls` holds the local times of each kind. Every month from the first to the last of all stands
    there for every kind, also with nothing in it.
    """
    filled = [wall for wall in walls.values() if len(wall)]
    ends = [end.astype("datetime64[M]") for wall in filled for end in (wall.min(), wall.max())]
    span = np.arange(min(ends), max(ends) + 1) if ends else np.array([], "datetime64[M]")
    width = len(span)
    kinds = np.repeat(np.arange(len(walls)), width)
    counts = [
        np.bincount(
            np.searchsorted(span.astype("datetime64[us]"), wall, "right") - 1, minlength=width
        )
        for wall in walls.values()
    ]
    return pd.DataFrame(
        {
            "month": date_column(np.tile(span, len(walls))),
            "kind": pd.Categorical.from_codes(kinds, pd.Index(list(walls))),
            "rows": np.concatenate(counts),
        }
    )


def coverage(tables: Tables, zone: str) -> pd.DataFrame:
    """How far each table with rows reaches: what must be said before any figure.

    Columns: `table`, `rows`, `dated` (rows with a time), `first`, `last` (UTC), `days` (local days
    with rows), `span` (local days from the first to the last). A day without rows is not a day
    without use.
    """
    found = [_reach(name, frame, zone) for name, frame in tables.items() if len(frame)]
    columns = ("table", "rows", "dated", "first", "last", "days", "span")
    reach = pd.DataFrame(found, columns=list(columns))
    for column in ("first", "last"):
        reach[column] = pd.to_datetime(reach[column], utc=True).dt.as_unit("us")
    counts = dict.fromkeys(("rows", "dated", "days", "span"), "int64")
    return reach.astype({"table": "string", **counts})


def _reach(name: str, frame: pd.DataFrame, zone: str) -> tuple[object, ...]:
    at = frame["at"] if "at" in frame else pd.Series(dtype="datetime64[us, UTC]")
    wall = local_time(at, zone)
    days = days_of(wall[~np.isnat(wall)]).astype(np.int64)
    first = int(days.min()) if len(days) else 0
    seen = np.count_nonzero(np.bincount(days - first))
    span = int(days.max()) - first + 1 if len(days) else 0
    return name, len(frame), len(days), at.min(), at.max(), seen, span
