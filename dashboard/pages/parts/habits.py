"""What the person chose on "How often": zone, session gap and windows, and the rhythm for these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

import pandas as pd
import streamlit as st

from analysis import people
from analysis.rhythm.nights import NIGHT, SCHOOL, Window
from analysis.rhythm.rhythm import Rhythm, rhythm
from analysis.rhythm.sessions import GAPS
from dashboard.show import zone
from dashboard.store.session import Holding
from dashboard.words import _, times

_GAP = "often-gap"
_DAY = 24 * 60
ESTIMATES = ["low", "central", "high"]


@dataclass(frozen=True)
class Choice:
    zone: str
    gap: int
    night: Window
    school: Window


def choice() -> Choice:
    """What holds now; a control that is not on the screen keeps what was chosen in it."""
    return Choice(
        zone.zone().key,
        st.session_state.get(_GAP) or GAPS[0],
        _window("often-night", NIGHT) or NIGHT,
        _window("often-school", SCHOOL) or SCHOOL,
    )


def counted(holding: Holding, chosen: Choice) -> Rhythm:
    """The rhythm for a choice; only that of the last one is kept, since each fills memory."""
    key = f"rhythm {chosen}"
    for other in [k for k in holding.derived if k.startswith("rhythm ") and k != key]:
        del holding.derived[other]
    own = own_name(holding)
    return holding.once(
        key,
        lambda export: rhythm(
            export.tables,
            chosen.zone,
            chosen.gap,
            chosen.night,
            chosen.school,
            own.name if own else None,
        ),
    )


def own_name(holding: Holding) -> people.OwnName | None:
    """Under which name the person writes messages, as far as the file says."""
    return holding.once(
        "own name",
        lambda export: people.own_name(export.tables["profile"], export.tables["direct_messages"]),
    )


def gap_control() -> None:
    st.segmented_control(
        _("A session ends after a pause of"),
        GAPS,
        default=GAPS[0],
        required=True,
        format_func=lambda minutes: times.duration(minutes),
        key=_GAP,
        persist_state="session",
    )


def night_control() -> None:
    _window_control("often-night", NIGHT)


def school_control() -> None:
    _window_control("often-school", SCHOOL)


def _window_control(key: str, usual: Window) -> None:
    """Two clock times; the second may be on the next morning."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for end, label, minutes in (
            ("from", _("From"), usual.start),
            ("until", _("Until"), usual.end),
        ):
            st.time_input(
                label,
                value=_time(minutes),
                key=f"{key}-{end}",
                step=1800,
                width=130,
                persist_state="session",
            )
    if _window(key, usual) is None:
        st.caption(
            _("Choose two different times. Until then the usual hours are used: {window}.").format(
                window=said(usual)
            )
        )


def _window(key: str, usual: Window) -> Window | None:
    """The window of two fields; None where it would have no length."""
    ends = []
    for end, minutes in (("from", usual.start), ("until", usual.end)):
        at = st.session_state.get(f"{key}-{end}") or _time(minutes)
        ends.append(at.hour * 60 + at.minute)
    return Window(*ends) if ends[0] != ends[1] else None


def _time(minutes: int) -> time:
    return time(minutes % _DAY // 60, minutes % 60)


def said(window: Window) -> str:
    """A window in words: "22:00 to 06:00"."""
    return _("{start} to {end}").format(
        start=times.clock(_time(window.start)), end=times.clock(_time(window.end))
    )


def banded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their estimates in order and to the minute: `lowest`, `central`, `highest`.

    With a gap of an hour the upper estimate can lie below the middle one (see `watch_time`).
    """
    estimates = rows[ESTIMATES]
    return rows.assign(
        lowest=estimates.min(axis="columns").round(1),
        central=rows["central"].round(1),
        highest=estimates.max(axis="columns").round(1),
    )


def band_labels() -> dict[str, str]:
    return {
        "lowest": _("Lowest estimate (min)"),
        "central": _("Middle estimate (min)"),
        "highest": _("Highest estimate (min)"),
    }
