"""Tables in one database file: SQLite, which everything opens, and DuckDB, which is quick."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd

from dashboard.report.tables.cells import (
    ROWS_TOLD,
    Named,
    Tell,
    kind,
    no_one,
    objects,
    without_categories,
)

_TYPES = {"time": "TIMESTAMP", "whole": "INTEGER", "number": "REAL", "text": "TEXT"}


class NoDuckdbError(Exception):
    """The package `duckdb` is not installed."""


def sqlite(frames: Named, path: Path, tell: Tell = no_one) -> None:
    """Writes one SQLite file, as `fill` says. Raises OSError where it cannot be written."""
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as base:
            fill(base, frames, tell)
    except sqlite3.OperationalError as fault:
        raise OSError("it cannot be written") from fault


def serialized(frames: Named) -> bytes:
    """The same file in memory."""
    with closing(sqlite3.connect(":memory:")) as base:
        fill(base, frames)
        return base.serialize()


def fill(base: sqlite3.Connection, frames: Named, tell: Tell = no_one) -> None:
    """Makes a table of each frame; times as `YYYY-MM-DD HH:MM:SS` in columns of type TIMESTAMP."""
    for name, frame in frames:
        made = ", ".join(f'"{column}" {_TYPES[kind(frame[column])]}' for column in frame)
        base.execute(f'CREATE TABLE "{name}" ({made})')
        marks = ", ".join("?" * len(frame.columns))
        into = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 names of our own
        for start in range(0, len(frame), ROWS_TOLD):
            tell(name, start)
            base.executemany(into, _rows(frame.iloc[start : start + ROWS_TOLD]))
    base.commit()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    return zip(*(_cells(frame[column]) for column in frame), strict=True)


def _cells(column: pd.Series) -> list[object]:
    return objects(column.dt.strftime("%Y-%m-%d %H:%M:%S") if kind(column) == "time" else column)


def duckdb(frames: Named, path: Path, tell: Tell = no_one) -> None:
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
                tell(name, 0)
                base.register("part", without_categories(frame))
                copied = f'CREATE TABLE "{name}" AS SELECT * FROM part'  # noqa: S608 as above
                base.execute(copied)
                base.unregister("part")
    except engine.IOException as fault:
        raise OSError("it cannot be written") from fault
