"""Values one by one: what each says, and columns in which not all are of the usual form.

Times without a zone are UTC: where TikTok writes the same field in TXT, it says " UTC" behind it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from parsers.format.invisible import visible
from parsers.format.languages import NOTHING
from parsers.tree import Tree, is_leaf, leaf_count, texts

Raw: TypeAlias = Sequence[Tree] | pa.LargeStringArray
"""One field of many records as it came: objects, or a column of texts."""

ABSENT: Tree = object()
"""Stands in a column where a record does not have the field."""

EARLIEST = np.datetime64("2000-01-01T00:00:00", "s")
LATEST = np.datetime64("2100-01-01T00:00:00", "s")
"""Outside these a time is no time of an account: the oldest seen is of 2015, from musical.ly."""

SENTINEL = np.datetime64("1969-12-31T23:59:59", "s")
"""Minus one second: TikTok writes it where it has no time."""

NOT_A_TIME = np.datetime64("NaT", "s")

_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?"
    r"(?: ?(?:UTC|Z|([+-]\d\d):?(\d\d)(?: [A-Z]{2,5})?))?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DIGIT_PLACES = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]
_SEPARATORS = np.frombuffer(b"--::", np.uint8)
_INT64 = 2**63
_ENDINGS = ("", " UTC", " +0000 UTC")
_FURTHEST = 14 * 60
"""Minutes that a zone can be away from UTC."""
_EPOCH = re.compile(r"\d{10}|\d{13}", re.ASCII)


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


def text_of(value: Tree) -> str | None:
    """A scalar in the words of the file; a flat list as one text; None for anything else."""
    if isinstance(value, str):
        return value
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return None


def nothing_there(value: Tree) -> bool:
    """null, an empty container, or a word that TikTok writes where it has nothing."""
    if isinstance(value, str):
        return value in NOTHING or not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)


def texts_one_by_one(raw: Sequence[Tree], words: pa.Array) -> Cells:
    nothing = set(words.to_pylist())
    out: list[str | None] = []
    result = Cells(texts([]), 0, 0)
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


def odd_times(raw: Raw) -> Cells:
    """Times of several forms: those of the usual form together, the rest one by one."""
    out = np.full(len(raw), NOT_A_TIME)
    usual = [
        position
        for position, value in enumerate(raw)
        if type(value) is str and value[19:] in _ENDINGS and len(value) >= 19 and value.isascii()
    ]
    out[usual] = times_by_digits([raw[position][:19] for position in usual])
    result = Cells(texts([]), 0, 0)
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
    result.values = pa.array(out.astype("datetime64[us]"))
    return result


def times_by_digits(written: list[str]) -> np.ndarray:
    """Texts of 19 ASCII characters as datetime64[s]; NaT for each that is no possible time."""
    signs = np.frombuffer("".join(written).encode("ascii"), np.uint8).reshape(-1, 19)
    digits = signs[:, _DIGIT_PLACES] - 48  # wraps round below "0", so one comparison is enough
    good = (digits <= 9).all(axis=1) & (signs[:, [4, 7, 13, 16]] == _SEPARATORS).all(axis=1)
    good &= (signs[:, 10] == ord(" ")) | (signs[:, 10] == ord("T"))
    number = digits.astype(np.int64)
    year = number[:, :4] @ [1000, 100, 10, 1]
    month, day, hour, minute, second = (
        number[:, start] * 10 + number[:, start + 1] for start in range(4, 14, 2)
    )
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    first = months.astype("datetime64[D]")
    days_in_month = ((months + 1).astype("datetime64[D]") - first).astype(np.int64)
    good &= (month >= 1) & (month <= 12) & (day >= 1) & (day <= days_in_month)
    good &= (hour < 24) & (minute < 60) & (second < 60)
    out = first.astype("datetime64[s]") + ((day - 1) * 86400 + hour * 3600 + minute * 60 + second)
    out[~good] = NOT_A_TIME
    return out


def time_of(value: object) -> np.datetime64 | None:
    """One value as a time, or None if it is none. Never raises."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str):
        return None
    text = visible(value)
    if _EPOCH.fullmatch(text):
        return _from_epoch(int(text))
    if _DAY.fullmatch(text):
        text += " 00:00:00"
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
        moment = dt.datetime(year, month, day, hour, minute, second)
        if match[7]:
            sign = -1 if match[7][0] == "-" else 1
            minutes = int(match[7][1:]) * 60 + int(match[8])
            if minutes > _FURTHEST or int(match[8]) > 59:
                return None
            moment -= sign * dt.timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        return None
    return np.datetime64(moment, "s")


def _from_epoch(number: float) -> np.datetime64 | None:
    """Seconds or milliseconds since 1970; only where they fall into our years."""
    if not 0 < number < 1e14:  # also refuses NaN
        return None
    seconds = int(number) // 1000 if number >= 1e11 else int(number)
    return np.datetime64(seconds, "s")


def numbers(raw: list[Tree]) -> Cells:
    result = Cells(texts([]), 0, 0)
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
