"""Worth a look: what stands out in the file, and by name everything that was looked at besides."""

from __future__ import annotations

import streamlit as st

from analysis.findings.answers import cards
from analysis.findings.finding import Outcome
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import entered, worth
from dashboard.pages.parts.sight import here
from dashboard.pieces import worth as pieces
from dashboard.store.session import Holding
from dashboard.words import _, amounts, findings, later


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Worth a look"), anchor=False)
    answers = worth.found(holding)
    top = cards(answers)
    chosen = st.session_state.get("worth-first")  # the one that was pressed on *At a glance*
    top = tuple(sorted(top, key=lambda answer: answer.key != chosen))
    found = [answer for answer in answers if answer.outcome is Outcome.FOUND]
    clear = sum(answer.outcome is Outcome.CLEAR for answer in answers)
    st.write(pieces.how_many(here(holding), len(found)))
    worth.heed(found)
    for answer in top:
        worth.card(holding, answer)
    if rest := [answer for answer in found if answer not in top]:
        with st.expander(_("More that was found")):
            for answer in rest:
                worth.card(holding, answer)
    st.header(_("What else was checked"), anchor=False)
    st.write(pieces.how_many_clear(clear))
    for outcome in list(Outcome)[1:]:
        titles = [_(one.finding.words.title) for one in answers if one.outcome is outcome]
        if titles:
            with st.expander(f"{_(findings.OUTCOMES[outcome])}: {amounts.number(len(titles))}"):
                st.markdown("\n".join(f"- {title}" for title in titles))
    entered.draw(holding)


PAGE = Page(
    "worth",
    later("Worth a look"),
    needs=(),
    draw=draw,
    group=Group.DO,
    icon="visibility",
)
