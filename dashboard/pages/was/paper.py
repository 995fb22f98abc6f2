"""What paper needs and a screen does not: the answer, the entries and whom to call.

On a screen these stand behind a button or in it. Containers whose key begins with "paper-" are
drawn on paper only (`page.css`).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis.devices.sightings import Sighting
from dashboard.pages.was import answers, saying
from dashboard.show import evidence, show, zone
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts

_LINES = 20
"""Entries of a card on paper: a device that was hardly seen has fewer; a file has them all."""

_TABLE = "login_history"


def entries(holding: Holding, number: int, seen: Sighting, said: Iterable[str]) -> None:
    """The answers to a card and its entries: each with its time on both clocks."""
    with st.container(key=f"paper-was-{number}", gap="small"):
        given = ", ".join(map(answers.word, said))
        st.markdown(f"**{_('Answer: {answer}').format(answer=given)}**")
        st.markdown(_("Entries in the file, on {network}:").format(network=saying.network(seen)))
        rows = list(seen.rows)
        at = evidence.rows(holding, holding.export.tables[_TABLE].iloc[rows[:_LINES]], _TABLE)["at"]
        lines = [_line(one) for one in at]
        if more := len(rows) - len(lines):
            lines.append(_("and more: {count}").format(count=amounts.number(more)))
        show.plain("\n".join(lines))


def _line(at: object) -> str:
    if not isinstance(at, pd.Timestamp):
        return _("without a time")
    if not show.is_open(Part.TIMES):
        return amounts.day(at)
    return f"{saying.moment(at)} {zone.zone().key} ({at:%Y-%m-%d %H:%M:%S} UTC)"


def lines(said: Iterable[str], note: str) -> None:
    """Whom to call, which on a screen is folded away, and what to know of the numbers."""
    with st.container(key="paper-was-lines"):
        st.markdown("\n".join(f"- {one}" for one in said))
        st.caption(note)
