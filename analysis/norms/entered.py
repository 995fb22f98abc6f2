"""The birth date entered at TikTok, and the age by it: what was typed, nobody's true age."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd

from parsers.format.section import field_of

_FIELDS = frozenset(map(field_of, ("birthDate", "Birthdate")))
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WRITTEN = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")
"""As TikTok writes it, with an English month."""


@dataclass(frozen=True)
class Entered:
    """The birth date of the profile, and the age by it on the first and the last day of the file.

    Years are None where the file has no dates, or the day lies before the birth date.
    """

    day: date
    first: pd.Timestamp | None
    at_first: int | None
    at_last: int | None


def entered(
    profile: pd.DataFrame, period: tuple[pd.Timestamp, pd.Timestamp] | None, zone: str
) -> Entered | None:
    """The birth date in the table `profile`; None where none stands there, or it is no day.

    `period` are the first and the last moment of the file (UTC), whose days are those of `zone`.
    """
    day = next(filter(None, map(_day, _values(profile))), None)
    if day is None:
        return None
    if period is None:
        return Entered(day, None, None, None)
    first, last = (moment.tz_convert(ZoneInfo(zone)) for moment in period)
    return Entered(day, first, _years(day, first.date()), _years(day, last.date()))


def _values(profile: pd.DataFrame) -> list[str]:
    named = profile["field"].fillna("").str.split(" > ").str[-1].map(field_of).isin(_FIELDS)
    return profile.loc[named, "value"].dropna().astype(str).tolist()


def _day(text: str) -> date | None:
    found = _WRITTEN.fullmatch(text.strip()[:12])
    try:
        if found:
            month = _MONTHS.index(found[2].lower()) + 1
            return date(int(found[3]), month, int(found[1]))
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _years(born: date, on: date) -> int | None:
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years if years >= 0 else None
