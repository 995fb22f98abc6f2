"""When an archive was asked for, by the name that TikTok gave its file or folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

_NAMED = re.compile(r"TikTok_Data_(\d{10})(?!\d)")
"""The number is the moment of the request, in seconds since 1970."""

_FIRST, _LAST = 1_400_000_000, 4_102_444_800
"""May 2014 and the year 2100: what lies outside is no such moment."""


def asked(names: Iterable[str]) -> datetime | None:
    """The latest moment that names of files and folders tell; None where none does."""
    found = [int(number) for name in names for number in _NAMED.findall(name)]
    told = [seconds for seconds in found if _FIRST <= seconds < _LAST]
    return datetime.fromtimestamp(max(told), UTC) if told else None
