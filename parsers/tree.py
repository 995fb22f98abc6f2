"""What a member of the archive becomes before anybody knows what it means.

A tree is what JSON gives: dict, list, str, int, float, bool, None; a long list of flat records is a
`Batch`. TXT becomes the same kind of tree. A key that occurs again in one object carries a marker
behind a NUL, so that neither occurrence is lost: `key_shown` takes it off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

Tree = Any

_PIECE = 10_000
"""Records of a `Batch` that are objects at one time, where they must become objects."""


Column: TypeAlias = pa.LargeStringArray | list[Tree]
"""The values of one field in many records: texts, or scalars of which none is a text."""


@dataclass(frozen=True)
class Group:
    """Records of a list that have the same fields, by column; `positions` is where they stand."""

    positions: np.ndarray
    columns: Mapping[str, Column]


@dataclass(frozen=True)
class Batch:
    """A long list of records by column, where an object for each would cost too much.

    `columns`: field -> its values, one a record. `others` are records that have other fields, or
    the same ones with values of another kind: also by column. `odd`: position in the list -> an
    item that is in no column. `leaves_each` is the number of leaves a record counts for where
    that is not the number of its fields: a TXT message has a time, a sender and a text, and is one
    leaf.
    """

    columns: Mapping[str, Column]
    leaves_each: int | None = None
    odd: Mapping[int, Tree] = field(default_factory=dict)
    others: tuple[Group, ...] = ()

    @classmethod
    def of(cls, groups: Sequence[Group], odd: Mapping[int, Tree]) -> Batch:
        """The list of these groups, of which the largest gives the columns."""
        first, *others = sorted(groups, key=lambda group: -len(group.positions))
        return cls(first.columns, None, odd, tuple(others))

    def __len__(self) -> int:
        return self.regular + len(self.odd) + sum(len(each.positions) for each in self.others)

    @property
    def regular(self) -> int:
        """Records that are in the columns."""
        return len(next(iter(self.columns.values()), ()))

    @property
    def groups(self) -> tuple[Group, ...]:
        """All records that are in columns, those of `columns` first."""
        free = np.ones(len(self), bool)
        free[list(self.odd)] = False
        for each in self.others:
            free[each.positions] = False
        return Group(np.flatnonzero(free), self.columns), *self.others

    def values(self) -> Iterator[tuple[Tree, ...]]:
        """The values of each record that is in `columns`, in their order."""
        return _rows(self.columns)

    def records(self) -> Iterator[Tree]:
        """The items of the list, one by one, as JSON has them."""
        groups = self.groups
        which = np.full(len(self), -1)
        for number, group in enumerate(groups):
            which[group.positions] = number
        rows = [_rows(group.columns) for group in groups]
        keys = [list(group.columns) for group in groups]
        for position, number in enumerate(which.tolist()):
            if number < 0:
                yield self.odd[position]
            else:
                yield dict(zip(keys[number], next(rows[number]), strict=True))

    def first(self, count: int) -> list[Tree]:
        """The first items."""
        return [*islice(self.records(), count)]


def _rows(columns: Mapping[str, Column]) -> Iterator[tuple[Tree, ...]]:
    for start in range(0, len(next(iter(columns.values()), ())), _PIECE):
        pieces = (column[start : start + _PIECE] for column in columns.values())
        lists = [piece if isinstance(piece, list) else piece.to_pylist() for piece in pieces]
        yield from zip(*lists, strict=True)


Items: TypeAlias = list[Tree] | Batch
"""The items of a list."""


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


def texts(values: Sequence[str | None]) -> pa.LargeStringArray:
    """A column of texts; None is missing."""
    return pa.array(values, pa.large_string())


SCALARS = (str, int, float, bool, type(None))
_CONTAINERS = (dict, list, Batch)

LONGEST_KEY = 200
LONGEST_PATH = 250
"""Characters after which a path is not made longer: a hostile tree is a thousand levels deep."""


def is_leaf(value: Tree) -> bool:
    """A scalar or an empty container: what the ledger counts."""
    return not isinstance(value, _CONTAINERS) or len(value) == 0


def key_shown(key: str) -> str:
    return key.split("\0")[0]


def key_in_path(key: str) -> str:
    """A key that is known, as it stands in a path: blanks of all kinds and any length are one."""
    return " ".join(key_shown(key)[:LONGEST_KEY].split())


def repeated_key(key: str, occurrence: int) -> str:
    return f"{key}\0{occurrence}"


def free_key(key: str, *taken: Mapping[str, Tree]) -> str:
    """The key, marked as a repeated one where it is taken."""
    name, occurrence = key, 2
    while any(name in record for record in taken):
        name, occurrence = repeated_key(key, occurrence), occurrence + 1
    return name


def leaf_count(value: Tree) -> int:
    """Leaves of a tree; without recursion, since a hostile tree is deep."""
    total, stack = 0, [value]
    while stack:
        node = stack.pop()
        if is_leaf(node):
            total += 1
        elif isinstance(node, Batch):
            each = len(node.columns) if node.leaves_each is None else node.leaves_each
            total += each * node.regular
            total += sum(len(other.positions) * len(other.columns) for other in node.others)
            stack.extend(node.odd.values())
        else:
            for child in node.values() if isinstance(node, dict) else node:
                if isinstance(child, SCALARS):
                    total += 1
                else:
                    stack.append(child)
    return total


def deeper(path: str, step: str) -> str:
    return path + step if len(path) < LONGEST_PATH else path
