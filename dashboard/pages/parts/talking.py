"""Together: a card with open questions below each page, and where help is."""

from __future__ import annotations

import streamlit as st

from dashboard.words import _, countries
from dashboard.words.talking import HELP, HELP_DATE, MONITORING, QUESTIONS


def card(page: str) -> None:
    """The questions of a page; nothing where it has none."""
    questions = QUESTIONS.get(page, ())
    if not questions:
        return
    with st.container(border=True):
        st.markdown(f":material/forum: **{_('To talk about')}**")
        st.markdown("\n".join(f"- {_(question)}" for question in questions))
        st.caption(_("There is no right answer. “I would rather not say” is one too."))


def before() -> None:
    """What looking along can break, and where help is; for the page that asks who looks."""
    with st.expander(_("What looking along can break"), icon=":material/handshake:"):
        st.markdown("\n".join(f"- {_(words)}" for words in MONITORING))
    with st.expander(_("Where to get help"), icon=":material/support:"):
        st.markdown(
            "\n".join(
                f"- **{countries.name(help.country)}** · {_(help.who)}: {help.reach}"
                for help in HELP
            )
        )
        st.markdown(_("In danger now: **112** (United Kingdom: **999** or 112)."))
        st.caption(_("As of {year}. Check a number before you need it.").format(year=HELP_DATE))
