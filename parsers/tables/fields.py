"""Sections without records: settings, a row for each leaf; and texts that join names."""

from __future__ import annotations

from parsers.format.section import Section
from parsers.format.sections import OTHER
from parsers.ledger import Fate, kind_of
from parsers.tables.accounting import Account
from parsers.tables.cells import RawRecords, take
from parsers.tables.other import Others, json_text
from parsers.tables.values import nothing_there, text_of
from parsers.tree import LONGEST_PATH, Batch, Tree, deeper, is_leaf, items_of, key_shown, texts

WORD = " > "


def read_fields(section: Section, value: Tree, path: str, account: Account, source: str) -> None:
    """Writes each leaf into the account as a row.

    `field`: the keys from here down, list items under the list's name. Where nobody has published
    a filled one (`shape_unknown`), an object in a list is one row with everything in `other`, and
    what is empty makes no row: there is no field that one could miss.
    """
    reading = _Fields(section, path, account)
    reading.read(value)
    columns = {"field": reading.names, "value": reading.values, OTHER: reading.others}
    arrays = {name: texts(found) for name, found in columns.items()}
    account.take(section.table, path, source, arrays)


def _below(name: str, key: str) -> str:
    """The name of a field one key further down; it stands in each row, so it has an end."""
    key = key_shown(key)[:LONGEST_PATH]
    return deeper(name, f"{WORD}{key}") if name else key


class _Fields:
    def __init__(self, section: Section, path: str, account: Account) -> None:
        self.section, self.path = section, path
        self.book, self.paths = account.book, account.paths
        self.names: list[str | None] = []
        self.values: list[str | None] = []
        self.others: list[str | None] = []

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
                steps = self.paths.steps(node)
                for key, child in reversed(list(node.items())):
                    stack.append((_below(name, key), deeper(path, steps[key]), child, False))
            else:
                below = deeper(path, "[]")
                stack += [(name, below, child, True) for child in reversed(items_of(node))]

    def _leaf(self, name: str, path: str, value: Tree) -> None:
        kind = kind_of(value)
        empty = nothing_there(value)
        self.book.add(self.section.table, path, Fate.EMPTY if empty else Fate.READ, 1, kind=kind)
        # A list that is null or [] is no field, where nobody knows what the fields are.
        absent = self.section.shape_unknown and not isinstance(value, str)
        if not (empty and absent):
            self._row(name or None, None if empty else text_of(value), None)

    def _item(self, path: str, node: dict[str, Tree]) -> None:
        found = ((where, leaf) for where, _, leaf in self.paths.leaves(node, path))
        self.book.add_each(self.section.table, found, Fate.UNKNOWN)
        self._row(None, None, json_text(node))

    def _row(self, name: str | None, value: str | None, other: str | None) -> None:
        self.names.append(name)
        self.values.append(value)
        self.others.append(other)


def read_joined(section: Section, value: Tree, path: str, account: Account, source: str) -> None:
    """Writes each of the names that a string joins, as those of topics and partners, into the
    account as a row; perhaps of a list of such strings."""
    names: list[str | None] = []
    for text in items_of(value) if isinstance(value, list | Batch) and value else [value]:
        if nothing_there(text):
            account.book.add(section.table, path, Fate.EMPTY, 1, kind=kind_of(text))
        elif isinstance(text, str):
            names += split_names(text)
            account.book.add(section.table, path, Fate.READ, 1)
        else:
            account.unclaimed(path, text, Fate.UNREADABLE, "text", section.table)
    column = list(section.columns)[-1]
    raw = RawRecords(section, path, len(names), {}, {column: names}, Others())
    take([raw], account, source)


def split_names(text: str) -> list[str]:
    """Names joined by `|`, or by commas without a blank: "Baby, Kids & Maternity" is one name."""
    if "|" in text:
        parts = text.split("|")
    else:
        parts = [part.replace("\0", ", ") for part in text.replace(", ", "\0").split(",")]
    return [part.strip() for part in parts if part.strip()]
