"""By when an answer is due: one month after receipt, three where TikTok says so with reasons.

Article 12(3) GDPR. The month ends on the day of the same number, or on the last of a month that has
none. A last day that is a Saturday, a Sunday or a public holiday moves on to the next working day
(Regulation 1182/71; EDPB Guidelines 01/2022). Whose holidays count is not certain, the sender's or
those of where the answer comes from: both are left out, so that nobody complains a day too early.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from analysis.letter.countries import Country

_WEEKEND = 5


@dataclass(frozen=True)
class Deadlines:
    """`due` is the last day for an answer, `extended` where TikTok took two months more; one may
    remind on the day after each."""

    due: date
    extended: date


def deadlines(received: date, country: Country) -> Deadlines:
    """The last days of the time for an answer to a request that arrived on a day."""
    return Deadlines(
        _working_day(_months_later(received, 1), country),
        _working_day(_months_later(received, 3), country),
    )


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _working_day(day: date, country: Country) -> date:
    """The day itself, or the first working day behind it."""
    answering = ("GB", "ENG") if country.uk else ("IE", None)
    years = range(day.year, day.year + 2)
    off = set(holidays.country_holidays(answering[0], subdiv=answering[1], years=years))
    if not country.uk:
        off |= set(holidays.country_holidays(country.code, years=years))
    while day.weekday() >= _WEEKEND or day in off:
        day += timedelta(days=1)
    return day
