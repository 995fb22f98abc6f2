"""Tables in one database file: SQLite, which everything opens, and DuckDB, which is quick."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd

from dashboard.report.tables.cells import Named, kind, objects, without_categories

_TYPES = {"time": "TIMESTAMP", "whole": "INTEGER", "number": "REAL", "text": "TEXT"}
_ROWS = 20_000
"""Rows that are turned into objects at a time."""


class NoDuckdbError(Exception):
    """The package `duckdb` is not installed."""


def sqlite(frames: Named, path: Path) -> None:
    """Writes one SQLite file, as `fill` says. Raises OSError where it cannot be written."""
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as base:
            fill(base, frames)
    except sqlite3.OperationalError as fault:
        raise OSError("it cannot be written") from fault


def serialized(frames: Named) -> bytes:
    """The same file in memory."""
    with closing(sqlite3.connect(":memory:")) as base:
        fill(base, frames)
        return base.serialize()


def fill(base: sqlite3.Connection, frames: Named) -> None:
    """Makes a table of each frame; times as `YYYY-MM-DD HH:MM:SS` in columns of type TIMESTAMP."""
    for name, frame in frames:
        made = ", ".join(f'"{column}" {_TYPES[kind(frame[column])]}' for column in frame)
        base.execute(f'CREATE TABLE "{name}" ({made})')
        marks = ", ".join("?" * len(frame.columns))
        into = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 names of our own
        base.executemany(into, _rows(frame))
    base.commit()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(frame), _ROWS):
        part = frame.iloc[start : start + _ROWS]
        yield from zip(*(_cells(part[column]) for column in part), strict=True)


def _cells(column: pd.Series) -> list[object]:
    return objects(column.dt.strftime("%Y-%m-%d %H:%M:%S") if kind(column) == "time" else column)


def duckdb(frames: Named, path: Path) -> None:
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
            for name, frame in frames:
                base.register("part", without_categories(frame))
                copied = f'CREATE TABLE "{name}" AS SELECT * FROM part'  # noqa: S608 as above
                base.execute(copied)
                base.unregister("part")
    except engine.IOException as fault:
        raise OSError("it cannot be written") from fault
