"""Durations, clock times and days of the week as the language of the run writes them."""

from __future__ import annotations

from datetime import time

import pandas as pd
from babel.dates import get_day_names, get_month_names

from dashboard.words import _, amounts

_HOURS_ONLY = 10
"""Hours from which minutes say nothing more."""


def duration(minutes: float) -> str:
    """Minutes as a person says them: "34 min", "2 h 58 min", "102 h"."""
    if 0 < minutes < 1:
        return _("less than 1 min")
    hours, rest = divmod(round(minutes), 60)
    if hours >= _HOURS_ONLY:
        return _("{hours} h").format(hours=amounts.number(round(minutes / 60)))
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def between(estimates: tuple[float, float, float], short: bool = False) -> str:
    """The lowest to the highest of three estimates in minutes; `short` as "11–15 min"."""
    least, most = min(estimates), max(estimates)
    low, high = duration(least), duration(most)
    if low == high:
        return low
    if short and least >= 1 and most < 59.5:
        return _("{low}–{minutes} min").format(low=round(least), minutes=round(most))
    return f"{low} – {high}" if short else _("{low} to {high}").format(low=low, high=high)


def roughly(minutes: float) -> str:
    """An estimate as one number: "about 34 min", or "less than 1 min"."""
    said = duration(minutes)
    return said if minutes < 1 else _("about {duration}").format(duration=said)


def about(low: float, central: float, high: float) -> str:
    """An estimate with its band: "about 34 min (20 min to 51 min)"."""
    return _("{central} ({band})").format(
        central=roughly(central), band=between((low, central, high))
    )


def moment(local: pd.Timestamp) -> str:
    """A local time to the minute: "3 August 2026, 23:21"."""
    return f"{amounts.day(local)}, {clock(local.time())}"


def clock(at: time) -> str:
    return at.strftime("%H:%M")


def hour(number: int) -> str:
    """One hour of the day, "23:00 to 24:00"."""
    return _("{start}:00 to {end}:00").format(start=f"{number:02}", end=f"{number + 1:02}")


def weekdays() -> list[str]:
    """The names of the days, Monday first."""
    names = get_day_names("wide", locale=amounts.locale())
    return [names[number] for number in range(7)]


def short_weekdays() -> list[str]:
    names = get_day_names("abbreviated", locale=amounts.locale())
    return [names[number] for number in range(7)]


def month_names() -> list[str]:
    """The short names of the months, January first."""
    names = get_month_names("abbreviated", locale=amounts.locale())
    return [names[number] for number in range(1, 13)]


def zone_name(key: str) -> str:
    """A time zone's name as it is read: "America/New York"."""
    return key.replace("_", " ")


def zone_beside(key: str) -> str:
    """A time zone in a few words, for beside a chart."""
    return _("Time zone: {zone}.").format(zone=zone_name(key))


def clocks(key: str) -> str:
    """What a clock time is that stands in this zone."""
    if key in ("UTC", "Etc/UTC"):
        return _("Times are shown in UTC, as in the file.")
    return _(
        "Times are shown in {zone}, with summer time where it applies. The file gives them in UTC."
    ).format(zone=zone_name(key))
