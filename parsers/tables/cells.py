"""Values of one field to one typed column, and what became of each: read, empty or unreadable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.columns import Column, Kind
from parsers.format.languages import NOTHING
from parsers.tables.times import (
    EARLIEST,
    LATEST,
    NOT_A_TIME,
    SENTINEL,
    time_of,
    times_by_digits,
    times_of_one_width,
)
from parsers.tree import Tree, is_leaf, leaf_count, texts

Raw: TypeAlias = Sequence[Tree] | pa.LargeStringArray
"""One field of many records as it came: objects, or a column of texts."""

ABSENT: Tree = object()
"""Stands in a column where a record does not have the field."""

_WORDS = texts([*NOTHING])
_LONGEST_WORD = max(len(word.encode()) for word in NOTHING)
_BLANK = texts(["", " "])
_NO_ACCOUNT = texts([word for word in NOTHING if word != "None"])
_TYPES = {
    Kind.TIME: pa.timestamp("us"),
    Kind.TEXT: pa.large_string(),
    Kind.WORD: pa.large_string(),
    Kind.NUMBER: pa.int64(),
}
_INT64 = 2**63
_ENDINGS = ("", " UTC", " +0000 UTC")


@dataclass
class Cells:
    """One column: `values` (null = missing), and how many leaves are read and empty.

    `bad` are the positions of what did not fit; each counts `bad_leaves` in all.
    """

    values: pa.Array
    read: int
    empty: int
    bad: list[int] = field(default_factory=list)
    bad_leaves: int = 0
    all_text: bool = False
    """Known from the conversion itself: every raw value is a string."""


def value_at(raw: Raw, position: int) -> Tree:
    value = raw[position]
    return value.as_py() if isinstance(value, pa.Scalar) else value


def _objects(raw: Raw) -> list[Tree]:
    return raw.to_pylist() if isinstance(raw, pa.Array) else list(raw)


def missing(rows: int, column: Column) -> pa.Array:
    return pa.nulls(rows, _TYPES[column.kind])


def cells(column: Column, raw: Raw, *, strict_words: bool = False) -> Cells:
    """The values of one field, one per record, as a typed column.

    `strict_words`: also in a free-text column "N/A" means nothing, as TikTok wrote it itself.
    """
    if column.kind is Kind.TIME:
        return _times(raw)
    if column.kind is Kind.NUMBER:
        return _numbers(_objects(raw))
    if column.kind is Kind.WORD or strict_words:
        return _texts(raw, _WORDS)
    return _texts(raw, _NO_ACCOUNT if column.account else _BLANK)


def _texts(raw: Raw, words: pa.Array) -> Cells:
    try:
        values = raw if isinstance(raw, pa.Array) else pa.array(raw, pa.large_string())
    except (pa.ArrowException, TypeError, UnicodeError, OverflowError):
        return _texts_one_by_one(raw, words)
    all_text = values.null_count == 0
    widths = pc.fill_null(pc.binary_length(values), _LONGEST_WORD + 1).to_numpy()
    short = np.flatnonzero(widths <= _LONGEST_WORD)
    if len(short):
        nothing = pc.is_in(values.take(pa.array(short)), value_set=words).to_numpy(False)
        values = without(values, short[nothing])
    empty = values.null_count
    return Cells(values, len(raw) - empty, empty, all_text=all_text)


def without(values: pa.LargeStringArray, rows: np.ndarray) -> pa.LargeStringArray:
    """The column with some values missing; nothing else of it is touched or copied."""
    if not len(rows):
        return values
    kept = values.is_valid().to_numpy(False).copy()
    kept[rows] = False
    _, ends, body = values.buffers()
    ends = ends.slice(8 * values.offset)
    present = pa.py_buffer(np.packbits(kept, bitorder="little"))
    return pa.LargeStringArray.from_buffers(len(values), ends, body, present)


def _texts_one_by_one(raw: Sequence[Tree], words: pa.Array) -> Cells:
    nothing = set(words.to_pylist())
    out: list[str | None] = []
    result = Cells(_BLANK, 0, 0)
    for position, value in enumerate(raw):
        text = text_of(value)
        out.append(None if text in nothing else text)
        if value is ABSENT:
            continue
        if text is None:
            if is_leaf(value):
                result.empty += 1
            else:
                result.bad.append(position)
                result.bad_leaves += leaf_count(value)
        elif text in nothing:
            result.empty += 1
        else:
            result.read += 1
    result.values = texts(out)
    return result


def text_of(value: Tree) -> str | None:
    """A scalar in the words of the file; a flat list as one text; None for anything else."""
    if isinstance(value, str):
        return value
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return None


def _times(raw: Raw) -> Cells:
    fast = times_of_one_width(raw)
    if fast is None:
        return _odd_times(_objects(raw))
    sentinel = fast == SENTINEL
    bad = np.flatnonzero(((fast < EARLIEST) | (fast >= LATEST)) & ~sentinel)
    fast[sentinel] = NOT_A_TIME
    fast[bad] = NOT_A_TIME
    empty = int(sentinel.sum())
    read = len(fast) - empty - len(bad)
    return Cells(_moments(fast), read, empty, bad.tolist(), len(bad), all_text=True)


def _odd_times(raw: Raw) -> Cells:
    """Times of several forms: those of the usual form together, the rest one by one."""
    out = np.full(len(raw), NOT_A_TIME)
    usual = [
        position
        for position, value in enumerate(raw)
        if type(value) is str and value[19:] in _ENDINGS and len(value) >= 19 and value.isascii()
    ]
    out[usual] = times_by_digits([raw[position][:19] for position in usual])
    result = Cells(_BLANK, 0, 0)
    settled = set(np.flatnonzero(~np.isnat(out)).tolist())
    for position, value in enumerate(raw):
        if value is ABSENT or position in settled:
            continue
        if nothing_there(value):
            result.empty += 1
        elif (moment := time_of(value)) is not None:
            out[position] = moment
        else:
            result.bad.append(position)
    sentinel = out == SENTINEL
    outside = np.flatnonzero(((out < EARLIEST) | (out >= LATEST)) & ~sentinel)
    result.empty += int(sentinel.sum())
    result.bad = sorted({*result.bad, *outside.tolist()})
    result.bad_leaves = sum(leaf_count(raw[position]) for position in result.bad)
    out[sentinel] = NOT_A_TIME
    out[outside] = NOT_A_TIME
    result.read = int((~np.isnat(out)).sum())
    result.values = _moments(out)
    return result


def _moments(times: np.ndarray) -> pa.Array:
    return pa.array(times.astype("datetime64[us]"))


def _numbers(raw: list[Tree]) -> Cells:
    result = Cells(_BLANK, 0, 0)
    out: list[int | None] = []
    for position, value in enumerate(raw):
        number = _number_of(value)
        out.append(number)
        if value is ABSENT:
            continue
        if number is not None:
            result.read += 1
        elif nothing_there(value):
            result.empty += 1
        else:
            result.bad.append(position)
            result.bad_leaves += leaf_count(value)
    result.values = pa.array(out, pa.int64())
    return result


def _number_of(value: Tree) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and len(value) < 20:
        text = value.strip()
        digits = text[1:] if text[:1] in "+-" else text
        value = int(text) if digits.isascii() and digits.isdigit() else None
    if isinstance(value, int) and -_INT64 <= value < _INT64:
        return value
    return None


def nothing_there(value: Tree) -> bool:
    """null, an empty container, or a word that TikTok writes where it has nothing."""
    if isinstance(value, str):
        return value in NOTHING or not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)
