"""Which devices: the moments at which TikTok recorded a device and an internet address.

The table is called login history, but its rows behave like openings of the app, so they are told
as moments, not as logins. A device is its model code: the same code with a newer system is the same
device, and two phones of one model cannot be told apart. Rows without a code are a browser (`web`)
where their system says so, else `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.devices import networks
from analysis.devices.names import device_kinds, model_name
from analysis.rhythm.activity import date_column, local_time

_DEVICE = ["model", "kind"]

QUIET_DAYS = 14
"""Days without a moment after which a bar in the timeline is broken."""


def device_moments(login_history: pd.DataFrame, looked: pd.DataFrame) -> pd.DataFrame:
    """The rows of `login_history`, each with its device and what is known of its address.

    `looked` is what `networks.look_up` gives for its addresses. Columns: `row`, `at`, `model`,
    `kind`, `os`, `network`, `carrier`, and of the address `ip` (in one spelling), `reach` (its
    kind), `country`, `operator`, `prefix`, all missing where the row has none.
    """
    rows = login_history.reset_index(drop=True)
    own = {name: _stripped(rows[name]) for name in ("device_model", "os", "network", "carrier")}
    known = looked.set_index("ip").rename(columns={"address": "ip", "kind": "reach"})
    of_address = known.reindex(rows["ip"])[["ip", "reach", "country", "operator", "prefix"]]
    return pd.DataFrame(
        {
            "row": np.arange(len(rows)),
            "at": rows["at"],
            "model": own["device_model"],
            "kind": device_kinds(own["device_model"], own["os"]),
            "os": own["os"],
            "network": own["network"],
            "carrier": own["carrier"],
            **of_address.reset_index(drop=True),
        }
    )


def looked_up_moments(login_history: pd.DataFrame) -> pd.DataFrame:
    """The same with the addresses looked up here, each distinct one once, on this computer."""
    return device_moments(login_history, networks.look_up(login_history["ip"]))


def _stripped(column: pd.Series) -> pd.Series:
    text = column.str.strip()
    return text.mask(text == "")


def device_ledger(device_moments: pd.DataFrame) -> pd.DataFrame:
    """One row a device, in order of first appearance.

    Columns: `model`, `kind`, `sold_as` (missing where no name is known), `moments`, `first`, `last`
    (UTC), `addresses` (how many different), `countries` ("NL, NO"), `systems` (how many
    different). Moments without a time count towards `moments`, not the dates.
    """
    groups = device_moments.groupby(_DEVICE, dropna=False, sort=False)
    ledger = groups.agg(
        moments=("row", "size"),
        first=("at", "min"),
        last=("at", "max"),
        addresses=("ip", "nunique"),
        countries=("country", joined),
        systems=("os", "nunique"),
    ).reset_index()
    names = [model_name(code if isinstance(code, str) else None) for code in ledger["model"]]
    ledger.insert(2, "sold_as", pd.Series(names, index=ledger.index, dtype="string"))
    ledger = ledger.astype({"countries": "string"})
    return ledger.sort_values(["first", "model", "kind"], ignore_index=True)


def joined(column: pd.Series) -> str:
    """The different values of a text column in one cell, sorted: "NL, NO"."""
    return ", ".join(sorted(column.dropna().unique()))


def used_with(device_moments: pd.DataFrame, column: str) -> pd.DataFrame:
    """What each device was seen with: `model`, `kind`, `column`, `moments`, `first`, `last`.

    `column` is "os", "network", "carrier", "country" or "operator"; rows without it are left out.
    Within a device the earliest stands first: for "os" that is the order of its updates.
    """
    return _seen(device_moments[device_moments[column].notna()], [*_DEVICE, column])


def _seen(moments: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    groups = moments.groupby(by, dropna=False, sort=False)
    seen = groups.agg(moments=("row", "size"), first=("at", "min"), last=("at", "max"))
    order = [*by[:-1], "first", by[-1]] if len(by) > 1 else ["first", *by]
    return seen.reset_index().sort_values(order, ignore_index=True)


def device_bars(device_moments: pd.DataFrame, quiet: int = QUIET_DAYS) -> pd.DataFrame:
    """The timeline: stretches of each device, `model`, `kind`, `first`, `last`, `moments`.

    A stretch ends where the device's next moment is more than `quiet` days away.
    """
    dated = device_moments[device_moments["at"].notna()].sort_values("at", kind="stable")
    pause = dated.groupby(_DEVICE, dropna=False)["at"].diff() > pd.Timedelta(days=quiet)
    keyed = dated.assign(stretch=pause)
    keyed["stretch"] = keyed.groupby(_DEVICE, dropna=False)["stretch"].cumsum()
    return _seen(keyed, [*_DEVICE, "stretch"]).drop(columns="stretch")


def devices_by_month(device_moments: pd.DataFrame, zone: str) -> pd.DataFrame:
    """Dated moments by local month (its first day): `month`, `model`, `kind`, `moments`.

    Only months in which the device was seen.
    """
    dated = device_moments[device_moments["at"].notna()].reset_index(drop=True)
    month = date_column(local_time(dated["at"], zone).astype("datetime64[M]"))
    groups = dated.assign(month=month).groupby(["month", *_DEVICE], dropna=False)
    return groups.size().rename("moments").reset_index()


@dataclass(frozen=True)
class Coverage:
    """How far the device moments reach: rows, rows with a time, first and last moment (UTC)."""

    rows: int
    dated: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None


def device_coverage(login_history: pd.DataFrame) -> Coverage:
    """What to say before any figure: older than the first moment is unknown, not unused."""
    at = login_history["at"].dropna()
    first, last = (at.min(), at.max()) if len(at) else (None, None)
    return Coverage(len(login_history), len(at), first, last)
