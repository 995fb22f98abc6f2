"""The records of one list of JSON, all of one shape, as columns; with numpy, a window at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import orjson
import pyarrow as pa

from parsers.syntax.json.keys import holds_all
from parsers.tree import Batch, Tree

FEWEST = 128
"""Records of a list that is worth it; below, the usual way is as fast."""

_WINDOW, _FIRST_WINDOW = 1 << 18, 1 << 14
"""Bytes looked at together: what is touched ten times stays in the processor's cache. The first
are fewer, since many a list turns out to be none for us."""

_QUOTE, _BACKSLASH, _BLANK = ord('"'), ord("\\"), ord(" ")
_TEXT = rb'"(?:[^"\\]++|\\.)*+"'
_SCALAR = rb"(?:" + _TEXT + rb"|[-+.\w]++)"
BLANKS = rb"[ \t\n\r]*+"
r"""What JSON takes for blank, which is less than `\s`."""

_FIELD = _TEXT + BLANKS + rb":" + BLANKS + _SCALAR
ITEM = re.compile(rb"\{(?:[ \t\n\r,]*+" + _FIELD + rb")*+" + BLANKS + rb"\}|" + _SCALAR, re.DOTALL)
"""An item of a list without lists or objects in it; orjson says whether it is sound."""

_BEHIND = re.compile(BLANKS + rb"(?:," + BLANKS + rb"|(\]))")


@dataclass(frozen=True)
class Shape:
    """What stands around the values of each record, to the byte."""

    keys: tuple[str, ...]
    head: bytes
    """`{"Date":"`"""
    gaps: tuple[bytes, ...]
    """`","Link":"`, between two values"""
    close: bytes
    """`"},`, up to the next record's head"""

    @property
    def strange(self) -> int:
        """Bytes of the shape that are strange to a value (see `_strange`): line ends, mostly."""
        whole = self.head + b"".join(self.gaps) + self.close
        return int(np.count_nonzero(_strange(np.frombuffer(whole, np.uint8))))


class Run:
    """The records of one list."""

    def __init__(self, data: bytes | bytearray, shape: Shape) -> None:
        self.data, self.shape = data, shape
        self.signs = np.frombuffer(data, np.uint8)
        self.each = 4 * len(shape.keys)
        self.before = shape.head.index(b'"')
        self.strange = shape.strange
        self.columns = [_Column() for _ in shape.keys]
        self.odd: dict[int, Tree] = {}
        self.rows = self.seen = self.looked = self.effort = 0

    def take(self, start: int) -> tuple[Batch, int] | None:
        """The list as columns, and where it ends; None if too little of it is of one shape."""
        ended, wide = False, min(_FIRST_WINDOW, _WINDOW)
        while not ended:
            signs = self.signs[start : start + wide]
            self.effort += wide
            wide = min(4 * wide, _WINDOW)
            quotes = np.flatnonzero(signs == _QUOTE)
            heads = self._heads(signs, quotes)
            if len(heads) < 2 or quotes[heads[0]] != self.before:
                taken = self._singly(start)
            else:
                taken = self._window(signs, quotes, heads, start)
            if taken is None:
                return None
            start, ended = taken
        if self.rows < FEWEST:
            return None
        columns = zip(self.shape.keys, self.columns, strict=True)
        return Batch({key: column.array() for key, column in columns}, odd=self.odd), start

    def _heads(self, signs: np.ndarray, quotes: np.ndarray) -> np.ndarray:
        """Which quotation marks open the first key of a record.

        Nowhere else in sound JSON can a head's bytes stand: its first quotation mark has no
        backslash before it, and if it ended a text, no key could follow.
        """
        head = self.shape.head
        heads = np.arange(0, len(quotes), self.each)
        are = _equal(signs, quotes[heads] - self.before, head)
        if are[:-1].all():  # nearly always: each record has as many quotation marks as the first
            return heads[are]
        heads = np.flatnonzero(signs[quotes - 1] == head[self.before - 1])
        return heads[_equal(signs, quotes[heads] - self.before, head)]

    def _window(
        self, signs: np.ndarray, quotes: np.ndarray, heads: np.ndarray, offset: int
    ) -> tuple[int, bool] | None:
        """Takes all records of a window but the last, which may be cut: where to go on, ended."""
        starts = quotes[heads] - self.before
        if (heads == np.arange(len(heads)) * self.each).all():
            marks = quotes[: heads[-1]].reshape(-1, self.each)
        else:
            wanted = heads[:-1, None] + np.arange(self.each)
            marks = quotes[np.minimum(wanted, len(quotes) - 1)]
        good = self._good(signs, marks, starts)
        if good is None:
            return None
        self.seen = self.rows + len(good)
        here = self.rows + len(self.odd)  # the position that the window's first record has
        odd: dict[int, Tree] = {}
        for position in np.flatnonzero(~good).tolist():
            at, until = (offset + starts[position : position + 2]).tolist()
            here -= 1
            while at != until:
                found = self._one(at)
                if found is None:
                    return None
                item, at, ended = found
                here += 1
                if ended:
                    self._add(signs, marks[:position][good[:position]], odd)
                    self._append(item)
                    return at, True
                if at > until:
                    return None
                odd[here + position] = item
        self._add(signs, marks if good.all() else marks[good], odd)
        return offset + int(starts[-1]), False

    def _singly(self, start: int) -> tuple[int, bool] | None:
        """Takes items up to one that begins as the first record does: where to go on, ended."""
        while found := self._one(start):
            item, start, ended = found
            self._append(item)
            if ended or self.data.startswith(self.shape.head, start):
                return start, ended
        return None

    def _good(self, signs: np.ndarray, marks: np.ndarray, starts: np.ndarray) -> np.ndarray | None:
        """Which records have the shape exactly and plain values; None where a text is no text."""
        shape = self.shape
        last = marks[:, -1]
        good = (last + len(shape.close) == starts[1:]) & _equal(signs, last, shape.close)
        for number, gap in enumerate(shape.gaps, start=1):
            left, right = marks[:, 4 * number - 1], marks[:, 4 * number + 2]
            good &= (right - left == len(gap) - 1) & _equal(signs, left, gap)
        inside = signs[: starts[-1]]
        strange = _strange(inside)
        if np.count_nonzero(strange) == self.strange * len(good) and good.all():
            return good
        if not bytes(inside).isascii():
            try:
                bytes(inside).decode()
            except UnicodeDecodeError:
                return None
            strange &= inside < 128
        where = np.searchsorted(starts, np.flatnonzero(strange), side="right") - 1
        return good & (np.bincount(where, minlength=len(good)) == self.strange)

    def _one(self, start: int) -> tuple[Tree, int, bool] | None:
        """One item by itself: its value, where the next one starts, and whether it was the last.

        None if it has lists or objects in it, a key twice or a number of too many digits, or too
        many are odd.
        """
        self.looked += 1
        found = ITEM.match(self.data, start)
        if not found or self.looked > FEWEST + self.seen // 10:
            return None
        try:
            item = orjson.loads(found[0])
        except orjson.JSONDecodeError:
            return None
        if not holds_all(found[0], item):
            return None
        behind = _BEHIND.match(self.data, found.end())
        return (item, behind.end(), behind[1] is not None) if behind else None

    def _append(self, item: Tree) -> None:
        """Adds an item that was looked at by itself behind all others."""
        fits = isinstance(item, dict) and tuple(item) == self.shape.keys
        if fits and all(isinstance(value, str) for value in item.values()):
            for column, text in zip(self.columns, item.values(), strict=True):
                column.add_text(text)
            self.rows += 1
        else:
            self.odd[self.rows + len(self.odd)] = item

    def _add(self, signs: np.ndarray, marks: np.ndarray, odd: Mapping[int, Tree]) -> None:
        """Adds the records whose quotation marks are known, and the odd ones among them."""
        for number, column in enumerate(self.columns):
            column.add(signs, marks[:, 4 * number + 2] + 1, marks[:, 4 * number + 3])
        self.rows += len(marks)
        self.odd.update(odd)


