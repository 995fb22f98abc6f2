"""Was it me: each device on each network, the rarest first, with what the account did around it.

Nothing here says that somebody else was in the account. A sighting is what a person may recognise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

MOST = 10
"""Sightings that are asked about: more, and nobody answers them."""

AROUND = ("watch_history", "likes", "searches", "comments", "direct_messages", "shares")
"""Tables of which the entries within an hour are counted; settings carry no time."""

_HOUR = np.timedelta64(3600, "s")
_DEVICE = ["model", "kind"]


@dataclass(frozen=True)
class Sighting:
    """A device on a network. `model`, `operator` and `country` are None where the file has none.

    `records` counts all, `first` and `last` (UTC) only the dated ones; `rows` are the positions in
    the login history. `around` counts entries of each table within an hour of a record. `apart` is
    the time to the nearest record of another device, `apart_country` that one's country.
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
    apart: pd.Timedelta | None
    apart_country: str | None


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
    groups = [
        group
        for _key, group in moments.groupby(
            [*_DEVICE, "operator", "country"], dropna=False, sort=False
        )
    ]
    groups.sort(key=lambda group: (int(group["of_device"].iloc[0]), len(group)))
    clocks = {name: _clock(tables[name]) for name in AROUND}
    return [_sighting(group, moments, clocks) for group in groups[:most]]


def _sighting(
    group: pd.DataFrame, moments: pd.DataFrame, clocks: Mapping[str, np.ndarray]
) -> Sighting:
    one = group.iloc[0]
    at = group["at"].dropna()
    apart, country = _apart(group, moments)
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
        apart,
        country,
    )


def near(clock: np.ndarray, times: np.ndarray) -> int:
    """How many of the sorted moments `clock` lie within an hour of any of the sorted `times`."""
    if not len(times) or not len(clock):
        return 0
    after = np.searchsorted(times, clock)
    later = times[np.minimum(after, len(times) - 1)]
    earlier = times[np.maximum(after - 1, 0)]
    return int(((abs(later - clock) <= _HOUR) | (abs(clock - earlier) <= _HOUR)).sum())


def _apart(group: pd.DataFrame, moments: pd.DataFrame) -> tuple[pd.Timedelta | None, str | None]:
    """The shortest time to a record of another device, and the country of that record."""
    one = group.iloc[0]
    same = moments["kind"].eq(one["kind"]) & (
        moments["model"].isna() if pd.isna(one["model"]) else moments["model"].eq(one["model"])
    ).fillna(False)
    others = moments[~same & moments["at"].notna()].sort_values("at", kind="stable")
    own = _clock(group)
    if others.empty or not len(own):
        return None, None
    clock = _clock(others)
    after = np.searchsorted(own, clock)
    gaps = np.minimum(
        abs(own[np.minimum(after, len(own) - 1)] - clock),
        abs(clock - own[np.maximum(after - 1, 0)]),
    )
    nearest = int(gaps.argmin())
    return pd.Timedelta(gaps[nearest]), _text(others["country"].iloc[nearest])


def _clock(frame: pd.DataFrame) -> np.ndarray:
    """The moments of a table, sorted, without those that have none."""
    return np.sort(frame["at"].dropna().dt.tz_localize(None).to_numpy("datetime64[us]"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
