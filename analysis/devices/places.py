"""Which places: networks and countries of the addresses, and the other place data of the archive.

Everything here starts from `devices.device_moments`. A country is that of the network; nothing says
where the phone lay. "Home" is a guess and carries the numbers it was guessed from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.devices.devices import joined
from analysis.devices.networks import PUBLIC
from analysis.rhythm.activity import Tables, local_time
from analysis.rhythm.nights import NIGHT, Window

WIFI, MOBILE, BOTH, UNSAID = "wifi", "mobile", "both", "unsaid"
"""How the phone was connected, in the export's own words; an address alone cannot tell."""

_WIFI = re.compile(r"wi-?fi|wlan", re.IGNORECASE)
_MOBILE = re.compile(
    r"[2-6]g\b|[2-6]g$|lte|mobile|cellular|\bnr\b|gprs|edge|hsd?pa|umts", re.IGNORECASE
)

_NETWORK = ["operator", "country", "prefix", "reach"]


def links(network: pd.Series) -> pd.Series:
    """`wifi`, `mobile` or missing for each value of the export's network type."""
    wifi = network.str.contains(_WIFI).fillna(False).astype(bool)
    mobile = network.str.contains(_MOBILE).fillna(False).astype(bool) & ~wifi
    link = pd.Series(pd.NA, index=network.index, dtype="string")
    return link.mask(wifi, WIFI).mask(mobile, MOBILE)


def addresses(device_moments: pd.DataFrame) -> pd.DataFrame:
    """One row an address, in order of first appearance.

    Columns: `ip`, `reach` (public, private, cgnat, reserved, invalid), `country`, `operator`,
    `prefix`, `moments`, `first`, `last` (UTC).
    """
    known = ["ip", "reach", "country", "operator", "prefix"]
    groups = _with_address(device_moments).groupby(known, dropna=False, sort=False)
    seen = groups.agg(moments=("row", "size"), first=("at", "min"), last=("at", "max"))
    return seen.reset_index().sort_values(["first", "ip"], ignore_index=True)


def _with_address(device_moments: pd.DataFrame) -> pd.DataFrame:
    return device_moments[device_moments["ip"].notna()]


def networks(device_moments: pd.DataFrame) -> pd.DataFrame:
    """One row a network (operator, country and /24 or /48 together), most moments first.

    Columns: `operator`, `country`, `prefix`, `reach`, `joined_by` (wifi, mobile, both, unsaid),
    `carriers` (the export's own words, sorted, in one cell), `addresses`, `devices` (how many),
    `moments`, `first`, `last` (UTC). What is no address at all is one row without a prefix.
    """
    rows = _with_address(device_moments)
    link = links(rows["network"])
    device = rows["model"].fillna("") + "\0" + rows["kind"]
    marked = rows.assign(device=device, wifi=link.eq(WIFI), mobile=link.eq(MOBILE))
    groups = marked.groupby(_NETWORK, dropna=False, sort=False)
    found = groups.agg(
        wifi=("wifi", "any"),
        mobile=("mobile", "any"),
        carriers=("carrier", joined),
        addresses=("ip", "nunique"),
        devices=("device", "nunique"),
        moments=("row", "size"),
        first=("at", "min"),
        last=("at", "max"),
    ).reset_index()
    told = found["wifi"].astype(int) + 2 * found["mobile"].astype(int)
    link = pd.Series(np.array([UNSAID, WIFI, MOBILE, BOTH])[told], dtype="string")
    found.insert(len(_NETWORK), "joined_by", link)
    order = ["moments", "first", "prefix"]
    found = found.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return found.drop(columns=["wifi", "mobile"]).astype({"carriers": "string"})


