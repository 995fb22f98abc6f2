"""What TikTok's policy names, against what this file holds.

Dated data (`data/declared.json`): forty kinds of data with the policy's own headings, since when a
text names each, and which tables would hold it. A kind that no text of the file's day named is left
out. That no place was found for something is all that can be known: whether TikTok has it, cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import pandas as pd

from analysis.dated import document
from parsers.export import ABSENT, Export
from parsers.format.section import field_of


class Status(Enum):
    """What is known of all files: whether this kind has a place in them."""

    YES = "yes"
    PART = "part"
    NO = "no"
    FEATURE = "feature"
    """Only for those who used it, or in some countries."""


class Outcome(Enum):
    """What came of one kind in this file."""

    DELIVERED = "delivered"
    IN_PART = "in_part"
    EMPTY = "empty"
    """Its place is in this file, and nothing stands there."""
    NOT_IN_FILE = "not_in_file"
    """It has a place in full files, and this file lacks that place."""
    NOT_USED = "not_used"
    """Its place is only there for those who used it, and is not in this file."""
    NO_PLACE = "no_place"
    """No place for it was found in any file."""


@dataclass(frozen=True)
class Kind:
    """One kind of data. `heading` is the policy's, `what` and `says` are English messages.

    `since` is the day of the first text that names it, `tables` would hold it, `fields` narrows
    tables of field and value, `ask` says whether an access request should ask for it first.
    """

    id: str
    heading: str
    what: str
    status: Status
    since: date
    tables: tuple[str, ...]
    says: str = ""
    fields: tuple[str, ...] = ()
    ask: bool = False


@dataclass(frozen=True)
class Delivered:
    """A kind, what came of it, and the number of entries in each of its tables that has any."""

    kind: Kind
    outcome: Outcome
    rows: Mapping[str, int]


@dataclass(frozen=True)
class Unnamed:
    """Something the file holds that the policy covers with general words only: `rows` entries."""

    table: str
    column: str
    what: str
    rows: int


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the policy."""
    return tuple(_kind(entry) for entry in document("declared")["rows"])


def _kind(entry: Mapping[str, Any]) -> Kind:
    since = entry["since"]
    return Kind(
        **{
            **entry,
            "status": Status(entry["status"]),
            "since": date.fromisoformat(f"{since}-01" if len(since) == len("2020-07") else since),
            "tables": tuple(entry["tables"]),
            "fields": tuple(entry.get("fields", ())),
        }
    )


def checked() -> date:
    """The day on which the data was last compared with its sources."""
    return date.fromisoformat(document("declared")["checked"])


def delivered(export: Export) -> tuple[Delivered, ...]:
    """What came of each kind that a text of the file's own day names.

    The file's day is that of its last moment; a file without a date is held against all kinds, one
    older than every text that was read against those of the oldest.
    """
    last = export.last
    oldest = min(kind.since for kind in kinds())
    day = None if last is None else max(last.date(), oldest)
    return tuple(_held(kind, export) for kind in kinds() if day is None or kind.since <= day)


def _held(kind: Kind, export: Export) -> Delivered:
    rows = {table: _rows(export.tables[table], kind.fields) for table in kind.tables}
    filled = {table: number for table, number in rows.items() if number}
    there = any(export.states[table] != ABSENT for table in kind.tables)
    if kind.status is Status.NO:
        outcome = Outcome.NO_PLACE
    elif filled:
        outcome = Outcome.IN_PART if kind.status is Status.PART else Outcome.DELIVERED
    elif there:
        outcome = Outcome.EMPTY
    else:
        outcome = Outcome.NOT_USED if kind.status is Status.FEATURE else Outcome.NOT_IN_FILE
    return Delivered(kind, outcome, filled)


def _rows(table: pd.DataFrame, fields: tuple[str, ...]) -> int:
    """Entries of a table; of one of field and value only those of the fields, with a value."""
    if not fields or "field" not in table:
        return len(table)
    wanted = {field_of(name) for name in fields}
    last = table["field"].fillna("").str.split(" > ").str[-1].map(field_of)
    return int((last.isin(wanted) & table["value"].notna()).sum())


def unnamed(export: Export) -> tuple[Unnamed, ...]:
    """What stands in the file although the policy does not call it by a name of its own."""
    found = []
    for entry in document("declared")["unnamed"]:
        table = export.tables[entry["table"]]
        rows = int(table[entry["column"]].notna().sum()) if entry["column"] else len(table)
        if rows:
            found.append(Unnamed(**entry, rows=rows))
    return tuple(found)
