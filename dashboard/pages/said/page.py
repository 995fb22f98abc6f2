"""Searches and people: closed until a person opens it, and then by counts before words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.pages.page import Group, Page
from dashboard.pages.said import follows, people, searches
from dashboard.show import show
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, later, tables
from parsers.export import ABSENT

_COUNTED = ("searches", "direct_messages", "followers", "following")
_OPEN = "said-open"

_SHUT = (Part.SEARCHES, Part.MESSAGES, Part.PEOPLE)
_HOLDS = (
    later("words that you searched for and used"),
    later("who you wrote with and how often, under made-up names"),
    later("who follows you, who you follow, and gifts"),
)
_PARTS: tuple[tuple[str, Callable[[Holding], None], Part | None], ...] = (
    (later("Searches"), searches.draw, Part.SEARCHES),
    (later("Conversations"), people.draw, Part.MESSAGES),
    (later("Followers and gifts"), follows.draw, None),
)


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_(PAGE.title), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        for table in _COUNTED:
            if holding.export.states[table] == ABSENT:
                continue  # a nought would say that there are none
            if not show.may_count(table):
                continue
            rows = len(holding.export.tables[table])
            st.metric(tables.title(table), amounts.number(rows), width="content")
    closed = [part for part in _SHUT if not show.is_open(part)]
    if len(closed) == len(_SHUT):
        show.stays_closed(closed)  # the page would open on nothing but this sentence
        return
    if not _opened(holding):
        return
    for (_title, draw_part, part), tab in zip(
        _PARTS, st.tabs([_(title) for title, *_rest in _PARTS]), strict=True
    ):
        with tab:
            if part and not show.is_open(part):
                show.stays_closed([part])
            else:
                draw_part(holding)


def _opened(holding: Holding) -> bool:
    """Whether the page has been opened; offers to do so."""
    opened = f"{_OPEN}-{holding.viewer}"  # opened for one viewer is not opened for another
    if st.session_state.get(opened):
        return True
    with st.container(border=True):
        st.write(_("This page is closed. It has:"))
        st.markdown("\n".join(f"- {_(words)}" for words in _HOLDS))
        st.write(
            _("Think about who can see your screen. The text of messages stays closed even then.")
        )
        if st.button(_("Open this page"), key="said-open-button"):
            st.session_state[opened] = True
            st.rerun()
    return False


PAGE = Page(
    "said",
    later("Searches and people"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="forum",
    questions=(
        later("What is nice about writing here, and what is not?"),
        later("What would you like to keep to yourself? You may. Why does it matter to you?"),
    ),
)
