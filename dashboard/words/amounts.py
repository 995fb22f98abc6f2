"""Numbers, shares and dates as the language of the run writes them."""

from __future__ import annotations

from datetime import date
from functools import cache

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from dashboard.words import _, ngettext, spoken


def locale() -> Locale:
    """The locale that numbers and dates of this run are written in."""
    return _parsed(spoken().locale)


@cache
def _parsed(name: str) -> Locale:
    """Kept, since Babel takes longer to find a locale than to write a number in it."""
    return Locale.parse(name)


def number(value: int) -> str:
    return format_decimal(int(value), locale=locale())


def decimal(value: float) -> str:
    """A number with one digit behind the point, where that is not 0."""
    return format_decimal(round(value, 1), format="#,##0.#", locale=locale())


def share(value: float) -> str:
    """A share between 0 and 1 as a percentage; never "100%" or "0%" for what is not all or none."""
    if 0.995 <= value < 1:
        return _("almost all")
    if 0 < value < 0.005:
        return _("almost none")
    return format_percent(value, locale=locale())


def days_in_cells() -> str:
    """How a table writes a day, in the letters of Streamlit's columns."""
    return spoken().days


def months_in_cells() -> str:
    """How a table writes a month, whose first day would say too much."""
    return spoken().months


def _no_list(written: str) -> str:
    """A date such as "3. mars" that Markdown does not take for the third line of a list."""
    return written.replace(". ", ".\N{NO-BREAK SPACE}", 1)


def day(on: date) -> str:
    """A day, or the day of a moment."""
    return _no_list(format_date(on, "long", locale=locale()))


def short_day(moment: pd.Timestamp) -> str:
    return _no_list(format_date(moment.date(), "medium", locale=locale()))


def month(on: date) -> str:
    return format_date(on, "LLLL y", locale=locale())


def months(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Two months as one phrase; one month is named once."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    return _("{first} to {last}").format(first=month(first), last=month(last))


def rows(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=number(count))


def values(count: int) -> str:
    return ngettext("{count} value", "{count} values", count).format(count=number(count))


def counted_twice(before: int, after: int) -> str:
    """What two counts of the values say, made before and after each one was given its place."""
    if before == after:
        return _(
            "Inzage counted them twice: once before it sorted them and once after. "
            "Both times it counted {count}."
        ).format(count=number(after))
    return _(
        "Inzage counted {before} values before it sorted them and {after} after. These two should "
        "be the same. Please tell the makers, without sending the file."
    ).format(before=number(before), after=number(after))


def span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Two days as one phrase; one day is named once."""
    if first.date() == last.date():
        return day(first)
    return _("{first} to {last}").format(first=day(first), last=day(last))


def files(count: int) -> str:
    return ngettext("{count} file", "{count} files", count).format(count=number(count))
