"""Small pictures that stand on more than one page: each a figure and the sentence below it.

What is closed to whoever looks has no picture: the caller asks first.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.devices import devices as analysis_devices
from analysis.inventory import take
from dashboard.charts import bars, days, fates, nights, reach, week
from dashboard.charts import devices as device_charts
from dashboard.pages.parts import habits
from dashboard.pages.parts.devices import labels, local
from dashboard.show import cards, show, zone
from dashboard.store import counted
from dashboard.store.session import Holding
from dashboard.words import _, amounts, countries, ngettext

MOST = 4
"""Lines of a small picture; the page behind it has all of them."""

_LOW = 220
"""Pixels of a picture that is higher on its own page."""

Picture = tuple[go.Figure, str]


def of_the_week(holding: Holding) -> Picture:
    hours = habits.counted(holding, habits.choice()).hours
    return week.small(hours, "views", show.colours()), week.busiest(hours, "views")


def of_days(holding: Holding) -> Picture:
    found = habits.counted(holding, habits.choice())
    picture = days.days(found.days, found.weeks, show.colours()).update_layout(height=_LOW)
    return picture, days.sentence(found.days, found.weeks)


def of_nights(by_week: pd.DataFrame) -> Picture:
    return nights.nights(by_week, show.colours()), nights.sentence(by_week)


def of_devices(holding: Holding) -> Picture:
    stretches = analysis_devices.device_bars(counted.moments(holding))
    drawn = stretches.assign(
        name=labels(stretches),
        first=local(stretches["first"]),
        last=local(stretches["last"]),
    )
    picture = device_charts.timeline(drawn, show.colours(), most=MOST)
    return picture.update_xaxes(nticks=3, tickangle=0), _rarest(counted.ledger(holding))


def _rarest(ledger: pd.DataFrame) -> str:
    """How often the device was seen that was seen least; a device is not named in a sentence."""
    least = int(ledger["moments"].min())
    if len(ledger) < 2:
        return _("One device or browser is in this file.")
    return ngettext(
        "{count} devices and browsers. One of them was seen only {least} time.",
        "{count} devices and browsers. The one seen least was seen {least} times.",
        least,
    ).format(count=amounts.number(len(ledger)), least=amounts.number(least))


def of_countries(holding: Holding) -> Picture:
    top = counted.countries(holding).head(MOST)
    names = [countries.name(code) for code in top["country"]]
    return (
        bars.bars(names, top["moments"].tolist(), show.colours()),
        _("Countries of the networks, not of your exact position."),
    )


def of_companies(holding: Holding) -> Picture:
    found = counted.companies(holding, zone.zone().key)
    top = cards.seen(found.head(MOST)[["company", "events"]])
    return (
        bars.bars(top["company"].tolist(), top["events"].tolist(), show.colours()),
        _("What they told: a visit, a search, a purchase, and when."),
    )


def of_reach(holding: Holding) -> Picture:
    """The categories that go back furthest; the sentence is of all."""
    found = show.opened(holding.once("inventory", take)).tables
    oldest = found.dropna(subset=["first"]).sort_values("first", kind="stable").head(MOST)
    return reach.reach(oldest, show.colours()), reach.sentence(found)


def of_fates(holding: Holding) -> Picture:
    ledger = holding.export.ledger
    return fates.fates(ledger, show.colours()), fates.sentence(ledger)
