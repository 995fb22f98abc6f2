"""The week as a grid: how much was recorded in each hour of each weekday."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import Look, figure
from dashboard.words import _, amounts, times


def week(by_hour: pd.DataFrame, column: str, look: Look) -> go.Figure:
    """`by_hour`: weekday (0 Monday), hour and `column`, "views" or "activities"; 168 rows."""
    grid = by_hour.pivot(index="weekday", columns="hour", values=column)
    names = times.weekdays()
    counts = grid.to_numpy(dtype=int).tolist()
    told = [
        [(name, times.hour(hour), amounts.number(count)) for hour, count in enumerate(row)]
        for name, row in zip(names, counts, strict=True)
    ]
    most = int(max([*by_hour[column], 1]))
    picture = figure(look, height=372)
    picture.add_heatmap(
        z=counts,
        x=list(range(24)),
        y=list(range(7)),
        colorscale=shades(look),
        zmin=0,
        zmax=most,
        xgap=2,
        ygap=2,
        customdata=told,
        hovertemplate="%{customdata[0]}, %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        colorbar=bar(look, most, shade(column)),
    )
    hours = list(range(0, 24, 3))
    picture.update_xaxes(
        tickvals=[hour - 0.5 for hour in hours],
        ticktext=[f"{hour:02}:00" for hour in hours],
        showgrid=False,
        tickangle=0,
        ticks="",
    )
    picture.update_yaxes(
        tickvals=list(range(7)),
        ticktext=times.short_weekdays(),
        autorange="reversed",
        ticks="",
        showgrid=False,
        tickfont={"color": look.text, "size": 15},
    )
    return picture


def small(by_hour: pd.DataFrame, column: str, look: Look) -> go.Figure:
    """The same in half the height and without its scale; `shaded` says what a shade is."""
    picture = week(by_hour, column, look)
    picture.update_traces(showscale=False, xgap=1, ygap=1)
    picture.update_xaxes(
        tickvals=[hour - 0.5 for hour in range(0, 24, 6)],
        ticktext=[f"{hour:02}:00" for hour in range(0, 24, 6)],
    )
    picture.update_yaxes(tickfont={"size": 13})
    return picture.update_layout(height=148)


def shaded() -> str:
    """What a shade of a picture without a scale says."""
    return _("The stronger the colour, the more videos.")


def busiest(by_hour: pd.DataFrame, column: str) -> str:
    """The hour of the week with most in it, in a sentence."""
    most = by_hour.iloc[int(by_hour[column].argmax())]
    return _("Most on {weekday}, {hour}: {count} of {total}.").format(
        weekday=times.weekdays()[int(most["weekday"])],
        hour=times.hour(int(most["hour"])),
        count=amounts.number(most[column]),
        total=amounts.number(int(by_hour[column].sum())),
    )


def shades(look: Look) -> list[list[object]]:
    """From nothing to most; nothing still has a shade, so that it is not taken for no data."""
    return [[0, look.surface], [0.001, look.accent_soft], [1, look.accent]]


def shade(column: str) -> str:
    """What a shade counts."""
    return _("Videos shown") if column == "views" else _("Everything you did")


def bar(look: Look, most: int, said: str) -> dict[str, object]:
    """The scale of the shades up to `most`, lying below the picture; it counts in whole numbers of
    what is `said` behind it."""
    return ({"dtick": 1} if most < 4 else {}) | {
        "orientation": "h",
        "thickness": 8,
        "len": 0.4,
        "x": 0,
        "xanchor": "left",
        "y": -0.14,
        "yanchor": "top",
        "nticks": 4,
        "tickformat": ",d",
        "outlinewidth": 0,
        "title": {"text": said, "side": "right", "font": {"color": look.muted, "size": 13}},
        "tickfont": {"color": look.muted, "size": 13},
    }


def sentence(by_hour: pd.DataFrame, column: str) -> str:
    """The text alternative: the fullest hour of the week, and the hours with nothing in them."""
    total = int(by_hour[column].sum())
    if not total:
        return _("Nothing in this file has a time of day.")
    most = by_hour.iloc[int(by_hour[column].argmax())]
    return _(
        "The busiest hour is {weekday}, {hour}: {count} of {total}. {empty} of the 168 hours of "
        "a week are empty."
    ).format(
        weekday=times.weekdays()[int(most["weekday"])],
        hour=times.hour(int(most["hour"])),
        count=amounts.number(most[column]),
        total=amounts.number(total),
        empty=amounts.number(int((by_hour[column] == 0).sum())),
    )
