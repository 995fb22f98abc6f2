"""The one window that a run can draw: Streamlit stops the page over a second one.

On a slow computer a button is reached before the window of another one covers it.
"""

from __future__ import annotations

import streamlit as st

_DRAWN = "window"


def none_yet() -> None:
    """At the beginning of a run."""
    st.session_state[_DRAWN] = False


def is_drawn() -> bool:
    """Whether this run has drawn its window."""
    return bool(st.session_state.get(_DRAWN))


def take() -> bool:
    """Whether the window may be drawn; it is the one of this run then."""
    if is_drawn():
        return False
    st.session_state[_DRAWN] = True
    return True
