"""Who is looking, and what that closes."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis.inventory import Inventory
from dashboard.pieces import closed
from dashboard.store import redacted, session
from dashboard.store.session import Holding, Part, Viewer
from dashboard.words import _


def viewer() -> Viewer:
    return redacted.viewer_of(session.current())


def alone() -> bool:
    """Whether the person looks alone, so that real names and unread values may be asked for."""
    return viewer() is Viewer.ME


def together() -> bool:
    return viewer() is Viewer.TOGETHER


def is_held() -> bool:
    """Whether a young person says what is open: together, and in a room that comes after."""
    return redacted.is_held(session.current())


def in_a_room() -> bool:
    """Whether a room looks at a real file, of which it sees what is left when it is hidden."""
    return viewer() is Viewer.ROOM


def from_afar() -> bool:
    """Whether a room looks, at whatever it is: letters and pictures are large."""
    holding = session.current()
    return holding is not None and holding.viewer is Viewer.ROOM


def is_open(part: Part) -> bool:
    """Whether a part may be looked into by whoever looks."""
    return redacted.is_open(session.current(), part)


def opened(inventory: Inventory) -> Inventory:
    """What whoever looks may know of: no counts and dates of what is closed."""
    return redacted.opened(session.current(), inventory)


def may_count(*names: str) -> bool:
    """Whether whoever looks may know how much is in these tables, and from when."""
    return redacted.may_count(session.current(), names)


def may_open(*names: str) -> bool:
    """Whether words of these tables can be opened by whoever looks."""
    return redacted.may_open(session.current(), names)


def period(holding: Holding) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """From when to when the file goes, as far as whoever looks may know; the same everywhere."""
    return redacted.period(holding)


def stays_closed(parts: Iterable[Part], key: str = "") -> None:
    """Says that something stays closed together, and who opens it."""
    parts = list(parts)
    with st.container(border=True):
        st.write(closed.sentence(parts))
        st.write(_("You, whose file this is, decide. You can open it under “Who is looking”."))
        if st.button(
            _("Go to “Who is looking”"), key=f"closed-{key}-{'-'.join(p.value for p in parts)}"
        ):
            st.switch_page(st.session_state["pages"]["looking"])
