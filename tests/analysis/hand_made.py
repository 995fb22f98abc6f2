"""Small tables written by hand, typed like those of the reader."""

from __future__ import annotations

import pandas as pd

from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import TABLES
from parsers.tables.frames import TEXT, empty_frame


def made(table: str, *rows: dict[str, object]) -> pd.DataFrame:
    """The table with these rows; columns that a row does not name are missing in it."""
    assert all(name in TABLES[table] for row in rows for name in row)
    if not rows:
        return empty_frame(table)
    data = {}
    for name in TABLES[table]:
        values = [row.get(name) for row in rows]
        kind = COLUMNS[name].kind
        if name == "source":
            data[name] = pd.Series([table] * len(rows), dtype="category")
        elif kind is Kind.TIME:
            times = [pd.Timestamp(str(value), tz="UTC") if value else pd.NaT for value in values]
            data[name] = pd.Series(times, dtype="datetime64[us, UTC]")
        elif kind is Kind.NUMBER:
            data[name] = pd.Series(values, dtype="Int64")
        else:
            data[name] = pd.Series(values, dtype=TEXT)
    return pd.DataFrame(data)


def empty_tables() -> dict[str, pd.DataFrame]:
    """Every table without rows: an account that nothing is known of."""
    return {name: empty_frame(name) for name in TABLES}


def utc(written: str) -> pd.Timestamp:
    return pd.Timestamp(written, tz="UTC")
