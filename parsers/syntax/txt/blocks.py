"""Blocks of `Label: value` lines that look alike, found all at once.

A program writes the records of a list in a few ways: the same labels in the same order, between
blank lines. So the commonest of these shapes is told from some blocks, and every other block of
that shape is found by comparing columns of lines, not line by line; then the next commonest. What
is left, which is little in a file that a program wrote, is for `parsers.syntax.txt.lines.walk`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from parsers.syntax.cut import between
from parsers.syntax.txt.lines import pair_of
from parsers.syntax.txt.unsplit import Unsplit

WORTH = 1000
"""Blocks of one shape; fewer are gone through one by one as fast."""
_SAMPLE = 100
"""Blocks, from all over the file, that tell the commonest shape."""
_MOST_SHAPES = 16
_LONGEST = 40
"""Lines of a block; no record of TikTok's has as many."""


Shape: TypeAlias = tuple[tuple[str, str], ...]
"""How each line of a block begins, up to and with its colons, and the label that stands there."""


@dataclass(frozen=True)
class Alike:
    """Blocks of one shape; `starts` are the numbers of their first lines, rising."""

    shape: Shape
    starts: np.ndarray

    @property
    def labels(self) -> list[str]:
        return [label for _, label in self.shape]

    def some(self, which: np.ndarray) -> Alike:
        """Those of the blocks that a mask names."""
        return Alike(self.shape, self.starts[which])


class Blocks:
    """The lines of a file, blank ones included; `empty` tells of each whether it is.

    `lines` are the same as texts.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        whole = Unsplit.of(lines)
        self._bounds = whole.bounds
        self._text = np.frombuffer(whole.text, np.uint8)
        self.empty = np.diff(self._bounds) == 1

    def alike(self) -> list[Alike]:
        """Blocks by their shapes, the commonest first; each block is in one of them at most."""
        first = ~self.empty & np.concatenate([[True], self.empty[:-1]])
        found: list[Alike] = []
        while len(found) < _MOST_SHAPES and (shape := self._commonest(np.flatnonzero(first))):
            starts = self._of(shape, first)
            if len(starts) < WORTH:
                break
            first[starts] = False
            found.append(Alike(shape, starts))
        return found

    def values(self, alike: Alike) -> dict[str, pa.LargeStringArray]:
        """Label -> what stands behind it in each of the blocks."""
        return {
            label: self._behind(begin, alike.starts + at)
            for at, (begin, label) in enumerate(alike.shape)
        }

    def left(self, taken: list[Alike]) -> np.ndarray:
        """The numbers of the lines that are not empty and stand in none of these blocks."""
        left = ~self.empty
        for one in taken:
            for at in range(len(one.shape)):
                left[one.starts + at] = False
        return np.flatnonzero(left)

    def some(self, numbers: np.ndarray) -> list[str]:
        """Lines whose numbers rise."""
        found: list[str] = between(
            self._text, self._bounds[numbers], self._bounds[numbers + 1] - 1
        ).to_pylist()
        return found

    def _behind(self, begin: str, numbers: np.ndarray) -> pa.LargeStringArray:
        """What stands behind a beginning and its blank, in lines whose numbers rise."""
        ends = self._bounds[numbers + 1] - 1
        starts = np.minimum(self._bounds[numbers] + len(begin.encode()) + 1, ends)
        return between(self._text, starts, ends)

    def _commonest(self, starts: np.ndarray) -> Shape | None:
        """The shape of most of some blocks; None where they are no pairs."""
        if len(starts) < WORTH:
            return None
        some = starts[np.linspace(0, len(starts) - 1, _SAMPLE).astype(int)].tolist()
        shapes = Counter(shape for start in some if (shape := self._shape(start)))
        return max(shapes, key=shapes.__getitem__, default=None)

    def _shape(self, start: int) -> Shape | None:
        shape: list[tuple[str, str]] = []
        ends = np.flatnonzero(self.empty[start : start + _LONGEST])
        for line in self.lines[start : start + (int(ends[0]) if len(ends) else _LONGEST)]:
            pair = pair_of(line)
            if pair is None or any(pair[0] == label for _, label in shape):
                return None
            shape.append((line[: end_of_colons(line)], pair[0]))
        return tuple(shape)

    def _of(self, shape: Shape, first: np.ndarray) -> np.ndarray:
        """The first lines of all blocks of a shape; `first` marks those of blocks."""
        width, number = len(shape), len(self.empty)
        starts = np.flatnonzero(first[: number - width + 1])
        for at, (begin, _) in enumerate(shape):
            starts = starts[self._begin(begin, starts + at)]
        ends = starts + width
        return starts[(ends == number) | self.empty[np.minimum(ends, number - 1)]]

    def _begin(self, begin: str, numbers: np.ndarray) -> np.ndarray:
        """Which of these lines begin so, with a blank or nothing behind it."""
        blank, bare = (np.void((begin + end).encode()) for end in (" ", "\n"))
        width = blank.itemsize
        windows = self._text.size - width + 1
        if windows < 1:
            return np.zeros(len(numbers), bool)
        # At each byte of the text, so many bytes as one item: they are compared as a whole.
        heads: np.ndarray = np.ndarray((windows,), f"V{width}", self._text, strides=(1,))
        at = self._bounds[numbers]
        head = heads[np.minimum(at, windows - 1)]
        return (at < windows) & ((head == blank) | (head == bare))


def end_of_colons(line: str) -> int:
    start = line.index(":")
    return len(line) - len(line[start:].lstrip(":"))
