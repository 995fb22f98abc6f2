"""Quests for a workshop: questions to the made-up data, with a hint and the answer from the data.

Shown with made-up data only: a person's own file is nobody's riddle.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis import quests
from dashboard.pages.page import Group, Page, When
from dashboard.report import workshop
from dashboard.show import files, show
from dashboard.store.session import Holding, Origin
from dashboard.words import _, later
from dashboard.words.personas import FIRST, PERSONA, PERSONAS
from dashboard.words.quests import OF_PERSONA, QUESTS, Quest, told

_PAPERS = {
    "worksheet": later("Save the worksheet"),
    "guide": later("Save the guide"),
    "answers": later("Save the answers"),
}
"""Papers to print (`report.workshop`) and what their buttons say."""


def draw(holding: Holding | None) -> None:
    st.title(_("Quests"), anchor=False)
    if holding is None or holding.viewer is None:
        st.write(
            _(
                "Quests are questions about the made-up data, for a lesson or for yourself. Open "
                "made-up data first."
            )
        )
        if st.button(_("Go to the start"), key="quests-start"):
            st.switch_page(st.session_state["pages"]["start"])
        _papers()
        return
    if holding.origin is not Origin.SAMPLE:
        st.write(_("Quests are for made-up data only."))
        return
    persona = holding.once(PERSONA, lambda _export: FIRST)
    found = holding.once(
        "quests", lambda export: quests.answers(export.tables, PERSONAS[persona].zone)
    )
    st.write(
        _(
            "Questions about the life of {name}, who does not exist. Look for the answer on the "
            "other pages first. There is no score and no hurry."
        ).format(name=PERSONAS[persona].name)
    )
    for number, key in enumerate(OF_PERSONA[persona], start=1):
        if answer := found[key]:
            _quest(number, QUESTS[key], answer)
    _papers()


def _papers() -> None:
    """For people who lead a workshop: pages to print, about the made-up people and no file."""
    st.header(_("For people who lead a workshop"), anchor=False)
    with st.container(horizontal=True):
        for name, label in _PAPERS.items():
            files.offer(_(label), "html", f"inzage-{name}", partial(_paper, name), f"quests-{name}")


def _paper(name: str) -> bytes:
    return workshop.paper(name).encode()


def _quest(number: int, quest: Quest, answer: quests.Answer) -> None:
    with st.container(border=True, gap="small"):
        st.header(f"{number}. {_(quest.question)}", anchor=False)
        with st.expander(_("A hint"), icon=":material/lightbulb:"):
            st.write(_(quest.hint))
        with st.expander(_("The answer"), icon=":material/key:"):
            for words in answer.words:
                show.plain(words)  # of a person who does not exist
            st.write(told(quest, answer))
            st.write(_("To talk about: {question}").format(question=_(quest.talk)))
        st.page_link(
            st.session_state["pages"][quest.page],
            label=_("Go and look"),
            icon=":material/arrow_forward:",
        )


PAGE = Page(
    "quests",
    later("Quests"),
    needs=None,
    draw=draw,
    group=Group.LEARN,
    icon="explore",
    when=When.NOTHING_OPEN | When.MADE_UP_OPEN,
)
