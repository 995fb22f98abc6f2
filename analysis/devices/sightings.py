"""Was it me: each device on each network, the rarest first, with what the account did around it.

Nothing here says that somebody else was in the account. A sighting is what a person may recognise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas.api.typing import DataFrameGroupBy

from analysis.devices.places import WIFI, links

MOST = 10
"""Sightings that are asked about: more, and nobody answers them."""

AROUND = ("watch_history", "likes", "searches", "comments", "direct_messages", "shares")
"""Tables of which the entries within an hour are counted; settings carry no time."""

_HOUR = np.timedelta64(3600, "s")
_DEVICE = ["model", "kind"]


@dataclass(frozen=True)
class Nearest:
    """The record of another device that is nearest in time: which device, where, and when.

    `at` is that record's moment, `own` the sighting's record to which it is nearest, both in UTC.
    `model` and `country` are None where the file has none.
    """

    model: str | None
    kind: str
    country: str | None
    at: pd.Timestamp
    own: pd.Timestamp


@dataclass(frozen=True)
class Sighting:
    """A device on a network. `model`, `operator` and `country` are None where the file has none.

    `records` counts all, `first` and `last` (UTC) only the dated ones; `rows` are the positions in
    the login history. `around` counts entries of each table within an hour of a record. `nearest`
    is None where no other device has a time. `most` says that no device has more records; `shared`
    that such a device, which this one is not, had one of its addresses over Wi-Fi, too.
    """

    model: str | None
    kind: str
    operator: str | None
    country: str | None
    records: int
    of_device: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    rows: tuple[int, ...]
    around: Mapping[str, int]
    nearest: Nearest | None
    most: bool
    shared: bool


def sightings(
    moments: pd.DataFrame, tables: Mapping[str, pd.DataFrame], most: int = MOST
) -> list[Sighting]:
    """At most `most`, of the device with fewest records first, then of the rarest network.

    `moments` as `devices.device_moments` gives them, `tables` those of the archive.
    """
    if moments.empty:
        return []
    moments = moments.assign(
        of_device=moments.groupby(_DEVICE, dropna=False)["row"].transform("size")
    )
    groups = [group for _key, group in _pairs(moments)]
    groups.sort(key=lambda group: (int(group["of_device"].iloc[0]), len(group)))
    clocks = {name: _clock(tables[name]) for name in AROUND}
    usual = _over_wifi(moments[moments["of_device"].eq(moments["of_device"].max())])
    return [_sighting(group, moments, clocks, usual) for group in groups[:most]]


def pairs(moments: pd.DataFrame) -> int:
    """How many devices on a network there are in all, also those that nobody is asked about."""
    return len(_pairs(moments))


def _pairs(moments: pd.DataFrame) -> DataFrameGroupBy:
    return moments.groupby([*_DEVICE, "operator", "country"], dropna=False, sort=False)


def _sighting(
    group: pd.DataFrame,
    moments: pd.DataFrame,
    clocks: Mapping[str, np.ndarray],
    usual: pd.Series,
) -> Sighting:
    """`usual`: the addresses over Wi-Fi of the device with the most records."""
    one = group.iloc[0]
    most = bool(one["of_device"] == moments["of_device"].max())
    at = group["at"].dropna()
    return Sighting(
        _text(one["model"]),
        str(one["kind"]),
        _text(one["operator"]),
        _text(one["country"]),
        len(group),
        int(one["of_device"]),
        at.min() if len(at) else None,
        at.max() if len(at) else None,
        tuple(group["row"].tolist()),
        {name: near(clock, _clock(group)) for name, clock in clocks.items()},
        _nearest(group, moments),
        most,
        not most and bool(_over_wifi(group).isin(usual).any()),
    )


def _over_wifi(moments: pd.DataFrame) -> pd.Series:
    """The addresses that came over Wi-Fi: of a mobile network strangers have the same ones."""
    return moments.loc[links(moments["network"]).eq(WIFI).fillna(False), "ip"].dropna()


def near(clock: np.ndarray, times: np.ndarray) -> int:
    """How many of the sorted moments `clock` lie within an hour of any of the sorted `times`."""
    if not len(times) or not len(clock):
        return 0
    after = np.searchsorted(times, clock)
    later = times[np.minimum(after, len(times) - 1)]
    earlier = times[np.maximum(after - 1, 0)]
    return int(((abs(later - clock) <= _HOUR) | (abs(clock - earlier) <= _HOUR)).sum())


def _nearest(group: pd.DataFrame, moments: pd.DataFrame) -> Nearest | None:
    """The record of another device with the shortest time to one of the group; the earlier of two
    that are equally near."""
    one = group.iloc[0]
    same = moments["kind"].eq(one["kind"]) & (
        moments["model"].isna() if pd.isna(one["model"]) else moments["model"].eq(one["model"])
    ).fillna(False)
    others = moments[~same & moments["at"].notna()].sort_values("at", kind="stable")
    own = _clock(group)
    if others.empty or not len(own):
        return None
    clock = _clock(others)
    after = np.searchsorted(own, clock)
    later = own[np.minimum(after, len(own) - 1)]
    earlier = own[np.maximum(after - 1, 0)]
    near_own = np.where(abs(later - clock) < abs(clock - earlier), later, earlier)
    place = int(abs(near_own - clock).argmin())
    other = others.iloc[place]
    return Nearest(
        _text(other["model"]),
        str(other["kind"]),
        _text(other["country"]),
        other["at"],
        pd.Timestamp(near_own[place], tz="UTC"),
    )


def _clock(frame: pd.DataFrame) -> np.ndarray:
    """The moments of a table, sorted, without those that have none."""
    return np.sort(frame["at"].dropna().dt.tz_localize(None).to_numpy("datetime64[us]"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
