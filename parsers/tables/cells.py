"""Raw columns of records to the typed columns of their table, each value with its fate.

Half a million values are read with a handful of passes in C; where one of them is not of the usual
form, `parsers.tables.values` looks at them one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.columns import COLUMNS, Column, Kind
from parsers.format.generations import Seen, Sign
from parsers.format.languages import NOTHING
from parsers.format.links import video_ids
from parsers.format.section import Section, field_of, targets_of
from parsers.format.sections import OTHER
from parsers.ledger import KINDS, Fate
from parsers.tables.accounting import Account
from parsers.tables.other import Others
from parsers.tables.values import (
    EARLIEST,
    LATEST,
    NOT_A_TIME,
    SENTINEL,
    Cells,
    Raw,
    numbers,
    odd_times,
    texts_one_by_one,
    value_at,
)
from parsers.tree import Tree, free_key, key_in_path, texts

_WORDS = texts([*NOTHING])
_LONGEST_WORD = max(len(word.encode()) for word in NOTHING)
_WIDTHS = {19: "", 23: " UTC", 29: " +0000 UTC"}
"""Width of a time with its ending -> the ending."""

_BLANK = texts(["", " "])
_NO_ACCOUNT = texts([word for word in NOTHING if word != "None"])
_TYPES = {
    Kind.TIME: pa.timestamp("us"),
    Kind.TEXT: pa.large_string(),
    Kind.WORD: pa.large_string(),
    Kind.NUMBER: pa.int64(),
}


@dataclass(frozen=True)
class RawRecords:
    """Records by field, as they came: `columns` has, for each key that feeds a column, a value for
    each of the `rows`.

    `given`: columns that the path fills, one value a row; `other`: what else the records hold;
    `leaves_each` is as in a `Batch`; `positions` is where the rows stand in their list, None where
    they are all of it.
    """

    section: Section
    path: str
    rows: int
    columns: Mapping[str, Raw]
    given: Mapping[str, list[str | None]]
    other: Others
    leaves_each: int | None = None
    positions: np.ndarray | None = None


def take(groups: Iterable[RawRecords], account: Account, source: str) -> None:
    """Writes the records of one path into the account, typed and in the order of their list.

    `groups` are all of them, at least one group; `source` is what is shown as where they come from.
    """
    typed: list[dict[str, pa.Array]] = []
    order_of: list[np.ndarray] = []
    for raw in groups:
        typed.append(_Typing(raw, account).columns())
        section, path = raw.section, raw.path
        if raw.positions is not None:
            order_of.append(raw.positions)
    columns = _in_order(typed, order_of) if order_of else typed[0]
    if section.ids_from_links:
        columns["video_id"] = video_ids(columns["link"])
    account.take(section.table, path, source, columns)


def _in_order(typed: list[dict[str, pa.Array]], order_of: list[np.ndarray]) -> dict[str, pa.Array]:
    """One set of columns, in the order of the list; those given are let go one by one."""
    order = pa.array(np.argsort(np.concatenate(order_of), kind="stable"))
    return {
        name: pa.concat_arrays([each.pop(name) for each in typed]).take(order)
        for name in [*typed[0]]
    }


class _Typing:
    def __init__(self, raw: RawRecords, account: Account) -> None:
        self.raw, self.section, self.path, self.given = raw, raw.section, raw.path, raw.given
        self.other, self.account, self.book = raw.other, account, account.book
        self.targets = targets_of(raw.section)

    def columns(self) -> dict[str, pa.Array]:
        fed: dict[str, list[tuple[str, Cells, Raw]]] = {}
        for key, raw in sorted(self.raw.columns.items(), key=self._rank):
            column = self.targets[field_of(key)][0]
            strict = column in self.section.sentinels
            found = cells(COLUMNS[column], raw, strict_words=strict)
            fed.setdefault(column, []).append((key, found, raw))
        names = [*self.section.columns]
        if self.section.ids_from_links:
            names.remove("video_id")  # once, when all rows stand in their order
        values = {name: self._filled(name, fed.get(name, []), self.raw.rows) for name in names}
        for sources in fed.values():
            for key, found, raw in sources:
                self._account(key, found, raw, self.raw.leaves_each)
        self.other.account(self.book, self.section.table, self.path, self.account.paths)
        self.account.signs |= {Sign(Seen.FIELD, key, self.section.name) for key in self.raw.columns}
        return {**values, OTHER: self.other.texts(self.raw.rows)}

    def _rank(self, item: tuple[str, Raw]) -> int:
        return self.targets[field_of(item[0])][1]

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


def _objects(raw: Raw) -> list[Tree]:
    return raw.to_pylist() if isinstance(raw, pa.Array) else list(raw)


def missing(rows: int, column: Column) -> pa.Array:
    return pa.nulls(rows, _TYPES[column.kind])


def cells(column: Column, raw: Raw, *, strict_words: bool = False) -> Cells:
    """The values of one field, one per record, as a typed column.

    `strict_words`: also in a free-text column "N/A" means nothing, as TikTok wrote it itself.
    """
    if column.kind is Kind.TIME:
        return _times(raw)
    if column.kind is Kind.NUMBER:
        return numbers(_objects(raw))
    if column.kind is Kind.WORD or strict_words:
        return _texts(raw, _WORDS)
    return _texts(raw, _NO_ACCOUNT if column.account else _BLANK)


def _texts(raw: Raw, words: pa.Array) -> Cells:
    try:
        values = raw if isinstance(raw, pa.Array) else pa.array(raw, pa.large_string())
    except (pa.ArrowException, TypeError, UnicodeError, OverflowError):
        return texts_one_by_one(raw, words)
    all_text = values.null_count == 0
    widths = pc.fill_null(pc.binary_length(values), _LONGEST_WORD + 1).to_numpy()
    short = np.flatnonzero(widths <= _LONGEST_WORD)
    if len(short):
        nothing = pc.is_in(values.take(pa.array(short)), value_set=words).to_numpy(False)
        values = without(values, short[nothing])
    empty = values.null_count
    return Cells(values, len(raw) - empty, empty, all_text=all_text)


def without(values: pa.LargeStringArray, rows: np.ndarray) -> pa.LargeStringArray:
    """The column with some values missing; nothing else of it is touched or copied."""
    if not len(rows):
        return values
    kept = values.is_valid().to_numpy(False).copy()
    kept[rows] = False
    _, ends, body = values.buffers()
    ends = ends.slice(8 * values.offset)
    present = pa.py_buffer(np.packbits(kept, bitorder="little"))
    return pa.LargeStringArray.from_buffers(len(values), ends, body, present)


def _times(raw: Raw) -> Cells:
    fast = times_of_one_width(raw)
    if fast is None:
        return odd_times(_objects(raw))
    sentinel = fast == SENTINEL
    bad = np.flatnonzero(((fast < EARLIEST) | (fast >= LATEST)) & ~sentinel)
    fast[sentinel] = NOT_A_TIME
    fast[bad] = NOT_A_TIME
    empty = int(sentinel.sum())
    read = len(fast) - empty - len(bad)
    return Cells(
        pa.array(fast.astype("datetime64[us]")), read, empty, bad.tolist(), len(bad), all_text=True
    )


def times_of_one_width(written: Sequence[object] | pa.LargeStringArray) -> np.ndarray | None:
    """Texts that are all `YYYY-MM-DD HH:MM:SS`, with the same ending on each, as datetime64[s].

    None if one is not. Arrow's own cast reads 500,000 in 0.01 s and knows, of 19 characters, no
    other form than this one; it is given no shorter or longer ones.
    """
    try:
        column = written if isinstance(written, pa.Array) else pa.array(written, pa.large_string())
        widths = pc.min_max(pc.binary_length(column))
        narrow, wide = widths["min"].as_py(), widths["max"].as_py()
        if column.null_count or narrow != wide or wide not in _WIDTHS:
            return None
        if wide > 19:
            if not pc.all(pc.ends_with(column, pattern=_WIDTHS[wide])).as_py():
                return None
            column = pc.binary_slice(column.cast(pa.large_binary()), 0, 19)
            column = column.cast(pa.large_string())
        found = pc.cast(column, pa.timestamp("s")).to_numpy(zero_copy_only=False)
    except (pa.ArrowException, TypeError, UnicodeError, OverflowError):
        return None
    return found.copy()
