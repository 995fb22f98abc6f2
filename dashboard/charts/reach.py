"""How far back each category reaches: one bar from its first to its last moment."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few
from dashboard.charts.look import LINE, THICK, Look, figure, names_above, nothing
from dashboard.words import _, amounts, ngettext, tables

_THINNEST = 0.004
"""Share of the whole span below which a bar would not be seen; a single moment gets this width."""


def reach(dated: pd.DataFrame, look: Look) -> go.Figure:
    """`dated`: table, rows, first, last (UTC), and maybe `name`, which stands for the table's own;
    what has no dated row is left out."""
    dated = dated.dropna(subset=["first"]).sort_values("first", ascending=False, kind="stable")
    if dated.empty:
        return nothing(look)
    picture = figure(look, height=70 + LINE * len(dated))
    thinnest = (dated["last"].max() - dated["first"].min()) * _THINNEST
    lengths = (dated["last"] - dated["first"]).clip(lower=max(thinnest, pd.Timedelta(hours=1)))
    names = [*(dated["name"] if "name" in dated else dated["table"].map(tables.title))]
    picture.add_bar(
        orientation="h",
        y=names,
        width=THICK,
        x=(lengths.dt.total_seconds() * 1000).tolist(),
        base=dated["first"].dt.tz_localize(None).dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        marker={"color": look.accent, "cornerradius": 3},
        customdata=[
            (amounts.span(first, last), amounts.rows(rows))
            for first, last, rows in zip(dated["first"], dated["last"], dated["rows"], strict=True)
        ],
        hovertemplate="<b>%{y}</b><br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    picture.update_xaxes(
        few.days(dated["first"].min(), dated["last"].max()), side="top", showgrid=True
    )
    names_above(picture, names, look)
    return picture


def sentence(dated: pd.DataFrame) -> str:
    """The text alternative: which category starts first, which one last, and how many there are."""
    dated = dated.dropna(subset=["first"])
    if dated.empty:
        return _("Nothing in this file has a date.")
    ordered = dated.sort_values("first", kind="stable")
    oldest, newest = ordered.iloc[0], ordered.iloc[-1]
    if len(dated) == 1:
        return _("One category has dates: {name}, {span}.").format(
            name=tables.title(oldest["table"]), span=amounts.span(oldest["first"], oldest["last"])
        )
    return (
        ngettext(
            "{count} category has dates.", "{count} categories have dates.", len(dated)
        ).format(count=amounts.number(len(dated)))
        + " "
        + _("{old} reaches back furthest, to {old_day}. {new} starts last, on {new_day}.").format(
            old=tables.title(oldest["table"]),
            old_day=amounts.day(oldest["first"]),
            new=tables.title(newest["table"]),
            new_day=amounts.day(newest["first"]),
        )
    )
