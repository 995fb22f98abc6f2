"""A calendar for each year, one square a day."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import Look, figure
from dashboard.charts.panels import note, steps
from dashboard.charts.week import bar, shade, shades
from dashboard.words import _, amounts, times

_YEAR, _WEEKS = 168, 54
"""Pixels for a year, and the most weeks that a year can touch."""

_ABOVE, _BELOW = 28, 74
"""Pixels for the first title, and for the last months and the scale."""

_SQUARES = 0.72
"""Share of a year's height that the squares get; the rest is for its months and the next title."""


def years(grid: pd.DataFrame, column: str, look: Look) -> go.Figure:
    """`grid`: day, year, column (the week), weekday (0 Monday) and the count in `column`."""
    shown = sorted(set(grid["year"]))
    step = steps(len(shown), _SQUARES)
    inside = round(_YEAR / step)
    layout = figure(look, height=_ABOVE + inside + _BELOW).layout.to_plotly_json()
    layout |= {"margin": {"l": 0, "r": 12, "t": _ABOVE, "b": _BELOW}, "annotations": []}
    most = int(max([*grid[column], 1]))
    layout["coloraxis"] = {
        "colorscale": shades(look),
        "cmin": 0,
        "cmax": most,
        "colorbar": bar(look, most, shade(column)) | {"y": -34 / inside},
    }
    squares = []
    for number, year in enumerate(shown, start=1):
        x, y, top = f"x{number}", f"y{number}", 1 - (number - 1) * step
        layout[f"xaxis{number}"] = layout["xaxis"] | {
            "anchor": y,
            "range": _weeks(grid),
            "tickvals": _first_weeks(year),
            "ticktext": times.month_names(),
            "tickangle": 0,
            "tickfont": {"color": look.muted, "size": 12},
            "showgrid": False,
            "ticks": "",
        }
        layout[f"yaxis{number}"] = layout["yaxis"] | {
            "anchor": x,
            "domain": [max(top - _SQUARES * step, 0), top],
            "range": [6.5, -0.5],
            "tickvals": [0, 2, 4, 6],
            "ticktext": times.short_weekdays()[::2],
            "tickfont": {"color": look.muted, "size": 12},
            "showgrid": False,
            "ticks": "",
        }
        layout["annotations"].append(note(str(year), top, look))
        squares.append(_squares(grid[grid["year"] == year], column, x, y))
    return go.Figure(data=squares, layout=layout)


def _squares(days: pd.DataFrame, column: str, x: str, y: str) -> dict[str, object]:
    """One year; a day outside the period has no square, which is not the same as an empty one."""
    counts = np.full((7, _WEEKS), np.nan)
    told = np.full((7, _WEEKS), "", dtype=object)
    rows = zip(days["day"], days["column"], days["weekday"], days[column], strict=True)
    for day, week, weekday, count in rows:
        counts[weekday, week] = count
        told[weekday, week] = f"{amounts.day(day)}<br>{amounts.rows(count)}"
    return {
        "type": "heatmap",
        "z": [[None if np.isnan(cell) else int(cell) for cell in row] for row in counts],
        "x": list(range(_WEEKS)),
        "y": list(range(7)),
        "customdata": told.tolist(),
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": False,
        "xaxis": x,
        "yaxis": y,
        "xgap": 2,
        "ygap": 2,
        "coloraxis": "coloraxis",
    }


def _weeks(grid: pd.DataFrame) -> list[float]:
    """The weeks that are drawn: those of the file and a month around, or days become slivers."""
    first, last = int(grid["column"].min()), int(grid["column"].max())
    return [max(first - 4, 0) - 0.5, min(last + 4, _WEEKS - 1) + 0.5]


def _first_weeks(year: int) -> list[int]:
    """The column in which each month begins."""
    opening = pd.Timestamp(year, 1, 1)
    firsts = [pd.Timestamp(year, month, 1) for month in range(1, 13)]
    return [((first - opening).days + opening.weekday()) // 7 for first in firsts]


def sentence(grid: pd.DataFrame, column: str) -> str:
    """The text alternative: how many days have something, and the fullest one."""
    if not grid[column].sum():
        return _("No day in this file has entries.")
    fullest = grid.iloc[int(grid[column].argmax())]
    return _("Days with entries: {filled} of {all}. The busiest day is {day}, with {rows}.").format(
        filled=amounts.number(int((grid[column] > 0).sum())),
        all=amounts.number(len(grid)),
        day=amounts.day(fullest["day"]),
        rows=amounts.rows(int(fullest[column])),
    )
