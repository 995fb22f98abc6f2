"""How many in each month, and how many in each hour of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import Look, figure, whole
from dashboard.charts.panels import panels
from dashboard.words import _, amounts, ngettext

Say = Callable[[int], str]
"""Puts a number of whatever is counted into words."""


def months(counted: pd.DataFrame, titles: Mapping[str, str], say: Say, look: Look) -> go.Figure:
    """`counted`: month (its first day) and the columns of `titles`, one panel each."""
    every = _every_month(counted, list(titles))
    heights = {title: every[column].tolist() for column, title in titles.items()}
    return panels(pd.DatetimeIndex(every.index), heights, say, look)


def months_sentence(counted: pd.DataFrame, columns: list[str], say: Say) -> str:
    """The text alternative: how many months, how much in all, and the fullest month."""
    every = _every_month(counted, columns)
    if every.empty:
        return _("Nothing here has a date.")
    totals, first = every.sum(axis="columns"), pd.DatetimeIndex(every.index)
    fullest = int(totals.to_numpy().argmax())
    return ngettext(
        "{all} in {count} month. The busiest is {month}, with {most}.",
        "{all} in {count} months. The busiest is {month}, with {most}.",
        len(every),
    ).format(
        all=say(int(totals.sum())),
        count=amounts.number(len(every)),
        month=amounts.month(first[fullest]),
        most=say(int(totals.iloc[fullest])),
    )


def hours(counted: pd.DataFrame, column: str, say: Say, look: Look) -> go.Figure:
    """`counted`: hour (0 to 23) and a column of counts; one bar an hour, from midnight on."""
    picture = figure(look, height=210)
    counts = counted[column].tolist()
    picture.add_bar(
        x=counted["hour"].tolist(),
        y=counts,
        marker={"color": look.accent},
        customdata=[
            (f"{hour:02}:00–{hour:02}:59", say(count))
            for hour, count in zip(counted["hour"], counts, strict=True)
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    picture.update_layout(bargap=0.15, margin={"t": 12, "b": 30})
    shown = list(range(0, 24, 3))
    picture.update_xaxes(
        tickvals=shown, ticktext=[f"{hour:02}:00" for hour in shown], showgrid=False, showline=True
    )
    picture.update_yaxes(whole(max(counts, default=0)), nticks=5)
    return picture


def hours_sentence(counted: pd.DataFrame, column: str, say: Say, zone: str) -> str:
    """The text alternative: the fullest hour, and on whose clock."""
    if not counted[column].sum():
        return _("Nothing here has a time.")
    fullest = counted.iloc[int(counted[column].to_numpy().argmax())]
    return _("The busiest hour begins at {hour}, with {most}. Time zone: {zone}.").format(
        hour=f"{int(fullest['hour']):02}:00", most=say(int(fullest[column])), zone=zone
    )


def _every_month(counted: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The sum of each month from the first to the last, also where nothing stands."""
    totals = counted.groupby("month")[columns].sum()
    if totals.empty:
        return totals
    return totals.reindex(
        pd.date_range(totals.index.min(), totals.index.max(), freq="MS"), fill_value=0
    )
