"""Which companies: what others told TikTok, and what was chosen for advertising."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.companies import off_tiktok
from analysis.companies.events import event_kinds
from dashboard.charts import tally
from dashboard.pages.companies import ads, near, topics
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import pictures
from dashboard.show import cards, show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, declared, later, ngettext
from parsers.export import READ

_TABLE = "off_tiktok_activity"


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Which companies"), anchor=False)
    state = holding.export.states[_TABLE]
    if state == READ:
        _headlines(holding)
        figure, alt = pictures.of_companies(holding)
        cards.small_chart(figure, key="companies-most", alt=alt)
        _by_company(holding)
        _how_we_know(holding)
        _by_month(holding)
        _unexplained(holding)
        near.draw(holding)
    else:
        st.write(_what_it_is())
        st.write(absence.sentence(_TABLE, state))
        st.caption(declared.companies(holding.export.last))
    topics.draw(holding)
    ads.draw(holding)


def _what_it_is() -> str:
    return _(
        "Other companies can tell TikTok what you did with them: on their site, in their app or "
        "in their shop. TikTok calls this off-TikTok activity."
    )


def events(count: int) -> str:
    return ngettext("{count} event", "{count} events", count).format(count=amounts.number(count))


def _found(holding: Holding) -> pd.DataFrame:
    return counted.companies(holding, zone.zone().key)


def _headlines(holding: Holding) -> None:
    told, found = holding.export.tables[_TABLE], _found(holding)
    tiles = {_("Companies"): amounts.number(len(found)), _("Events"): amounts.number(len(told))}
    span = holding.export.span(_TABLE)
    if span:
        tiles[_("First event")] = amounts.short_day(span[0])
        tiles[_("Last event")] = amounts.short_day(span[1])
    with st.container(horizontal=True, gap="medium"):
        for label, value in tiles.items():
            st.metric(label, value, width="content")


def _how_we_know(holding: Holding) -> None:
    told = holding.export.tables[_TABLE]
    st.write(_what_it_is())
    st.write(
        _(
            "This is what is recorded in your file. A company that is not in it may still have "
            "told TikTok something."
        )
    )
    st.caption(declared.companies(holding.export.last))
    show.evidence(_("See all events"), lambda: told, _TABLE, key="companies-all")


def _by_company(holding: Holding) -> None:
    st.header(_("Company by company"), anchor=False)
    st.write(_("Choose a company to see what it told TikTok."))
    found = _found(holding)
    labels = {
        "company": _("Company or app"),
        "events": _("Events"),
        "kinds": _("Kinds of event"),
        "months": _("Months with events"),
        "first": _("First day (UTC)"),
        "last": _("Last day (UTC)"),
    }
    line = show.choice(found, labels, key="companies-list")
    if line is not None:
        _one(holding, str(found["company"].iloc[line]))


def _one(holding: Holding, company: str) -> None:
    told = holding.export.tables[_TABLE]
    with st.container(border=True):
        show.text(company, "company")
        kinds = holding.once(
            "companies kinds", lambda export: off_tiktok.company_kinds(export.tables[_TABLE])
        )
        messages = {kind.key: kind.message for kind in event_kinds()}
        own = kinds[kinds["company"] == company]
        show.listing(
            own.assign(means=[_(messages[kind]) for kind in own["kind"]]),
            {
                "events": _("Events"),
                "means": _("What it says"),
                "event": _("Word in the file"),
                "first": _("First day (UTC)"),
                "last": _("Last day (UTC)"),
            },
            key="companies-kinds",
        )
        monthly = _months(holding)
        _month_chart(monthly[monthly["company"] == company], key="companies-one-months")
        show.evidence(
            _("See these events"),
            lambda: told[told["company"] == company],
            _TABLE,
            key="companies-one-rows",
        )


def _months(holding: Holding) -> pd.DataFrame:
    chosen = zone.zone().key
    return holding.once(
        f"companies months {chosen}",
        lambda export: off_tiktok.company_months(export.tables[_TABLE], chosen),
    )


def _by_month(holding: Holding) -> None:
    st.header(_("Month by month"), anchor=False)
    totals = _months(holding).groupby("month", as_index=False)[["events"]].sum()
    _month_chart(totals, key="companies-months")
    st.caption(_("Events without a date or without a company are not in this chart."))


def _month_chart(monthly: pd.DataFrame, *, key: str) -> None:
    show.chart(
        tally.months(monthly, {"events": _("Events")}, events, show.colours()),
        key=key,
        alt=tally.months_sentence(monthly, ["events"], events),
        table=monthly,
        labels={"month": _("Month"), "events": _("Events")},
        how=_(
            "Each event counts for its month. The first and the last month are often incomplete. "
            "Time zone: {zone}."
        ).format(zone=zone.name_of(zone.zone().key)),
    )


def _unexplained(holding: Holding) -> None:
    """Names that say nothing and events without one; no heading where there are neither."""
    told, found = holding.export.tables[_TABLE], _found(holding)
    unclear = found[~found["explained"]]
    nameless = holding.once(
        "companies nameless", lambda export: off_tiktok.nameless(export.tables[_TABLE])
    )
    if not (len(unclear) or nameless):
        return
    st.header(_("Cannot be explained from the file"), anchor=False)
    if len(unclear):
        st.write(
            _(
                "These names do not say which company it is. The file has nothing else about "
                "them. You can ask TikTok who they are."
            )
        )
        show.listing(
            unclear,
            {
                "company": _("Name in the file"),
                "events": _("Events"),
                "first": _("First day (UTC)"),
                "last": _("Last day (UTC)"),
            },
            key="companies-unclear",
        )
        show.evidence(
            _("See the events of these names"),
            lambda: told[told["company"].isin(unclear["company"])],
            _TABLE,
            key="companies-unclear-rows",
        )
    if nameless:
        st.write(_("No company is named in {rows}.").format(rows=amounts.rows(nameless)))
        show.evidence(
            _("See the entries without a company"),
            lambda: told[told["company"].isna()],
            _TABLE,
            key="companies-nameless",
        )


PAGE = Page(
    "companies",
    later("Companies"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="storefront",
    questions=(
        later("Which company would you not have expected here?"),
        later("Which ad topics fit you, and which do not?"),
    ),
    part=Part.COMPANIES,
)
