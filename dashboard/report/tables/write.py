"""Writes every table of an archive in the form that was asked for."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.ids import times_in_numbers
from analysis.inspection import sections_frame
from analysis.redaction.redaction import Mode, redact, redaction_for
from dashboard.report.tables import databases, readme, workbook
from dashboard.report.tables.cells import Named, without_categories
from dashboard.report.tables.comma import csv_file
from dashboard.report.tables.formats import NAME, README
from parsers import Export

Tell = Callable[[str], None]
"""Is told the name of each table before it is written."""

_ONE: Mapping[str, Callable[[Named, Path], None]] = {
    "xlsx": workbook.xlsx,
    "sqlite": databases.sqlite,
    "duckdb": databases.duckdb,
}


def write_tables(
    export: Export, folder: Path, form: str, mode: Mode = Mode.ME, tell: Tell = lambda _name: None
) -> list[Path]:
    """Writes every table that has rows and what stands beside them; returns the files.

    `form` is one of `FORMATS`. In a room's mode names are made up, what is private is put away, and
    the places of the archive are left out. Raises OSError where the folder cannot be written, and
    NoDuckdbError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frames = frames_of(export, mode)
    told = _telling(frames, tell)
    about = folder / README
    if form in _ONE:
        written = [folder / f"{NAME}.{form}"]
        _ONE[form](told, written[0])
    else:
        written = [_alone(frame, folder / f"{name}.{form}") for name, frame in told]
    about.write_text(readme.text(frames, mode.value), encoding="utf-8")
    return [*written, about]


def _telling(frames: Mapping[str, pd.DataFrame], tell: Tell) -> Named:
    for name, frame in frames.items():
        tell(name)
        yield name, frame


def frames_of(export: Export, mode: Mode) -> dict[str, pd.DataFrame]:
    """Every table with rows, as whoever it is made for may see it, and the tables about them."""
    beside = about(export) if mode is Mode.ME else {"sections": sections_frame(export)}
    return readme.complete(dict(_tables(export, mode)), mode.value, beside)


def about(export: Export) -> dict[str, pd.DataFrame]:
    """The tables about the tables: the sections, what became of each value, times in numbers."""
    beside = {"sections": sections_frame(export), "ledger": export.ledger.frame()}
    derived = times_in_numbers(export.tables, export.period[1] if export.period else None)
    return {"times_in_numbers": derived, **beside} if len(derived) else beside


def _tables(export: Export, mode: Mode) -> Iterator[tuple[str, pd.DataFrame]]:
    redaction = redaction_for(export.tables.values(), mode, secrets.token_bytes(16))
    for name, frame in export.tables.items():
        if len(frame):
            yield name, redact(frame, redaction)


def _alone(frame: pd.DataFrame, path: Path) -> Path:
    if path.suffix == ".csv":
        path.write_bytes(csv_file(frame))
    else:
        plain = without_categories(frame)
        pq.write_table(pa.Table.from_pandas(plain, preserve_index=False), path)
    return path
