"""What every card of At a glance begins and ends with."""

from __future__ import annotations

import streamlit as st


def head(title: str, *numbers: tuple[str, str]) -> None:
    """A question and the numbers that answer it."""
    st.header(title, anchor=False)
    with st.container(horizontal=True, gap="small"):
        for label, value in numbers:
            st.metric(label, value, width="content")


def to(page: str, words: str) -> None:
    st.space("stretch")
    st.page_link(st.session_state["pages"][page], label=words, icon=":material/arrow_forward:")
