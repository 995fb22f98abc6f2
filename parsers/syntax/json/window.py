"""One walk over the text of a list, which takes out the records of one shape; with numpy.

A window of the text is looked at as a whole. Its quotation marks that are not escaped are found:
every second one closes a text. So those at an even place open a text, and where such a one ends a
joint (`},{"`), a record begins: inside a text these bytes would have an escaped mark, or one that
closes. Between two beginnings there is one record, and if it has the shape, then its quotation
marks tell where each constant must stand; all bytes of all constants are compared. What is left is
the values, and a record of which anything differs is left too, for another walk.
"""

from __future__ import annotations

import numpy as np

from parsers.syntax.cut import at
from parsers.syntax.json.columns import Scalars, Texts, Values
from parsers.syntax.json.keys import escaped
from parsers.syntax.json.shapes import Joint, Shape

_WINDOW, _FIRST_WINDOW = 1 << 20, 1 << 14
"""Bytes looked at together: what is touched ten times stays in the processor's cache, and yet there
are not so many windows that beginning one takes time. The first are fewer, since many a list turns
out to be none for us."""

_WIDEST_WINDOW = 1 << 23
"""A record that is longer than half of that is not one of many."""

_WIDEST = 32
"""Characters of a number; a longer one is looked at by itself."""

_QUOTE, _BACKSLASH, _BRACE, _OPEN, _CLOSE = b'"\\{[]'
_IN_SCALARS = np.zeros(256, bool)
_IN_SCALARS[list(b"+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")] = True


Span = tuple[np.ndarray, np.ndarray]
"""Where the values of one field begin and end in a window."""


