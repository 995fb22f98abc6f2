"""Nights with views, week by week, before the nights that the history covers."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few
from dashboard.charts.look import Look, figure
from dashboard.words import _, amounts


def nights(by_week: pd.DataFrame, look: Look) -> go.Figure:
    """`by_week`: week (its Monday), nights, of (nights that the history covers)."""
    picture = figure(look, height=260)
    middles = by_week["week"] + pd.Timedelta(days=3)
    weeks = middles.dt.strftime("%Y-%m-%d").tolist()
    told = [
        _("Week of {day}<br>{nights} of {of} nights").format(
            day=amounts.day(week), nights=amounts.number(some), of=amounts.number(of)
        )
        for week, some, of in zip(by_week["week"], by_week["nights"], by_week["of"], strict=True)
    ]
    for column, colour in (("of", look.surface), ("nights", look.night)):
        picture.add_bar(
            x=weeks,
            y=by_week[column].tolist(),
            width=5.4 * 24 * 60 * 60 * 1000,
            marker={"color": colour, "cornerradius": 3},
            customdata=told,
            hovertemplate="%{customdata}<extra></extra>",
        )
    picture.update_layout(barmode="overlay")
    picture.update_xaxes(few.weeks(middles), showgrid=False, showline=True)
    picture.update_yaxes(range=[0, 7.2], tickvals=list(range(8)))
    return picture


def sentence(by_week: pd.DataFrame) -> str:
    """The text alternative: how many nights of all, and the mean of the whole weeks."""
    some, covered = int(by_week["nights"].sum()), int(by_week["of"].sum())
    if not covered:
        return _("There is no watch history with dates, so we cannot count nights.")
    return _("Nights with videos: {nights} of {of}, on average {mean} a week.").format(
        nights=amounts.number(some),
        of=amounts.number(covered),
        mean=amounts.decimal(7 * some / covered),
    )
