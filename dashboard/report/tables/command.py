"""`inzage tables`: every table as a file, or all in one. Loads nothing heavy before it must."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.report.tables.formats import FORMATS
from dashboard.report.terminal import progress

if TYPE_CHECKING:
    from parsers import Export

ABOUT = (
    "Write every table of an archive, and a README that says what each column is. csv and parquet "
    "make a file a table; xlsx, sqlite and duckdb are one file. In csv an apostrophe stands before "
    "what a spreadsheet would run as a formula, and before numbers that are too long for it; the "
    "other forms keep every text to the letter."
)
_NO_DUCKDB = (
    "The package duckdb is not installed; choose sqlite, or install it with “pip install duckdb”."
)

_OTHER_FILES = (
    "That folder has files of these names that Inzage did not write; name one that is new or empty."
)


def main(
    parser: ArgumentParser, arguments: list[str], read: Callable[[Namespace], Export | None]
) -> int:
    """Runs the command; the exit code, 2 with one sentence on standard error where it failed.

    `read` gives the archive that was named, or None and has said why.
    """
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    parser.add_argument("--format", choices=FORMATS, default="csv")
    parser.add_argument(
        "--mode",
        choices=("me", "room"),
        default="me",
        help="room: names made up and private values put away, for a classroom",
    )
    chosen = parser.parse_args(arguments)
    export = read(chosen)
    if export is None:
        return 2
    from analysis.redaction.redaction import Mode
    from dashboard.report.tables.databases import NoDuckdbError
    from dashboard.report.tables.write import OtherFilesError, write_tables

    try:
        written = write_tables(export, chosen.out, chosen.format, Mode(chosen.mode), _progress)
    except NoDuckdbError:
        return _failed(_NO_DUCKDB)
    except OtherFilesError:
        return _failed(_OTHER_FILES)
    except OSError as fault:
        reason = fault.strerror or "it cannot be written"
        return _failed(f"The folder for the files cannot be used ({reason}); choose another.")
    progress("")
    sys.stdout.write(f"{len(written)} files written.\n")
    return 0


def _failed(sentence: str) -> int:
    progress("")
    sys.stderr.write(sentence + "\n")
    return 2


def _progress(name: str, rows: int) -> None:
    """Says which table is written, and how far."""
    progress(f"{name}: {rows:,} rows" if rows else name)
