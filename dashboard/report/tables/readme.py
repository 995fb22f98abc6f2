"""What stands beside saved tables: what each table and each column of it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from dashboard.report.tables.cells import kind, shown_for
from dashboard.words import columns, people, tables
from parsers.format.sections import OTHER, SOURCE

_BESIDE = {
    "times_in_numbers": "Times that stand inside numbers of the archive; derived, not recorded.",
    "ledger": "What became of every value of the archive, by place.",
    "sections": "Every table, also the empty ones: its rows, its first and its last time (UTC).",
    "columns": "This list.",
}
_OWN = {
    OTHER: "Fields that Inzage does not know, as JSON text",
    SOURCE: "Place in the archive where the row came from",
    "shown": "For whom the table was made",
    "table": "Name of the table",
    "column": "Name of the column",
    "meaning": "What it is",
    "state": "Whether the archive has it: read, empty, absent, or in a form that is not known",
    "rows": "Number of rows",
    "first": "First time (UTC)",
    "last": "Last time (UTC)",
    "path": "Place in the archive",
    "fate": "What became of the values there",
    "detail": "Why",
    "kind": "Kind of value",
    "leaves": "Number of values",
    "id": "The number in which a time stands",
    "made_at": "Time that stands in the number (UTC)",
}
_KINDS = {"time": "time (UTC)", "whole": "whole number", "number": "number", "text": "text"}
NOTHING: Mapping[str, pd.DataFrame] = MappingProxyType({})
FIRST = "Tables made by Inzage from the archive that TikTok hands out."
"""By its first line a README is known again as one of ours."""
_RULES = (
    "Times are UTC. Numbers with many digits (ids) are text, so that no digit is lost.",
    "A missing value is empty. Nothing of the archive is in the name of a file.",
    "In csv and only there: an apostrophe stands before what a spreadsheet would run as a formula, "
    "and before a number of 16 digits or more that fills its cell. Take one away to get it back.",
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
        (table, column, _KINDS[kind(frame[column])], _meaning(column))
        for table, frame in frames.items()
        for column in frame.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "kind", "meaning"], dtype="string")


def text(frames: Mapping[str, pd.DataFrame], viewer: str) -> str:
    """The same to read, with what holds for all tables; says for whom the tables were made."""
    said = [FIRST, "", *_RULES]
    if badge := people.WAYS[viewer].badge:  # as the sentences around it, in English
        said += ["", f"{badge}."]
    for table, frame in frames.items():
        said += ["", f"{table} ({len(frame)}): {_about(table)}"]
        for column in frame.columns:
            said.append(f"  {column}: {_meaning(column)} ({_KINDS[kind(frame[column])]})")
    return "\n".join(said) + "\n"


def _about(table: str) -> str:
    return _BESIDE.get(table) or f"{tables.title(table)}. {tables.sentence(table)}"


def _meaning(column: str) -> str:
    return _OWN.get(column) or columns.label(column)
