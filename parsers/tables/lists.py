"""Records of one kind from many places of a section, gathered before they are read as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa

from parsers.batch import Batch, Texts
from parsers.format.section import Section
from parsers.tables.cells import nothing_there
from parsers.tables.records import Piece, Rows, read_records
from parsers.tree import Tree

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
        if isinstance(rows, Batch) and rows.odd:
            return self._apart(rows, given_rows, source or self.path)
        return read_records(self.section, rows, given_rows, self.path, source or self.path)

    def _apart(self, rows: Batch, given: dict[str, list[str | None]], source: str) -> Piece:
        """The columns and the odd items each for themselves; then in the order of the list."""
        is_odd = np.zeros(len(rows), bool)
        is_odd[list(rows.odd)] = True
        places = [np.flatnonzero(~is_odd), np.flatnonzero(is_odd)]
        odd = [rows.odd[place] for place in places[1].tolist()]
        parts: tuple[Rows, Rows] = (Batch(rows.columns), odd)
        pieces = [
            read_records(
                self.section,
                part,
                {column: [values[place] for place in where] for column, values in given.items()},
                self.path,
                source,
            )
            for part, where in zip(parts, places, strict=True)
        ]
        first, second = pieces
        second.book.merge(first.book)
        rows_made = [not nothing_there(item) for item in odd]
        order = np.argsort(np.concatenate([places[0], places[1][rows_made]]))
        frame = pd.concat([first.frame, second.frame], ignore_index=True)
        return Piece(
            first.table,
            first.place,
            frame.iloc[order].reset_index(drop=True),
            second.book,
            first.keys + second.keys,
            first.signs | second.signs,
            first.doubtful or second.doubtful,
        )


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
    """Lists to one list, or to one batch with what does not fit it as odd; a lone one as it is."""
    if len(parts) == 1:
        return parts[0]
    batches = [part for part in parts if isinstance(part, Batch) and len(part)]
    if not batches or any(batch.leaves_each != batches[0].leaves_each for batch in batches):
        return list(chain.from_iterable(map(records, parts)))
    first = batches[0]
    columns: list[Batch] = []
    odd: dict[int, Tree] = {}
    start = 0
    for part in parts:
        if isinstance(part, Batch) and list(part.columns) == list(first.columns):
            columns.append(part)
            odd |= {start + position: item for position, item in part.odd.items()}
        else:
            odd |= dict(enumerate(records(part), start))
        start += len(part)
    if odd and first.leaves_each is not None:
        return list(chain.from_iterable(map(records, parts)))
    whole = {key: _one([batch.columns[key] for batch in columns]) for key in first.columns}
    return Batch(whole, first.leaves_each, odd)


def _one(columns: list[Sequence[str]]) -> Sequence[str]:
    arrays = [column.array for column in columns if isinstance(column, Texts)]
    if len(arrays) == len(columns):
        return Texts(pa.concat_arrays(arrays))
    return list(chain.from_iterable(columns))


def records(rows: Rows) -> list[Tree]:
    """Rows as a list of objects."""
    return rows if isinstance(rows, list) else [*rows.records()]