class _Column:
    """Texts one behind the other, and their widths: what arrow makes a column of, uncopied."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.widths: list[np.ndarray] = []

    def add(self, signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> None:
        if not len(starts):
            return
        widths = ends - starts
        wide = int(widths[0])
        if wide and (widths == wide).all():
            self.body += _at(signs, starts, wide).view(np.uint8).data
        else:
            behind = np.cumsum(widths)
            places = np.repeat(starts - behind + widths, widths) + np.arange(behind[-1])
            self.body += signs[places].data
        self.widths.append(widths)

    def add_text(self, text: str) -> None:
        encoded = text.encode()
        self.body += encoded
        self.widths.append(np.array([len(encoded)]))

    def array(self) -> pa.LargeStringArray:
        widths = np.concatenate(self.widths)
        offsets = np.zeros(len(widths) + 1, np.int64)
        np.cumsum(widths, out=offsets[1:])
        return pa.LargeStringArray.from_buffers(
            len(widths), pa.py_buffer(offsets), pa.py_buffer(self.body)
        )


def _strange(signs: np.ndarray) -> np.ndarray:
    """What needs a closer look inside a text: control signs, backslashes, all beyond ASCII."""
    strange: np.ndarray = (signs.view(np.int8) < _BLANK) | (signs == _BACKSLASH)
    return strange


def _at(signs: np.ndarray, starts: np.ndarray, wide: int) -> np.ndarray:
    """`wide` bytes from each start; four times faster than numpy's own sliding windows."""
    last = len(signs) - wide
    overlapping: np.ndarray = np.ndarray((last + 1,), f"V{wide}", signs, strides=(1,))
    return overlapping[starts]


def _equal(signs: np.ndarray, starts: np.ndarray, expected: bytes) -> np.ndarray:
    """Where `expected` stands at a start; the starts may lie too near the end for it."""
    last = len(signs) - len(expected)
    if last < 0:
        return np.zeros(len(starts), bool)
    same: np.ndarray = _at(signs, np.clip(starts, 0, last), len(expected)) == np.void(expected)
    return same & (starts >= 0) & (starts <= last)