class Walk:
    """The records of one shape in a list's text, and the others; places are bytes of `data`."""

    def __init__(self, data: bytes | bytearray, shape: Shape, joint: Joint) -> None:
        self.data, self.shape, self.joint = data, shape, joint
        self.signs = np.frombuffer(data, np.uint8)
        self.looked = 0
        self._taken: list[np.ndarray] = []
        self.values: list[Values] = [Texts() if text else Scalars() for text in shape.texts]
        self._rest: list[np.ndarray] = []

    def go(self, start: int) -> int | None:
        """Walks from the first record to the list's end, and says where; None if it has none."""
        wide = min(_FIRST_WINDOW, _WINDOW)
        while start < len(self.data):
            self.looked += wide
            signs = self.signs[start : start + wide]
            quotes = _quotes(signs)
            if not len(quotes):
                return None
            firsts = self._firsts(signs, quotes)
            begins = quotes[firsts] - (len(self.joint.head) - 1)
            marks = np.diff(firsts)
            good, spans = self._fitting(signs, quotes, firsts, begins)
            end = self._ending(signs, begins, good)
            if end is not None:
                number = int(np.searchsorted(begins, end)) - 1
                records = begins[: number + 1], marks[:number], good[:number]
                sound = self._note(signs, spans, *records, start)
                last, end = start + int(begins[number]), start + end
                return end if sound and self._note_last(last, end) else None
            if len(begins) > 1:
                if not self._note(signs, spans, begins, marks, good, start):
                    return None
                start += int(begins[-1])
                wide = min(4 * wide, _WINDOW)
            elif start + wide < len(self.data) and wide < _WIDEST_WINDOW:
                wide *= 4
            else:
                return None
        return None

    @property
    def taken(self) -> np.ndarray:
        """Where the records of the shape begin."""
        return _together(self._taken)

    @property
    def rest(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Where what else stands between two joints begins and ends: nearly always one record;
        and how many quotation marks are in it."""
        starts, ends, marks = np.concatenate([*self._rest, np.zeros((0, 3), np.int64)]).T
        return starts, ends, marks

    def _firsts(self, signs: np.ndarray, quotes: np.ndarray) -> np.ndarray:
        """Which quotation marks open the first key of a record; the window begins with one."""
        joint = self.joint.whole
        firsts = np.arange(0, len(quotes), self.shape.marks[-1])
        if np.count_nonzero(signs == _BRACE) == len(firsts):
            joined = equal(signs, quotes[firsts[1:]] - (len(joint) - 1), joint)
            if joined.all():  # often: each record has as many quotation marks as the first
                return firsts
        opening = quotes[2::2]
        likely = np.flatnonzero(signs[opening - (len(self.joint.head) - 1)] == _BRACE)
        joined = equal(signs, opening[likely] - (len(joint) - 1), joint)
        return np.concatenate([[0], 2 * likely[joined] + 2])

    def _fitting(
        self,
        signs: np.ndarray,
        quotes: np.ndarray,
        firsts: np.ndarray,
        begins: np.ndarray,
    ) -> tuple[np.ndarray, list[Span]]:
        """Which records but the last, which may be cut, have the shape; where their values are."""
        shape = self.shape
        each = shape.marks[-1]
        good = np.diff(firsts) == each
        rows = np.flatnonzero(good)
        ours = quotes[: firsts[-1]]
        if len(rows) < len(good):
            ours = ours[np.repeat(good, np.diff(firsts))]
        marks = ours.reshape(-1, each)
        fits = np.ones(len(rows), bool)
        starts, ends = [], []
        for number, constant in enumerate(shape.constants):
            if number < len(shape.keys):
                places = marks[:, shape.marks[number]] - shape.leads[number]
            else:
                places = begins[rows + 1] - len(constant)
            if number and shape.texts[number - 1]:  # the constant begins with its closing mark
                fits &= places == marks[:, shape.marks[number] - 1]
            fits &= equal(signs, places, constant)
            starts.append(places + len(constant))
            ends.append(places)
        spans = [*zip(starts, ends[1:], strict=False)]
        for (first, last), is_text in zip(spans, shape.texts, strict=True):
            if not is_text:
                fits &= _scalar(signs, first, last)
        if not fits.all():
            good[rows[~fits]] = False
            spans = [(first[fits], last[fits]) for first, last in spans]
        return good, spans

    def _ending(self, signs: np.ndarray, begins: np.ndarray, good: np.ndarray) -> int | None:
        """Where in a window the bracket stands that ends the list; None: not in here.

        It is the first, outside of texts, that closes more than was opened. A record of the shape
        has no brackets but in texts, so only what else stands here is looked at. In a list inside
        of a record a window begins only where two pieces of the record were taken for records; such
        pieces are no items, and so the whole list is left to the usual way.
        """
        starts = np.append(begins[:-1][~good], begins[-1])
        stops = np.append(begins[1:][~good], len(signs))
        spans = zip(starts.tolist(), stops.tolist(), strict=True)
        text = b"".join([signs[first:last].data for first, last in spans])
        if b"]" not in text:
            return None
        others = np.frombuffer(text, np.uint8)
        brackets = np.flatnonzero((others == _OPEN) | (others == _CLOSE))
        brackets = brackets[np.searchsorted(_quotes(others), brackets) % 2 == 0]
        opened = np.cumsum(np.where(others[brackets] == _OPEN, 1, -1))
        ends = brackets[opened < 0]
        if not len(ends):
            return None
        behind = np.cumsum(stops - starts)  # where each piece ends among the others
        piece = np.searchsorted(behind, ends[0], side="right")
        return int(ends[0] - behind[piece] + stops[piece])

    def _note(
        self,
        signs: np.ndarray,
        spans: list[Span],
        begins: np.ndarray,
        marks: np.ndarray,
        good: np.ndarray,
        offset: int,
    ) -> bool:
        """Notes what is taken of a window and what is left; False if a value is not sound."""
        count = int(np.count_nonzero(good))
        self._taken.append(begins[:-1][good] + offset)
        if count < len(good):
            starts, stops = begins[:-1] + offset, begins[1:] - len(self.joint.between) + offset
            self._rest.append(np.stack([starts, stops, marks], axis=1)[~good])
        return all(
            values.add(signs, starts[:count], ends[:count])
            for values, (starts, ends) in zip(self.values, spans, strict=True)
        )

    def _note_last(self, start: int, end: int) -> bool:
        """Notes the last record, which is looked at as if another one stood behind it."""
        record = bytes(self.data[start:end]).rstrip(b" \t\n\r")
        signs = np.frombuffer(record + self.joint.between + self.joint.head, np.uint8)
        quotes = _quotes(signs)
        firsts = self._firsts(signs, quotes)
        begins = quotes[firsts] - (len(self.joint.head) - 1)
        good, spans = self._fitting(signs, quotes, firsts, begins)
        if len(good) == 1 and good[0]:
            return self._note(signs, spans, begins, np.diff(firsts), good, start)
        self._rest.append(np.array([[start, end, len(quotes) - 1]]))
        return True


def _quotes(signs: np.ndarray) -> np.ndarray:
    """The quotation marks that are not escaped: only those behind a backslash can be."""
    quotes = np.flatnonzero(signs == _QUOTE)
    behind = np.flatnonzero(signs[:-1] == _BACKSLASH) + 1
    doubtful = behind[signs[behind] == _QUOTE]
    if not len(doubtful):
        return quotes
    free = np.ones(len(quotes), bool)
    free[np.searchsorted(quotes, doubtful[escaped(signs, doubtful)])] = False
    return quotes[free]


def _together(pieces: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int64)


def _scalar(signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Where nothing stands but signs of a number or a word, and not too many."""
    widths = ends - starts
    fits = (widths > 0) & (widths <= _WIDEST)
    last = len(signs) - 1
    for step in range(int(widths[fits].max(initial=0))):
        fits &= (step >= widths) | _IN_SCALARS[signs[np.clip(starts + step, 0, last)]]
    return fits


def equal(signs: np.ndarray, starts: np.ndarray, expected: bytes) -> np.ndarray:
    """At which of ascending places `expected` stands; they may lie too near either end for it."""
    wide, last = len(expected), len(signs) - len(expected)
    if len(starts) and starts[0] >= 0 and starts[-1] <= last:  # they ascend
        found = at(signs, starts, wide)
        if found.tobytes() == expected * len(starts):  # mostly, and sooner told of all than of each
            return np.ones(len(starts), bool)
        return found == np.void(expected)
    inside = (starts >= 0) & (starts <= last)
    if not inside.any():
        return inside
    inside[inside] = at(signs, starts[inside], wide) == np.void(expected)
    return inside
