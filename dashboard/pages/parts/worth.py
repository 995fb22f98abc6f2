"""The findings for whoever looks at this page, and a card of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st

from analysis.findings.answers import Answer
from analysis.findings.menus import AFRAID
from dashboard.pages.parts import ways
from dashboard.pages.parts.sight import here
from dashboard.pieces import worth as pieces
from dashboard.show import cards, show
from dashboard.store.session import Holding
from dashboard.words import _, findings, tables


def found(holding: Holding) -> tuple[Answer, ...]:
    """Every answer, in the order of the list."""
    return pieces.found(here(holding))


def heed(answers: Iterable[Answer]) -> None:
    """For somebody who may be afraid of another person, where a card has steps that they notice."""
    if any(AFRAID in answer.finding.words.do for answer in answers):
        st.write(_(AFRAID))
        ways.to_was_it_me(
            _("“Was it me?” says whom you can talk to, and what to do in which order.")
        )


def card(holding: Holding, answer: Answer) -> None:
    """What was seen with its entries, what explains it when all is well, what to do and where.

    What to heed before any of it stands once above the cards (`heed`).
    """
    words = answer.finding.words
    with st.container(border=True, gap="small"):
        st.header(_(words.title), anchor=False)
        st.markdown(f"**{findings.seen(answer)}**")
        cards.items(answer, key=f"worth-{answer.key}")
        explains, does = st.columns(2, gap="medium")
        with explains:
            _list(_("What can explain it"), words.innocent)
        with does:
            _list(_("What you can do"), tuple(one for one in words.do if one != AFRAID))
            if words.where:
                st.caption(
                    _("Where in TikTok: {menus}").format(menus="; ".join(map(_, words.where)))
                )
        for name in answer.rows:
            show.evidence(
                _("See the entries: {name}").format(name=tables.title(name)),
                partial(_behind, holding, answer, name),
                name,
                key=f"worth-{answer.key}-{name}",
            )


def _behind(holding: Holding, answer: Answer, name: str) -> pd.DataFrame:
    return holding.export.tables[name].iloc[answer.rows[name]]


def _list(heading: str, sentences: tuple[str, ...]) -> None:
    if sentences:
        st.markdown("\n".join([f"**{heading}**", "", *(f"- {_(one)}" for one in sentences)]))
