"""Tables in one database file: SQLite, which everything opens, and DuckDB, which is quick."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

_ROWS = 20_000
"""Rows that are turned into objects at a time."""


class NoDuckdbError(Exception):
    """The package `duckdb` is not installed."""


def sqlite(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Writes one SQLite file, as `fill` says. Raises OSError where it cannot be written."""
    path.unlink(missing_ok=True)
    try:
        with sqlite3.connect(path) as base:
            fill(base, frames)
        base.close()
    except sqlite3.OperationalError as fault:
        raise OSError("it cannot be written") from fault


def fill(base: sqlite3.Connection, frames: Mapping[str, pd.DataFrame]) -> None:
    """Makes a table of each frame; times as `YYYY-MM-DD HH:MM:SS` in columns of type TIMESTAMP."""
    for name, frame in frames.items():
        made = ", ".join(f'"{column}" {_type(frame[column])}' for column in frame)
        base.execute(f'CREATE TABLE "{name}" ({made})')
        marks = ", ".join("?" * len(frame.columns))
        into = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 names of our own
        base.executemany(into, _rows(frame))
    base.commit()


def _type(column: pd.Series) -> str:
    if column.dtype.kind == "M":
        return "TIMESTAMP"
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return "TEXT"
    return "INTEGER" if pd.api.types.is_integer_dtype(column.dtype) else "REAL"


def _rows(frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(frame), _ROWS):
        part = frame.iloc[start : start + _ROWS]
        yield from zip(*(_objects(part[column]) for column in part), strict=True)


def _objects(column: pd.Series) -> list[object]:
    if column.dtype.kind == "M":
        column = column.dt.strftime("%Y-%m-%d %H:%M:%S")
    return [None if pd.isna(one) else one for one in column.astype("object").tolist()]


def duckdb(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Writes one DuckDB file; times as TIMESTAMP WITH TIME ZONE.

    Raises NoDuckdbError where the package is missing and OSError where the file cannot be written.
    """
    try:
        import duckdb as engine
    except ImportError as fault:
        raise NoDuckdbError from fault
    path.unlink(missing_ok=True)
    try:
        with engine.connect(str(path)) as base:
            for name, frame in frames.items():
                plain = frame.astype(
                    {c: "string" for c in frame if isinstance(frame[c].dtype, pd.CategoricalDtype)}
                )
                base.register("part", plain)
                copied = f'CREATE TABLE "{name}" AS SELECT * FROM part'  # noqa: S608 as above
                base.execute(copied)
                base.unregister("part")
    except engine.IOException as fault:
        raise OSError("it cannot be written") from fault
