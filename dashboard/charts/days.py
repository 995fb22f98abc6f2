"""Estimated minutes a day: each day, and the mean of each week with its band."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few
from dashboard.charts.look import Look, figure
from dashboard.words import _, amounts, times

_MOST_BARS = 1_500
"""Days up to which each gets its bar; beyond, a browser stalls and bars are thinner than a line."""

_DAY = 24 * 60 * 60 * 1000
"""Milliseconds, in which plotly measures time."""

_ESTIMATES = ["low", "central", "high"]


def days(by_day: pd.DataFrame, by_week: pd.DataFrame, look: Look) -> go.Figure:
    """`by_day`: day, views, low, central, high; `by_week`: week, days and sums of the same."""
    picture = figure(look, height=300)
    mean = weekly_mean(by_week)
    middle = _middles(mean["week"], by_day).dt.strftime("%Y-%m-%dT%H:%M:%S").tolist()
    lowest, highest = mean[_ESTIMATES].min(axis="columns"), mean[_ESTIMATES].max(axis="columns")
    if len(by_day) <= _MOST_BARS:
        picture.add_bar(
            x=by_day["day"].dt.strftime("%Y-%m-%d").tolist(),
            y=by_day["central"].tolist(),
            width=0.9 * _DAY,
            offset=0.05 * _DAY,  # from midnight to midnight, not around it
            marker={"color": look.accent_soft},
            customdata=_told(by_day, "day"),
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        )
    edge = {"x": middle, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    picture.add_scatter(**edge, y=lowest.tolist())
    picture.add_scatter(**edge, y=highest.tolist(), fill="tonexty", fillcolor=f"{look.accent}38")
    picture.add_scatter(
        x=middle,
        y=mean["central"].tolist(),
        mode="lines+markers" if len(mean) < 3 else "lines",
        line={"color": look.accent, "width": 2.5},
        customdata=_told(mean, "week"),
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    picture.update_xaxes(
        few.days(*_ends(by_day)) if len(by_day) else {"type": "date"},
        showgrid=False,
        showline=True,
    )
    picture.update_yaxes(
        rangemode="tozero", ticksuffix=" " + _("min"), nticks=6, tickformat=",d", showline=False
    )
    return picture


def sentence(by_day: pd.DataFrame, by_week: pd.DataFrame) -> str:
    """The text alternative: the mean over all days with its band, and the fullest week."""
    if not by_day["views"].sum():
        return _("There is no watch history with dates, so no time is estimated.")
    mean = weekly_mean(by_week)
    fullest = mean.iloc[int(mean["central"].argmax())]
    return _(
        "{span}: {mean} a day on average. The busiest week starts on {week}, with {most} a day."
    ).format(
        span=amounts.span(*_ends(by_day)),
        mean=times.about(*by_day[_ESTIMATES].mean()),
        week=amounts.day(fullest["week"]),
        most=times.about(*fullest[_ESTIMATES]),
    )


def _ends(by_day: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    return by_day["day"].iloc[0], by_day["day"].iloc[-1]


def _middles(weeks: pd.Series, by_day: pd.DataFrame) -> pd.Series:
    """The middle of each week, but inside the days that the history covers."""
    middles = weeks + pd.Timedelta(days=3)
    if len(by_day):
        first, last = _ends(by_day)
        middles = middles.mask(middles < first, first).mask(middles > last, last)
    return middles + pd.Timedelta(hours=12)


def weekly_mean(by_week: pd.DataFrame) -> pd.DataFrame:
    """Minutes a day in each week, over those of its days that the history covers."""
    means = by_week[_ESTIMATES].div(by_week["days"], axis="index")
    return by_week.assign(**{name: means[name] for name in _ESTIMATES})


def _told(rows: pd.DataFrame, name: str) -> list[tuple[str, str]]:
    """What a day or a week says under the pointer."""
    title = "{day}" if name == "day" else _("Week of {day}, average per day")
    return [
        (title.format(day=amounts.day(day)), times.about(low, central, high))
        for day, low, central, high in zip(
            rows[name], *(rows[part] for part in _ESTIMATES), strict=True
        )
    ]
