"""What stands in a card: a small picture that leads to its page, and the items of a finding."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.findings.answers import Answer
from dashboard.charts import language, larger
from dashboard.pieces import worth
from dashboard.show import grid, viewing, zone
from dashboard.store import redacted, session
from dashboard.words import _, amounts, findings


def small_chart(figure: go.Figure, *, key: str, alt: str) -> None:
    """A small picture that leads to its page, where it stands with its numbers and its method.

    The names in it went through `seen`.
    """
    st.plotly_chart(
        larger.larger(figure) if viewing.from_afar() else figure,
        theme=None,
        key=key,
        alt=alt,
        config={"displayModeBar": False, "staticPlot": True} | language.config(),
    )
    st.caption(alt)


def items(answer: Answer, *, key: str) -> None:
    """The entries that a finding names, as whoever looks may see them."""
    shown = worth.items(session.current(), answer, zone.zone().key)
    if shown.empty:
        return
    labels = {column: findings.label(column) for column in shown.columns}
    st.dataframe(shown, key=key, **grid.drawn(shown, labels))
    if answer.total > len(shown):
        st.caption(_("and more: {count}").format(count=amounts.number(answer.total - len(shown))))


def line(text: str) -> None:
    """A line of a letter: our own words, and what the person typed or ticked, never Markdown."""
    st.text(text)


def seen(frame: pd.DataFrame) -> pd.DataFrame:
    """A short table of our own making as whoever looks may see it, for a picture."""
    return redacted.made_table(session.current(), frame)
