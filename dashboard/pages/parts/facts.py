"""How a dated fact is shown: with the day on which it was checked; grey where that is long ago."""

from __future__ import annotations

from datetime import date

from analysis.dated import is_old
from dashboard.words import _, amounts


def shaded(said: str, seen: date) -> str:
    """What is known, as markdown; grey where it was checked long ago."""
    return f":gray[{said}]" if is_old(seen, date.today()) else said


def sources(*said: str, seen: date) -> str:
    """The sources and how sure they are, and when they were checked, in one line."""
    checked = _("checked on {date}").format(date=amounts.day(seen))
    long_ago = [_("more than a year ago")] if is_old(seen, date.today()) else []
    return " · ".join([*said, checked, *long_ago])


def with_age(said: str, seen: date) -> str:
    """A sentence that names the day, and another one where that is long ago."""
    if not is_old(seen, date.today()):
        return said
    return f"{said} {_('That is more than a year ago.')}"
