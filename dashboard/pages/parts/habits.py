"""What the person chose on "How often": zone, session gap and windows, and the rhythm for these."""

from __future__ import annotations

import streamlit as st

from analysis.rhythm.nights import NIGHT, SCHOOL, Window
from analysis.rhythm.sessions import GAPS
from dashboard.pieces import rhythms
from dashboard.pieces.rhythms import clock_time
from dashboard.pieces.sight import Choice
from dashboard.show import zone
from dashboard.words import _, times

_GAP = "often-gap"
counted, own_name, said = rhythms.counted, rhythms.own_name, rhythms.said


def choice() -> Choice:
    """What holds now; a control that is not on the screen keeps what was chosen in it."""
    return Choice(
        zone.zone().key,
        st.session_state.get(_GAP) or GAPS[0],
        _window("often-night", NIGHT) or NIGHT,
        _window("often-school", SCHOOL) or SCHOOL,
    )


def gap_control() -> None:
    st.segmented_control(
        _("Pause that ends a session"),
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
                value=clock_time(minutes),
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
        at = st.session_state.get(f"{key}-{end}") or clock_time(minutes)
        ends.append(at.hour * 60 + at.minute)
    return Window(*ends) if ends[0] != ends[1] else None
