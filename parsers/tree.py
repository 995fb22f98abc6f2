"""What a member of the archive becomes before anybody knows what it means.

A tree is what JSON gives: dict, list, str, int, float, bool, None; a long list of flat records is a
`Batch`. TXT becomes the same kind of tree. A key that occurs again in one object carries a marker
behind a NUL, so that neither occurrence is lost: `key_shown` takes it off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

Tree = Any

_PIECE = 10_000
"""Records of a `Batch` that are objects at one time, where they must become objects."""


@dataclass(frozen=True)
class Batch:
    """A long list of flat records by column, where an object for each would cost too much.

    `columns`: field -> its texts, one a record. `leaves_each` is the number of leaves a record
    counts for where that is not the number of its fields: a TXT message has a time, a sender and
    a text, and is one leaf. `odd`: position in the list -> an item that is not in the columns,
    because it has other fields or is no record at all.
    """

    columns: Mapping[str, pa.LargeStringArray]
    leaves_each: int | None = None
    odd: Mapping[int, Tree] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.regular + len(self.odd)

    @property
    def regular(self) -> int:
        """Records that are in the columns."""
        return len(next(iter(self.columns.values()), ()))

    def values(self) -> Iterator[tuple[Tree, ...]]:
        """The values of each record that is in the columns, in their order."""
        for start in range(0, self.regular, _PIECE):
            pieces = [column[start : start + _PIECE] for column in self.columns.values()]
            yield from zip(*(piece.to_pylist() for piece in pieces), strict=True)

    def records(self) -> Iterator[Tree]:
        """The items of the list, one by one, as JSON has them."""
        keys, rows = list(self.columns), self.values()
        for position in range(len(self)):
            if position in self.odd:
                yield self.odd[position]
            else:
                yield dict(zip(keys, next(rows), strict=True))


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
            stack.extend(node.odd.values())
        else:
            stack.extend(node.values() if isinstance(node, dict) else node)
    return total


def deeper(path: str, step: str) -> str:
    return path + step if len(path) < LONGEST_PATH else path
