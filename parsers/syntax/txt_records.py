"""Blocks of `Label: value` lines to records.

Half a million records of one shape are cut out of the list of lines by their stride; only what is
not uniform is gone through line by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from parsers.syntax.txt_names import label_known
from parsers.tree import Batch, Tree, key_shown, repeated_key

LONGEST_LABEL = 120
_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")
_HTTP = "http"


@dataclass
class Records:
    """What a run of lines holds: records, or their columns; and the lines that fit nothing.

    Labels are as written; one that occurs again in a record is marked as `parsers.tree` does.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    batch: Batch | None = None
    rest: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows) if self.batch is None else len(self.batch)

    @property
    def labels(self) -> list[str]:
        """Labels of all records, in the order of their first occurrence."""
        if self.batch is not None:
            return list(self.batch.columns)
        return list(dict.fromkeys(label for row in self.rows for label in row))

    def column(self, label: str) -> list[str]:
        """The values of a label in the records that have it."""
        if self.batch is not None:
            return self.batch.columns.get(label, [])
        return [row[label] for row in self.rows if label in row]

    def row(self, at: int) -> dict[str, str]:
        """One record as an object."""
        if self.batch is None:
            return self.rows[at]
        return {label: values[at] for label, values in self.batch.columns.items()}

    def renamed(self, names: dict[str, str]) -> Records:
        """The same with other labels; two that come to be called the same are both kept."""
        if self.batch is not None:
            columns = self.batch.columns
            return Records([], Batch(with_names(columns, names)), self.rest)
        return Records([with_names(row, names) for row in self.rows], None, self.rest)

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


def with_names(row: dict[str, Tree], names: dict[str, str]) -> dict[str, Tree]:
    """An object under other names; two keys that come to be called the same are both kept."""
    made: dict[str, Tree] = {}
    seen: Counter[str] = Counter()
    for key, value in row.items():
        put(made, seen, names.get(key_shown(key), key_shown(key)), value)
    return made


def put(made: dict[str, Tree], seen: Counter[str], key: str, value: Tree) -> str:
    """Adds a value under its key, marked where the key is there already; the key it got."""
    seen[key] += 1
    name = key if seen[key] == 1 else repeated_key(key, seen[key])
    made[name] = value
    return name


def pair_of(line: str) -> tuple[str, str] | None:
    """Label and value of a line, split at its first colon; None if it can be no such pair.

    The colon may be doubled (`HashTag Link::`). Without a blank behind it, it is part of a time
    or a link, unless what stands before is a label that is known.
    """
    label, colon, value = line.partition(":")
    if not colon or not 0 < len(label) <= LONGEST_LABEL:
        return None
    label = label.strip()
    value = value.lstrip(":")
    if not label or "\0" in label or label.startswith(">>>"):
        return None
    if not value:
        return label, ""
    if value[0] == " ":
        return label, value[1:]
    return (label, value) if not value.startswith("//") and label_known(label) else None


def uniform(lines: list[str]) -> Records | None:
    """Records that all have the same labels and one line a value; None if they are not so."""
    width = next((at for at, line in enumerate(lines) if not line), len(lines))
    pairs = [pair_of(line) for line in lines[:width]]
    labels = [pair[0] for pair in pairs if pair]
    if not labels or len(labels) < width or len(set(labels)) < width:
        return None
    stride = next((at for at in range(width, len(lines)) if lines[at]), len(lines) + 1)
    if len(lines) > width and (len(lines) - width) % stride:
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


def records_of(lines: list[str], several: Callable[[str], bool]) -> Records:
    """Records of lines, whatever their shape; `several` tells labels whose value may have lines."""
    return uniform(lines) or _Walk(lines, several).records()


class _Walk:
    """Goes through lines one by one and decides for each what it belongs to.

    A line that is no pair continues the value before it, blank lines included, if that may be
    several lines long; so does one that looks like a pair but has a label that is neither known
    nor usual in this file. A block begins a record if it begins with the first record's first
    label, or with any label where the value before it is one line for certain.
    """

    def __init__(self, lines: list[str], several: Callable[[str], bool]) -> None:
        self.lines = lines
        self.several = several
        self.found = Records()
        self.first = _first_label(lines)
        self.row: dict[str, str] = {}
        self.seen: Counter[str] = Counter()
        self.key = ""
        self.value: list[str] = []
        counts = Counter(pair[0] for line in lines if (pair := pair_of(line)))
        blocks = sum(1 for at, line in enumerate(lines) if line and not (at and lines[at - 1]))
        self.labels = {
            label: (label_known(label) or 2 * count >= blocks, several(label))
            for label, count in counts.items()
        }

    def records(self) -> Records:
        blank: list[str] = []
        for line in self.lines:
            if not line or line.isspace():
                blank.append(line)
                continue
            pair = pair_of(line)
            if pair is None or not self._pair(pair[0], pair[1], bool(blank)):
                self._continue(line, blank)
            blank = []
        self._close_row()
        return self.found

    def _pair(self, label: str, value: str, new_block: bool) -> bool:
        """Takes a line as a pair; False if it is rather part of the value before it."""
        usual, _ = self.labels[label]
        open_text = self._open_text()
        if not self.row:
            pass
        elif new_block:
            if label != self.first and open_text:
                return False
            if not usual and label != self.first:
                return False
            self._close_row()
        elif label == self.first:
            if open_text and not _TIME.match(value):
                return False
            self._close_row()
        elif open_text and (not usual or label in self.row):
            return False
        self._close_value()
        self.key = put(self.row, self.seen, label, "")
        self.value = [value]
        return True

    def _open_text(self) -> bool:
        """Whether the value before may go on over several lines."""
        return bool(self.key) and self.labels[key_shown(self.key)][1]

    def _continue(self, line: str, blank: list[str]) -> None:
        links = bool(self.value) and self.value[0].startswith(_HTTP) and line.startswith(_HTTP)
        if self._open_text() or (links and not blank):
            self.value += [*blank, line]
        else:
            self.found.rest.append(line)

    def _close_value(self) -> None:
        if self.key:
            self.row[self.key] = "\n".join(self.value)
        self.key, self.value = "", []

    def _close_row(self) -> None:
        self._close_value()
        if self.row:
            self.found.rows.append(self.row)
        self.row, self.seen = {}, Counter()


def _first_label(lines: list[str]) -> str:
    """The label with which most blocks begin; of equally many one that is known."""
    starts = Counter(pair[0] for block in blocks_of(lines) if (pair := pair_of(block[0])))
    return max(starts, key=lambda label: (starts[label], label_known(label)), default="")


def trimmed(lines: list[str]) -> list[str]:
    """Lines without the blank ones at both ends."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    last = next((at for at in range(len(lines), first, -1) if lines[at - 1].strip()), first)
    return lines if first == 0 and last == len(lines) else lines[first:last]


def blocks_of(lines: list[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank one."""
    block: list[str] = []
    for line in lines:
        if line and not line.isspace():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
