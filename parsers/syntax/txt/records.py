"""Blocks of `Label: value` lines to records.

Half a million records of one shape are cut out of the list of lines by their stride; only what is
not uniform is gone through line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from parsers.syntax.txt.declared import Length
from parsers.syntax.txt.lines import Labels, pair_of, trimmed, walk, with_names
from parsers.tree import Batch, Tree, texts

_PIECE = 256
"""Lines looked at together where not all records are alike: an odd one slows only its own piece."""


@dataclass
class Records:
    """What a run of lines holds: records, or their columns; and the lines that fit nothing.

    Labels are as written; one that occurs again in a record is marked as `parsers.tree` does.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    columns: dict[str, list[str]] | None = None
    """Label -> its values, where all records have the same labels."""

    def __len__(self) -> int:
        return len(self.rows) if self.columns is None else len(next(iter(self.columns.values())))

    @property
    def labels(self) -> list[str]:
        """Labels of all records, in the order of their first occurrence."""
        return list(self._by_label)

    def column(self, label: str) -> list[str]:
        """The values of a label in the records that have it."""
        return self._by_label.get(label, [])

    @cached_property
    def _by_label(self) -> dict[str, list[str]]:
        """Label -> its values, gathered once: a hostile file has a label of its own a record."""
        if self.columns is not None:
            return self.columns
        columns: dict[str, list[str]] = {}
        for row in self.rows:
            for label, value in row.items():
                columns.setdefault(label, []).append(value)
        return columns

    def row(self, at: int) -> dict[str, str]:
        """One record as an object."""
        if self.columns is None:
            return self.rows[at]
        return {label: values[at] for label, values in self.columns.items()}

    def renamed(self, names: dict[str, str]) -> Records:
        """The same with other labels; two that come to be called the same are both kept."""
        if self.columns is not None:
            return Records([], self.rest, with_names(self.columns, names))
        return Records([with_names(row, names) for row in self.rows], self.rest)

    def tree(self) -> Tree:
        """A `Batch` where the records are of one shape, else a list of objects."""
        columns = self._of_one_shape()
        if columns is None:
            return self.rows
        return Batch({label: texts(values) for label, values in columns.items()})

    def _of_one_shape(self) -> dict[str, list[str]] | None:
        if self.columns is not None or not self.rows:
            return self.columns
        first = self.rows[0].keys()
        if not first or any("\0" in label for label in first):
            return None
        if any(row.keys() != first for row in self.rows):
            return None
        return {label: [row[label] for row in self.rows] for label in first}


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
    return Records(columns=columns)


def _values(lines: list[str]) -> list[str] | None:
    """The values of lines that begin with the same label and colons; None if they do not."""
    first = lines[0]
    start = first.index(":")
    colons = len(first) - start - len(first[start:].lstrip(":"))
    bare = first[: start + colons]
    begin, joined = bare + " ", "\n".join(lines)
    if joined.startswith(begin) and joined.count("\n" + begin) == len(lines) - 1:
        return joined[len(begin) :].split("\n" + begin)
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
    parts = [piece._of_one_shape() for piece in pieces if len(piece)]
    columns = [part for part in parts if part is not None]
    labels = columns[0].keys() if columns else set()
    if columns and len(columns) == len(parts) and all(part.keys() == labels for part in columns):
        joined = {label: [v for part in columns for v in part[label]] for label in labels}
        return Records([], rest, joined)
    return Records([piece.row(at) for piece in pieces for at in range(len(piece))], rest)
