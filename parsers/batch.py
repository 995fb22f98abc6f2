"""Long lists of flat records by column, where an object for each record would cost too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

_PIECE = 10_000


class Texts(Sequence[str]):
    """One field of many records as a column of arrow: texts become objects only when asked for."""

    def __init__(self, array: pa.LargeStringArray) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, position: Any) -> Any:
        found = self.array[position]
        return Texts(found) if isinstance(position, slice) else found.as_py()

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _PIECE):
            yield from self.array[start : start + _PIECE].to_pylist()


@dataclass(frozen=True)
class Batch:
    """Records of one list, by column: what a list of flat objects is in JSON.

    `columns`: field -> one string per record, all of one length. `leaves_each` is the number of
    leaves a record counts for where that is not the number of its fields: a TXT message has a
    time, a sender and a text, and is one leaf. `odd`: position in the list -> an item that is not
    in the columns, because it has other fields or is no record at all.
    """

    columns: Mapping[str, Sequence[str]]
    leaves_each: int | None = None
    odd: Mapping[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.regular + len(self.odd)

    @property
    def regular(self) -> int:
        """Records that are in the columns."""
        return len(next(iter(self.columns.values()), ()))

    def records(self) -> Iterator[Any]:
        """The items of the list, one by one, as JSON has them."""
        keys, rows = list(self.columns), zip(*self.columns.values(), strict=True)
        for position in range(len(self)):
            if position in self.odd:
                yield self.odd[position]
            else:
                yield dict(zip(keys, next(rows), strict=True))
