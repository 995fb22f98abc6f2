"""Rows per month, one small chart for each group of categories, all on the same months."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import FONT, Look, figure, nothing, whole
from dashboard.charts.panels import months_axis
from dashboard.words import _, amounts, ngettext, tables

_PANEL = 118
"""Pixels for one group: a title and bars whose height can still be compared."""

_BARS = 0.62
"""Share of a panel that the bars get; the rest is the next panel's title."""


def months(counts: pd.DataFrame, look: Look) -> go.Figure:
    """`counts`: month (first day, UTC), table, rows. Each group keeps its own scale."""
    if counts.empty:
        return nothing(look)
    by_group = _by_group(counts)
    shown = [group for group in tables.groups() if group in by_group.columns]
    base = figure(look, height=64 + _PANEL * len(shown))
    layout = base.layout.to_plotly_json()
    layout |= {"bargap": 0.15, "margin": {"l": 0, "r": 12, "t": 28, "b": 36}, "annotations": []}
    bars, every = [], pd.DatetimeIndex(by_group.index)
    named = [amounts.month(month) for month in every]
    days = every.strftime("%Y-%m-%d").tolist()
    for number, group in enumerate(shown, start=1):
        top = 1 - (number - 1) / len(shown)
        last = number == len(shown)
        x, y = f"x{number}", f"y{number}"
        layout[f"xaxis{number}"] = {
            **months_axis(layout["xaxis"], y, days),
            "showticklabels": last,
            "matches": None if last else f"x{len(shown)}",
        }
        layout[f"yaxis{number}"] = {
            **layout["yaxis"],
            "anchor": x,
            "domain": [top - _BARS / len(shown), top],
            **whole(int(by_group[group].max())),
        }
        layout["annotations"].append(
            {
                "text": tables.group_title(group),
                "x": 0,
                "y": top,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"family": FONT, "size": 15, "color": look.text},
            }
        )
        bars.append(
            {
                "type": "bar",
                "x": days,
                "y": by_group[group].tolist(),
                "xaxis": x,
                "yaxis": y,
                "marker": {"color": look.accent},
                "customdata": list(zip(named, map(amounts.rows, by_group[group]), strict=True)),
                "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            }
        )
    # In one piece, since adding panel by panel takes plotly ten times as long.
    return go.Figure(data=bars, layout=layout)


def sentence(counts: pd.DataFrame) -> str:
    """The text alternative: the fullest month, and the group that fills most of it."""
    if counts.empty:
        return _("Nothing in this file has a date.")
    by_group = _by_group(counts)
    every, totals = pd.DatetimeIndex(by_group.index), by_group.sum(axis="columns")
    fullest = int(totals.argmax())
    return ngettext(
        "{count} month: {span}. The busiest is {fullest} with {rows}; most of them are in "
        "“{group}”.",
        "{count} months: {span}. The busiest is {fullest} with {rows}; most of them are in "
        "“{group}”.",
        len(every),
    ).format(
        count=amounts.number(len(every)),
        span=amounts.months(every[0], every[-1]),
        fullest=amounts.month(every[fullest]),
        rows=amounts.rows(int(totals.iloc[fullest])),
        group=tables.group_title(str(by_group.iloc[fullest].idxmax())),
    )


def _by_group(counts: pd.DataFrame) -> pd.DataFrame:
    """Months as rows, also those with nothing in them, and groups as columns."""
    groups = counts["table"].map(tables.group_of).rename("group")
    wide = counts.groupby(["month", groups])["rows"].sum().unstack(fill_value=0)
    if wide.empty:
        return wide
    every = pd.date_range(wide.index.min(), wide.index.max(), freq="MS")
    return wide.reindex(every, fill_value=0)
