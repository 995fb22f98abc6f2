"""How long sessions last: how many in each class of length."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.rhythm.sessions import SessionFigures
from dashboard.charts.look import Look, figure
from dashboard.words import _, amounts, times


def label(minutes: float, until: float) -> str:
    """A class of lengths in words: from `minutes` up to but not including `until`."""
    if not minutes:
        return _("under {until} min").format(until=amounts.number(int(until)))
    if math.isinf(until):
        return _("{minutes} min or more").format(minutes=amounts.number(int(minutes)))
    return _("{minutes} to {until} min").format(
        minutes=amounts.number(int(minutes)), until=amounts.number(int(until))
    )


def labels(lengths: pd.DataFrame) -> list[str]:
    return [
        label(minutes, until)
        for minutes, until in zip(lengths["minutes"], lengths["until"], strict=True)
    ]


def lengths(classes: pd.DataFrame, look: Look) -> go.Figure:
    """`classes`: minutes, until, sessions, shortest first; one lying bar each, with its count."""
    counts = classes["sessions"].tolist()
    picture = figure(look, height=34 * len(classes) + 30)
    picture.add_bar(
        orientation="h",
        y=labels(classes),
        x=counts,
        marker={"color": look.accent, "cornerradius": 3},
        text=[amounts.number(count) for count in counts],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": look.text, "size": 15},
        hoverinfo="skip",
    )
    picture.update_xaxes(visible=False, range=[0, max([*counts, 1]) * 1.14])
    picture.update_yaxes(
        showgrid=False, autorange="reversed", tickfont={"color": look.text, "size": 15}
    )
    return picture


def sentence(classes: pd.DataFrame, figures: SessionFigures) -> str:
    """The text alternative: how many, the most frequent class, the longest."""
    if not figures.count:
        return _("Nothing in this file has a time, so there are no sessions.")
    most = classes.iloc[int(classes["sessions"].argmax())]
    return _(
        "Sessions: {count}. The most frequent length is {length}, with {most}. The longest lasts "
        "{longest}. Sessions of 40 minutes or more: {long}."
    ).format(
        count=amounts.number(figures.count),
        most=amounts.number(most["sessions"]),
        length=label(most["minutes"], most["until"]),
        longest=times.duration(figures.longest),
        long=amounts.number(figures.long),
    )
