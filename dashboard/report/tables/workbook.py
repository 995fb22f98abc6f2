"""Tables as one workbook for a spreadsheet: ids as text, times as times, and never a formula."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pandas as pd
import xlsxwriter

from dashboard.report.tables.cells import ROWS_TOLD, Named, Tell, kind, no_one, objects

_MOST_ROWS = 1_048_575
"""Rows below the heading that a sheet can have; the rest goes on in the next sheet."""

_MOST_SIGNS = 32_000
"""Characters of a cell; a spreadsheet takes 32,767 of them, some of which it writes as several."""

_Piece = tuple[str, int, str, int, str]
"""Table, row of the table, column, number of the piece, its text."""

_WIDTHS = {"time": 19, "whole": 12, "number": 12, "text": 28}
_LONG = "long texts"
_AS_THEY_ARE = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd hh:mm:ss",
    "remove_timezone": True,
}


def xlsx(frames: Named, to: Path | BytesIO, tell: Tell = no_one) -> None:
    """Writes one workbook with a sheet a table; OSError where it cannot be written.

    A text that is too long for a cell is cut there, ends in "…", and stands whole, in pieces, in a
    sheet of its own.
    """
    options = _AS_THEY_ARE
    if isinstance(to, BytesIO):  # then nothing may be written beside it either
        options = {**_AS_THEY_ARE, "constant_memory": False, "in_memory": True}
    try:
        with xlsxwriter.Workbook(to, options) as book:
            long = [piece for name, frame in frames for piece in _write(book, name, frame, tell)]
            if long:
                heads = ["table", "row", "column", "piece", "text"]
                _write(book, _LONG, pd.DataFrame(long, columns=heads), tell)
    except xlsxwriter.exceptions.XlsxFileError as fault:
        raise OSError("it cannot be written") from fault


def _sheets(name: str, frame: pd.DataFrame) -> Iterator[tuple[str, int, pd.DataFrame]]:
    """Name of the sheet, rows of the table in the sheets before it, and the rows in this one."""
    for number, start in enumerate(range(0, max(len(frame), 1), _MOST_ROWS), start=1):
        sheet = name if number == 1 else f"{name} {number}"
        yield sheet, start, frame.iloc[start : start + _MOST_ROWS]


def _write(book: xlsxwriter.Workbook, name: str, frame: pd.DataFrame, tell: Tell) -> list[_Piece]:
    """Writes a table; gives the pieces of what was too long for its cell."""
    long: list[_Piece] = []
    names, kinds = [str(column) for column in frame], [kind(frame[column]) for column in frame]
    for title, before, part in _sheets(name, frame):
        sheet = book.add_worksheet(title)
        # Never `write`, which would choose by what stands in a cell.
        numbers = sheet.write_number
        writes = {"time": sheet.write_datetime, "whole": numbers, "number": numbers}
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(names):
            sheet.set_column(place, place, _WIDTHS[kinds[place]])
            sheet.write_string(0, place, column)
        rows = zip(*(objects(part[column]) for column in part), strict=True)
        for line, cells in enumerate(rows, start=1):
            if line % ROWS_TOLD == 1:
                tell(name, before + line - 1)
            for place, cell in enumerate(cells):
                if isinstance(cell, str) and len(cell) > _MOST_SIGNS:
                    pieces = range(0, len(cell), _MOST_SIGNS)
                    long.extend(
                        (name, before + line, names[place], number, cell[at : at + _MOST_SIGNS])
                        for number, at in enumerate(pieces, start=1)
                    )
                    cell = cell[:_MOST_SIGNS] + "…"
                if cell is not None:
                    writes.get(kinds[place], sheet.write_string)(line, place, cell)
    return long
