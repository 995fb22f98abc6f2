"""Part of *Places*: the timeline, the changes of country and the guess at a home network."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices import places
from analysis.rhythm.nights import NIGHT
from dashboard.charts import spans
from dashboard.show import show, zone
from dashboard.store.session import Holding
from dashboard.words import _, amounts, countries, ngettext

_TABLE = "login_history"
_FEW_NIGHTS, _AGREED = 7, 0.6
"""Below so many nights no home is guessed, since a holiday is as long; below so large a share of
the night moments the guess is a weak one. Both are a choice of ours."""


def on_clock(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its moments as the clock shows them in the zone of the page."""
    chosen = zone.zone().key
    local = {
        name: frame[name].dt.tz_convert(chosen).dt.tz_localize(None)
        for name in ("first", "last", "after", "before")
        if name in frame
    }
    return frame.assign(**local)


def draw(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("When and where"), anchor=False)
    by_country = holding.once("places stretches", lambda _export: places.stretches(moments))
    by_network = holding.once(
        "places network stretches",
        lambda _export: places.stretches(moments, ("operator", "country")),
    )
    named = by_country.assign(name=by_country["country"].map(countries.name))
    count = named["name"].nunique()
    lines = ngettext("{count} country", "{count} countries", count)
    _timeline(on_clock(named), lines.format(count=amounts.number(count)), key="places-when")
    operator = by_network["operator"].fillna(_("Unknown"))
    named = by_network.assign(name=operator + " (" + by_network["country"] + ")")
    count = named["name"].nunique()
    lines = ngettext("{count} network operator", "{count} network operators", count)
    _timeline(
        on_clock(named), lines.format(count=amounts.number(count)), key="places-networks-when"
    )
    known = moments[moments["at"].notna() & moments["country"].notna()].sort_values("at")
    show.evidence(
        _("See the records in these charts"),
        lambda: holding.export.tables[_TABLE].iloc[known["row"]],
        _TABLE,
        key="places-when-rows",
    )
    _changes(holding, moments, by_country)


def _timeline(runs: pd.DataFrame, lines: str, *, key: str) -> None:
    show.chart(
        spans.spans(runs, show.colours()),
        key=key,
        alt=spans.sentence(runs, lines, zone.name_of(zone.zone().key)),
        table=spans.bars(runs),
        labels={
            "name": _("Where"),
            "first": _("First day"),
            "last": _("Last day"),
            "moments": _("Records"),
        },
        how=_(
            "A bar runs on as long as there was no record elsewhere in between. A very short bar "
            "is drawn wider than it is, so that you can see it. If a pause is too short to see, "
            "two bars become one. At most {lines} lines are drawn: those with the most records."
        ).format(lines=amounts.number(spans.LINES)),
    )


def _changes(holding: Holding, moments: pd.DataFrame, runs: pd.DataFrame) -> None:
    st.subheader(_("Changes of country"), anchor=False)
    found = holding.once("places changes", lambda _export: places.country_changes(moments))
    if found.empty:
        st.write(
            _("Every record with a time and a known country has this country: {country}.").format(
                country=countries.name(runs["country"].iloc[0])
            )
            if len(runs)
            else _("No record has both a time and a known country.")
        )
        return
    st.write(
        ngettext(
            "The country changed {count} time. Travel is the usual reason. A VPN, another "
            "service that hides your address, the network of a foreign provider or two devices in "
            "two countries are others. Choose a line to see the records around it.",
            "The country changed {count} times. Travel is the usual reason. A VPN, another "
            "service that hides your address, the network of a foreign provider or two devices in "
            "two countries are others. Choose a line to see the records around it.",
            len(found),
        ).format(count=amounts.number(len(found)))
    )
    clock = on_clock(found)
    shown = clock.assign(
        from_country=found["from_country"].map(countries.name),
        to_country=found["to_country"].map(countries.name),
    )
    labels = {
        "from_country": _("From"),
        "after": _("Last record there"),
        "to_country": _("To"),
        "before": _("First record there"),
    }
    line = show.choice(shown, labels, key="places-changes")
    st.caption(zone.sentence())
    if line is None:
        return
    around = moments[moments["at"].between(found["after"].iloc[line], found["before"].iloc[line])]
    rows = around.sort_values("at", kind="stable")["row"].to_numpy()
    show.evidence(
        _("See the records around this change"),
        lambda: holding.export.tables[_TABLE].iloc[rows],
        _TABLE,
        key="places-change-rows",
    )


def draw_home(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(_("Possibly your home network, estimated"), anchor=False)
    chosen = zone.zone().key
    home = holding.once(
        f"places home {chosen}", lambda _export: places.home_network(moments, chosen)
    )
    window = {"start": str(NIGHT).split("-")[0], "end": str(NIGHT).split("-")[1]}
    if home is None:
        st.write(
            _(
                "We cannot tell: no record between {start} and {end} has a Wi-Fi or fixed address."
            ).format(**window)
        )
        return
    nights = ngettext("{count} night", "{count} nights", home.nights).format(
        count=amounts.number(home.nights)
    )
    with st.container(border=True):
        if home.nights < _FEW_NIGHTS:
            st.write(
                _(
                    "We cannot tell: the network with the most records between {start} and {end} "
                    "has them on only {nights}. It may be the network of a holiday home."
                ).format(**window, nights=nights)
            )
            _home_rows(holding, moments, home)
            return
        show.plain(f"{home.operator or _('Unknown')}, {countries.name(home.country)}")
        st.write(
            _(
                "Estimated: {share} of the records between {start} and {end} came through this "
                "network, on {nights}. The next network has {runner_up}."
            ).format(
                **window,
                share=amounts.share(home.share),
                nights=nights,
                runner_up=amounts.share(home.runner_up),
            )
        )
        st.write(_certainty(home))
        _home_rows(holding, moments, home)


def _home_rows(holding: Holding, moments: pd.DataFrame, home: places.Home) -> None:
    st.caption(_("Records on a mobile network do not count here.") + " " + zone.sentence())
    rows = moments.loc[moments["prefix"].isin(home.prefixes), "row"].to_numpy()
    show.evidence(
        _("See all records on this network"),
        lambda: holding.export.tables[_TABLE].iloc[rows],
        _TABLE,
        key="places-home-rows",
    )


def _certainty(home: places.Home) -> str:
    if home.share < _AGREED:
        return _("This is uncertain: the nights do not agree.")
    return _("Most nights agree. It is still an estimate: you may often have slept somewhere else.")
