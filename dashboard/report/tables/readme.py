"""What stands beside saved tables: what each table and each column of it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from dashboard.report.tables.cells import kind, shown_for
from dashboard.words import _, columns, later, people, tables
from parsers.format.sections import OTHER, SOURCE

_BESIDE = {
    "times_in_numbers": later("Times that are part of numbers in the file; derived, not recorded."),
    "ledger": later("What happened to every value of the file, field by field."),
    "sections": later(
        "Every table, also the empty ones: its entries, its first and its last time (UTC)."
    ),
    "columns": later("This list."),
}
_OWN = {
    OTHER: later("Fields that Inzage does not know, as JSON text"),
    SOURCE: later("Where in the file the entry is"),
    "shown": later("For whom the table was made"),
    "table": later("Name of the table"),
    "column": later("Name of the column"),
    "meaning": later("What it means"),
    "state": later("Whether the file has it: read, empty or absent"),
    "rows": later("Number of entries"),
    "first": later("First time (UTC)"),
    "last": later("Last time (UTC)"),
    "path": later("Where in the file"),
    "fate": later("What happened to the values there"),
    "detail": later("The reason"),
    "kind": later("Kind of value"),
    "leaves": later("Number of values"),
    "id": later("The number that has a time in it"),
    "made_at": later("The time in that number (UTC)"),
}
_KINDS = {
    "time": later("time (UTC)"),
    "whole": later("whole number"),
    "number": later("number"),
    "text": later("text"),
}
NOTHING: Mapping[str, pd.DataFrame] = MappingProxyType({})
FIRST = later("Tables made by Inzage from the archive that TikTok hands out.")
"""By its first line a README is known again as one of ours, in whatever language."""
_RULES = (
    later("Times are UTC. Numbers with many digits (ids) are text, so that no digit is lost."),
    later("A missing value is empty. No file has anything of the archive in its name."),
    later(
        "In csv and only there: an apostrophe is put before what a spreadsheet would run as a "
        "formula, and before a number of 16 digits or more that fills its cell. Take one away to "
        "get it back."
    ),
)


def complete(
    frames: Mapping[str, pd.DataFrame], viewer: str, beside: Mapping[str, pd.DataFrame] = NOTHING
) -> dict[str, pd.DataFrame]:
    """The archive's tables, each marked with whom it was made for; those `beside` them; and the
    list of all their columns."""
    badge = people.badge(viewer)
    whole = {name: shown_for(frame, badge) for name, frame in frames.items()} | dict(beside)
    return whole | {"columns": _columns(whole)}


def _columns(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a column of every saved table: `table`, `column`, `kind`, `meaning`."""
    rows = [
        (table, column, _(_KINDS[kind(frame[column])]), _meaning(column))
        for table, frame in frames.items()
        for column in frame.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "kind", "meaning"], dtype="string")


def text(frames: Mapping[str, pd.DataFrame], viewer: str) -> str:
    """The same to read, with what holds for all tables; says for whom the tables were made."""
    said = [_(FIRST), "", *(_(rule) for rule in _RULES)]
    if badge := people.badge(viewer):
        said += ["", f"{badge}."]
    for table, frame in frames.items():
        said += ["", f"{table} ({len(frame)}): {_about(table)}"]
        for column in frame.columns:
            said.append(f"  {column}: {_meaning(column)} ({_(_KINDS[kind(frame[column])])})")
    return "\n".join(said) + "\n"


def _about(table: str) -> str:
    if table in _BESIDE:
        return _(_BESIDE[table])
    return f"{tables.title(table)}. {tables.sentence(table)}"


def _meaning(column: str) -> str:
    return _(_OWN[column]) if column in _OWN else columns.label(column)
