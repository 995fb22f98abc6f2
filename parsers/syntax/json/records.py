"""The records of one list of JSON as columns, whatever shapes they have.

A sieve: one walk over the list takes out the records of the shape that is the commonest, and
leaves the rest in its order. The rest is again the text of a list, much shorter, and the next walk
takes the next shape. What has no shape, or one that hardly any has, is at last read by orjson, all
in one call and yet each by itself, so that what was cut apart is proved to be whole items.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass

import numpy as np
import orjson

from parsers.syntax.cut import cut_out
from parsers.syntax.json.keys import holds_all
from parsers.syntax.json.shapes import Joint, Shape, commonest
from parsers.syntax.json.window import Walk
from parsers.tree import Batch, Column, Group, Tree

FEWEST = 128
"""Records of a list that is worth it; below, the usual way is as fast."""

_MOST_SHAPES = 16
_WORTH_A_WALK, _SAMPLE, _IN_SAMPLE = 1000, 64, 4
"""Left records for which another walk is made, if so many in a sample have the same shape."""


@dataclass
class _Rest:
    """Items that no walk has taken: where they begin and end in the whole text, and how many
    quotation marks each has."""

    data: bytes | bytearray
    starts: np.ndarray
    ends: np.ndarray
    marks: np.ndarray

    def some(self, which: np.ndarray) -> _Rest:
        """Those that a mask names."""
        return _Rest(self.data, self.starts[which], self.ends[which], self.marks[which])

    def pieces(self) -> list[bytes | bytearray]:
        spans = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        return [self.data[start:end] for start, end in spans]

    def text(self, between: bytes) -> bytes:
        """All of them as a list; `between` stands behind each in the text, but for the last."""
        signs = np.frombuffer(self.data, np.uint8)
        most = cut_out(signs, self.starts[:-1], self.ends[:-1] + len(between))
        return b"".join([most.data, self.data[self.starts[-1] : self.ends[-1]], b"]"])

    def sample(self) -> list[bytes]:
        """Some of them, evenly."""
        some = range(0, len(self.starts), max(len(self.starts) // _SAMPLE, 1))
        return [bytes(self.data[self.starts[at] : self.ends[at]]) for at in some]


class Run:
    """The records of one list, which begins at an offset in the text."""

    def __init__(
        self, data: bytes | bytearray, shape: Shape, joint: Joint, room: float = math.inf
    ) -> None:
        self.data, self.shape, self.joint = data, shape, joint
        self.room = room
        """How many values may become objects."""
        self.effort = 0

    def take(self, start: int) -> tuple[Batch, int] | None:
        """The list as columns, and where it ends.

        None if too little of it has a shape, it is not sound, or needs more objects than may be.
        """
        walk = Walk(self.data, self.shape, self.joint)
        end = walk.go(start)
        self.effort = walk.looked
        if end is None or len(walk.taken) < FEWEST:
            return None
        found = [(walk.taken, self._columns(walk))]
        rest = _Rest(self.data, *walk.rest)
        del walk
        while len(rest.starts) > _WORTH_A_WALK and len(found) < _MOST_SHAPES:
            shape = commonest(rest.sample(), self.joint.between)
            if shape is None or shape[1] < _IN_SAMPLE:
                break
            again = self._again(rest, shape[0])
            if again is None:
                return None
            group, rest = again
            found.append(group)
        odd = self._odd(rest)
        if odd is None or any(columns is None for _, columns in found):
            return None
        groups = [(offsets, columns) for offsets, columns in found if columns]
        return _batch(groups, rest.starts, odd), end

    def _again(
        self, rest: _Rest, shape: Shape
    ) -> tuple[tuple[np.ndarray, dict[str, Column] | None], _Rest] | None:
        """Another walk, over what is left and has as many quotation marks as the shape."""
        between = self.joint.between
        likely = np.flatnonzero(rest.marks == shape.marks[-1])
        some = rest.some(likely)
        text = some.text(between)
        walk = Walk(text, shape, self.joint)
        self.effort += len(text)
        if walk.go(0) is None:
            return None
        wide = some.ends - some.starts + len(between)
        begins = np.cumsum(wide) - wide
        taken = np.searchsorted(begins, walk.taken)
        if len(taken) + len(walk.rest[0]) != len(begins):
            return None
        left = np.ones(len(rest.starts), bool)
        left[likely[taken]] = False
        return (some.starts[taken], self._columns(walk)), rest.some(left)

    def _columns(self, walk: Walk) -> dict[str, Column] | None:
        columns: dict[str, Column] = {}
        shape = walk.shape
        self.room -= len(walk.taken) * shape.texts.count(False)
        if self.room < 0:
            return None
        for key, values in zip(shape.keys, walk.values, strict=True):
            column = values.column()
            if column is None:
                return None
            columns[key] = column
        return columns

    def _odd(self, rest: _Rest) -> list[list[Tree]] | None:
        """The items in each piece of the rest; None if one of them is no run of sound items.

        Each piece stands in brackets of its own, and between two a word that nobody can know: no
        piece can leave a text or bracket open for another to close it.
        """
        pieces = rest.pieces()
        if not pieces:
            return []
        word = secrets.token_hex(8)
        text = b"[[" + f'],"{word}",['.encode().join(pieces) + b"]]"
        self.room -= text.count(b",")
        if self.room < 0:
            return None
        try:
            tree = orjson.loads(text)
        except orjson.JSONDecodeError:
            return None
        items, words = tree[0::2], tree[1::2]
        whole = words == [word] * (len(pieces) - 1) and all(type(some) is list for some in items)
        return items if whole and holds_all(text, tree) else None


def _batch(
    groups: list[tuple[np.ndarray, dict[str, Column]]], pieces: np.ndarray, odd: list[list[Tree]]
) -> Batch:
    """The list: each record of a group is one item, and each piece of the rest is some."""
    begins = np.concatenate([*(offsets for offsets, _ in groups), pieces])
    counts = np.ones(len(begins), np.int64)
    counts[len(begins) - len(pieces) :] = [*map(len, odd)]
    order = np.argsort(begins, kind="stable")
    before = np.empty(len(begins), np.int64)
    before[order] = np.cumsum(counts[order]) - counts[order]
    made, start = [], 0
    for offsets, columns in groups:
        made.append(Group(before[start : start + len(offsets)], columns))
        start += len(offsets)
    items: dict[int, Tree] = {}
    for first, some in zip(before[start:].tolist(), odd, strict=True):
        items.update(enumerate(some, first))
    return Batch.of(made, items)