def countries(device_moments: pd.DataFrame) -> pd.DataFrame:
    """One row a country, most moments first: `country`, `moments`, `addresses`, `first`, `last`.

    Moments whose address has no country (inside a home, unknown) are not in it.
    """
    groups = device_moments.groupby("country", sort=False)
    found = groups.agg(
        moments=("row", "size"),
        addresses=("ip", "nunique"),
        first=("at", "min"),
        last=("at", "max"),
    ).reset_index()
    order = ["moments", "country"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def stretches(device_moments: pd.DataFrame, by: tuple[str, ...] = ("country",)) -> pd.DataFrame:
    """The timeline: unbroken runs in one country or network, `by`, `first`, `last`, `moments`.

    `by` is ("country",) or ("operator", "country"). Only dated moments with a country; a run ends
    with its last moment, so between runs lies time of which nothing is known.
    """
    keys = list(by)
    known = device_moments[device_moments["at"].notna() & device_moments["country"].notna()]
    rows = known.sort_values(["at", *keys], ignore_index=True)
    code = rows.groupby(keys, dropna=False).ngroup().to_numpy()
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    ends = np.append(starts[1:], len(rows))[: len(starts)]
    runs = rows.loc[starts, keys].reset_index(drop=True).astype("string")
    return runs.assign(
        first=rows["at"].iloc[starts].reset_index(drop=True),
        last=rows["at"].iloc[ends - 1].reset_index(drop=True),
        moments=ends - starts,
    )


def country_changes(device_moments: pd.DataFrame) -> pd.DataFrame:
    """Each change: `from_country`, `to_country`, `after`, `before` (UTC, the moments around it).

    Travel is the usual reason; a VPN, a relay or a foreign operator's network are others.
    """
    runs = stretches(device_moments)
    return pd.DataFrame(
        {
            "from_country": runs["country"].shift()[1:],
            "to_country": runs["country"][1:],
            "after": runs["last"].shift()[1:],
            "before": runs["first"][1:],
        }
    ).reset_index(drop=True)


@dataclass(frozen=True)
class Home:
    """A guess, by the moments at night, and what it rests on.

    `share` is that of the night moments that were counted; `runner_up` the next network's share
    (0 without one). `prefixes` are the parts of the network seen at night, most moments first.
    """

    operator: str | None
    country: str | None
    prefixes: tuple[str, ...]
    moments: int
    nights: int
    share: float
    runner_up: float


def home_network(device_moments: pd.DataFrame, zone: str, night: Window = NIGHT) -> Home | None:
    """The network with the most moments at night; None where no night moment has a public address.

    Moments on a mobile network are left out, since a phone in bed can be on it anywhere. The parts
    of one operator in one country count together: a home has IPv4 and IPv6, and both change.
    """
    rows = device_moments[device_moments["at"].notna() & (device_moments["reach"] == PUBLIC)]
    rows = rows[links(rows["network"]).ne(MOBILE).fillna(True)]
    began = night.began(local_time(rows["at"], zone))
    rows = rows.assign(night=began.astype("datetime64[us]"))[~np.isnat(began)]
    if rows.empty:
        return None
    key = rows["operator"].fillna(rows["prefix"]) + "\0" + rows["country"].fillna("")
    counted = rows.groupby(key).agg(moments=("row", "size"), nights=("night", "nunique"))
    counted = counted.sort_values(["moments", "nights"], ascending=False, kind="stable")
    own = rows[key == counted.index[0]]
    shares = counted["moments"].to_numpy() / len(rows)
    operator, country = own["operator"].iloc[0], own["country"].iloc[0]
    return Home(
        operator=None if pd.isna(operator) else str(operator),
        country=None if pd.isna(country) else str(country),
        prefixes=tuple(own["prefix"].value_counts().index),
        moments=len(own),
        nights=int(counted["nights"].iloc[0]),
        share=float(shares[0]),
        runner_up=float(shares[1]) if len(shares) > 1 else 0.0,
    )


_PLACE_COLUMNS = (
    ("last_location", "gps"),
    ("last_location", "region"),
    ("posts", "location"),
    ("deleted_posts", "location"),
    ("location_reviews", "place"),
    ("favorite_locations", "name"),
    ("shop_addresses", "address"),
    ("shop_orders", "receiver_address"),
)
_PLACE_FIELDS = ("profile", "autofill")
_PLACE_FIELD = re.compile(
    r"region|country|city|state|zip ?code|postal|location|(?<!mail )address$", re.IGNORECASE
)


def place_data(tables: Tables) -> pd.DataFrame:
    """All other places in the archive, one row a value, in the order of the tables.

    Columns: `table`, `column` (for profile and autofill the field), `row` (its number there), `at`
    (UTC, missing where undated), `value`. It holds addresses: closed until the person opens it.
    """
    found = [_column(tables[table], table, column) for table, column in _PLACE_COLUMNS]
    found += [_fields(tables[table], table) for table in _PLACE_FIELDS]
    return pd.concat(found, ignore_index=True)


def _column(frame: pd.DataFrame, table: str, column: str) -> pd.DataFrame:
    filled = frame.reset_index(drop=True)[lambda rows: rows[column].notna()]
    missing = pd.Series(pd.NaT, index=filled.index, dtype="datetime64[us, UTC]")
    parts = {
        "table": pd.Series(table, index=filled.index, dtype="string"),
        "column": pd.Series(column, index=filled.index, dtype="string"),
        "row": filled.index.to_numpy(),
        "at": filled.get("at", missing),
        "value": filled[column].astype("string"),
    }
    return pd.DataFrame(parts)


def _fields(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    # "EmailAddress" is no place; "emailAddress" and "Email Address" are the same field.
    words = frame["field"].str.replace(r"(?<=[a-z])(?=[A-Z])", " ", regex=True)
    place = words.str.contains(_PLACE_FIELD).fillna(False).astype(bool)
    rows = _column(frame, table, "value")
    kept = rows[place.to_numpy()[rows["row"]]]
    return kept.assign(column=frame["field"].to_numpy()[kept["row"]]).astype({"column": "string"})
