"""The time zone of every clock on the pages: one choice, in charts, sentences and rows alike.

The file's own times are UTC. Until a person chooses, the browser's zone holds, else the computer's;
for made-up people the one they live in.
"""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pandas as pd
import streamlit as st

from analysis.rhythm import zones
from dashboard.store import session
from dashboard.store.session import Origin
from dashboard.words import _, times
from dashboard.words.personas import FIRST, PERSONA, PERSONAS

_CHOICE = "zone"
"""Where the choice is kept: not in the control's own state, which goes when the page is left."""


def zone() -> ZoneInfo:
    """The zone in which times are shown now."""
    chosen = st.session_state.get(_CHOICE)
    browsers = zones.known(st.context.timezone)
    return zones.known(chosen) or _of_the_made_up() or browsers or _computers()


def _of_the_made_up() -> ZoneInfo | None:
    """Where a made-up person lives: their nights are the same on every computer and on paper."""
    holding = session.current()
    if holding is None or holding.origin is not Origin.SAMPLE:
        return None
    return zones.known(PERSONAS[holding.once(PERSONA, lambda _export: FIRST)].zone)


def control(key: str) -> ZoneInfo:
    """Draws the one control for the zone; a choice holds until everything is forgotten."""

    def choose() -> None:
        session.keep(key, _CHOICE)

    now = zone()
    st.session_state[key] = now.key
    st.selectbox(
        _("Time zone"),
        _zones(now.key),
        key=key,
        on_change=choose,
        format_func=name_of,
        help=sentence(),
    )
    return now


def sentence() -> str:
    """What a clock time on the pages is."""
    return times.clocks(zone().key)


def beside() -> str:
    """The zone in a few words, for beside a chart."""
    return times.zone_beside(zone().key)


def name_of(key: str) -> str:
    """A zone's name as it is read: "America/New York"."""
    return times.zone_name(key)


def local(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every moment as the clock of the zone showed it."""
    shown = frame.copy()
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.DatetimeTZDtype):
            shown[name] = frame[name].dt.tz_convert(zone()).dt.tz_localize(None)
    return shown


def _zones(now: str) -> list[str]:
    return sorted({*_places(), "UTC", now})


@cache
def _places() -> tuple[str, ...]:
    """The zones that stand for a place: no offsets without one, no names kept from the past."""
    old = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    return tuple(n for n in available_timezones() if "/" in n and not n.startswith(old))


@cache
def _computers() -> ZoneInfo:
    return zones.computers()
