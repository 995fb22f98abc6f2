"""Records of one kind from many lists of a section, gathered before they are read as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import pyarrow as pa

from parsers.format.section import Section
from parsers.tables.account import Account
from parsers.tables.cells import nothing_there
from parsers.tables.records import Items, read_records
from parsers.tree import Batch, Column, Group, Tree

Given = Mapping[str, str | None]
"""Columns that the path itself fills for all of its rows: a conversation's name, a room's id."""


@dataclass
class _Gathered:
    """What one list declaration has at one path."""

    section: Section
    path: str
    lists: list[tuple[Items, Given]] = field(default_factory=list)

    def read(self, account: Account) -> dict[str, pa.Array]:
        columns = dict.fromkeys(column for _, given in self.lists for column in given)
        given_rows = {
            column: list(
                chain.from_iterable([given.get(column)] * len(items) for items, given in self.lists)
            )
            for column in columns
        }
        items = joined([items for items, _ in self.lists])
        self.lists.clear()
        if isinstance(items, Batch) and (items.odd or items.others):
            return self._apart(items, given_rows, account)
        return read_records(self.section, items, given_rows, self.path, account)

    def _apart(
        self, items: Batch, given: dict[str, list[str | None]], account: Account
    ) -> dict[str, pa.Array]:
        """Each group of records and the odd ones for themselves; then in the order of the list."""

        def read(some: Items, positions: np.ndarray) -> dict[str, pa.Array]:
            here = {
                column: [values[position] for position in positions.tolist()]
                for column, values in given.items()
            }
            return read_records(self.section, some, here, self.path, account)

        order_of = [group.positions for group in items.groups]
        rows = [read(Batch(group.columns), group.positions) for group in items.groups]
        if items.odd:
            positions = np.array(sorted(items.odd))
            odd = [items.odd[position] for position in positions.tolist()]
            rows.append(read(odd, positions))
            order_of.append(positions[[not nothing_there(item) for item in odd]])
        order = pa.array(np.argsort(np.concatenate(order_of), kind="stable"))
        return {
            name: pa.concat_arrays([each[name] for each in rows]).take(order) for name in rows[0]
        }


class Gathering:
    """All lists of one section."""

    def __init__(self) -> None:
        self._gathered: dict[tuple[int, str], _Gathered] = {}
        self.rows = 0

    def add(self, section: Section, items: Items, path: str, given: Given) -> None:
        found = self._gathered.setdefault((id(section), path), _Gathered(section, path))
        found.lists.append((items, given))
        self.rows += len(items)

    def read(self, account: Account, source: str) -> None:
        """Writes down the rows; the objects of each list are let go as soon as it is read."""
        while self._gathered:
            found = self._gathered.pop(next(iter(self._gathered)))
            account.take(found.section.table, found.path, source, found.read(account))


def joined(parts: list[Items]) -> Items:
    """Lists to one list, or to one batch with what does not fit it as odd; a lone one as it is."""
    if len(parts) == 1:
        return parts[0]
    batches = [part for part in parts if isinstance(part, Batch) and len(part)]
    if not batches or any(batch.leaves_each != batches[0].leaves_each for batch in batches):
        return list(chain.from_iterable(map(items_of, parts)))
    groups: dict[tuple[tuple[str, bool], ...], list[Group]] = {}
    odd: dict[int, Tree] = {}
    start = 0
    for part in parts:
        if isinstance(part, Batch):
            for group in part.groups:
                kinds = tuple((key, isinstance(raw, list)) for key, raw in group.columns.items())
                moved = Group(group.positions + start, group.columns)
                groups.setdefault(kinds, []).append(moved)
            odd |= {start + position: item for position, item in part.odd.items()}
        else:
            odd |= dict(enumerate(part, start))
        start += len(part)
    leaves_each = batches[0].leaves_each
    if leaves_each is not None and (odd or len(groups) > 1):
        return list(chain.from_iterable(map(items_of, parts)))
    whole = Batch.of([_one_group(some) for some in groups.values()], odd)
    return replace(whole, leaves_each=leaves_each)


def _one_group(parts: list[Group]) -> Group:
    columns: dict[str, Column] = {}
    for key in parts[0].columns:
        pieces = [part.columns[key] for part in parts]
        is_list = isinstance(pieces[0], list)
        columns[key] = list(chain.from_iterable(pieces)) if is_list else pa.concat_arrays(pieces)
    return Group(np.concatenate([part.positions for part in parts]), columns)


def items_of(items: Items) -> list[Tree]:
    """The items as a list of objects."""
    return items if isinstance(items, list) else [*items.records()]
