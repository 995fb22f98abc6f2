"""How rows stand in a grid: searched, ordered, page by page, and each column as what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.process import logs
from dashboard.report.tables.cells import shown_for
from dashboard.report.tables.comma import csv_file
from dashboard.show import searching
from dashboard.words import _, amounts

PAGE_ROWS = 5_000
"""Rows sent to the browser at a time: more makes the page slow and nobody scrolls further."""

_SEARCHABLE_FROM = 8
"""Below this many rows a search box is longer than the table."""

_ROW_PIXELS, _TALLEST = 37, 14

_SHORTER: Mapping[str, Callable[[], str]] = {
    "month": amounts.months_in_cells,
    **dict.fromkeys(("at", "after", "before"), lambda: f"{amounts.days_in_cells()} HH:mm"),
}
"""Columns of short tables whose times are not whole days, and how each is written."""


def found(frame: pd.DataFrame, labels: dict[str, str], key: str) -> pd.DataFrame:
    """The rows that fit the search, in the order asked for; draws the two fields for it."""
    if len(frame) < _SEARCHABLE_FROM:
        return frame
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    query = left.text_input(_("Search in this table"), key=f"{key}-query")
    as_is = _("As in the file")
    orders: dict[str, tuple[str, bool] | None] = {as_is: None}
    for name, label in labels.items():
        first, then = _directions(frame[name])
        orders[f"{label}, {first}"] = (name, True)
        orders[f"{label}, {then}"] = (name, False)
    chosen = orders[right.selectbox(_("Order"), list(orders), key=f"{key}-order") or as_is]
    if query:
        frame = frame[np.any([searching.holds(frame[name], query) for name in labels], axis=0)]
        st.caption(_("Found: {rows}.").format(rows=amounts.rows(len(frame))))
    if chosen:
        frame = frame.sort_values(chosen[0], ascending=chosen[1], kind="stable")
    return frame


def _directions(column: pd.Series) -> tuple[str, str]:
    if column.dtype.kind == "M":
        return _("oldest first"), _("newest first")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return _("smallest first"), _("largest first")
    return "A–Z", "Z–A"


def part(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """One page of a long table; draws the page numbers."""
    pages = -(-len(frame) // PAGE_ROWS)
    if pages < 2:
        return frame
    st.caption(
        _("{rows} on {pages} pages of {size}.").format(
            rows=amounts.rows(len(frame)),
            pages=amounts.number(pages),
            size=amounts.number(PAGE_ROWS),
        )
    )
    page = st.pagination(pages, key=f"{key}-page-{pages}")
    return frame.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]


def column(values: pd.Series, label: str, whole_days: bool = False) -> ColumnConfig:
    """How Streamlit is to draw a column: as a moment, a number or plain text, never as a link."""
    if values.dtype.kind == "M":
        style = f"{amounts.days_in_cells()} HH:mm:ss"
        if whole_days:
            style = _SHORTER.get(str(values.name), amounts.days_in_cells)()
        return st.column_config.DatetimeColumn(label, format=style, timezone="UTC")
    if pd.api.types.is_numeric_dtype(values.dtype):
        return st.column_config.NumberColumn(label, format="localized")
    return st.column_config.TextColumn(label)


def height(rows: int) -> int | Literal["content"]:
    """As high as the rows need, up to a height at which half a row says that there are more."""
    return "content" if rows <= _TALLEST else int(_ROW_PIXELS * (_TALLEST + 1.5))


def drawn(frame: pd.DataFrame, labels: dict[str, str], whole_days: bool = False) -> dict[str, Any]:
    """How Streamlit is to draw rows, whatever else the table can do."""
    return {
        "hide_index": True,
        "lazy": False,
        "height": height(len(frame)),
        "column_config": {
            name: column(frame[name], label, whole_days) for name, label in labels.items()
        },
        "placeholder": "",  # or an English word would stand there that is no word of the file
    }


def as_csv(frame: pd.DataFrame, badge: str, called: str = "shown") -> bytes:
    """The file to save; made on the click, where an exception's text would be logged.

    What was made for somebody else than the person says so in its first column, `called` so.
    """
    try:
        return csv_file(shown_for(frame, badge, called))
    except Exception as error:
        logs.note(error)
        return _("This table could not be written.").encode()
