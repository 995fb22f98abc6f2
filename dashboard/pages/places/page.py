"""Which places: countries and networks of the addresses, and the other places in the file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices import networks, places
from analysis.devices.devices import device_coverage
from dashboard.charts import world
from dashboard.pages.page import Group, Page
from dashboard.pages.places import other, timeline
from dashboard.show import show
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, countries, later

_TABLE = "login_history"
_VIEWS = {"europe": (later("Europe"), world.EUROPE), "world": (later("World"), world.WORLD)}

_JOINED = {
    places.WIFI: later("Wi-Fi"),
    places.MOBILE: later("Mobile"),
    places.BOTH: later("Wi-Fi and mobile"),
    places.UNSAID: later("Not said"),
}
_WITHOUT_COUNTRY = {
    networks.PUBLIC: later("Unknown"),
    networks.PRIVATE: later("Inside a home or device"),
    networks.CGNAT: later("Inside a provider's network"),
    networks.RESERVED: later("Reserved address, belongs to no country"),
    networks.INVALID: later("Not an internet address"),
}


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Which places"), anchor=False)
    moments = counted.moments(holding)
    if moments["ip"].notna().any():
        _headlines(holding, moments)
        _map(holding, moments)
        _how_we_know(holding)
        timeline.draw(holding, moments)
        _networks(holding, moments)
        timeline.draw_home(holding, moments)
    else:
        st.write(absence.sentence(_TABLE, holding.export.states[_TABLE]))
        st.write(_("Without internet addresses, Inzage can name no country and no network."))
    other.draw(holding)


def _headlines(holding: Holding, moments: pd.DataFrame) -> None:
    by_country = counted.countries(holding)
    grouped = counted.networks(holding)
    tiles = {
        _("Records"): len(moments),
        _("Countries"): len(by_country),
        _("Networks"): len(grouped),
        _("Internet addresses"): moments["ip"].nunique(),
    }
    with st.container(horizontal=True, gap="medium"):
        for label, value in tiles.items():
            st.metric(label, amounts.number(value), width="content")


def _how_we_know(holding: Holding) -> None:
    st.write(
        _(
            "Now and then TikTok recorded your device together with its internet address. An "
            "address shows which network and which country the device came in through."
        )
    )
    st.write(
        _(
            "This is rough: the country belongs to the network, not to where you were. With "
            "a VPN, another service that hides your address (such as iCloud Private Relay), "
            "or some mobile networks, it can be another country."
        )
    )
    covered = device_coverage(holding.export.tables[_TABLE])
    if covered.first is not None and covered.last is not None:
        st.write(
            _(
                "The records are from {period}. Where you were before, after and in between is "
                "unknown."
            ).format(period=amounts.span(covered.first, covered.last))
        )
    show.evidence(
        _("See all records"),
        lambda: holding.export.tables[_TABLE],
        _TABLE,
        key="places-all",
    )


def _map(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("Countries"), anchor=False)
    by_country = counted.countries(holding)
    if by_country.empty:
        st.write(world.sentence(by_country))
        return
    near = world.fits(by_country, world.EUROPE)
    chosen = st.segmented_control(
        _("Part of the map"),
        list(_VIEWS),
        default="europe" if near else "world",
        required=True,
        format_func=lambda name: _(_VIEWS[name][0]),
        key="places-view",
        label_visibility="collapsed",
    )
    named = by_country.assign(name=by_country["country"].map(countries.name))
    labels = {"name": _("Country"), "moments": _("Records"), "addresses": _("Addresses")}
    left, right = st.columns([5, 3], gap="medium")
    with left:
        show.chart(
            world.world(by_country, show.colours(), _VIEWS[chosen or "world"][1]),
            key="places-map",
            alt=world.sentence(by_country),
            table=named,
            labels=labels,
            how=_how(),
        )
        if small := world.without_outline(by_country):
            st.caption(_("Too small for this map: {countries}.").format(countries=", ".join(small)))
    with right:
        st.write(_("Choose a country to see its records."))
        line = show.choice(named, labels, key="places-countries")
        if line is not None:
            _rows_of(holding, moments[moments["country"] == named["country"].iloc[line]], "country")
    st.caption(_dates())


def _how() -> str:
    return _(
        "Each address was looked up once, on this computer, in lists that come with Inzage. A "
        "record counts for the country its address was given to. The stronger the colour, the "
        "more records; the scale is stretched so that a short stay shows too."
    )


def _dates() -> str:
    """How old the lists are by which addresses were looked up."""
    dates = networks.data_dates()
    said = [
        _("List of countries: {day}.").format(day=amounts.day(dates.countries))
        if dates.countries
        else _("The list of countries has no date."),
        _("List of network operators: {day}.").format(day=amounts.day(dates.operators))
        if dates.operators
        else _("The list of network operators is missing or has no date."),
        _("An address may have belonged to somebody else before that day."),
    ]
    return " ".join(said)


def _networks(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("Networks"), anchor=False)
    st.write(
        _(
            "Here, a network is an operator, a country and the first part of the address. Wi-Fi "
            "or mobile is what the file itself says. Choose a network to see its records."
        )
    )
    found = counted.networks(holding)
    shown = timeline.on_clock(found).assign(
        operator=found["operator"].fillna(_("Unknown")),
        country=[
            _(_WITHOUT_COUNTRY[reach]) if pd.isna(country) else countries.name(country)
            for country, reach in zip(found["country"], found["reach"], strict=True)
        ],
        joined_by=found["joined_by"].map({key: _(words) for key, words in _JOINED.items()}),
    )
    labels = {
        "operator": _("Operator"),
        "country": _("Country"),
        "moments": _("Records"),
        "joined_by": _("Connection"),
        "first": _("First day"),
        "last": _("Last day"),
        "prefix": _("First part of the address"),
        "addresses": _("Addresses"),
        "devices": _("Devices"),
        "carriers": _("Phone provider in the file"),
    }
    line = show.choice(shown, labels, key="places-networks")
    if line is not None:
        one = found[["operator", "country", "prefix", "reach"]].iloc[[line]]
        matching = moments.merge(one, how="inner")  # missing fits missing
        _rows_of(holding, matching, "network")


def _rows_of(holding: Holding, moments: pd.DataFrame, key: str) -> None:
    rows = moments["row"].to_numpy()
    show.evidence(
        _("See these records"),
        lambda: holding.export.tables[_TABLE].iloc[rows],
        _TABLE,
        key=f"places-{key}-rows",
    )


PAGE = Page(
    "places",
    later("Places"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="public",
    questions=(
        later("Which trips do you recognise?"),
        later("Who may know where you are, and who decides that?"),
    ),
    part=Part.PLACES,
)
