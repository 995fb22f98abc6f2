"""The step of a page that is open, in the page's address, so that the browser's Back undoes it.

Nothing of a file may ever stand in an address, which a browser keeps: only these names are written.
"""

from __future__ import annotations

import streamlit as st

NAMES = ("time", "nights", "devices", "companies", "countries", "videos", "oldest", "values")
"""The screens of *In short*, in their order."""

_NAME = "screen"


def here() -> str:
    """The step that the address names; nothing where it names none of ours."""
    named = st.query_params.get(_NAME, "")
    return named if named in NAMES else ""


def turn(name: str) -> None:
    """Goes to a step and draws the page anew; ValueError for a name that is none of ours."""
    if name not in NAMES:
        raise ValueError("no step of ours")
    st.query_params[_NAME] = name
    st.rerun()
