"""What the four findings about devices share: which device is rare, new, or took another's place.

A device is its model code, compared without regard to case; records without a code belong to no
device but count as records. Days are those of the records' own time (UTC). A file with fewer than
10 records or 14 days says nothing of new or rare.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.devices import networks
from analysis.devices.names import WEB, device_kinds
from analysis.devices.places import MOBILE, links
from analysis.findings.finding import Found, Level, UncheckedError
from analysis.rhythm.activity import moments_of

DAYS = pd.Timedelta(days=14)
RECORDS = 10
"""What a file must hold, and what must lie before something is new: both, always."""

RARE_DAYS, RARE_SHARE = 3, 0.05
NEAR = pd.Timedelta(days=7)
"""How close to a device's first record another one's last makes it a change of device."""

STILL = pd.Timedelta(days=1)
"""A device with a record so close to the file's last one has not ended: the file has."""

TOGETHER = pd.Timedelta(hours=24)
KNOWN_DAYS = 5
"""Days with records after which a country is no longer new."""


def records(login_history: pd.DataFrame) -> pd.DataFrame:
    """Each record: `row` (its position), `at`, `day` (UTC), `device` (missing without a code)."""
    code = login_history["device_model"].str.strip()
    return pd.DataFrame(
        {
            "row": np.arange(len(login_history)),
            "at": login_history["at"].array,
            "day": login_history["at"].dt.floor("D").array,
            "device": code.mask(code == "").str.casefold().array,
        }
    )


def devices(login_history: pd.DataFrame) -> pd.DataFrame:
    """One row a device: what was seen of it, and what the rules say.

    `device_model` (as first written), `first`, `last` (UTC), `records`, `device` (as compared),
    `rare`, `late` (its first record is new to the file), `replaced` (another one ended near it).
    Devices without a single dated record are left out. Raises UncheckedError where no record has a
    code or none has a time.
    """
    seen = records(login_history)
    if seen["device"].isna().all() or seen["at"].isna().all():
        raise UncheckedError
    groups = seen.dropna(subset=["device"]).groupby("device", sort=False)
    found = groups.agg(
        first=("at", "min"),
        last=("at", "max"),
        records=("row", "size"),
        days=("day", "nunique"),
        row=("row", "min"),
    ).reset_index()
    found = found.dropna(subset=["first"]).reset_index(drop=True)
    found["device_model"] = (
        login_history["device_model"].str.strip().take(found["row"].to_numpy()).array
    )
    at = seen["at"].dropna().sort_values()
    long_enough = len(seen) >= RECORDS and at.iloc[-1] - at.iloc[0] >= DAYS
    share = found["records"] / len(seen)
    found["rare"] = long_enough & (found["days"] <= RARE_DAYS) & (share < RARE_SHARE)
    found["late"] = is_late(found["first"], at)
    found["replaced"] = [_replaced(found, position, at) for position in range(len(found))]
    order = ["device_model", "first", "last", "records", "device", "rare", "late", "replaced"]
    return found[order]


def is_late(first: pd.Series, at: pd.Series) -> pd.Series:
    """Whether each first moment is 14 days and 10 records after the file's first (`at`, sorted)."""
    before = np.searchsorted(moments_of(at), moments_of(first), side="left")
    return (first - at.iloc[0] >= DAYS) & (before >= RECORDS)


def _replaced(found: pd.DataFrame, position: int, at: pd.Series) -> bool:
    others = found["last"].drop(index=position)
    ended = others[others <= at.iloc[-1] - STILL]
    return bool(((ended - found["first"].iloc[position]).abs() <= NEAR).any())


def outcome(login_history: pd.DataFrame, chosen: pd.DataFrame, level: Level) -> Found | None:
    """The devices that a rule chose, the fewest records first; None where it chose none.

    A device that was only seen on networks known to be a VPN, a relay or rented computers lowers
    its level by one, and the finding has the level of its gravest device.
    """
    if chosen.empty:
        return None
    seen = records(login_history)
    hidden = relayed(login_history, seen["device"].isin(chosen["device"]))
    levels = [
        lowered(level) if _only(hidden, seen["device"].eq(device)) else level
        for device in chosen["device"]
    ]
    items = chosen.assign(level=levels).sort_values(["level", "records", "first"])
    rows = np.flatnonzero(seen["device"].isin(chosen["device"]).to_numpy(bool))
    shown = items[["device_model", "first", "last", "records"]].reset_index(drop=True)
    return Found(shown, {"login_history": rows}, level=Level(min(levels)))


def relayed(login_history: pd.DataFrame, chosen: pd.Series) -> pd.Series:
    """Of each record whether its network is known to hide another: missing without an address.

    Only the `chosen` records are looked up.
    """
    ip = login_history["ip"].reset_index(drop=True)
    public = networks.public(ip[chosen])
    known = networks.relayed(public)
    return ip.isin(known).astype("boolean").where(ip.isin(public))


def _only(hidden: pd.Series, own: pd.Series) -> bool:
    known = hidden[own.fillna(False).to_numpy(bool)].dropna()
    return len(known) > 0 and bool(known.all())


def lowered(level: Level) -> Level:
    return Level(min(level + 1, Level.KNOW))


def in_countries(login_history: pd.DataFrame) -> pd.DataFrame:
    """The records that count for a country: those of `records` with `country`, `mobile`, `relay`.

    Browsers and addresses inside a home count for none, and records without a time are in none.
    Sorted by time.
    """
    seen = records(login_history)
    plain = login_history.reset_index(drop=True)
    looked = networks.look_up(plain["ip"]).set_index("ip")["country"]
    kind = device_kinds(plain["device_model"].str.strip(), plain["os"].str.strip())
    country = plain["ip"].map(looked).astype("string").mask(kind.eq(WEB))
    found = seen.assign(
        country=country,
        mobile=links(plain["network"]).eq(MOBILE).fillna(False).astype(bool),
        ip=plain["ip"],
    )
    return found.dropna(subset=["at", "country"]).sort_values("at", kind="stable")


def days_before(at: pd.Series) -> np.ndarray:
    """Of moments in order, how many different days (UTC) had an earlier one."""
    days = pd.factorize(at.dt.floor("D"))[0]  # in order, so a day's number is how many came before
    so_far = np.concatenate(([0], days + 1))
    moments = moments_of(at)
    return so_far[np.searchsorted(moments, moments, side="left")]
