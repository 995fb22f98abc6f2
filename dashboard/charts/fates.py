"""What became of every value of the file: five bars that add up to all of them."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.charts.look import Look, figure
from dashboard.words import _, amounts, later
from parsers.ledger import Fate, Ledger

_LABELS = {
    Fate.READ: later("In a table"),
    Fate.EMPTY: later("Empty"),
    Fate.SET_ASIDE: later("Left out"),
    Fate.UNREADABLE: later("Not readable"),
    Fate.UNKNOWN: later("Not known"),
}


def label(fate: Fate) -> str:
    return _(_LABELS[fate])


def fates(ledger: Ledger, look: Look) -> go.Figure:
    """One bar a fate, each with its count beside it, so that a small one is still told."""
    colours = {
        Fate.READ: look.accent,
        Fate.EMPTY: look.grey,
        Fate.SET_ASIDE: look.muted,
        Fate.UNREADABLE: look.ochre,
        Fate.UNKNOWN: look.night,
    }
    order = list(reversed(Fate))
    counts = [ledger.count(fate) for fate in order]
    picture = figure(look, height=46 * len(order) + 20)
    picture.add_bar(
        orientation="h",
        y=[label(fate) for fate in order],
        x=counts,
        marker={"color": [colours[fate] for fate in order], "cornerradius": 3},
        text=[amounts.number(count) for count in counts],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": look.text, "size": 15},
        hoverinfo="skip",
    )
    picture.update_xaxes(visible=False, range=[0, max([*counts, 1]) * 1.25])
    picture.update_yaxes(showgrid=False, tickfont={"color": look.text, "size": 15})
    return picture


def sentence(ledger: Ledger) -> str:
    """The text alternative, with the sum written out."""
    return _(
        "{read} in a table, {empty} empty, {set_aside} left out, {unreadable} not readable, "
        "{unknown} not known: {total} in all."
    ).format(
        **{fate.value: amounts.number(ledger.count(fate)) for fate in Fate},
        total=amounts.number(ledger.total),
    )
