"""Devices: the phones and browsers at which TikTok recorded you, and their numbers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices import devices
from dashboard.pages.devices import numbers, seen
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import ways
from dashboard.pages.parts.sight import here
from dashboard.pieces import devices as pieces
from dashboard.show import show
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, later
from parsers.export import EMPTY, READ, UNPLACED


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_(PAGE.title), anchor=False)
    if holding.export.states["login_history"] == READ:
        moments, ledger = counted.moments(holding), counted.ledger(holding)
        reach = devices.device_coverage(holding.export.tables["login_history"])
        _headlines(ledger, reach.rows)
        ways.to_was_it_me(_("Is there a device you do not know? Go to “Was it me?”"))
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
    with st.container(horizontal=True, gap="medium"):
        for label, count in pieces.headlines(ledger, records):
            st.metric(label, count, width="content")


def _coverage(holding: Holding, reach: devices.Coverage) -> None:
    """How we know: what the records are, how far they reach, what a device is here."""
    with st.container(border=True, gap="xsmall"):
        st.write(pieces.what_it_is())
        for said in pieces.covered(here(holding), reach):
            st.markdown(said)
        st.caption(pieces.what_a_device_is())
    show.evidence(
        _("See the entries"),
        lambda: holding.export.tables["login_history"],
        "login_history",
        key="devices-all",
    )


def _ledger(holding: Holding, ledger: pd.DataFrame) -> None:
    st.header(pieces.each_title(), anchor=False)
    show.listed(pieces.each(here(holding), ledger), key="devices-ledger")
    st.caption(pieces.about_names())


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
