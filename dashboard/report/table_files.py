"""Every table as a file of its own, for a spreadsheet or another program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.ids import times_in_numbers
from analysis.inspection import sections_frame
from dashboard.report.formulas import harmless_column
from parsers import Export

FORMATS = ("csv", "parquet")


def write_tables(export: Export, folder: Path, form: str) -> list[Path]:
    """Writes every table that has rows, and the three beside them; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, frame in _frames(export):
        path = folder / f"{name}.{form}"
        if form == "csv":
            path.write_bytes(csv_bytes(frame))
        else:
            plain = frame.astype({"source": "string"}) if "source" in frame else frame
            pq.write_table(pa.Table.from_pandas(plain, preserve_index=False), path)
        written.append(path)
    return written


def _frames(export: Export) -> Iterator[tuple[str, pd.DataFrame]]:
    yield from ((name, frame) for name, frame in export.tables.items() if len(frame))
    derived = times_in_numbers(export.tables, export.period[1] if export.period else None)
    if len(derived):
        yield "times_in_numbers", derived
    yield "ledger", export.ledger.frame()
    yield "sections", sections_frame(export)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8: times as ISO 8601 with a Z, nothing for a missing value.

    What a spreadsheet would run as a formula gets an apostrophe in front (`formulas`).
    """
    plain = pd.DataFrame({name: _plain(frame[name]) for name in frame.columns})
    return plain.to_csv(index=False, lineterminator="\n").encode("utf-8")


def _plain(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    return harmless_column(column)
