"""The way from a figure of "How often" to its rows: which part of it, in which table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import streamlit as st

from analysis.activity import (
    KINDS,
    VIEW,
    days_of,
    local_time,
    moments_of,
    mondays_of,
    weekdays_of,
)
from analysis.nights import Window
from dashboard import show
from dashboard.session import Holding
from dashboard.words import _, tables

Pick = Callable[[pd.DataFrame], np.ndarray]
"""Says of each row of a table whether it belongs to a part of a figure."""

WATCHED = (VIEW,)
"""Tables of a figure that counts videos alone."""

_SCHOOL_DAYS = 5


def behind(
    holding: Holding,
    parts: Mapping[str, Pick],
    *,
    key: str,
    among: tuple[str, ...] = KINDS,
) -> None:
    """A button that opens on two questions, which table and which part, and leads to the rows."""
    held = holding.export.tables
    names = [name for name in among if len(held[name])]
    if not names:
        return
    questions = f"{key}-questions"
    if any(st.session_state.get(f"{key}-{name}-show") for name in names):
        st.session_state[questions] = False  # the window opens now; the questions make way
    with st.popover(
        _("See the rows"),
        icon=":material/table_rows:",
        type="tertiary",
        key=questions,
        on_change="rerun",
    ):
        name = names[0]
        if len(names) > 1:
            name = st.selectbox(_("Of"), names, format_func=tables.title, key=f"{key}-table")
        part = next(iter(parts))
        if len(parts) > 1:
            part = st.selectbox(_("Which part"), list(parts), key=f"{key}-part")
        show.evidence(
            _("Show these rows"),
            lambda: held[name][parts[part](held[name])],
            name,
            key=f"{key}-{name}",
            about=part,
        )


def everything(frame: pd.DataFrame) -> np.ndarray:
    return np.ones(len(frame), bool)


def on_day(zone: str, day: pd.Timestamp) -> Pick:
    return lambda frame: days_of(_wall(frame, zone)) == np.datetime64(day, "D")


def in_week(zone: str, monday: pd.Timestamp) -> Pick:
    return in_days(zone, monday, monday + pd.Timedelta(days=6))


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
        of_day = wall.astype("datetime64[h]").astype(np.int64) % 24
        return ~np.isnat(wall) & (weekdays_of(days_of(wall)) == weekday) & (of_day == hour)

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
