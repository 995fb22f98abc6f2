"""What was said and searched: closed until a person opens it, and then by counts before words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import zone
from dashboard.pages import said_follows, said_people, said_searches
from dashboard.pages.page import Page
from dashboard.session import Holding
from dashboard.words import _, amounts, later, tables

_COUNTED = ("searches", "direct_messages", "followers", "following")
_OPEN = "said-open"

_HOLDS = (
    later("words that you searched for and used"),
    later("with whom you wrote and how often, under made-up names"),
    later("who follows whom, and gifts"),
)
_PARTS: tuple[tuple[str, Callable[[Holding], None]], ...] = (
    (later("Searches"), said_searches.draw),
    (later("Conversations"), said_people.draw),
    (later("Followers and gifts"), said_follows.draw),
)


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("What was said and searched"), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        for table in _COUNTED:
            rows = len(holding.export.tables[table])
            st.metric(tables.title(table), amounts.number(rows), width="content")
    if not _opened():
        return
    zone.control("said-zone")
    for (_title, part), tab in zip(
        _PARTS, st.tabs([_(title) for title, _part in _PARTS]), strict=True
    ):
        with tab:
            part(holding)


def _opened() -> bool:
    """Whether the page has been opened; offers to do so."""
    if st.session_state.get(_OPEN):
        return True
    with st.container(border=True):
        st.write(_("This page is closed. It holds:"))
        st.markdown("\n".join(f"- {_(words)}" for words in _HOLDS))
        st.write(
            _("Think of who can see your screen. The text of messages stays closed even then.")
        )
        if st.button(_("Open this page"), key="said-open-button"):
            st.session_state[_OPEN] = True
            st.rerun()
    return False


PAGE = Page("said", later("What was said and searched"), needs=(), draw=draw)
