"""Blocks of `Label: value` lines to records.

Half a million records of one shape are cut out of the list of lines by their stride; only what is
not uniform is gone through line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from parsers.batch import Batch
from parsers.syntax.txt.declared import Length
from parsers.syntax.txt.lines import Labels, pair_of, trimmed, walk, with_names
from parsers.tree import Tree

_PIECE = 256
"""Lines looked at together where not all records are alike: an odd one slows only its own piece."""


@dataclass
class Records:
    """What a run of lines holds: records, or their columns; and the lines that fit nothing.

    Labels are as written; one that occurs again in a record is marked as `parsers.tree` does.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    batch: Batch | None = None

    def __len__(self) -> int:
        return len(self.rows) if self.batch is None else len(self.batch)

    @property
    def labels(self) -> list[str]:
        """Labels of all records, in the order of their first occurrence."""
        if self.batch is not None:
            return list(self.batch.columns)
        return list(self._columns)

    def column(self, label: str) -> Sequence[str]:
        """The values of a label in the records that have it."""
        if self.batch is not None:
            return self.batch.columns.get(label, [])
        return self._columns.get(label, [])

    @cached_property
    def _columns(self) -> dict[str, list[str]]:
        """Label -> its values, gathered once: a hostile file has a label of its own a record."""
        columns: dict[str, list[str]] = {}
        for row in self.rows:
            for label, value in row.items():
                columns.setdefault(label, []).append(value)
        return columns

    def row(self, at: int) -> dict[str, str]:
        """One record as an object."""
        if self.batch is None:
            return self.rows[at]
        return {label: values[at] for label, values in self.batch.columns.items()}

    def renamed(self, names: dict[str, str]) -> Records:
        """The same with other labels; two that come to be called the same are both kept."""
        if self.batch is not None:
            columns = dict(self.batch.columns)
            return Records([], self.rest, Batch(with_names(columns, names)))
        return Records([with_names(row, names) for row in self.rows], self.rest)

    def tree(self) -> Tree:
        """A `Batch` where the records are of one shape, else a list of objects."""
        if self.batch is not None:
            return self.batch
        first = self.rows[0].keys() if self.rows else set()
        if not first or any("\0" in label for label in first):
            return self.rows
        if any(row.keys() != first for row in self.rows):
            return self.rows
        return Batch({label: [row[label] for row in self.rows] for label in first})


def uniform(lines: list[str]) -> Records | None:
    """Records that all have the same labels and one line a value; None if they are not so."""
    labels: dict[str, None] = {}
    for line in lines:
        pair = pair_of(line) if line else None
        if pair is None and line:
            return None
        if pair is None or pair[0] in labels:
            break  # the next record begins, behind a blank line or without one
        labels[pair[0]] = None
    width = len(labels)
    stride = next((at for at in range(width, len(lines)) if lines[at]), len(lines) + 1)
    if not labels or (len(lines) > width and (len(lines) - width) % stride):
        return None
    if any(set(lines[at::stride]) != {""} for at in range(width, min(stride, len(lines)))):
        return None
    columns: dict[str, list[str]] = {}
    for at, label in enumerate(labels):
        values = _values(lines[at::stride])
        if values is None:
            return None
        columns[label] = values
    return Records(batch=Batch(columns))


def _values(lines: list[str]) -> list[str] | None:
    """The values of lines that begin with the same label and colons; None if they do not."""
    first = lines[0]
    start = first.index(":")
    colons = len(first) - start - len(first[start:].lstrip(":"))
    bare = first[: start + colons]
    begins = set(map(itemgetter(slice(0, len(bare) + 1)), lines))
    if not begins <= {bare, bare + " "}:
        return None
    return list(map(itemgetter(slice(len(bare) + 1, None)), lines))


def records_of(
    lines: list[str], lengths: Callable[[str], Length], codes: tuple[str, ...] = ()
) -> Records:
    """Records of lines, whatever their shape; `lengths` tells how long a label's value may be.

    `codes` are the languages whose words are labels here.
    """
    whole = uniform(lines)
    if whole:
        return whole
    labels = Labels(lines, lengths, codes)
    pieces = []
    for piece in _pieces(lines, labels.first):
        found = uniform(piece)
        if found and not all(labels.usual(label) for label in found.labels):
            found = None
        pieces.append(found or Records(*walk(piece, labels)))
    return _joined(pieces)


def _pieces(lines: list[str], first: str) -> Iterator[list[str]]:
    """Runs of some hundred lines, each from the start of a record to the end of one."""
    start = 0
    for at in range(1, len(lines)):
        if at - start < _PIECE or lines[at - 1].strip() or not lines[at].startswith(first):
            continue
        pair = pair_of(lines[at])
        if first and pair and pair[0] == first:
            yield trimmed(lines[start:at])
            start = at
    yield trimmed(lines[start:])


def _joined(pieces: list[Records]) -> Records:
    """Records of several runs of lines; as columns if they are of one shape."""
    rest = [line for piece in pieces for line in piece.rest]
    trees = [piece.tree() for piece in pieces if len(piece)]
    batches = [tree for tree in trees if isinstance(tree, Batch)]
    labels = batches[0].columns.keys() if batches else set()
    if batches and len(batches) == len(trees) and all(b.columns.keys() == labels for b in batches):
        joined = {label: [v for b in batches for v in b.columns[label]] for label in labels}
        return Records([], rest, Batch(joined))
    return Records([piece.row(at) for piece in pieces for at in range(len(piece))], rest)
