"""At a glance: the five questions people come with, each with a number, a sentence, a picture."""

from __future__ import annotations

import streamlit as st

from analysis.findings.answers import Answer
from analysis.findings.answers import cards as gravest
from dashboard.pages.glance import card
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import doing, worth
from dashboard.pages.parts.sight import here
from dashboard.pieces import glance as pieces
from dashboard.pieces import notices
from dashboard.store.session import Holding
from dashboard.words import _, findings, later

_FINDINGS = 3


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Your file at a glance"), anchor=False)
    asked_about = list(pieces.cards(here(holding)))
    if said := pieces.headline(asked_about):
        st.markdown(said)
    for told in _about_the_file(holding):
        st.info(told, icon=":material/description:")
    _worth(holding)
    with st.container(key="cards-questions"):
        for asked in asked_about:
            with st.container(border=True, height="stretch", gap="xsmall"):
                card.draw(asked, holding)
    st.header(_("What you can do"), anchor=False)
    doing.steps(holding, "glance")


def _worth(holding: Holding) -> None:
    """Up to three findings, the gravest first, each a way to its card."""
    top = gravest(worth.found(holding), most=_FINDINGS)
    if not top:
        return
    # One line each, where there is room: cards beside each other would push the numbers down.
    with st.container(border=True, key="lines-worth", gap="xxsmall"):
        for answer in top:
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.page_link(
                    st.session_state["pages"]["was" if _of_a_device(answer) else "worth"],
                    label=f"**{_(answer.finding.words.title)}**",
                    icon=":material/visibility:",
                    width="content",
                )
                st.caption(findings.seen(answer), width="stretch")


def _of_a_device(answer: Answer) -> bool:
    """Whether the next question is if the person knows it, which *Was it me?* asks."""
    return answer.key.startswith("device_")


def _about_the_file(holding: Holding) -> list[str]:
    """What is wrong with the file itself, in the words of the reader; said before any number."""
    return [said for _notice, said in notices.notices(here(holding))]


PAGE = Page(
    "glance",
    later("At a glance"),
    needs=(),
    draw=draw,
    group=Group.FIRST,
    icon="dashboard",
)
