"""Rows per month, one small chart for each group of categories, all on the same months."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts.look import FONT, Look, figure
from dashboard.words import _, amounts, tables

_PANEL = 118
"""Pixels for one group: a title and bars whose height can still be compared."""


def months(counts: pd.DataFrame, look: Look) -> go.Figure:
    """`counts`: month (first day, UTC), table, rows. Each group keeps its own scale."""
    by_group = _by_group(counts)
    shown = [group for group in tables.groups() if group in by_group.columns]
    if not shown:
        return figure(look, height=90)
    picture = make_subplots(
        rows=len(shown),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=min(0.42 / len(shown), 0.2),
        subplot_titles=[tables.group_title(group) for group in shown],
    )
    picture.update_layout(figure(look, height=64 + _PANEL * len(shown)).layout)
    picture.update_layout(bargap=0.15, margin={"l": 0, "r": 12, "t": 28, "b": 36})
    every = pd.DatetimeIndex(by_group.index)
    for row, group in enumerate(shown, start=1):
        picture.add_bar(
            x=every.strftime("%Y-%m-%d").tolist(),
            y=by_group[group].tolist(),
            marker={"color": look.accent},
            customdata=[
                (amounts.month(month), amounts.rows(rows))
                for month, rows in zip(every, by_group[group], strict=True)
            ],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            row=row,
            col=1,
        )
    quiet = {"color": look.muted, "size": 13}
    picture.update_yaxes(
        nticks=3,
        rangemode="tozero",
        gridcolor=look.line,
        zeroline=False,
        tickfont=quiet,
        fixedrange=True,
        automargin=True,
        tickformat=",d",
    )
    picture.update_xaxes(
        type="date",
        gridcolor=look.line,
        linecolor=look.line,
        tickfont=quiet,
        fixedrange=True,
        showgrid=False,
        showline=True,
    )
    picture.update_annotations(
        x=0, xanchor="left", font={"family": FONT, "size": 15, "color": look.text}
    )
    return picture


def sentence(counts: pd.DataFrame) -> str:
    """The text alternative: the fullest month, and the group that fills most of it."""
    if counts.empty:
        return _("Nothing in this file has a date.")
    by_group = _by_group(counts)
    every, totals = pd.DatetimeIndex(by_group.index), by_group.sum(axis="columns")
    fullest = int(totals.argmax())
    return _(
        "{months} months, from {first} to {last}. The fullest is {fullest} with {rows}; "
        "most of them are in “{group}”."
    ).format(
        months=amounts.number(len(every)),
        first=amounts.month(every[0]),
        last=amounts.month(every[-1]),
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
