"""Tables as one workbook for a spreadsheet: ids as text, times as times, and never a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pandas as pd
import xlsxwriter

_MOST_ROWS = 1_048_575
"""Rows below the heading that a sheet can have; the rest goes on in the next sheet."""

_MOST_SIGNS = 32_000
"""Characters of a cell; a spreadsheet takes 32,767 of them, some of which it writes as several."""

_LONG = "long texts"
_AS_THEY_ARE = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd hh:mm:ss",
    "remove_timezone": True,
}


def xlsx(frames: Mapping[str, pd.DataFrame], to: Path | BytesIO) -> None:
    """Writes one workbook with a sheet a table; OSError where it cannot be written.

    A text that is too long for a cell is cut there, ends in "…", and stands whole, in pieces, in a
    sheet of its own.
    """
    long: list[tuple[str, int, str, int, str]] = []
    try:
        options = _AS_THEY_ARE
        if isinstance(to, BytesIO):  # then nothing may be written beside it either
            options = {**_AS_THEY_ARE, "constant_memory": False, "in_memory": True}
        with xlsxwriter.Workbook(to, options) as book:
            for name, frame in frames.items():
                for sheet, part in _sheets(name, frame):
                    _write(book.add_worksheet(sheet), part, name, long)
            if long:
                pieces = pd.DataFrame(long, columns=["table", "row", "column", "piece", "text"])
                _write(book.add_worksheet(_LONG), pieces, _LONG, [])
    except xlsxwriter.exceptions.XlsxFileError as fault:
        raise OSError("it cannot be written") from fault


def _sheets(name: str, frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for number, start in enumerate(range(0, max(len(frame), 1), _MOST_ROWS), start=1):
        sheet = name if number == 1 else f"{name} {number}"
        yield sheet, frame.iloc[start : start + _MOST_ROWS]


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    frame: pd.DataFrame,
    table: str,
    long: list[tuple[str, int, str, int, str]],
) -> None:
    kinds = [_kind(frame[column]) for column in frame]
    for place, column in enumerate(frame):
        sheet.set_column(place, place, {"time": 19, "number": 12}.get(kinds[place], 28))
        sheet.write_string(0, place, str(column))
    sheet.freeze_panes(1, 0)
    names = [str(column) for column in frame]
    columns = (_objects(frame[column], kind) for column, kind in zip(frame, kinds, strict=True))
    for line, cells in enumerate(zip(*columns, strict=True), start=1):
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            if kinds[place] == "time":
                sheet.write_datetime(line, place, cell)
            elif kinds[place] == "number":
                sheet.write_number(line, place, cell)
            elif len(cell) <= _MOST_SIGNS:
                sheet.write_string(line, place, cell)
            else:
                sheet.write_string(line, place, cell[:_MOST_SIGNS] + "…")
                pieces = range(0, len(cell), _MOST_SIGNS)
                long.extend(
                    (table, line, names[place], number, cell[start : start + _MOST_SIGNS])
                    for number, start in enumerate(pieces, start=1)
                )


def _kind(column: pd.Series) -> str:
    if column.dtype.kind == "M":
        return "time"
    return "number" if pd.api.types.is_numeric_dtype(column.dtype) else "text"


def _objects(column: pd.Series, kind: str) -> list[object]:
    if kind == "time":
        column = column.dt.tz_localize(None) if column.dt.tz else column
        return [None if pd.isna(one) else one.to_pydatetime() for one in column]
    plain = column.astype("object").tolist()
    return [None if pd.isna(one) else (one if kind == "number" else str(one)) for one in plain]
