"""Names of months and days and the marks in numbers, as charts write them in the run's language."""

from __future__ import annotations

from typing import Any

from babel.dates import get_day_names, get_month_names

from dashboard.words import LANGUAGES, amounts, language, spoken


def config() -> dict[str, Any]:
    """What Plotly needs to know; nothing for the source language, which it writes by itself."""
    chosen = language()
    if chosen == LANGUAGES[0]:
        return {}
    return {"locale": chosen, "locales": {chosen: {"dictionary": {}, "format": _format()}}}


def _format() -> dict[str, Any]:
    locale = amounts.locale()
    marks = locale.number_symbols["latn"]
    months = {width: get_month_names(width, locale=locale) for width in ("wide", "abbreviated")}
    days = {width: get_day_names(width, locale=locale) for width in ("wide", "abbreviated")}
    from_sunday = (6, 0, 1, 2, 3, 4, 5)  # Babel's numbers begin on Monday, Plotly's week on Sunday
    return {
        "months": [months["wide"][number] for number in range(1, 13)],
        "shortMonths": [months["abbreviated"][number].rstrip(".") for number in range(1, 13)],
        "days": [days["wide"][number] for number in from_sunday],
        "shortDays": [days["abbreviated"][number].rstrip(".") for number in from_sunday],
        "date": spoken().chart_day,
        "time": "%H:%M:%S",
        "dateTime": "%-d %b %Y %H:%M",
        "decimal": marks["decimal"],
        "thousands": marks["group"],
        "grouping": [3],
        "currency": ["", ""],
    }
