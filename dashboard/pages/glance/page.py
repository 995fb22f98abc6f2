"""At a glance: the five questions people come with, each with a number, a sentence, a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analysis.findings.answers import Answer
from analysis.findings.answers import cards as gravest
from dashboard.pages.glance import card, file
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import doing, habits, pictures, worth
from dashboard.show import cards, show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, findings, later, times

_TOLD = "off_tiktok_activity"
_FINDINGS = 3


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Your file at a glance"), anchor=False)
    for told in _about_the_file(holding):
        st.info(told, icon=":material/description:")
    _worth(holding)
    with st.container(key="cards-questions"):
        for drawn in (
            _often(holding),
            _devices(holding),
            _places(holding),
            _companies(holding),
            partial(file.collected, holding),
            partial(file.not_in_it, holding),
        ):
            with st.container(border=True, height="stretch", gap="xsmall"):
                drawn()
    st.header(_("What you can do"), anchor=False)
    doing.steps(holding, "glance")


def _worth(holding: Holding) -> None:
    """Up to three findings, the gravest first, each a way to its card."""
    top = gravest(worth.found(holding), most=_FINDINGS)
    if not top:
        return
    with st.container(key="cards-worth"):
        for answer in top:
            with st.container(border=True, height="stretch", gap=None):
                # The title is the way: a line of its own for it would push the numbers down.
                st.page_link(
                    st.session_state["pages"]["was" if _of_a_device(answer) else "worth"],
                    label=f"**{_(answer.finding.words.title)}**",
                    icon=":material/visibility:",
                )
                st.caption(findings.seen(answer))


def _of_a_device(answer: Answer) -> bool:
    """Whether the next question is if the person knows it, which *Was it me?* asks."""
    return answer.key.startswith("device_")


def _about_the_file(holding: Holding) -> list[str]:
    """What is wrong with the file itself, in the words of the reader; said before any number."""
    return [_(told.sentence) for told in holding.export.warnings]


Card = Callable[[], None]


def _absent(title: str, page: str) -> Card:
    def draw_card() -> None:
        st.header(title, anchor=False)
        st.write(_("This file cannot say: the part that would show it is missing or empty."))
        card.to(page, _("What is missing"))

    return draw_card


def _often(holding: Holding) -> Card:
    title = _("How often?")
    rhythm = habits.counted(holding, habits.choice())
    if not len(rhythm.views):
        return _absent(title, "often")

    nights_known = show.is_open(Part.TIMES)

    def draw_card() -> None:
        mean = rhythm.days[habits.ESTIMATES].mean()
        nights = rhythm.nights_by_week
        card.head(
            title,
            (
                _("Per day, estimated"),
                times.between((mean["low"], mean["central"], mean["high"]), short=True),
            ),
            *([_nights(nights)] if nights_known else []),
        )
        if not nights_known:
            card.to("often", _("See how often"))
            return
        figure, said = pictures.of_the_week(holding)
        cards.small_chart(figure, key="glance-week", alt=said)
        card.to("often", _("See how often"))

    return draw_card


def _nights(nights: pd.DataFrame) -> tuple[str, str]:
    return (
        _("Nights with videos"),
        _("{nights} of {of}").format(
            nights=amounts.number(int(nights["nights"].sum())),
            of=amounts.number(int(nights["of"].sum())),
        ),
    )


def _closed(title: str, part: Part) -> Card:
    def draw_card() -> None:
        st.header(title, anchor=False)
        show.stays_closed([part], key=title)

    return draw_card


def _devices(holding: Holding) -> Card:
    title = _("Which devices?")
    if not show.is_open(Part.PLACES):
        return _closed(title, Part.PLACES)
    moments, ledger = counted.moments(holding), counted.ledger(holding)
    if not len(moments):
        return _absent(title, "devices")

    def draw_card() -> None:
        card.head(
            title,
            (_("Devices and browsers"), amounts.number(len(ledger))),
            (_("Times seen"), amounts.number(len(moments))),
        )
        figure, said = pictures.of_devices(holding)
        cards.small_chart(figure, key="glance-devices", alt=said)
        card.to("devices", _("See the devices"))

    return draw_card


def _places(holding: Holding) -> Card:
    title = _("Which places?")
    if not show.is_open(Part.PLACES):
        return _closed(title, Part.PLACES)
    found = counted.countries(holding)
    if found.empty:
        return _absent(title, "places")

    def draw_card() -> None:
        card.head(
            title,
            (_("Countries"), amounts.number(len(found))),
            (_("Networks"), amounts.number(len(counted.networks(holding)))),
        )
        figure, said = pictures.of_countries(holding)
        cards.small_chart(figure, key="glance-places", alt=said)
        card.to("places", _("See the places"))

    return draw_card


def _companies(holding: Holding) -> Card:
    title = _("Who told TikTok about you?")
    if not show.is_open(Part.COMPANIES):
        return _closed(title, Part.COMPANIES)
    if holding.export.tables[_TOLD].empty:
        return _absent(title, "companies")

    def draw_card() -> None:
        found = counted.companies(holding, zone.zone().key)
        card.head(
            title,
            (_("Companies"), amounts.number(len(found))),
            (_("Events"), amounts.number(len(holding.export.tables[_TOLD]))),
        )
        figure, said = pictures.of_companies(holding)
        cards.small_chart(figure, key="glance-companies", alt=said)
        card.to("companies", _("See the companies"))

    return draw_card


PAGE = Page(
    "glance",
    later("At a glance"),
    needs=(),
    draw=draw,
    group=Group.FIRST,
    icon="dashboard",
)
