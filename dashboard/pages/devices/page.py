"""Which devices: the phones and browsers at which TikTok recorded you, and their numbers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices import devices
from analysis.devices.names import DEVICE, WEB
from dashboard.charts import devices as charts
from dashboard.pages.devices import numbers, seen
from dashboard.pages.page import Group, Page
from dashboard.pages.parts.devices import local, names
from dashboard.show import show
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, countries, later
from parsers.export import EMPTY, READ, UNPLACED


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Which devices"), anchor=False)
    if holding.export.states["login_history"] == READ:
        moments, ledger = counted.moments(holding), counted.ledger(holding)
        reach = devices.device_coverage(holding.export.tables["login_history"])
        _headlines(ledger, reach.rows)
        seen.timeline(holding, moments)
        _ledger(holding, ledger)
        seen.draw(holding, moments, ledger)
        _coverage(holding, reach)
    else:
        _absent(holding.export.states["login_history"])
    numbers.draw(holding)


def _absent(state: str) -> None:
    if state == UNPLACED:
        st.write(absence.sentence("login_history", state))
        return
    st.write(
        _("Your file has a list for these records, and it is empty.")
        if state == EMPTY
        else _("Your file has no such records.")
    )
    st.write(_("That does not prove TikTok has none. So we cannot say which devices were used."))


def _headlines(ledger: pd.DataFrame, records: int) -> None:
    kinds = ledger["kind"]
    with st.container(horizontal=True, gap="medium"):
        for label, count in (
            (_("Phones and tablets"), int((kinds == DEVICE).sum())),
            (_("Browsers"), int((kinds == WEB).sum())),
            (_("Records"), records),
        ):
            st.metric(label, amounts.number(count), width="content")


def _coverage(holding: Holding, reach: devices.Coverage) -> None:
    """How we know: what the records are, how far they reach, what a device is here."""
    with st.container(border=True, gap="xsmall"):
        st.write(
            _(
                "These are the times when TikTok recorded your device and internet address. TikTok "
                "calls this login history. We do not: there are more of them than times a person "
                "logs in, and they look like times when the app was opened."
            )
        )
        if reach.first is not None and reach.last is not None:
            st.markdown(
                _(
                    "**{moments}, from {span}.** Anything earlier is unknown. The app may have "
                    "been used then, too."
                ).format(
                    moments=charts.moments(reach.rows),
                    span=amounts.span(*local(pd.Series([reach.first, reach.last]))),
                )
            )
        if undated := reach.rows - reach.dated:
            st.markdown(
                _("{moments} without a time. They count, but are in no chart.").format(
                    moments=charts.moments(undated)
                )
            )
        st.caption(
            _(
                "Here, a device is a model code. Two phones of the same model look like one, and "
                "one phone with a newer system stays one device. A browser often has no code."
            )
        )
    show.evidence(
        _("See the entries"),
        lambda: holding.export.tables["login_history"],
        "login_history",
        key="devices-all",
    )


def _ledger(holding: Holding, ledger: pd.DataFrame) -> None:
    st.header(_("Each device"), anchor=False)
    show.listing(
        ledger.assign(
            name=names(ledger),
            first=local(ledger["first"]),
            last=local(ledger["last"]),
            countries=[countries.names(codes) for codes in ledger["countries"]],
        ),
        {
            "name": _("Device"),
            "model": _("Code in the file"),
            "moments": _("Records"),
            "first": _("First seen"),
            "last": _("Last seen"),
            "systems": _("Systems"),
            "addresses": _("Addresses"),
            "countries": _("Countries"),
        },
        key="devices-ledger",
    )
    st.caption(
        _(
            "A name such as “iPhone 13” comes from a public list of codes, not from your file. "
            "The list may be out of date. Systems and internet addresses are counted once each. "
            "A country belongs to the network, not to where the phone was."
        )
    )


PAGE = Page(
    "devices",
    later("Devices"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="smartphone",
    questions=(
        later("Which devices do you know? Who else used one of them?"),
        later("What would you do if there were one that nobody knows?"),
    ),
    part=Part.PLACES,
)
