"""Blocks of `Label: value` lines to records.

Records that all have one shape are cut out of the list of lines by their stride. Else the blocks of
the commonest shapes are taken as columns, and only what is left is gone through line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.section import Section
from parsers.syntax.txt.blocks import WORTH, Alike, Blocks, end_of_colons
from parsers.syntax.txt.lines import Labels, before_colon, pair_of, walk, with_names
from parsers.syntax.txt.unsplit import Unsplit
from parsers.tree import Batch, Column, Group, Tree, texts

_MANY = 16
"""Where one line in so many is looked at by itself, all are made texts at once."""


@dataclass(frozen=True)
class Records:
    """What a run of lines holds: records, by column as far as many are alike; and the lines that
    fit nothing.

    Labels are as written; one that occurs again in a record is marked as `parsers.tree` does.
    `odd`: position in the list -> a record that is in no column, in their order.
    """

    groups: tuple[Group, ...] = ()
    odd: Mapping[int, dict[str, str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)

    @classmethod
    def of_rows(cls, rows: list[dict[str, str]], rest: list[str] | None = None) -> Records:
        return cls((), dict(enumerate(rows)), rest or [])

    @classmethod
    def of_columns(cls, columns: Mapping[str, Column]) -> Records:
        """Records that all have these labels."""
        return cls((Group(np.arange(len(next(iter(columns.values())))), columns),))

    def __len__(self) -> int:
        return len(self.odd) + sum(len(group.positions) for group in self.groups)

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """The records as objects, in their order."""
        if not self.groups:
            return [*self.odd.values()]
        return [*Batch.of(self.groups, self.odd).records()]

    @cached_property
    def labels(self) -> list[str]:
        """Labels of all records, in the order of their first occurrence."""
        firsts = [(int(group.positions[0]), [*group.columns]) for group in self.groups]
        firsts += [(at, [*row]) for at, row in self.odd.items()]
        return [*dict.fromkeys(label for _, some in sorted(firsts) for label in some)]

    def column(self, label: str, most: int | None = None) -> list[str]:
        """The values of a label in the records that have it; of many only the first ones."""
        if not self.groups:
            return self._odd_columns.get(label, [])[:most]
        parts = [(g.positions, g.columns[label]) for g in self.groups if label in g.columns]
        if not self.odd and len(parts) == 1:
            return _listed(parts[0][1][:most])
        found = [(at, row[label]) for at, row in self.odd.items() if label in row]
        for positions, values in parts:
            found += zip(positions[:most].tolist(), _listed(values[:most]), strict=True)
        return [value for _, value in sorted(found)[:most]]

    @cached_property
    def _odd_columns(self) -> dict[str, list[str]]:
        """Label -> its values, gathered once: a hostile file has a label of its own a record."""
        columns: dict[str, list[str]] = {}
        for row in self.rows:
            for label, value in row.items():
                columns.setdefault(label, []).append(value)
        return columns

    def renamed(self, names: dict[str, str]) -> Records:
        """The same with other labels; two that come to be called the same are both kept."""
        groups = [Group(one.positions, with_names(one.columns, names)) for one in self.groups]
        odd = {at: with_names(row, names) for at, row in self.odd.items()}
        return Records(tuple(groups), odd, self.rest)

    def tree(self) -> Tree:
        """A `Batch` where many records are alike, else a list of objects."""
        if self.groups:
            return Batch.of(self.groups, self.odd)
        labels = self.rows[0].keys() if self.rows else {}
        if not labels or any("\0" in label for label in labels):
            return self.rows
        if any(row.keys() != labels for row in self.rows):
            return self.rows
        return Batch({label: texts([row[label] for row in self.rows]) for label in labels})


def _listed(column: Column) -> list[str]:
    return column if isinstance(column, list) else column.to_pylist()


def records_of(
    lines: Sequence[str], sections: Sequence[Section], codes: tuple[str, ...] = ()
) -> Records:
    """Records of lines, whatever their shape.

    `sections` are those of which they may be: their fields tell how long the value of a label may
    be. `codes` are the languages whose words are labels here.
    """
    if not isinstance(lines, Unsplit) and (records := uniform(lines)):
        return records
    blocks = Blocks(lines)
    alike = blocks.alike()
    numbers = blocks.left(alike)
    whole = _whole(blocks, alike, numbers)
    if whole:
        return whole
    if _MANY * len(numbers) > len(lines):
        blocks.lines = [*lines]
    left = dict(zip(numbers.tolist(), blocks.some(numbers), strict=True))
    starts = _starts(blocks, left, alike)
    labels = Labels(starts, lambda: _counts(left, alike), sections, codes)
    fit = [
        one for one in alike if one.labels[0] == labels.first and all(map(labels.usual, one.labels))
    ]
    return _sifted(blocks, _ended(blocks, fit, labels.first), labels)


def _whole(blocks: Blocks, alike: list[Alike], left: np.ndarray) -> Records | None:
    """Records that all have one shape and stand equally far apart; None if they do not."""
    if not alike:
        return uniform([*blocks.lines]) if isinstance(blocks.lines, Unsplit) else None
    if len(left) or len(alike) > 1 or len(np.unique(np.diff(alike[0].starts))) > 1:
        return None
    return Records.of_columns(blocks.values(alike[0]))


def _starts(blocks: Blocks, left: Mapping[int, str], alike: list[Alike]) -> Counter[str]:
    """Label -> how many blocks begin with it, in the order of their first occurrence.

    `left`: number -> line, of those that are in none of the blocks alike.
    """
    firsts = [
        (at, before_colon(line), 1)
        for at, line in left.items()
        if at == 0 or blocks.empty[at - 1] or left.get(at - 1, line).isspace()
    ]
    for one in alike:
        firsts.append((int(one.starts[0]), before_colon(one.shape[0][0]), len(one.starts)))
    starts: Counter[str] = Counter()
    for _, label, number in sorted(firsts):
        starts[label] += number
    return starts


def _counts(left: Mapping[int, str], alike: list[Alike]) -> Counter[str]:
    """Label -> how many lines have it."""
    counts = Counter(map(before_colon, left.values()))
    for one in alike:
        for begin, _ in one.shape:
            counts[before_colon(begin)] += len(one.starts)
    return counts


def _ended(blocks: Blocks, fit: list[Alike], first: str) -> list[Alike]:
    """The blocks that are a whole record each: what follows begins the next one.

    Behind any other block a text may go on, which only a walk can tell.
    """
    filled = np.append(np.flatnonzero(~blocks.empty), len(blocks.lines))
    begins = np.zeros(len(blocks.lines) + 1, bool)
    begins[-1] = True
    for one in fit:
        begins[one.starts] = True
    ended = []
    for one in fit:
        following = filled[np.searchsorted(filled, one.starts + len(one.shape))]
        unsure = np.unique(following[~begins[following]])
        for at, line in zip(unsure.tolist(), blocks.some(unsure), strict=True):
            pair = pair_of(line)
            begins[at] = pair is not None and pair[0] == first
        ended.append(one.some(begins[following]))
    return [one for one in ended if len(one.starts)]


def _sifted(blocks: Blocks, taken: list[Alike], labels: Labels) -> Records:
    """The records of blocks that are one each, and those of the lines between them."""
    every = np.concatenate([one.starts for one in taken] or [np.array([], int)])
    order = np.argsort(every, kind="stable")  # quick, since each of them rises
    starts, ranks = every[order], np.empty_like(order)
    ranks[order] = np.arange(len(order))
    more = np.zeros(len(starts) + 1, int)  # records before the first of the blocks, between, after
    between: list[tuple[int, list[dict[str, str]]]] = []
    rest: list[str] = []
    left = blocks.left(taken)
    runs, begins = np.unique(np.searchsorted(starts, left), return_index=True)
    firsts = left[begins].tolist()
    ends = (left[np.append(begins, len(left))[1:] - 1] + 1).tolist()
    for run, begin, end in zip(runs.tolist(), firsts, ends, strict=True):
        rows, odd_lines = walk(blocks.lines[begin:end], labels)
        between.append((run, rows))
        more[run] = len(rows)
        rest += odd_lines
    before = np.cumsum(more)
    groups, done = [], 0
    for one in taken:
        at, done = ranks[done : done + len(one.starts)], done + len(one.starts)
        groups.append(Group(at + before[at], blocks.values(one)))
    odd = {  # position -> record
        run + int(before[run]) - len(rows) + at: row
        for run, rows in between
        for at, row in enumerate(rows)
    }
    return Records(*_gathered(groups, odd), rest)


def _gathered(
    groups: list[Group], odd: dict[int, dict[str, str]]
) -> tuple[tuple[Group, ...], dict[int, dict[str, str]]]:
    """The groups, with those of odd records, and what is left of these.

    Odd records become columns where many have the same labels: a comment of several lines has those
    of all comments.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, row in odd.items():
        alike.setdefault(tuple(row), []).append(at)
    for labels, some in alike.items():
        if len(some) >= WORTH and not any("\0" in label for label in labels):
            rows = [odd.pop(at) for at in some]
            columns = {label: texts([row[label] for row in rows]) for label in labels}
            groups.append(Group(np.array(some), columns))
    return tuple(groups), odd


def uniform(lines: Sequence[str]) -> Records | None:
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
    columns: dict[str, pa.LargeStringArray] = {}
    for at, label in enumerate(labels):
        values = _values(lines[at::stride])
        if values is None:
            return None
        columns[label] = values
    return Records.of_columns(columns)


def _values(lines: Sequence[str]) -> pa.LargeStringArray | None:
    """The values of lines that begin with the same label and colons; None if they do not."""
    begin = lines[0][: end_of_colons(lines[0])]
    joined, between = "\n".join(lines), f"\n{begin} "
    if joined.startswith(between[1:]) and joined.count(between) == len(lines) - 1:
        return pc.split_pattern(texts([joined[len(between) - 1 :]]), between).flatten()
    begins = set(map(itemgetter(slice(0, len(begin) + 1)), lines))
    if not begins <= {begin, begin + " "}:
        return None
    return texts(list(map(itemgetter(slice(len(begin) + 1, None)), lines)))
