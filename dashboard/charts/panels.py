"""Small bar charts above each other, all on the same months, each with its own scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import FONT, Look, figure, whole
from dashboard.words import amounts

_PANEL = 104
"""Pixels for one panel: a title and bars whose height can still be compared."""

_BARS = 0.6
"""Share of a panel that the bars get; the rest is the next panel's title."""


def panels(
    months: pd.DatetimeIndex,
    heights: Mapping[str, Sequence[int]],
    say: Callable[[int], str],
    look: Look,
) -> go.Figure:
    """One panel a title of `heights`, whose numbers stand in the order of `months`.

    `say` puts a number into words. Titles are safe as labels (see `look.plain`).
    """
    step = steps(len(heights), _BARS)
    layout = figure(look, height=62 + round(_PANEL / step)).layout.to_plotly_json()
    layout |= {"bargap": 0.15, "margin": {"l": 0, "r": 12, "t": 28, "b": 34}, "annotations": []}
    days = months.strftime("%Y-%m-%d").tolist()
    named = [amounts.month(month) for month in months]
    bars = []
    for number, (title, counts) in enumerate(heights.items(), start=1):
        x, y, top = f"x{number}", f"y{number}", 1 - (number - 1) * step
        last = number == len(heights)
        layout[f"xaxis{number}"] = months_axis(layout["xaxis"], y, days) | {
            "showticklabels": last,
            "matches": None if last else f"x{len(heights)}",
        }
        layout[f"yaxis{number}"] = layout["yaxis"] | {
            "anchor": x,
            "domain": [max(top - _BARS * step, 0), top],
            **whole(max(counts, default=0)),
        }
        layout["annotations"].append(note(title, top, look))
        bars.append(
            {
                "type": "bar",
                "x": days,
                "y": list(counts),
                "xaxis": x,
                "yaxis": y,
                "marker": {"color": look.accent},
                "customdata": list(zip(named, map(say, counts), strict=True)),
                "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            }
        )
    # In one piece, since adding panel by panel takes plotly ten times as long.
    return go.Figure(data=bars, layout=layout)


def steps(panels: int, filled: float) -> float:
    """From one panel's top to the next, as a share of the picture; the last has no rest below it.

    `filled` is the share of a panel that its picture gets.
    """
    return 1 / (max(panels, 1) - 1 + filled)


def months_axis(quiet: dict[str, object], anchor: str, days: list[str]) -> dict[str, object]:
    """The axis of one panel, whose bars stand on the first `days` of their months."""
    axis = {**quiet, "type": "date", "anchor": anchor, "showgrid": False, "showline": True}
    # Left to itself plotly would write one month as hours of a day.
    return axis | ({"tickvals": days, "tickformat": "%b %Y"} if len(days) < 4 else {})


def note(words: str, top: float, look: Look) -> dict[str, object]:
    """A panel's title, above it on the left."""
    return {
        "text": words,
        "x": 0,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"family": FONT, "size": 15, "color": look.text},
    }
