"""Tables and pictures of pieces as texts for a file, private values put away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.pieces.chart import Chart, Listing
from dashboard.pieces.sight import Sight
from dashboard.report.sheet.content import Grid, Picture
from dashboard.words import amounts, times

MOST = 400
"""Rows of a table in a report: a longer one is for the page, or for a spreadsheet."""

TALLEST = 720
"""Pixels of a picture, of the 1016 between the margins of a sheet."""

_SHORTER: Mapping[str, Callable[[pd.Timestamp], str]] = {
    "month": amounts.month,
    **dict.fromkeys(("at", "after", "before"), times.moment),
}
"""Columns of short tables whose times are not whole days, and how each is written."""


def picture(sight: Sight, chart: Chart) -> Picture:
    """The picture as high as fits on a sheet of A4 with its sentence; its numbers as texts."""
    if chart.figure.layout.height > TALLEST:
        chart.figure.update_layout(height=TALLEST)
    return Picture(chart.figure, chart.alt, listed(sight, chart.numbers), chart.how)


def listed(sight: Sight, piece: Listing) -> Grid:
    """The table as whoever looks may see it."""
    shown = sight.table(piece.table[list(piece.labels)], piece.of)
    return grid(shown, piece.labels, len(shown))


def grid(shown: pd.DataFrame, labels: Mapping[str, str], total: int) -> Grid:
    """A table of what may be seen; `total`: how many rows there are, shown or not."""
    columns = [_texts(shown[name].head(MOST)) for name in labels]
    rows = tuple(zip(*columns, strict=True))
    right = tuple(pd.api.types.is_numeric_dtype(shown[name].dtype) for name in labels)
    return Grid(tuple(labels.values()), rows, right, total - len(rows))


def _texts(values: pd.Series) -> list[str]:
    return [_text(value, str(values.name)) for value in values]


def _text(value: object, column: str) -> str:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return _SHORTER.get(column, amounts.short_day)(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return amounts.number(value)
    if isinstance(value, float):
        return amounts.decimal(value)
    return str(value)
