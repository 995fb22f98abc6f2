"""What reading gives: the tables, the ledger, and what there is to say about the file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import pandas as pd

from parsers.format.rule import Rule
from parsers.ledger import Ledger
from parsers.notice import Notice
from parsers.tree import Tree

READ, EMPTY, UNPLACED, ABSENT = "read", "empty", "unknown", "absent"
"""States of a section: it has rows; it stands in the archive and holds nothing; it holds something,
of which nothing fits the table, so that all of it is unknown; it is not there."""


NUMBER = re.compile(r"^\[\d{1,2}\] ")
"""Before a path in several files of one account: which of them it is in (`named`)."""


def named(at: int, path: str) -> str:
    """A path with the number of its file, which is at this position among the oldest first."""
    return f"[{at + 1}] {path}"


@dataclass(frozen=True)
class Loose:
    """Records of one path that no table has, or one that was told by what is in them, as they are
    written: the person may say what they are (`parsers.by_hand`).

    `value` is a list of records, a `Batch`, or the one record of a file; `path` is where the ledger
    has it and `member` the TXT file it stands in. `start` is the position of its first leaf in
    `Export.unknown`. `guessed` is the table it was taken for, "" if none; then `rest` are the lines
    of its file that belong to no record.
    """

    path: str
    value: Tree
    member: str = ""
    start: int = 0
    guessed: str = ""
    rest: tuple[str, ...] = ()
    keys: str = ""
    """What the path folds, as it really is."""


@dataclass(frozen=True)
class Reach:
    """From when to when a table of one file goes, and how many rows it has."""

    first: pd.Timestamp
    last: pd.Timestamp
    rows: int


@dataclass(frozen=True)
class Export:
    """One reading of an archive.

    `tables` holds every table of `parsers.format.sections.TABLES`, typed, also the empty ones:
    times are `datetime64[us, UTC]`, counts `Int64`, the rest `string`, `source` a category.
    `counted` is how many leaves there were before any was placed, a count apart from the ledger's.
    `unknown` has one row for each leaf that nobody claims, so that it can be looked at: `path`,
    `key` (what is folded to `{}` in the path, as it really is; missing where nothing is) and
    `value`. It is for the person whose file it is.
    `files` are the members that were read, `warnings` what is worth knowing about how it was read.
    `quick` are the tables whose own list says that it is the quick, shortened one (`IsFastLane`).
    `passed_over` is how many files were not read because there are more than can be.
    `loose` are the records of which the person may say what they are, `assigned` what they said.
    `lists` says of which tables a warning speaks, where it is of some only; `guessed` are the
    paths whose table was told by what is in them, each with the table. `parts` are the files of
    which this is the merge (`analysis.merging`), the oldest first, and `reaches` says of each of
    them how far its tables reach; both are empty for an archive that was read as one. `requested`
    is when it was asked for, where the name of a file or folder tells it.
    """

    format: str
    generation: str
    language: str
    files: tuple[str, ...]
    tables: Mapping[str, pd.DataFrame]
    states: Mapping[str, str]
    ledger: Ledger
    counted: int
    unknown: pd.DataFrame
    warnings: tuple[Notice, ...]
    quick: frozenset[str] = frozenset()
    lists: Mapping[Notice, tuple[str, ...]] = field(default_factory=dict)
    guessed: tuple[tuple[str, str], ...] = ()
    passed_over: int = 0
    loose: tuple[Loose, ...] = ()
    assigned: tuple[Rule, ...] = ()
    parts: tuple[Export, ...] = ()
    reaches: tuple[Mapping[str, Reach], ...] = ()
    requested: datetime | None = None

    @cached_property  # every click asks for it, and the tables stay as they are
    def period(self) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        """First and last moment over the column `at` of all tables; None where nothing is dated."""
        spans = [span for name in self.tables if (span := self.span(name))]
        if not spans:
            return None
        return min(first for first, _ in spans), max(last for _, last in spans)

    @property
    def last(self) -> pd.Timestamp | None:
        """The last moment in the file; None where nothing is dated."""
        return self.period[1] if self.period else None

    def span(self, table: str) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        """First and last moment of a table's column `at`; None where no row has one."""
        frame = self.tables[table]
        if not len(frame) or "at" not in frame or frame["at"].isna().all():
            return None
        return frame["at"].min(), frame["at"].max()


def structure(ledger: Ledger) -> list[dict[str, Any]]:
    """What a person can send with a bug report: for each path its kind, fate and leaves.

    It comes from the ledger, which never held a value; list positions and the keys of maps are
    folded there already.
    """
    return [
        {
            "path": entry.path,
            "kind": entry.kind,
            "fate": entry.fate.value,
            "leaves": entry.leaves,
        }
        for entry in ledger.entries
    ]


def structure_json(export: Export) -> str:
    """The structure as a file to save, with what tells the generation and no file names."""
    whole = {
        "format": export.format,
        "generation": export.generation,
        "language": export.language,
        "structure": structure(export.ledger),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
