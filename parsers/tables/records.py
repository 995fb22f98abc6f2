"""Records of one section to one table: column by column, looking closer only where it is odd.

A list of half a million records is checked with a handful of passes in C (are all of one shape,
which types occur); only records and values that do not fit are looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.columns import COLUMNS, Kind
from parsers.format.generations import Seen, Sign
from parsers.format.links import video_ids
from parsers.format.section import Section, field_of
from parsers.format.sections import OTHER
from parsers.ledger import KINDS, Fate, kind_of
from parsers.tables.account import Account
from parsers.tables.cells import ABSENT, Cells, Raw, cells, missing, nothing_there, value_at
from parsers.tables.other import Others
from parsers.tree import Batch, Tree, free_key, key_in_path, leaf_count, texts

Items = list[Tree] | Batch
"""The items of a list, before they are rows."""

MOST_SPELLINGS = 10
"""Keys that may feed one column; `Date`, `date` and `Date_:` agree, and there is no end to them."""

BARE: dict[str, Tree] = {}
"""A row that its path alone fills: no object of the archive stands behind it."""


def read_records(
    section: Section,
    items: Items,
    given: dict[str, list[str | None]],
    path: str,
    account: Account,
) -> dict[str, pa.Array]:
    """Items of a list as the columns of the section's table, but for `source`.

    `given`: columns that the path fills, one value per item.
    """
    return _Records(section, given, path, account).read(items)


class _Records:
    def __init__(
        self,
        section: Section,
        given: dict[str, list[str | None]],
        path: str,
        account: Account,
    ) -> None:
        self.section, self.given, self.path = section, given, path
        self.account, self.book = account, account.book
        self.other = Others(section.kept)
        self.targets = targets_of(section)
        self.nested = any(">" in target for target in self.targets)

    def read(self, items: Items) -> dict[str, pa.Array]:
        uniform = self._uniform(items)
        if uniform is None and isinstance(items, list):
            items = self._without_nothing(items)
            uniform = self._odd(items)
        columns = uniform if uniform is not None else self._batch(items)
        fed: dict[str, list[tuple[str, Cells, Raw]]] = {}
        for key, raw in sorted(columns.items(), key=self._rank):
            column = self.targets[field_of(key)][0]
            strict = column in self.section.sentinels
            found = cells(COLUMNS[column], raw, strict_words=strict)
            fed.setdefault(column, []).append((key, found, raw))
        names = self.section.columns
        values = {name: self._filled(name, fed.get(name, []), len(items)) for name in names}
        leaves_each = items.leaves_each if isinstance(items, Batch) else None
        for sources in fed.values():
            for key, found, raw in sources:
                self._account(key, found, raw, leaves_each)
        if "video_id" in values and isinstance(self.section.columns["video_id"], tuple):
            values["video_id"] = video_ids(values["link"])
        self.other.account(self.book, self.section.table, self.path, self.account.paths)
        self.account.signs |= {Sign(Seen.FIELD, key, self.section.name) for key in columns}
        return {**values, OTHER: self.other.texts(len(items))}

    def _rank(self, item: tuple[str, Raw]) -> int:
        return self.targets[field_of(item[0])][1]

    # From rows to raw columns

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
                    self._book(key, Fate.EMPTY, 1, kind=KINDS[dict])
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

    # What became of it

    def _filled(self, name: str, sources: list[tuple[str, Cells, Raw]], rows: int) -> pa.Array:
        """The column `name`: from its fields, most usual first, then from what the path gives."""
        column = COLUMNS[name]
        found: pa.Array | None = None
        if name in self.given and (not sources or name in self.section.key_rules):
            found = cells(column, self.given[name]).values
        elif name in self.section.constants:
            found = texts([self.section.constants[name]] * rows)
        for key, more, raw in sources:
            found = more.values if found is None else self._joined(found, key, more, raw)
        if found is not None and name in self.given and name not in self.section.key_rules:
            found = self._under_own(name, found, cells(column, self.given[name]).values)
        return missing(rows, column) if found is None else found

    def _under_own(self, name: str, own: pa.Array, given: pa.Array) -> pa.Array:
        """The rows' own values, and where they have none what stands around their list."""
        if name in self.section.carried:  # a value of the archive, that must stand somewhere
            differs = pc.fill_null(pc.not_equal(own, given), False)
            for position in pc.indices_nonzero(differs).to_pylist():
                odd = self.other.rows.setdefault(position, {})
                odd[free_key(self.section.carried[name], odd)] = self.given[name][position]
        return pc.coalesce(own, given)

    def _joined(self, first: pa.Array, key: str, more: Cells, raw: Raw) -> pa.Array:
        """Two fields of one column: the first rules, what differs in the second goes to `other`."""
        differs = pc.fill_null(pc.not_equal(first, more.values), False)
        for position in pc.indices_nonzero(differs).to_pylist():
            more.read -= 1
            self.other.put(position, key, value_at(raw, position))
        return pc.coalesce(first, more.values)

    def _account(self, key: str, found: Cells, raw: Raw, leaves_each: int | None) -> None:
        for position in found.bad:
            self.other.rows.setdefault(position, {})[key] = value_at(raw, position)
        if leaves_each is not None:  # the record is one leaf, and its text stands for it
            if self.targets[field_of(key)][0] == "text":
                self.book.add(self.section.table, self.path, Fate.READ, leaves_each * len(raw))
            return
        of_text = found.all_text or isinstance(raw, pa.Array)
        types = {str} if of_text else set(map(type, raw)) - {object}
        kind = KINDS.get(next(iter(types), str), "several") if len(types) == 1 else "several"
        self._book(key, Fate.READ, found.read, kind=kind)
        self._book(key, Fate.EMPTY, found.empty, kind=kind)
        expected = COLUMNS[self.targets[field_of(key)][0]].kind.value
        expected = "text" if expected == Kind.WORD.value else expected
        self._book(key, Fate.UNREADABLE, found.bad_leaves, expected, kind)

    def _book(self, key: str, fate: Fate, count: int, detail: str = "", kind: str = "text") -> None:
        where = f"{self.path} > {key_in_path(key)}"
        self.book.add(self.section.table, where, fate, count, detail, kind)


def targets_of(section: Section) -> dict[str, tuple[str, int]]:
    """Compared field -> (column, rank: 0 for the most usual field of that column)."""
    return {
        field_of(name): (column, rank)
        for column in section.columns
        for rank, name in enumerate(section.fields(column))
    }
