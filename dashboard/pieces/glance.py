"""At a glance: the questions people come with, each with numbers, a sentence and a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
from babel.lists import format_list

from analysis.rhythm.rhythm import Rhythm
from dashboard.charts import days
from dashboard.pieces import absent, collected, often, pictures, rhythms, worth
from dashboard.pieces.chart import Number
from dashboard.pieces.pictures import Picture
from dashboard.pieces.rhythms import ESTIMATES
from dashboard.pieces.sight import Sight
from dashboard.store import counted
from dashboard.store.holding import Part
from dashboard.words import _, amounts, ngettext, tables, times

_TOLD = "off_tiktok_activity"


@dataclass(frozen=True)
class Card:
    """One question. `page` answers it in full, and `way` is what leads there; empty where none
    does. `closed`: the part that keeps it closed to whoever looks, with nothing else in it then.
    `short`: the answer in a few words of Markdown, which begin small; empty where there is none.
    """

    key: str
    title: str
    page: str = ""
    way: str = ""
    numbers: tuple[Number, ...] = ()
    says: tuple[str, ...] = ()
    picture: Picture | None = None
    closed: Part | None = None
    short: str = ""


def headline(made: Iterable[Card]) -> str:
    """What the cards answer, in one sentence; empty where none answers anything."""
    answers = [card.short for card in made if card.short]
    if not answers:
        return ""
    return _("In this file: {answers}.").format(
        answers=format_list(answers, locale=amounts.locale())
    )


def cards(sight: Sight) -> Iterator[Card]:
    """The cards in their order, each made when it is its turn."""
    for make in (_often, _devices, _places, _companies, _collected, _not_in_it):
        yield make(sight)


def ahead(sight: Sight) -> Iterator[object]:
    """Everything that the page is going to need, one after the other, before it is asked for."""
    yield from cards(sight)
    yield worth.found(sight)


def _absent(key: str, title: str, page: str) -> Card:
    says = _("This file cannot say: the part that would show it is missing or empty.")
    return Card(key, title, page, _("What is missing"), says=(says,))


def _often(sight: Sight) -> Card:
    title, page = _("How often?"), "often"
    rhythm = rhythms.counted(sight.holding, sight.chosen)
    if not len(rhythm.views):
        return _absent("week", title, page)
    mean = rhythm.days[ESTIMATES].mean()
    band = (mean["low"], mean["central"], mean["high"])
    numbers = [(_("Per day, estimated"), times.between(band, short=True))]
    picture, says = None, [_half_of_the_days(rhythm)]
    if sight.is_open(Part.TIMES):
        numbers.append(_nights(rhythm.nights_by_week))
        picture = pictures.of_the_week(sight)
        says += [*_busiest_week(rhythm), *_of_the_nights(rhythm, rhythms.said(sight.chosen.night))]
    short = _("**{length} a day** (estimated)").format(length=numbers[0][1])
    return Card(
        "week",
        title,
        page,
        _("See how often"),
        tuple(numbers),
        (" ".join(says),),
        picture=picture,
        short=short,
    )


def _half_of_the_days(rhythm: Rhythm) -> str:
    """An average says little where a few days have most of it."""
    return _("On half of the days: {length} or less.").format(
        length=times.duration(float(rhythm.days["central"].median()))
    )


def _busiest_week(rhythm: Rhythm) -> Iterator[str]:
    if often.has_week(rhythm):
        weeks = days.weekly_mean(rhythm.weeks)
        most = weeks.iloc[int(weeks["central"].argmax())]
        yield _("Busiest week, from {day}: {length} a day.").format(
            day=amounts.day(most["week"]), length=times.roughly(float(most["central"]))
        )


def _of_the_nights(rhythm: Rhythm, night: str) -> Iterator[str]:
    """What counts as a night, and what they are made of."""
    yield _("A night is {window} here.").format(window=night)
    if late := often.after_midnight(rhythm):
        yield late


def _nights(nights: pd.DataFrame) -> Number:
    return (
        _("Nights with videos"),
        _("{nights} of {of}").format(
            nights=amounts.number(int(nights["nights"].sum())),
            of=amounts.number(int(nights["of"].sum())),
        ),
    )


def _devices(sight: Sight) -> Card:
    key, title = "devices", _("Which devices?")
    if not sight.is_open(Part.PLACES):
        return Card(key, title, closed=Part.PLACES)
    moments, ledger = counted.moments(sight.holding), counted.ledger(sight.holding)
    if not len(moments):
        return _absent(key, title, "devices")
    numbers = (
        (_("Devices and browsers"), amounts.number(len(ledger))),
        (_("Times seen"), amounts.number(len(moments))),
    )
    picture = pictures.of_devices(sight)
    short = ngettext(
        "**{count}** device or browser", "**{count}** devices and browsers", len(ledger)
    ).format(count=numbers[0][1])
    return Card(key, title, "devices", _("See the devices"), numbers, picture=picture, short=short)


def _places(sight: Sight) -> Card:
    key, title = "places", _("Which places?")
    if not sight.is_open(Part.PLACES):
        return Card(key, title, closed=Part.PLACES)
    found = counted.countries(sight.holding)
    if found.empty:
        return _absent(key, title, "places")
    numbers = (
        (_("Countries"), amounts.number(len(found))),
        (_("Networks"), amounts.number(len(counted.networks(sight.holding)))),
    )
    picture = pictures.of_countries(sight)
    short = ngettext(
        "networks in **{count}** country", "networks in **{count}** countries", len(found)
    ).format(count=numbers[0][1])
    return Card(key, title, "places", _("See the places"), numbers, picture=picture, short=short)


def _companies(sight: Sight) -> Card:
    key, title = "companies", _("Who told TikTok about you?")
    if not sight.is_open(Part.COMPANIES):
        return Card(key, title, closed=Part.COMPANIES)
    told = sight.holding.export.tables[_TOLD]
    if told.empty:
        return _absent(key, title, "companies")
    count = len(counted.companies(sight.holding, sight.zone))
    numbers = (
        (_("Companies"), amounts.number(count)),
        (_("Events"), amounts.number(len(told))),
    )
    picture = pictures.of_companies(sight)
    short = ngettext(
        "**{count}** company that told TikTok about you",
        "**{count}** companies that told TikTok about you",
        count,
    ).format(count=numbers[0][1])
    return Card(
        key, title, "companies", _("See the companies"), numbers, picture=picture, short=short
    )


def _collected(sight: Sight) -> Card:
    found = collected.inventory(sight)
    first = found.tables["first"].min()
    numbers = [collected.categories(sight, found, _("Categories"))]
    if not pd.isna(first):
        numbers.append((_("First date"), amounts.short_day(first)))
    return Card(
        "collected",
        _("What was collected?"),
        "collected",
        _("See what was collected"),
        tuple(numbers),
        picture=pictures.of_categories(sight) if found.rows else None,
    )


def _not_in_it(sight: Sight) -> Card:
    says = [
        _(
            "This file is not everything that TikTok has. TikTok says that it also collects how "
            "you type and how long you use the app. No file has that in it."
        )
    ]
    if absent.empty(sight.holding):
        says.insert(0, _("Every list in this file is empty."))
    if missing := absent.missing(sight.holding):
        says.append(
            _("Also missing, although a full file has it: {names}.").format(
                names=", ".join(tables.title(name) for name in missing)
            )
        )
    says.append(
        _(
            "TikTok often gives about half a year of watch history. Anything older, and anything "
            "deleted, is not in it."
        )
    )
    return Card("absent", _("What is not in this file?"), says=tuple(says))
