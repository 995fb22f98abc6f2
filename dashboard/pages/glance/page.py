"""At a glance: the five questions people come with, each with a number, a sentence, a picture."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.findings.answers import Answer
from analysis.findings.answers import cards as gravest
from analysis.findings.finding import Level
from dashboard.pages.glance import card
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import doing, worth
from dashboard.pages.parts.sight import here
from dashboard.pieces import glance as pieces
from dashboard.pieces import notices
from dashboard.show import show
from dashboard.store.session import Holding, Origin, Viewer
from dashboard.words import _, findings, later
from parsers.notice import Notice

_FINDINGS = 3
_HARMLESS = frozenset(
    {Notice.MERGED, Notice.REPEATS, Notice.REPEATED, Notice.ASSIGNED, Notice.OTHER_PRODUCT}
)
"""Notices that take nothing from a number on this page; all others stand above the numbers."""


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Your file at a glance"), anchor=False)
    asked_about = list(pieces.cards(here(holding)))
    if said := pieces.headline(asked_about):
        st.markdown(said)
    if holding.viewer is Viewer.ROOM and holding.origin is Origin.SAMPLE:
        _for_a_class()
    told = list(notices.notices(here(holding)))
    for notice, sentence in told:
        if notice not in _HARMLESS:
            st.info(sentence, icon=":material/description:")
    _worth(holding)
    with st.container(key="cards-questions"):
        for asked in asked_about:
            if asked.closed is not None:
                continue
            with st.container(border=True, height="stretch", gap="xsmall"):
                card.draw(asked, holding)
    if closed := [asked.closed for asked in asked_about if asked.closed is not None]:
        show.stays_closed(list(dict.fromkeys(closed)))
    for notice, sentence in told:
        if notice in _HARMLESS:
            st.caption(sentence)
    st.header(_("What you can do"), anchor=False)
    doing.steps(holding, "glance")


def _for_a_class() -> None:
    """The ways to what a group does together: they are below the end of the menu on a beamer."""
    with st.container(horizontal=True, gap="medium"):
        for key in ("story", "quests"):
            page = st.session_state["pages"][key]
            st.page_link(page, label=page.title, icon=":material/groups:", width="content")


def _worth(holding: Holding) -> None:
    """Up to three findings, each a way to its card."""
    top = _first(worth.found(holding))
    if not top:
        return
    # One line each, where there is room: cards beside each other would push the numbers down.
    with st.container(border=True, key="lines-worth", gap="xxsmall"):
        for answer in top:
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                if st.button(
                    f"**{_(answer.finding.words.title)}**",
                    key=f"glance-worth-{answer.key}",
                    icon=":material/visibility:",
                    type="tertiary",
                ):
                    # In memory and not in the address, which a browser keeps.
                    st.session_state["worth-first"] = answer.key
                    page = "was" if _of_a_device(answer) else "worth"
                    st.switch_page(st.session_state["pages"][page])
                st.caption(findings.brief(answer), width="stretch")


def _first(answers: Sequence[Answer]) -> Sequence[Answer]:
    """The gravest; before them a device that stands out. What can be done at any time may wait
    behind what somebody may not know of."""
    every = gravest(answers, most=len(answers))
    return sorted(every, key=lambda one: not (_of_a_device(one) and one.level <= Level.LOOK))[
        :_FINDINGS
    ]


def _of_a_device(answer: Answer) -> bool:
    """Whether the next question is if the person knows it, which *Was it me?* asks."""
    return answer.key.startswith("device_")


PAGE = Page(
    "glance",
    later("At a glance"),
    needs=(),
    draw=draw,
    group=Group.FIRST,
    icon="dashboard",
    questions=(
        later("Which of these numbers did you expect, and which not?"),
        later("Which of them would you rather keep to yourself?"),
        later("And the parent: what would your own phone say here?"),
    ),
)
