"""Part of *Companies*: partners of old exports, ads that were opened, forms filled in."""

from __future__ import annotations

import re

import pandas as pd
import streamlit as st

from analysis.companies.ads import ads_by_host, form_answers, partners
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, later, ngettext
from parsers.export import READ

_PARTNERS, _ADS, _FORMS, _EVENTS = "ad_partners", "ads_visited", "lead_forms", "off_tiktok_activity"
_KINDS = {"data partner": later("Data partner"), "advertiser": later("Advertiser")}


def draw(holding: Holding) -> None:
    states = holding.export.states
    if states[_PARTNERS] == READ:
        st.header(_("Partners and advertisers"), anchor=False)
        st.write(_("Files of 2020 to 2023 named companies whose data was used to choose your ads."))
        _partners(holding)
    if states[_ADS] == READ:
        st.header(_("Ads you opened"), anchor=False)
        _ads(holding)
    if states[_FORMS] == READ:
        st.header(_("Forms in ads"), anchor=False)
        _forms(holding)
    for said in absence.sentences((_PARTNERS, _ADS, _FORMS), states):
        st.write(said)


def _partners(holding: Holding) -> None:
    found = holding.once(
        "companies partners",
        lambda export: partners(export.tables[_PARTNERS], export.tables[_EVENTS]),
    )
    show.listing(
        found.assign(
            means=[_(_KINDS[kind]) if kind in _KINDS else "" for kind in found["kind"]],
            partner=found["name"],
        ),
        {"means": _("Kind"), "partner": _("Name"), "events": _("Events it told TikTok")},
        key="companies-partners",
    )
    show.evidence(
        _("See the names as they are in the file"),
        lambda: holding.export.tables[_PARTNERS],
        _PARTNERS,
        key="companies-partners-rows",
    )


def _ads(holding: Holding) -> None:
    visited = holding.export.tables[_ADS]
    found = holding.once("companies ads", lambda export: ads_by_host(export.tables[_ADS]))
    st.write(
        ngettext(
            "You opened {count} ad. The link names the site it went to first. That can be a "
            "company that counts clicks, not the advertiser. Choose a site to see its ads.",
            "You opened {count} ads. The links name the sites they went to first. That can be a "
            "company that counts clicks, not the advertiser. Choose a site to see its ads.",
            len(visited),
        ).format(count=amounts.number(len(visited)))
    )
    line = show.choice(
        found,
        {
            "host": _("Site in the link"),
            "ads": _("Ads"),
            "first": _("First day (UTC)"),
            "last": _("Last day (UTC)"),
        },
        key="companies-ads",
    )
    if line is None:
        show.evidence(_("See all ads"), lambda: visited, _ADS, key="companies-ads-all")
    else:
        host = found["host"].iloc[line]
        show.evidence(
            _("See these ads"),
            lambda: visited[_names(visited["link"], host)],
            _ADS,
            key="companies-ads-rows",
        )


def _names(links: pd.Series, host: object) -> pd.Series:
    """Which links name a host; with none given, those that name no host that can be read."""
    start = r"[a-zA-Z][\w+.-]*://(?:[^/?#@]*@)?"
    if not isinstance(host, str):
        return ~links.str.match(f"{start}[^/?#:]").fillna(False).astype(bool)
    exact = f"{start}{re.escape(host)}(?:[/?#:]|$)"
    return links.str.match(exact, case=False).fillna(False).astype(bool)


def _forms(holding: Holding) -> None:
    counted = form_answers(holding.export.tables[_FORMS])
    st.write(
        _(
            "Advertisers can ask for your details in a form inside an ad. Your file has "
            "{answers} to such forms, and {forms} saved in full."
        ).format(
            answers=ngettext("{count} answer", "{count} answers", counted.fields).format(
                count=amounts.number(counted.fields)
            ),
            forms=ngettext("{count} form", "{count} forms", counted.forms).format(
                count=amounts.number(counted.forms)
            ),
        )
    )
    show.evidence(
        _("See the answers"),
        lambda: holding.export.tables[_FORMS],
        _FORMS,
        key="companies-forms",
    )
