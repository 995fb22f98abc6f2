"""Settings and other objects without records: one row for each leaf, `field` and `value`."""

from __future__ import annotations

import pyarrow as pa

from parsers.format.section import Section
from parsers.ledger import Book, Fate, kind_of
from parsers.tables.cells import nothing_there, text_of
from parsers.tables.frames import frame_of
from parsers.tables.lists import records
from parsers.tables.other import json_text
from parsers.tables.records import Piece
from parsers.tree import (
    LONGEST_PATH,
    Tree,
    deeper,
    has_long,
    is_leaf,
    key_count,
    key_shown,
    keys_folded,
    leaves,
)

WORD = " > "


def read_fields(section: Section, value: Tree, path: str, source: str) -> Piece:
    """Each leaf as a row. `field`: the keys from here down, list items under the list's name.

    Where nobody has published a filled one (`shape_unknown`), an object in a list is one row with
    everything in `other`, and what is empty makes no row: there is no field that one could miss.
    """
    reading = _Fields(section, path)
    reading.read(value)
    names, values, others = reading.names, reading.values, reading.others
    columns = {
        "field": pa.array(names, pa.large_string()),
        "value": pa.array(values, pa.large_string()),
    }
    frame = frame_of(section.table, columns, pa.array(others, pa.large_string()), source)
    return Piece(
        section.table,
        path,
        frame,
        reading.book,
        key_count(value),
        doubtful=reading.doubtful,
    )


def _below(name: str, key: str) -> str:
    """The name of a field one key further down; it stands in each row, so it has an end."""
    key = key_shown(key)[:LONGEST_PATH]
    return deeper(name, f"{WORD}{key}") if name else key


class _Fields:
    def __init__(self, section: Section, path: str) -> None:
        self.section, self.path = section, path
        self.names: list[str | None] = []
        self.values: list[str | None] = []
        self.others: list[str | None] = []
        self.book = Book()
        self.doubtful = False

    def read(self, value: Tree) -> None:
        stack: list[tuple[str, str, Tree, bool]] = [("", self.path, value, False)]
        if value == {}:
            return
        while stack:
            name, path, node, listed = stack.pop()
            if is_leaf(node):
                self._leaf(name, path, node)
            elif isinstance(node, dict) and listed and self.section.shape_unknown:
                self._item(path, node)
            elif isinstance(node, dict):
                folded = keys_folded(node)
                for key, child in reversed(list(node.items())):
                    stack.append((_below(name, key), deeper(path, folded[key]), child, False))
            else:
                below = deeper(path, "[]")
                stack += [(name, below, child, True) for child in reversed(records(node))]

    def _leaf(self, name: str, path: str, value: Tree) -> None:
        kind = kind_of(value)
        empty = nothing_there(value)
        self.doubtful |= has_long(value)
        self.book.add(self.section.table, path, Fate.EMPTY if empty else Fate.READ, 1, kind=kind)
        # A list that is null or [] is no field, where nobody knows what the fields are.
        absent = self.section.shape_unknown and not isinstance(value, str)
        if not (empty and absent):
            self._row(name or None, None if empty else text_of(value), None)

    def _item(self, path: str, node: dict[str, Tree]) -> None:
        self.doubtful |= has_long(node)
        self.book.add_each(self.section.table, leaves(node, path), Fate.UNKNOWN)
        self._row(None, None, json_text(node))

    def _row(self, name: str | None, value: str | None, other: str | None) -> None:
        self.names.append(name)
        self.values.append(value)
        self.others.append(other)
