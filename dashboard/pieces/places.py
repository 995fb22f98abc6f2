"""Places: the countries and networks of the addresses at which the devices were seen."""

from __future__ import annotations

import pandas as pd

from analysis.devices import networks as analysis_networks
from analysis.devices import places
from analysis.devices.devices import device_coverage
from dashboard.charts import world
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.sight import Sight
from dashboard.store import counted
from dashboard.words import _, amounts, countries, later

TABLE = "login_history"

_JOINED = {
    places.WIFI: later("Wi-Fi"),
    places.MOBILE: later("Mobile"),
    places.BOTH: later("Wi-Fi and mobile"),
    places.UNSAID: later("Not said"),
}
_WITHOUT_COUNTRY = {
    analysis_networks.PUBLIC: later("Unknown"),
    analysis_networks.PRIVATE: later("Inside a home or device"),
    analysis_networks.CGNAT: later("Inside a provider's network"),
    analysis_networks.RESERVED: later("Reserved address, belongs to no country"),
    analysis_networks.INVALID: later("Not an internet address"),
}


def headlines(sight: Sight) -> list[Number]:
    moments = counted.moments(sight.holding)
    return [
        (_("Records"), amounts.number(len(moments))),
        (_("Countries"), amounts.number(len(counted.countries(sight.holding)))),
        (_("Networks"), amounts.number(len(counted.networks(sight.holding)))),
        (_("Internet addresses"), amounts.number(moments["ip"].nunique())),
    ]


def without_addresses() -> str:
    return _("Without internet addresses, Inzage can name no country and no network.")


def how_we_know(sight: Sight) -> list[str]:
    said = [
        _(
            "Now and then TikTok recorded your device together with its internet address. An "
            "address shows which network and which country the device came in through."
        ),
        _(
            "This is rough: the country belongs to the network, not to where you were. With "
            "a VPN, another service that hides your address (such as iCloud Private Relay), "
            "or some mobile networks, it can be another country."
        ),
    ]
    covered = device_coverage(sight.holding.export.tables[TABLE])
    if covered.first is not None and covered.last is not None:
        said.append(
            _(
                "The records are from {period}. Where you were before, after and in between is "
                "unknown."
            ).format(period=amounts.span(covered.first, covered.last))
        )
    return said


def by_country(sight: Sight) -> Listing:
    found = counted.countries(sight.holding)
    return Listing(
        found.assign(name=found["country"].map(countries.name)),
        {"name": _("Country"), "moments": _("Records"), "addresses": _("Addresses")},
    )


def is_near(sight: Sight) -> bool:
    """Whether a map of Europe shows all of the countries."""
    return world.fits(counted.countries(sight.holding), world.EUROPE)


def on_a_map(sight: Sight, view: world.View) -> Chart:
    found = counted.countries(sight.holding)
    return Chart(
        world.world(found, sight.look, view),
        world.sentence(found),
        by_country(sight),
        _(
            "Each address was looked up once, on this computer, in lists that come with Inzage. A "
            "record counts for the country its address was given to. The stronger the colour, the "
            "more records; the scale is stretched so that a short stay shows too."
        ),
    )


def too_small(sight: Sight) -> str:
    """The countries that no map can show; empty where there are none."""
    small = world.without_outline(counted.countries(sight.holding))
    names = ", ".join(small)
    return _("Too small for this map: {countries}.").format(countries=names) if small else ""


def dates() -> str:
    """How old the lists are by which addresses were looked up."""
    known = analysis_networks.data_dates()
    said = [
        _("List of countries: {day}.").format(day=amounts.day(known.countries))
        if known.countries
        else _("The list of countries has no date."),
        _("List of network operators: {day}.").format(day=amounts.day(known.operators))
        if known.operators
        else _("The list of network operators is missing or has no date."),
        _("An address may have belonged to somebody else before that day."),
    ]
    return " ".join(said)


def networks(sight: Sight) -> Listing:
    """One line a network, in the order of `counted.networks`."""
    found = counted.networks(sight.holding)
    return Listing(
        found.assign(
            first=sight.local(found["first"]),
            last=sight.local(found["last"]),
            operator=found["operator"].fillna(_("Unknown")),
            country=[
                _(_WITHOUT_COUNTRY[reach]) if pd.isna(country) else countries.name(country)
                for country, reach in zip(found["country"], found["reach"], strict=True)
            ],
            joined_by=found["joined_by"].map({key: _(words) for key, words in _JOINED.items()}),
        ),
        {
            "operator": _("Operator"),
            "country": _("Country"),
            "moments": _("Records"),
            "first": _("First day"),
            "last": _("Last day"),
            "joined_by": _("Connection"),
            "addresses": _("Addresses"),
            "devices": _("Devices"),
            "prefix": _("First part of the address"),
            "carriers": _("Phone provider in the file"),
        },
    )


def countries_title() -> str:
    return _("Countries")


def networks_title() -> str:
    return _("Networks")


def what_a_network_is() -> str:
    return _(
        "Here, a network is an operator, a country and the first part of the address. Wi-Fi "
        "or mobile is what the file itself says."
    )
