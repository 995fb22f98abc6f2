"""Records of one kind from many places of a section, gathered before they are read as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from parsers.records import Piece, Rows, read_records
from parsers.section import Section
from parsers.tree import Batch, Tree

Given = Mapping[str, str | None]
"""Columns that the place itself fills for all of its rows: a conversation's name, a room's id."""


@dataclass
class _Lot:
    """What one list declaration gathers at one path."""

    section: Section
    path: str
    lots: list[tuple[Rows, Given]] = field(default_factory=list)

    def read(self, source: str) -> Piece:
        columns = dict.fromkeys(column for _, given in self.lots for column in given)
        given_rows = {
            column: list(
                chain.from_iterable([given.get(column)] * len(rows) for rows, given in self.lots)
            )
            for column in columns
        }
        rows = joined([rows for rows, _ in self.lots])
        return read_records(self.section, rows, given_rows, self.path, source or self.path)


class Gathering:
    """All lots of one section."""

    def __init__(self) -> None:
        self._lots: dict[tuple[int, str], _Lot] = {}
        self.rows = 0

    def add(self, section: Section, rows: Rows, path: str, given: Given) -> None:
        lot = self._lots.setdefault((id(section), path), _Lot(section, path))
        lot.lots.append((rows, given))
        self.rows += len(rows)

    def pieces(self, source: str) -> Iterable[Piece]:
        """The tables, each lot let go as soon as it is read."""
        while self._lots:
            yield self._lots.pop(next(iter(self._lots))).read(source)


def joined(parts: list[Rows]) -> Rows:
    """Lists to one list; batches of the same fields stay one batch; a lone one is not copied."""
    if len(parts) == 1:
        return parts[0]
    batches = [part for part in parts if isinstance(part, Batch) and len(part)]
    lists = [part for part in parts if not isinstance(part, Batch) and len(part)]
    if batches and not lists:
        first = batches[0]
        if all(list(batch.columns) == list(first.columns) for batch in batches) and all(
            batch.leaves_each == first.leaves_each for batch in batches
        ):
            columns = {
                key: list(chain.from_iterable(batch.columns[key] for batch in batches))
                for key in first.columns
            }
            return Batch(columns, first.leaves_each)
    return list(chain.from_iterable(map(records, parts)))


def records(rows: Rows) -> list[Tree]:
    """Rows as a list of objects."""
    if isinstance(rows, list):
        return rows
    keys = list(rows.columns)
    cells = zip(*rows.columns.values(), strict=True)
    return [dict(zip(keys, row, strict=True)) for row in cells]
