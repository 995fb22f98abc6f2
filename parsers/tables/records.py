"""Records of one section, from all of its lists at one path, to raw columns: one for each field.

A list of half a million records is checked with a handful of passes in C (are all of one shape);
only records that do not fit are looked at one by one. `parsers.tables.cells` goes on from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

import numpy as np

from parsers.format.section import Section, field_of, targets_of
from parsers.ledger import KINDS, Fate, kind_of
from parsers.tables.accounting import Account
from parsers.tables.cells import RawRecords, take
from parsers.tables.other import Others
from parsers.tables.values import ABSENT, Raw, nothing_there
from parsers.tree import Batch, Items, Tree, free_key, joined, key_in_path, leaf_count

MOST_SPELLINGS = 10
"""Keys that may feed one column; `Date`, `date` and `Date_:` agree, and there is no end to them."""

BARE: dict[str, Tree] = {}
"""A row that its path alone fills: no object of the archive stands behind it."""


Given = Mapping[str, str | None]
"""Columns that the path itself fills for all of its rows: a conversation's name, a room's id."""


@dataclass
class Gathered:
    """What one list declaration has at one path."""

    section: Section
    path: str
    lists: list[tuple[Items, Given]] = field(default_factory=list)

    def read(self, account: Account, source: str) -> None:
        """Reads the rows; `source` is what is shown as where they come from."""
        take(self._groups(account), account, source)

    def _groups(self, account: Account) -> Iterator[RawRecords]:
        """Records that have the same fields, and the odd ones, each for themselves."""
        columns = dict.fromkeys(column for _, given in self.lists for column in given)
        given_rows = {
            column: list(
                chain.from_iterable([given.get(column)] * len(items) for items, given in self.lists)
            )
            for column in columns
        }
        items = joined([items for items, _ in self.lists])
        self.lists.clear()
        if not isinstance(items, Batch) or not (items.odd or items.others):
            yield _Records(self.section, given_rows, self.path, account).read(items)
            return
        for group in items.groups:
            yield self._some(Batch(group.columns), group.positions, given_rows, account)
        if items.odd:
            positions = np.array(sorted(items.odd))
            odd = [items.odd[position] for position in positions.tolist()]
            yield self._some(odd, positions, given_rows, account)

    def _some(
        self,
        items: Items,
        positions: np.ndarray,
        given: dict[str, list[str | None]],
        account: Account,
    ) -> RawRecords:
        here = {
            column: [values[position] for position in positions.tolist()]
            for column, values in given.items()
        }
        return _Records(self.section, here, self.path, account, positions).read(items)


class _Records:
    def __init__(
        self,
        section: Section,
        given: dict[str, list[str | None]],
        path: str,
        account: Account,
        positions: np.ndarray | None = None,
    ) -> None:
        self.section, self.given, self.path = section, given, path
        self.book, self.positions = account.book, positions
        self.other = Others(section.kept)
        self.targets = targets_of(section)
        self.nested = any(">" in target for target in self.targets)

    def read(self, items: Items) -> RawRecords:
        uniform = self._uniform(items)
        if uniform is None and isinstance(items, list):
            items = self._without_nothing(items)
            uniform = self._odd(items)
        columns = uniform if uniform is not None else self._batch(items)
        leaves_each = items.leaves_each if isinstance(items, Batch) else None
        return RawRecords(
            self.section,
            self.path,
            len(items),
            columns,
            self.given,
            self.other,
            leaves_each,
            self.positions,
        )

    def _batch(self, rows: Items) -> dict[str, Raw]:
        """Key -> one raw value per row, for the keys that feed a column; the rest is booked."""
        columns = rows.columns if isinstance(rows, Batch) else {}
        known = set(self._known(iter(columns)))
        for key, raw in columns.items():
            if key not in known:
                self.other.put_column(key, raw)
        return {key: raw for key, raw in columns.items() if key in known}

    def _known(self, keys: Iterable[str]) -> list[str]:
        """The keys that feed a column, sorted; of too many for one column the most frequent."""
        counts = Counter(keys)
        feeding = [key for key in counts if field_of(key) in self.targets]
        known: list[str] = []
        fed: Counter[str] = Counter()
        for key in sorted(feeding, key=lambda key: (-counts[key], key)):
            column = self.targets[field_of(key)][0]
            if fed[column] < MOST_SPELLINGS:
                fed[column] += 1
                known.append(key)
        return sorted(known)

    def _uniform(self, rows: Items) -> dict[str, Raw] | None:
        """The columns of records that all have the same, known keys; None if they do not."""
        if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
            return None
        if self.nested:
            return None  # fields of inner objects, which `_odd` takes out
        keys = list(rows[0])
        most = MOST_SPELLINGS * len(self.targets)
        if not 0 < len(keys) <= most or len(self._known(keys)) < len(keys):
            return None
        try:
            if set(map(len, rows)) != {len(keys)}:
                return None
            # Only an object has an item under a text: anything else in the list raises here.
            columns: dict[str, Raw] = {key: list(map(itemgetter(key), rows)) for key in keys}
        except (KeyError, TypeError):
            return None
        return columns

    def _without_nothing(self, rows: list[Tree]) -> list[Tree]:
        """The items that are something: null and empty ones are booked and make no row."""
        nothing = [n for n, row in enumerate(rows) if row is not BARE and nothing_there(row)]
        if not nothing:
            return rows
        for position in nothing:
            kind = kind_of(rows[position])
            self.book.add(self.section.table, self.path, Fate.EMPTY, 1, kind=kind)
        gone = set(nothing)
        if self.positions is not None:
            self.positions = np.delete(self.positions, nothing)
        self.given = {
            column: [value for n, value in enumerate(values) if n not in gone]
            for column, values in self.given.items()
        }
        return [row for n, row in enumerate(rows) if n not in gone]

    def _odd(self, rows: list[Tree]) -> dict[str, Raw]:
        records: list[dict[str, Tree]] = []
        for position, row in enumerate(rows):
            if isinstance(row, dict):
                records.append(self._flat(row))
            else:
                records.append(self._no_object(position, row))
        known = dict.fromkeys(self._known(key for record in records for key in record))
        for position, record in enumerate(records):
            for key, value in record.items():
                if key not in known:
                    self.other.put(position, key, value)
        return {key: [record.get(key, ABSENT) for record in records] for key in known}

    def _flat(self, row: dict[str, Tree]) -> dict[str, Tree]:
        """A record with the known fields of its inner objects (`Receiver > Name`) in it."""
        if not self.nested or not any(isinstance(value, dict) for value in row.values()):
            return row
        flat: dict[str, Tree] = {}
        for key, value in row.items():
            inner = field_of(key) + ">"
            if isinstance(value, dict) and any(name.startswith(inner) for name in self.targets):
                if not value:
                    where = f"{self.path} > {key_in_path(key)}"
                    self.book.add(self.section.table, where, Fate.EMPTY, 1, kind=KINDS[dict])
                for word, leaf in value.items():
                    flat[free_key(f"{key} > {word}", flat, row)] = leaf
            else:
                flat[key] = value
        return flat

    def _no_object(self, position: int, row: Tree) -> dict[str, Tree]:
        """An item that is no object: a value of the section's one column, or odd."""
        if self.section.scalar and isinstance(row, str | int | float):
            return {self.section.fields(self.section.scalar)[0]: row}
        self.other.items[position] = row
        leaves = leaf_count(row)
        self.book.add(self.section.table, self.path, Fate.UNREADABLE, leaves, "object", "several")
        return {}
