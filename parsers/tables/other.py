"""What a row holds that no column takes: counted as unknown, and shown in its column `other`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.section import field_of
from parsers.ledger import Book, Fate
from parsers.tables.paths import Paths
from parsers.tables.values import nothing_there, value_at
from parsers.tree import Batch, Column, Tree, is_leaf, key_shown, texts


class Others:
    """The fields of rows that feed no column. `rows`: position -> key -> value.

    `kept` are fields that are known all the same, so that they count as read.
    """

    def __init__(self, kept: tuple[str, ...] = ()) -> None:
        self._kept = frozenset(map(field_of, kept))
        self._known: Counter[tuple[str, type, Fate]] = Counter()
        self.rows: dict[int, dict[str, Tree]] = {}
        self.items: dict[int, Tree] = {}  # what is no record, and so has no key
        self._leaves: Counter[tuple[str, type]] = Counter()
        self._inner: list[tuple[str, Tree]] = []
        self._columns: dict[str, Column] = {}

    def put(self, position: int, key: str, value: Tree) -> None:
        self.rows.setdefault(position, {})[key] = value
        if is_leaf(value) and field_of(key) in self._kept:
            fate = Fate.EMPTY if nothing_there(value) else Fate.READ
            self._known[key, type(value), fate] += 1
        elif is_leaf(value):
            self._leaves[key, type(value)] += 1
        else:
            self._inner.append((key, value))

    def put_column(self, key: str, values: Column) -> None:
        """A text or another scalar for each row, from the first to the last."""
        if field_of(key) in self._kept:
            listed = values if isinstance(values, list) else values.to_pylist()
            for position, value in enumerate(listed):
                self.put(position, key, value)
            return
        self._columns[key] = values
        kinds = Counter(map(type, values)) if isinstance(values, list) else {str: len(values)}
        for kind, count in kinds.items():
            self._leaves[key, kind] += count

    def account(self, book: Book, table: str, path: str, paths: Paths) -> None:
        """Writes down every leaf that was put here, as unknown but for the fields that are kept."""
        for (key, kind, fate), count in self._known.items():
            book.add_counted(table, {(path + paths.step(key), kind): count}, fate)
        counted: Counter[tuple[str, type]] = Counter()  # few, where a million keys are ids
        for (key, kind), count in self._leaves.items():
            counted[path + paths.step(key), kind] += count
        book.add_counted(table, counted, Fate.UNKNOWN)
        book.add_each(table, self._inner_leaves(path, paths), Fate.UNKNOWN)

    def _inner_leaves(self, path: str, paths: Paths) -> Iterator[tuple[str, Tree]]:
        parts = ((path + paths.step(key), "", value) for key, value in self._inner)
        for where, _, leaf in paths.leaves_of(parts):
            yield where, leaf

    def texts(self, rows: int) -> pa.Array:
        """The column `other`: JSON, missing where a row has nothing here."""
        whole, odd = pa.nulls(rows, pa.large_string()), {**self.rows}
        if self._columns:
            whole, to_escape = self._by_columns()
            odd |= {
                index: self._record(index) | self.rows.get(index, {})
                for index in [*to_escape, *self.rows]
            }
        found: dict[int, Tree] = {**self.items, **odd}
        found |= {n: {"": self.items[n], **odd[n]} for n in self.items.keys() & odd}
        if not found:
            return whole
        positions = sorted(found)
        made = [json_text(found[index]) for index in positions]
        mask = np.zeros(rows, bool)
        mask[positions] = True
        return pc.replace_with_mask(whole, pa.array(mask), texts(made))

    def _record(self, index: int) -> dict[str, Tree]:
        return {key: value_at(column, index) for key, column in self._columns.items()}

    def _by_columns(self) -> tuple[pa.Array, list[int]]:
        """The columns alone, put together in C, and where a text needs an escape."""
        pieces: list[pa.Array | pa.Scalar] = []
        escapes: pa.Array | None = None
        for key, column in self._columns.items():
            pieces.append(_constant(f"{', ' if pieces else '{'}{_ENCODER.encode(key)}: "))
            if isinstance(column, list):
                pieces.append(_scalars(column))
                continue
            pieces += [_constant('"'), column, _constant('"')]
            here = pc.match_substring_regex(column, _ESCAPED)
            escapes = here if escapes is None else pc.or_(escapes, here)
        made = pc.binary_join_element_wise(*pieces, _constant("}"), _constant(""))
        return made, [] if escapes is None else pc.indices_nonzero(escapes).to_pylist()


def _scalars(column: list[Tree]) -> pa.Array:
    """Scalars that are no texts, as JSON."""
    if set(map(type, column)) == {int}:
        try:
            return pc.cast(pa.array(column, pa.int64()), pa.large_string())
        except (pa.ArrowException, OverflowError):
            pass
    written = _ENCODER.encode(column)[1:-1]  # in which only what is between two has a comma
    return texts(written.split(", ") if column else [])


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
