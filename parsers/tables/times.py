"""Times as the archive writes them, to UTC; by columns, since a list has half a million of them.

Zone-less times are UTC (catalogue §6: the TXT twin of the same field prints " UTC").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.invisible import visible

EARLIEST = np.datetime64("2000-01-01T00:00:00", "s")
LATEST = np.datetime64("2100-01-01T00:00:00", "s")
"""Outside these a time is no time of an account: the oldest seen is of 2015, from musical.ly."""

SENTINEL = np.datetime64("1969-12-31T23:59:59", "s")
"""Minus one second: TikTok writes it where it has no time (catalogue §6)."""

NOT_A_TIME = np.datetime64("NaT", "s")

_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?"
    r"(?: ?(?:UTC|Z|([+-]\d\d):?(\d\d)(?: [A-Z]{2,5})?))?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WIDTHS = {19: "", 23: " UTC", 29: " +0000 UTC"}
"""Width of a time with its ending -> the ending."""

_DIGIT_PLACES = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]
_SEPARATORS = np.frombuffer(b"--::", np.uint8)
_FURTHEST = 14 * 60
"""Minutes that a zone can be away from UTC."""
_EPOCH = re.compile(r"\d{10}|\d{13}", re.ASCII)


def times_of_one_width(texts: Sequence[object] | pa.LargeStringArray) -> np.ndarray | None:
    """Texts that are all `YYYY-MM-DD HH:MM:SS`, with the same ending on each, as datetime64[s].

    None if one is not. Arrow's own cast reads 500,000 in 0.01 s and knows, of 19 characters, no
    other form than this one; it is given no shorter or longer ones.
    """
    try:
        column = texts if isinstance(texts, pa.Array) else pa.array(texts, pa.large_string())
        widths = pc.min_max(pc.binary_length(column))
        narrow, wide = widths["min"].as_py(), widths["max"].as_py()
        if column.null_count or narrow != wide or wide not in _WIDTHS:
            return None
        if wide > 19:
            if not pc.all(pc.ends_with(column, pattern=_WIDTHS[wide])).as_py():
                return None
            column = pc.binary_slice(column.cast(pa.large_binary()), 0, 19)
            column = column.cast(pa.large_string())
        found = pc.cast(column, pa.timestamp("s")).to_numpy(zero_copy_only=False)
    except (pa.ArrowException, TypeError, UnicodeError, OverflowError):
        return None
    return found.copy()


def times_by_digits(texts: list[str]) -> np.ndarray:
    """Texts of 19 ASCII characters as datetime64[s]; NaT for each that is no possible time."""
    signs = np.frombuffer("".join(texts).encode("ascii"), np.uint8).reshape(-1, 19)
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
