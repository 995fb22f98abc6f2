"""What a workshop asks of the made-up data, answered from the data itself.

Each function takes the moments at devices (`devices.device_moments`), or the tables, and returns an
`Answer`, or None where the data has none. Days are local to the zone, as naive midnights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
import pandas as pd

from analysis.companies.off_tiktok import companies
from analysis.devices.devices import device_ledger, looked_up_moments
from analysis.devices.places import countries
from analysis.rhythm.activity import VIEW, activity, days_of, local_time
from analysis.rhythm.nights import Window
from analysis.rhythm.sessions import sessions

Tables = Mapping[str, pd.DataFrame]

BEFORE_TRIP = timedelta(days=60)
"""How long before a trip a company may have begun to tell of it."""

AFTER_SEARCH = timedelta(days=30)
"""How long after a search a company may have told of the same thing."""

SHOES = "skateschoenen"
"""What was searched for in the made-up data before a shop told of it."""

MESSAGES_FROM = 16
"""The age from which TikTok allows private messages (`data/norms.json`)."""

SMALL_HOURS = Window(60, 5 * 60)
"""From one to five: later than going to bed late, earlier than getting up early."""


@dataclass(frozen=True)
class Answer:
    """`numbers`, `days` and `country` (a code) are ours to write; `words` are the archive's own."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, pd.Timestamp] = field(default_factory=dict)
    country: str | None = None
    words: tuple[str, ...] = ()


def answers(tables: Tables, zone: str) -> dict[str, Answer | None]:
    """Every answer by the key of its quest."""
    moments = looked_up_moments(tables["login_history"])
    return {
        "devices": how_many_devices(moments),
        "new_phone": new_phone(moments, zone),
        "rare_device": rare_device(moments),
        "trip": trip(moments, zone),
        "small_hours": small_hours(tables, zone),
        "longest": longest_session(tables, zone),
        "most_told": most_told(tables),
        "knew_of_trip": knew_of_trip(tables, moments, zone),
        "shoes": knew_after_search(tables, SHOES, zone),
        "too_young": too_young(tables),
    }


def how_many_devices(moments: pd.DataFrame) -> Answer | None:
    """Every device in the file, in order of first appearance."""
    ledger = device_ledger(moments)
    if ledger.empty:
        return None
    return Answer({"devices": len(ledger)}, words=_names(ledger))


def new_phone(moments: pd.DataFrame, zone: str) -> Answer | None:
    """The device that came last, and the day on which it was seen first."""
    ledger = device_ledger(moments).dropna(subset=["first"]).sort_values("first")
    if len(ledger) < 2:
        return None
    last = ledger.tail(1)
    return Answer(days={"day": _day(last["first"].iloc[0], zone)}, words=_names(last))


def rare_device(moments: pd.DataFrame) -> Answer | None:
    """The device with the fewest moments, and the country of its addresses if it is one."""
    ledger = device_ledger(moments).sort_values("moments", kind="stable")
    if len(ledger) < 2:
        return None
    rare = ledger.head(1)
    country = rare["countries"].iloc[0]
    return Answer(
        {"moments": int(rare["moments"].iloc[0])},
        country=country if isinstance(country, str) and "," not in country else None,
        words=_names(rare),
    )


def trip(moments: pd.DataFrame, zone: str) -> Answer | None:
    """The country seen most but one, and its first and last day."""
    counted = countries(moments)
    if len(counted) < 2:
        return None
    away = counted.iloc[1]
    days = {"first": _day(away["first"], zone), "last": _day(away["last"], zone)}
    return Answer({"moments": int(away["moments"])}, days, str(away["country"]))


def small_hours(tables: Tables, zone: str) -> Answer | None:
    """The nights with views from one to five, and the longest row of them without a gap.

    A night is named after the day on which its evening was.
    """
    wall = local_time(tables[VIEW]["at"].dropna(), zone)
    began = SMALL_HOURS.began(wall)
    nights = np.unique(began[~np.isnat(began)]) - np.timedelta64(1, "D")
    if not len(nights):
        return None
    runs = np.split(nights, np.flatnonzero(np.diff(nights) > np.timedelta64(1, "D")) + 1)
    longest = max(runs, key=len)
    return Answer(
        {"nights": len(nights), "row": len(longest)},
        {"first": pd.Timestamp(longest[0]), "last": pd.Timestamp(longest[-1])},
    )


def longest_session(tables: Tables, zone: str) -> Answer | None:
    """The longest session of the file: its evening and how long it is."""
    sat = sessions(activity(tables))
    if sat.empty:
        return None
    one = sat.nlargest(1, "minutes")
    minutes, first = one["minutes"].iloc[0], one["first"].iloc[0]
    return Answer({"minutes": round(float(minutes))}, {"day": _day(first, zone)})


def most_told(tables: Tables) -> Answer | None:
    """The company with the most events."""
    told = companies(tables["off_tiktok_activity"])
    if told.empty:
        return None
    return Answer({"events": int(told["events"].iloc[0])}, words=(str(told["company"].iloc[0]),))


def knew_of_trip(tables: Tables, moments: pd.DataFrame, zone: str) -> Answer | None:
    """The company that told of something only in the weeks before the first day abroad."""
    counted = countries(moments)
    if len(counted) < 2:
        return None
    left = counted.iloc[1]["first"]
    return _told_between(tables, left - BEFORE_TRIP, left, zone)


def knew_after_search(tables: Tables, term: str, zone: str) -> Answer | None:
    """The company that told of something only in the weeks after a search with `term` in it."""
    searched = tables["searches"]
    about = searched[searched["term"].str.contains(term, regex=False, na=False)]
    if about["at"].isna().all():
        return None
    first = about["at"].min()
    return _told_between(tables, first, first + AFTER_SEARCH, zone)


def too_young(tables: Tables) -> Answer | None:
    """Messages and coins on an account whose birth date makes it too young for them.

    Planted in one made-up life. Nothing outside the quests reads a birth date.
    """
    profile, written = tables["profile"], tables["direct_messages"]["at"].dropna()
    entered = profile["value"][profile["field"].str.casefold() == "birthdate"]
    born = pd.to_datetime(entered, format="%d-%b-%Y", errors="coerce").dropna()
    if written.empty or born.empty:
        return None
    first, last = born.iloc[0], written.max()
    age = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    if age >= MESSAGES_FROM:
        return None
    bought = len(tables["gifts_bought"]) + len(tables["coin_purchases"])
    return Answer({"age": age, "messages": len(written), "bought": bought})


def _told_between(
    tables: Tables, after: pd.Timestamp, before: pd.Timestamp, zone: str
) -> Answer | None:
    told = companies(tables["off_tiktok_activity"])
    near = told[(told["first"] >= after) & (told["last"] <= before)]
    if near.empty:
        return None
    one = near.iloc[0]
    days = {"first": _day(one["first"], zone), "last": _day(one["last"], zone)}
    return Answer({"events": int(one["events"])}, days, words=(str(one["company"]),))


def _names(ledger: pd.DataFrame) -> tuple[str, ...]:
    """What a device is sold as, or its code where that is not known."""
    shown = ledger["sold_as"].fillna(ledger["model"]).dropna()
    return tuple(str(name) for name in shown)


def _day(moment: pd.Timestamp, zone: str) -> pd.Timestamp:
    return pd.Timestamp(days_of(local_time(pd.Series([moment]), zone))[0])
