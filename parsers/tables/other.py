"""What a row holds that no column takes: counted as unknown, and shown in its column `other`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.section import field_of
from parsers.ledger import Book, Fate
from parsers.tables.cells import nothing_there
from parsers.tables.paths import Paths
from parsers.tree import Batch, Tree, is_leaf, key_shown, texts


class Others:
    """The fields of rows that feed no column. `rows`: position -> key -> value.

    `kept` are fields that are known all the same, so that they count as read.
    """

    def __init__(self, kept: tuple[str, ...] = ()) -> None:
        self._kept = frozenset(map(field_of, kept))
        self._known: Counter[tuple[str, type, Fate]] = Counter()
        self.rows: dict[int, dict[str, Tree]] = {}
        self._leaves: Counter[tuple[str, type]] = Counter()
        self._inner: list[tuple[str, Tree]] = []
        self._columns: dict[str, pa.LargeStringArray] = {}

    def put(self, position: int, key: str, value: Tree) -> None:
        self.rows.setdefault(position, {})[key] = value
        if is_leaf(value) and field_of(key) in self._kept:
            fate = Fate.EMPTY if nothing_there(value) else Fate.READ
            self._known[key, type(value), fate] += 1
        elif is_leaf(value):
            self._leaves[key, type(value)] += 1
        else:
            self._inner.append((key, value))

    def put_column(self, key: str, values: pa.LargeStringArray) -> None:
        """A text for each row, from the first to the last."""
        if field_of(key) in self._kept:
            for position, value in enumerate(values.to_pylist()):
                self.put(position, key, value)
            return
        self._columns[key] = values
        self._leaves[key, str] += len(values)

    def account(self, book: Book, table: str, path: str, paths: Paths) -> None:
        """Writes down every leaf that was put here, as unknown but for the fields that are kept."""
        for (key, kind, fate), count in self._known.items():
            book.add_counted(table, {(path + paths.step(key), kind): count}, fate)
        places: Counter[tuple[str, type]] = Counter()  # few, where a million keys are ids
        for (key, kind), count in self._leaves.items():
            places[path + paths.step(key), kind] += count
        book.add_counted(table, places, Fate.UNKNOWN)
        book.add_each(table, self._inner_leaves(path, paths), Fate.UNKNOWN)

    def _inner_leaves(self, path: str, paths: Paths) -> Iterator[tuple[str, Tree]]:
        for key, value in self._inner:
            for where, _, leaf in paths.leaves(value, path + paths.step(key)):
                yield where, leaf

    def texts(self, rows: int) -> pa.Array:
        """The column `other`: JSON, missing where a row has nothing here."""
        if not self.rows:
            return self._by_columns() if self._columns else pa.nulls(rows, pa.large_string())
        if self._columns:
            whole = enumerate(Batch(self._columns).records())
            self.rows = {place: record | self.rows.get(place, {}) for place, record in whole}
        found: list[str | None] = [None] * rows
        for position, odd in self.rows.items():
            found[position] = json_text(odd.get("", odd) if list(odd) == [""] else odd)
        return texts(found)

    def _by_columns(self) -> pa.Array:
        """As `texts`, put together in C where no text needs an escape."""
        columns = self._columns
        if any(pc.any(pc.match_substring_regex(c, _ESCAPED)).as_py() for c in columns.values()):
            return texts([*map(json_text, Batch(columns).records())])
        pieces: list[pa.Array | pa.Scalar] = []
        for key, column in columns.items():
            before = '", ' if pieces else "{"
            pieces += [_constant(f'{before}{_ENCODER.encode(key)}: "'), column]
        return pc.binary_join_element_wise(*pieces, _constant('"}'), _constant(""))


def _constant(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


def _as_list(value: Tree) -> Tree:
    """What json does not know: records by column."""
    return [*value.records()] if isinstance(value, Batch) else str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_as_list)  # once: a million rows may be odd
_ESCAPED = r'["\\\x00-\x1f]'
_TOO_DEEP = '"..."'


def json_text(value: Tree) -> str:
    """A part of the tree as JSON; a repeated key shows as `Key (2)`."""
    try:
        text = _ENCODER.encode(value)
        if "\\u0000" in text:  # the mark of a repeated key, or a NUL that somebody wrote
            text = _ENCODER.encode(json.loads(text, object_pairs_hook=_without_marks))
    except RecursionError:
        return _TOO_DEEP
    return text


def _without_marks(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    made: dict[str, Tree] = {}
    seen: dict[str, int] = {}
    for key, value in pairs:
        name = shown = key_shown(key)
        while name in made:
            seen[shown] = seen.get(shown, 1) + 1
            name = f"{shown} ({seen[shown]})"
        made[name] = value
    return made
