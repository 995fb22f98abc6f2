"""Small pictures that stand in more than one place: each a figure and the sentence below it.

What is closed to whoever looks has no picture: the caller asks first.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import bars, fates, nights, reach, week
from dashboard.charts import days as day_charts
from dashboard.charts import devices as device_charts
from dashboard.pieces import collected, devices, rhythms
from dashboard.pieces.sight import Sight
from dashboard.store import counted
from dashboard.words import _, amounts, countries, ngettext, tables

MOST = 4
"""Lines of a small picture; the page behind it has all of them."""

_LOW = 220
"""Pixels of a picture that is higher on its own page."""

Picture = tuple[go.Figure, str]


def of_the_week(sight: Sight) -> Picture:
    hours = rhythms.counted(sight.holding, sight.chosen).hours
    said = f"{week.busiest(hours, 'views')} {week.shaded()}"
    return week.small(hours, "views", sight.look), said


def of_days(sight: Sight) -> Picture:
    found = rhythms.counted(sight.holding, sight.chosen)
    picture = day_charts.days(found.days, found.weeks, sight.look).update_layout(height=_LOW)
    return picture, day_charts.sentence(found.days, found.weeks)


def of_nights(sight: Sight, by_week: pd.DataFrame) -> Picture:
    return nights.nights(by_week, sight.look), nights.sentence(by_week)


def of_devices(sight: Sight) -> Picture:
    drawn = devices.stretches(sight, counted.moments(sight.holding))
    picture = device_charts.timeline(drawn, sight.look, most=MOST, longest=bars.LONGEST)
    return picture.update_xaxes(nticks=3, tickangle=0), _rarest(counted.ledger(sight.holding))


def _rarest(ledger: pd.DataFrame) -> str:
    """How often the device was seen that was seen least; a device is not named in a sentence."""
    least = int(ledger["moments"].min())
    if len(ledger) < 2:
        return _("One device or browser is in this file.")
    return ngettext(
        "{count} devices and browsers. One of them was seen only {least} time.",
        "{count} devices and browsers. The one used least was recorded {least} times.",
        least,
    ).format(count=amounts.number(len(ledger)), least=amounts.number(least))


def of_countries(sight: Sight) -> Picture:
    top = counted.countries(sight.holding).head(MOST)
    names = [countries.name(code) for code in top["country"]]
    return (
        bars.bars(names, top["moments"].tolist(), sight.look),
        _("Countries of the networks, not of your exact position."),
    )


def of_companies(sight: Sight) -> Picture:
    found = counted.companies(sight.holding, sight.zone)
    top = sight.table(found.head(MOST)[["company", "events"]])
    return (
        bars.bars(top["company"].tolist(), top["events"].tolist(), sight.look),
        _("What they told: a visit, a search, a purchase, and when."),
    )


def of_reach(sight: Sight) -> Picture:
    """The categories that go back furthest; the sentence is of all."""
    found = collected.inventory(sight).tables
    oldest = found.dropna(subset=["first"]).sort_values("first", kind="stable").head(MOST)
    return reach.reach(oldest, sight.look), reach.sentence(found)


def of_categories(sight: Sight) -> Picture:
    """The categories with the most entries."""
    found = collected.inventory(sight).tables
    most = found[found["rows"] > 0].sort_values("rows", ascending=False, kind="stable").head(MOST)
    names = [tables.title(name) for name in most["table"]]
    figure = bars.bars(names, most["rows"].tolist(), sight.look)
    return figure, _("The categories with the most entries.")


def of_fates(sight: Sight) -> Picture:
    ledger = sight.holding.export.ledger
    return fates.fates(ledger, sight.look), fates.sentence(ledger)
