"""Which devices: the phones and browsers at which TikTok recorded you, and their numbers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import devices, networks
from analysis.activity import local_time
from analysis.devices_names import DEVICE, WEB, model_name
from dashboard import show, zone
from dashboard.charts import devices as charts
from dashboard.pages import devices_numbers
from dashboard.pages.page import Page
from dashboard.session import Holding
from dashboard.words import _, amounts, countries, later
from parsers.export import EMPTY, READ

_SEEN_WITH = ("os", "network", "carrier", "operator", "country")

_LABELS = {
    "os": later("System"),
    "network": later("Wi-Fi or mobile"),
    "carrier": later("Phone provider"),
    "operator": later("Operator of the network"),
    "country": later("Country of the network"),
}


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Which devices"), anchor=False)
    st.write(
        _(
            "These are moments at which TikTok recorded your device and internet address. TikTok "
            "calls them a login history. We do not call them logins: there are more of them than "
            "times a person logs in, and they look like moments at which the app was opened."
        )
    )
    if holding.export.states["login_history"] == READ:
        moments = _moments(holding)
        ledger = holding.once("device ledger", lambda _e: devices.device_ledger(moments))
        _coverage(holding, ledger)
        zone.control("devices-zone")
        _ledger(holding, ledger)
        _timeline(holding, moments)
        _one_device(holding, moments, ledger)
    else:
        _absent(holding.export.states["login_history"])
    devices_numbers.draw(holding)


def _moments(holding: Holding) -> pd.DataFrame:
    """The moments with what is known of their addresses; looked up once, on this computer."""
    return holding.once(
        "device moments",
        lambda export: devices.device_moments(
            export.tables["login_history"], networks.look_up(export.tables["login_history"]["ip"])
        ),
    )


def _absent(state: str) -> None:
    st.write(
        _("Your file has a place for these moments, and nothing is in it.")
        if state == EMPTY
        else _("Your file has no such moments.")
    )
    st.write(_("That does not prove TikTok has none. Nothing can be said of which devices."))


def _coverage(holding: Holding, ledger: pd.DataFrame) -> None:
    reach = devices.device_coverage(holding.export.tables["login_history"])
    with st.container(border=True, gap="xsmall"):
        if reach.first is not None and reach.last is not None:
            st.markdown(
                _("**{moments}, from {span}.** Older than that is unknown, not unused.").format(
                    moments=charts.moments(reach.rows),
                    span=amounts.span(*_local(pd.Series([reach.first, reach.last]))),
                )
            )
        if undated := reach.rows - reach.dated:
            st.markdown(
                _("{moments} without a time. They count, but stand in no chart.").format(
                    moments=charts.moments(undated)
                )
            )
        st.caption(
            _(
                "A device is its model code. Two phones of one model cannot be told apart, and the "
                "same phone with a newer system stays one device. A browser often has no code."
            )
        )
    kinds = ledger["kind"]
    with st.container(horizontal=True, gap="medium"):
        for label, count in (
            (_("Phones and tablets"), int((kinds == DEVICE).sum())),
            (_("Browsers"), int((kinds == WEB).sum())),
            (_("Moments"), reach.rows),
        ):
            st.metric(label, amounts.number(count), width="content")
    show.evidence(
        _("See the rows"),
        lambda: holding.export.tables["login_history"],
        "login_history",
        key="devices-all",
    )


def _ledger(holding: Holding, ledger: pd.DataFrame) -> None:
    st.header(_("Each device"), anchor=False)
    show.listing(
        ledger.assign(
            name=_names(ledger, code=False),
            first=_local(ledger["first"]),
            last=_local(ledger["last"]),
            countries=[countries.names(codes) for codes in ledger["countries"]],
        ),
        {
            "name": _("Device"),
            "model": _("Code in the file"),
            "moments": _("Moments"),
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
            "A name such as “iPhone 13” comes from a public list of codes, not from your file. The "
            "list can be behind. Systems and internet addresses are counted once each. A country "
            "belongs to the network, not to where the phone lay."
        )
    )


def _timeline(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("When each device was seen"), anchor=False)
    st.caption(zone.beside())
    bars = devices.device_bars(moments)
    bars = bars.assign(name=_names(bars), first=_local(bars["first"]), last=_local(bars["last"]))
    show.chart(
        charts.timeline(bars, show.colours()),
        key="devices-timeline",
        alt=charts.timeline_sentence(bars),
        table=bars,
        labels={
            "name": _("Device"),
            "first": _("From"),
            "last": _("Until"),
            "moments": _("Moments"),
        },
        how=_(
            "A bar goes from one moment to the next as long as no more than {days} days lie "
            "between them. A gap says that the file has no moment there, not that the device lay "
            "unused."
        ).format(days=devices.QUIET_DAYS),
    )
    st.header(_("Moments a month"), anchor=False)
    st.caption(zone.beside())
    by_month = devices.devices_by_month(moments, zone.zone().key)
    by_month = by_month.assign(name=_names(by_month))
    show.chart(
        charts.months(by_month, show.colours()),
        key="devices-months",
        alt=charts.months_sentence(by_month),
        table=by_month,
        labels={"month": _("Month"), "name": _("Device"), "moments": _("Moments")},
        how=_(
            "Each moment with a time counts for its month. Each picture has its own scale. The "
            "first and the last month are often not whole."
        ),
    )


def _one_device(holding: Holding, moments: pd.DataFrame, ledger: pd.DataFrame) -> None:
    """What one device was seen with, and its rows."""
    st.header(_("One device up close"), anchor=False)
    names = _names(ledger)
    number = st.selectbox(
        _("Device"), range(len(ledger)), format_func=names.__getitem__, key="devices-one", width=420
    )
    device = ledger.iloc[number]
    own = moments[moments["kind"].eq(device["kind"]) & moments["model"].eq(device["model"])]
    if pd.isna(device["model"]):
        own = moments[moments["kind"].eq(device["kind"]) & moments["model"].isna()]
    for column in _SEEN_WITH:
        seen = devices.used_with(own, column)
        if not len(seen):
            continue
        if column == "country":
            seen = seen.assign(country=[countries.name(code) for code in seen["country"]])
        st.markdown(f"**{_(_LABELS[column])}**")
        show.listing(
            seen.assign(first=_local(seen["first"]), last=_local(seen["last"])),
            {
                column: _(_LABELS[column]),
                "moments": _("Moments"),
                "first": _("First seen"),
                "last": _("Last seen"),
            },
            key=f"devices-{column}",
        )
    show.evidence(
        _("See the rows of this device"),
        lambda: holding.export.tables["login_history"].iloc[own["row"].to_numpy()],
        "login_history",
        key=f"devices-rows-{number}",
    )


def _names(rows: pd.DataFrame, code: bool = True) -> list[str]:
    """A name for each row with `model` and `kind`: what it is sold as, with its code beside it."""
    return [
        _name(model if isinstance(model, str) else None, kind, code)
        for model, kind in zip(rows["model"], rows["kind"], strict=True)
    ]


def _name(model: str | None, kind: str, code: bool) -> str:
    if kind == WEB:
        said: str | None = _("A browser")
    elif model is None:
        return _("Not named in the file")
    else:
        said = model_name(model)
    if said is None:
        return model or ""
    return f"{said} ({model})" if code and model else said


def _local(at: pd.Series) -> pd.Series:
    return pd.Series(local_time(at, zone.zone().key), index=at.index)


PAGE = Page("devices", later("Which devices"), needs=(), draw=draw)
