"""Values of one field, which stand scattered in the text of a list, to a column.

They are added a window at a time, so that what is touched several times stays in the processor's
cache, and large arrays are made but once: new memory costs more than what is done in it.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import orjson
import pyarrow as pa

from parsers.syntax.cut import cut_out
from parsers.syntax.json.keys import LONG
from parsers.tree import Column, Tree

_BACKSLASH, _BLANK, _COMMA, _ASCII = ord("\\"), ord(" "), ord(","), 128


class Values(Protocol):
    """A column that is being made of offsets in a text."""

    def add(self, signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> bool:
        """Adds values that stand between these offsets; False if one of them is not sound."""

    def column(self) -> Column | None:
        """All values; None if a text is not sound UTF-8."""


class Texts:
    """Texts of JSON, between their quotation marks, one behind the other as arrow has them."""

    def __init__(self) -> None:
        self._body = bytearray()
        self._widths: list[np.ndarray] = []
        self._is_ascii = True

    def add(self, signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> bool:
        if not len(starts):
            return True
        widths = ends - starts
        taken = cut_out(signs, starts, ends)
        self._widths.append(widths)
        strange = np.flatnonzero((taken.view(np.int8) < _BLANK) | (taken == _BACKSLASH))
        found = taken[strange]
        escapes = strange[found == _BACKSLASH]
        self._is_ascii &= not (found >= _ASCII).any()
        if (found < _BLANK).any():
            return False
        if len(escapes):
            return self._add_decoded(taken, widths, escapes)
        self._body += taken.data
        return True

    def _add_decoded(self, taken: np.ndarray, widths: np.ndarray, escapes: np.ndarray) -> bool:
        """Adds texts, of which those with a backslash are decoded, and changes their widths."""
        behind = np.cumsum(widths)
        rows = np.unique(np.searchsorted(behind, escapes, side="right"))
        ends = behind[rows]
        spans = [*zip((ends - widths[rows]).tolist(), ends.tolist(), strict=True)]
        text = taken.tobytes()
        written = b'","'.join([text[first:last] for first, last in spans])
        try:
            decoded = [*map(str.encode, orjson.loads(b'["' + written + b'"]'))]
        except orjson.JSONDecodeError:
            return False
        pieces, kept = [], 0
        for (first, last), one in zip(spans, decoded, strict=True):
            pieces += [text[kept:first], one]
            kept = last
        self._body += b"".join([*pieces, text[kept:]])
        widths[rows] = [*map(len, decoded)]
        return True

    def column(self) -> pa.LargeStringArray | None:
        widths = np.concatenate([*self._widths, np.zeros(0, np.int64)])
        offsets = np.zeros(len(widths) + 1, np.int64)
        np.cumsum(widths, out=offsets[1:])
        texts = pa.LargeStringArray.from_buffers(
            len(widths), pa.py_buffer(offsets), pa.py_buffer(self._body)
        )
        if not self._is_ascii:
            try:
                texts.validate(full=True)
            except pa.ArrowInvalid:
                return None
        return texts


class Scalars:
    """Numbers, `true`, `false` and `null`."""

    def __init__(self) -> None:
        self._values: list[Tree] = []

    def add(self, signs: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> bool:
        if not len(starts):
            return True
        written = cut_out(signs, starts, ends + 1).copy()  # each with the sign behind it
        written[np.cumsum(ends + 1 - starts) - 1] = _COMMA
        try:
            values: list[Tree] = orjson.loads(b"[" + written[:-1].tobytes() + b"]")
        except orjson.JSONDecodeError:
            return False
        self._values += values
        # A number of too many digits has lost some.
        floats = [value for value in values if type(value) is float]
        return not any(abs(value) >= LONG for value in floats)

    def column(self) -> list[Tree]:
        return self._values
