"""A device and a country that are both new, in one record or within a day."""

from __future__ import annotations

import pandas as pd

from analysis.devices import networks
from analysis.devices.borders import are_neighbours
from analysis.findings import menus
from analysis.findings.device_rules import (
    KNOWN_DAYS,
    TOGETHER,
    days_before,
    devices,
    in_countries,
    is_late,
    lowered,
    records,
)
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Each new device with each country that was still new when the device was first seen.

    A country is still new at a record where fewer than 5 days with records lie before it.
    """
    history = given.tables["login_history"]
    new = devices(history)
    new = new[new["late"]]
    if new.empty:
        return None
    placed = _placed(history)
    near = pd.concat([_near(placed, device) for _row, device in new.iterrows()], ignore_index=True)
    if near.empty:
        return None
    near["relay"] = near["ip"].isin(networks.relayed(near["ip"]))
    near["level"] = [_level(record) for _row, record in near.iterrows()]
    rows = near["row"].drop_duplicates().to_numpy()
    pairs = near.groupby(["device_model", "country"], sort=False)
    items = pairs.agg(
        first=("device_first", "first"),
        last=("device_last", "first"),
        records=("device_records", "first"),
        neighbour=("neighbour", "all"),
        mobile=("mobile", "all"),
        relay=("relay", "all"),
        level=("level", "min"),
    ).reset_index()
    items = items.sort_values(["level", "records", "first"], ignore_index=True)
    level = Level(items["level"].iloc[0])
    return Found(items.drop(columns="level"), {"login_history": rows}, level=level)


def _placed(history: pd.DataFrame) -> pd.DataFrame:
    """Records with a country, and whether it is `new` in this file and `fresh` at this record."""
    placed = in_countries(history)
    at = records(history)["at"].dropna().sort_values()
    first = placed.groupby("country")["at"].transform("min")
    before = pd.Series(0, index=placed.index)
    for _country, own in placed.groupby("country", sort=False):
        before[own.index] = days_before(own["at"])
    new = is_late(first, at)
    return placed.assign(new=new, fresh=new & (before < KNOWN_DAYS))


def _near(placed: pd.DataFrame, device: pd.Series) -> pd.DataFrame:
    """The records in a country that is still new within a day of a device's first record."""
    close = (placed["at"] - device["first"]).abs() <= TOGETHER
    found = placed[close & placed["fresh"]]
    neighbour = [
        any(are_neighbours(country, known) for known in _known(placed, moment))
        for country, moment in zip(found["country"], found["at"], strict=True)
    ]
    return found.assign(
        neighbour=neighbour,
        device_model=device["device_model"],
        device_first=device["first"],
        device_last=device["last"],
        device_records=device["records"],
    )


def _known(placed: pd.DataFrame, moment: pd.Timestamp) -> set[str]:
    """The countries that were not new any more at a moment."""
    earlier = placed[(placed["at"] <= moment) & ~placed["fresh"]]
    return set(earlier["country"].unique())


def _level(record: pd.Series) -> Level:
    level = Level.KNOW if record["neighbour"] or record["mobile"] else Level.LOOK
    return lowered(level) if record["relay"] else level


FINDING = Finding(
    "device_new_country_new",
    Level.LOOK,
    Certainty.COUNTED,
    Harm.LITTLE,
    Words(
        "A new device in a new country",
        "A device was recorded for the first time, and so was the country of a network, at the "
        "same time or within a day.",
        named="First seen together with a new country: {names}.",
        innocent=(
            "You were abroad with a new phone, or somebody you know was.",
            "A mobile network, a VPN or another service that hides your address can make a phone "
            "appear in another country.",
            "Near a border a phone often uses the network on the other side.",
        ),
        do=(
            menus.AFRAID,
            "Ask at home who could have used this device, if that feels safe.",
            "Check whether the device is signed in now. The file is from an earlier day.",
            "If nobody knows it: sign it out there, choose a new password, and turn on 2-step "
            "verification.",
        ),
        where=(menus.DEVICES, menus.PASSWORD, menus.TWO_STEP),
    ),
    look,
    needs=("login_history",),
)
