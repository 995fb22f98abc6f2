"""The ledger: every leaf of the archive with its one fate, counted by path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

import pandas as pd

from parsers.tree import Tree


class Fate(Enum):
    READ = "read"
    """It is in a cell of a table."""
    EMPTY = "empty"
    """A known path with nothing there."""
    SET_ASIDE = "set_aside"
    """Left out on purpose; the reason stands beside it."""
    UNREADABLE = "unreadable"
    """A known path with a value that is not of the column's kind."""
    UNKNOWN = "unknown"
    """No declaration claims the path or the field."""


@dataclass(frozen=True)
class Entry:
    """Leaves of one path with one fate.

    `table` is None where no table claims the path; `detail` is the reason for what was set
    aside and the expected kind for what is unreadable; `kind` is the sort of value: "text",
    "number", "yes or no", "nothing", "empty list", "empty object" or "several".
    """

    table: str | None
    path: str
    fate: Fate
    detail: str
    kind: str
    leaves: int


@dataclass(frozen=True)
class Ledger:
    entries: tuple[Entry, ...]

    @property
    def total(self) -> int:
        return sum(entry.leaves for entry in self.entries)

    def count(self, fate: Fate, table: str | None = None) -> int:
        """Leaves with this fate, in one table where it is named."""
        return sum(
            entry.leaves
            for entry in self.entries
            if entry.fate is fate and (table is None or entry.table == table)
        )

    def paths(self, fate: Fate) -> dict[tuple[str, str], int]:
        """(path, detail) -> leaves, in the order of the archive."""
        counts: Counter[tuple[str, str]] = Counter()
        for entry in self.entries:
            if entry.fate is fate:
                counts[entry.path, entry.detail] += entry.leaves
        return dict(counts)

    def frame(self) -> pd.DataFrame:
        """One row for each path and fate: table, path, fate, detail, kind, leaves."""
        return pd.DataFrame(
            {
                "table": pd.array([e.table for e in self.entries], dtype="string"),
                "path": pd.array([e.path for e in self.entries], dtype="string"),
                "fate": pd.array([e.fate.value for e in self.entries], dtype="string"),
                "detail": pd.array([e.detail for e in self.entries], dtype="string"),
                "kind": pd.array([e.kind for e in self.entries], dtype="string"),
                "leaves": pd.array([e.leaves for e in self.entries], dtype="Int64"),
            }
        )


KINDS = {
    str: "text",
    bool: "yes or no",
    int: "number",
    float: "number",
    type(None): "nothing",
    list: "empty list",
    dict: "empty object",
}


def kind_of(leaf: Tree) -> str:
    return KINDS.get(type(leaf), "several")


class Book:
    """Where the pass writes down what became of each leaf; `close` makes the ledger of it."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str | None, str, Fate, str, str]] = Counter()

    def add(
        self,
        table: str | None,
        path: str,
        fate: Fate,
        leaves: int,
        detail: str = "",
        kind: str = "text",
    ) -> None:
        if leaves:
            self._counts[table, path, fate, detail, kind] += leaves

    def add_each(
        self, table: str | None, found: Iterable[tuple[str, Tree]], fate: Fate, detail: str = ""
    ) -> None:
        """Writes down leaves of one fate, each with its path."""
        self.add_counted(table, Counter((where, type(leaf)) for where, leaf in found), fate, detail)

    def add_counted(
        self,
        table: str | None,
        counts: Mapping[tuple[str, type], int],
        fate: Fate,
        detail: str = "",
    ) -> None:
        """Writes down how many leaves of each type stand at each path."""
        for (path, kind), leaves in counts.items():
            self.add(table, path, fate, leaves, detail, KINDS.get(kind, "several"))

    @property
    def total(self) -> int:
        return sum(self._counts.values())

    def tables(self, fate: Fate) -> set[str | None]:
        """Tables of which a leaf has this fate."""
        return {key[0] for key in self._counts if key[2] is fate}

    def merge(self, other: Book, shown: Callable[[str], str] = str) -> None:
        """Takes over another book; `shown` turns its paths into what the reader is shown."""
        for (table, path, fate, detail, kind), leaves in other._counts.items():
            self.add(table, shown(path), fate, leaves, detail, kind)

    def close(self) -> Ledger:
        return Ledger(tuple(Entry(*key, leaves) for key, leaves in self._counts.items()))
