"""When each device was seen, month by month, and what one of them was seen with."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.devices import devices
from dashboard.charts import devices as charts
from dashboard.pages.parts.devices import labels, local, names
from dashboard.pages.parts.sight import here
from dashboard.pieces import devices as pieces
from dashboard.show import evidence, show, zone
from dashboard.show.evidence import Pick
from dashboard.store.session import Holding
from dashboard.words import _, amounts, countries, later

_SEEN_WITH = ("os", "network", "carrier", "operator", "country")

_LABELS = {
    "os": later("System"),
    "network": later("Wi-Fi or mobile"),
    "carrier": later("Phone provider"),
    "operator": later("Company that runs the network"),
    "country": later("Country of the network"),
}


def draw(holding: Holding, moments: pd.DataFrame, ledger: pd.DataFrame) -> None:
    _months(holding, moments)
    _one_device(holding, moments, ledger)


def timeline(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(pieces.timeline_title(), anchor=False)
    stretches = devices.device_bars(moments)
    bars = pieces.stretches(here(holding), moments)
    show.drawn(pieces.timeline(here(holding), bars), key="devices-timeline")
    st.caption(zone.beside())
    _behind(
        holding,
        {
            f"{name}, {amounts.span(first, last)}": _in_stretch(moments, stretch)
            for name, first, last, (_index, stretch) in zip(
                bars["name"], bars["first"], bars["last"], stretches.iterrows(), strict=True
            )
        },
        key="devices-timeline",
    )


def _months(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("Records per month"), anchor=False)
    by_month = devices.devices_by_month(moments, zone.zone().key)
    by_month = by_month.assign(name=labels(by_month))
    show.chart(
        charts.months(by_month, show.colours()),
        key="devices-months",
        alt=charts.months_sentence(by_month),
        table=by_month.assign(name=names(by_month)),
        labels={
            "month": _("Month"),
            "name": _("Device"),
            "moments": _("Records"),
            "model": _("Code in the file"),
        },
        how=_(
            "Each record with a time counts for its month. Each chart has its own scale. The "
            "first and the last month are often incomplete."
        ),
    )
    st.caption(zone.beside())
    months = local(moments["at"]).dt.to_period("M")
    _behind(
        holding,
        {
            f"{amounts.month(row['month'])}, {row['name']}": _in_month(moments, months, row)
            for _index, row in by_month.iloc[::-1].iterrows()
        },
        key="devices-months",
    )


def _behind(holding: Holding, parts: Mapping[str, Pick], *, key: str) -> None:
    if parts:
        evidence.behind(holding.export.tables, parts, key=key, among=("login_history",))


def _of(moments: pd.DataFrame, device: pd.Series) -> pd.Series:
    """Which moments are of a device, as its `model` (may be missing) and `kind` say."""
    model = device["model"]
    same = moments["model"].isna() if pd.isna(model) else moments["model"].eq(model)
    return same.fillna(False) & moments["kind"].eq(device["kind"])


# Moments stand in the order of their table, so what holds for a moment holds for its row.


def _in_stretch(moments: pd.DataFrame, stretch: pd.Series) -> Pick:
    return lambda _frame: (
        _of(moments, stretch) & moments["at"].between(stretch["first"], stretch["last"])
    ).to_numpy(bool)


def _in_month(moments: pd.DataFrame, months: pd.Series, counted: pd.Series) -> Pick:
    """`months` are those of the moments, on the clock that was chosen."""
    wanted = counted["month"].to_period("M")
    return lambda _frame: (_of(moments, counted) & (months == wanted)).to_numpy(bool)


def _one_device(holding: Holding, moments: pd.DataFrame, ledger: pd.DataFrame) -> None:
    """What one device was seen with, and its rows."""
    st.header(_("One device up close"), anchor=False)
    number = st.selectbox(
        _("Device"),
        range(len(ledger)),
        format_func=labels(ledger).__getitem__,
        key="devices-one",
        width=420,
    )
    own = moments[_of(moments, ledger.iloc[number])]
    for column in _SEEN_WITH:
        seen = devices.used_with(own, column)
        if not len(seen):
            continue
        if column == "country":
            seen = seen.assign(country=[countries.name(code) for code in seen["country"]])
        st.markdown(f"**{_(_LABELS[column])}**")
        show.listing(
            seen.assign(first=local(seen["first"]), last=local(seen["last"])),
            {
                column: _(_LABELS[column]),
                "moments": _("Records"),
                "first": _("First seen"),
                "last": _("Last seen"),
            },
            key=f"devices-{column}",
        )
    show.evidence(
        _("See the entries of this device"),
        lambda: holding.export.tables["login_history"].iloc[own["row"].to_numpy()],
        "login_history",
        key=f"devices-rows-{number}",
    )
