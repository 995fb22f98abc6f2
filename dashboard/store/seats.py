"""What one machine can hold for a room: how many people, how much for each; kind refusals above."""

from __future__ import annotations

import pyarrow as pa

from dashboard.process.terms import Room
from dashboard.store.holding import Holding
from parsers import Cause, Export, Refusal
from parsers.tree import Batch

_ABOVE_THE_SHARE = {Cause.TOO_LARGE, Cause.STOPPED}
"""Refusals whose next step is the command line, which nobody in a room has."""


MOST_TO_COMPARE = 1 << 30
"""Bytes of tables of several files that are kept beside what they became together: some five years
of views. Of more, two can be compared by opening one and adding the other."""


def turned_away(room: Room | None, *, own: bool, taken: int) -> Refusal | None:
    """Why somebody cannot open anything now; `taken` is how many other people have something
    open, on however many pages."""
    if room is None:
        return None
    if own and not room.own_files:
        return Refusal(Cause.ONLY_MADE_UP)
    return Refusal(Cause.FULL) if taken >= room.seats else None


def within_share(room: Room | None, result: Export | Refusal, beside: int = 0) -> Export | Refusal:
    """A reading as it may be kept: not more than one person's share of the memory.

    `beside` is what the same person has open on other pages, in bytes.
    """
    if room is None:
        return result
    if isinstance(result, Refusal):
        return Refusal(Cause.ABOVE_SHARE) if result.cause in _ABOVE_THE_SHARE else result
    return Refusal(Cause.ABOVE_SHARE) if size(result) + beside > room.tables else result


class AboveShareError(Exception):
    """The files that one person opens together hold more than a share, before they are put so."""


class Apart:
    """Counts what several files of one person hold while they are read one after the other.

    Each can be within the share, and all of them together fill the memory, before what is in two
    of them is kept once.
    """

    def __init__(self, room: Room | None) -> None:
        self.room = room
        self.held = 0

    def with_another(self, read: Export | Refusal) -> Export | Refusal:
        """What was read; AboveShareError where it is too much with the others."""
        if self.room is not None and isinstance(read, Export):
            self.held += size(read)
            if self.held > self.room.tables:
                raise AboveShareError
        return read


def to_compare(room: Room | None, merged: Export, beside: int) -> tuple[Export, ...]:
    """The files that were put together, as far as they may be kept too; none, or all of them."""
    files = sum(map(size, merged.parts))
    most = MOST_TO_COMPARE if room is None else room.tables - beside - size(merged)
    return merged.parts if files <= most else ()


def size(export: Export) -> int:
    """Bytes that an export's tables take, and the records of which one may say what they are."""
    frames = [*export.tables.values(), export.unknown]
    batches = [loose.value for loose in export.loose if isinstance(loose.value, Batch)]
    columns: list[pa.Array] = [c for batch in batches for c in batch.columns.values()]
    tables = sum(int(frame.memory_usage(index=True, deep=True).sum()) for frame in frames)
    return tables + sum(int(column.nbytes) for column in columns)


def held(holding: Holding) -> int:
    """Bytes of all tables that somebody has open on one page."""
    beside = [holding.beside] if holding.beside else []
    return sum(size(export) for export in (holding.export, *holding.files, *beside))
