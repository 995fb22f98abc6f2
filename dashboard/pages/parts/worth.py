"""The findings of what is open, asked once for whoever looks, and a card of one of them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis.findings.answers import Answer, answers
from analysis.findings.finding import Asked, Born, Outcome
from analysis.redaction.redaction import Mode
from dashboard.pages.parts import entered
from dashboard.show import cards, show, viewing, zone
from dashboard.store import redacted
from dashboard.store.session import Holding
from dashboard.words import _, findings, tables


def asked(holding: Holding) -> Asked:
    """What the page may ask: in the mode of whoever looks, of the tables that are open to them."""
    opened = redacted.tables_of(holding.opened)
    return Asked(
        zone.zone().key,
        Mode(viewing.viewer().value),
        opened,
        born=Born(age.day.year, age.day.month) if (age := entered.of(holding)) else None,
        band=holding.band,
    )


def found(holding: Holding) -> tuple[Answer, ...]:
    """Every answer, in the order of the list."""
    question = asked(holding)
    given = holding.once(f"findings {question}", lambda export: answers(export, question))
    return tuple(answer if _may_be_told(answer) else _unasked(answer) for answer in given)


def _may_be_told(answer: Answer) -> bool:
    """Whether nothing of it is closed to whoever looks: a finding would say what stands there."""
    return not show.together() or show.may_open(*answer.finding.tables)


def _unasked(answer: Answer) -> Answer:
    return Answer(answer.finding, Outcome.NOT_ASKED, answer.finding.level, pd.DataFrame())


def card(holding: Holding, answer: Answer) -> None:
    """What was seen with its entries, what explains it when all is well, what to do and where."""
    words = answer.finding.words
    with st.container(border=True, gap="small"):
        st.header(_(words.title), anchor=False)
        st.markdown(f"**{findings.seen(answer)}**")
        cards.items(answer, key=f"worth-{answer.key}")
        explains, does = st.columns(2, gap="medium")
        with explains:
            _list(_("What can explain it"), words.innocent)
        with does:
            _list(_("What you can do"), words.do)
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
