"""The way to *Was it me?* from a page that shows a device, a place or what to do about one."""

from __future__ import annotations

import streamlit as st

from dashboard.show import show


def to_was_it_me(label: str) -> None:
    """Nothing in a room, where that page asks nobody."""
    if not show.in_a_room():
        st.page_link(st.session_state["pages"]["was"], label=label, icon=":material/fingerprint:")
