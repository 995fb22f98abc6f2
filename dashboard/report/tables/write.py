"""Writes every table of an archive in the form that was asked for."""

from __future__ import annotations

import os
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
from dashboard.report.tables.cells import Named, Tell, no_one, without_categories
from dashboard.report.tables.comma import csv_file
from dashboard.report.tables.formats import NAME, README
from dashboard.words import everywhere
from parsers import Export

_ONE: Mapping[str, Callable[[Named, Path, Tell], None]] = {
    "xlsx": lambda frames, path, tell: workbook.xlsx(frames, _anew(path), tell),
    "sqlite": databases.sqlite,
    "duckdb": databases.duckdb,
}
_LONGEST = 1000
"""Bytes of a first line that are looked at, to see whether it is one of ours."""


class OtherFilesError(Exception):
    """The folder holds files of these names that are not ours."""


def write_tables(
    export: Export, folder: Path, form: str, mode: Mode = Mode.ME, tell: Tell = no_one
) -> list[Path]:
    """Writes every table that has rows and what stands beside them; returns the files.

    `form` is one of `FORMATS`. In a room's mode names are made up, what is private is put away, and
    the places of the archive are left out. What was written there before is replaced. Raises
    OSError where the folder cannot be written, NoDuckdbError, and OtherFilesError before anything
    is changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frames = frames_of(export, mode)
    names = [NAME] if form in _ONE else [*frames]
    written, about = [folder / f"{name}.{form}" for name in names], folder / README
    _look_out([*written, about], about)
    if form in _ONE:
        _ONE[form](frames.items(), written[0], tell)
    else:
        for file, (name, frame) in zip(written, frames.items(), strict=True):
            tell(name, 0)
            _alone(frame, file)
    _anew(about).write_text(readme.text(frames, mode.value), encoding="utf-8")
    return [*written, about]


def _look_out(files: list[Path], about: Path) -> None:
    """Refuses to replace what is not ours; the README that stands beside our files says it is."""
    there = any(os.path.lexists(file) for file in files)
    if there and (about.is_symlink() or not about.is_file() or not _is_ours(about)):
        raise OtherFilesError


def _is_ours(about: Path) -> bool:
    with about.open("rb") as file:
        first = file.readline(_LONGEST)
    return any(first.startswith(line.encode()) for line in everywhere(readme.FIRST))


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


def _anew(file: Path) -> Path:
    """The place of a file without what was there: a link would lead to something else."""
    file.unlink(missing_ok=True)
    return file


def _alone(frame: pd.DataFrame, path: Path) -> None:
    _anew(path)
    if path.suffix == ".csv":
        path.write_bytes(csv_file(frame))
    else:
        plain = without_categories(frame)
        pq.write_table(pa.Table.from_pandas(plain, preserve_index=False), path)
