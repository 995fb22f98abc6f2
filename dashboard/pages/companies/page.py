"""Companies: what others told TikTok, and what was chosen for advertising."""

from __future__ import annotations

import streamlit as st

from analysis.companies import off_tiktok
from analysis.companies.events import event_kinds
from dashboard.pages.companies import ads, near, topics
from dashboard.pages.page import Group, Page
from dashboard.pages.parts.sight import here
from dashboard.pieces import companies as pieces
from dashboard.pieces import pictures
from dashboard.show import cards, show
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, declared, later
from parsers.export import READ

_TABLE = pieces.TABLE


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_(PAGE.title), anchor=False)
    state = holding.export.states[_TABLE]
    if state == READ:
        _headlines(holding)
        figure, alt = pictures.of_companies(here(holding))
        cards.small_chart(figure, key="companies-most", alt=alt)
        _by_company(holding)
        st.page_link(
            st.session_state["pages"]["settings"],
            label=_(
                "To stop companies from telling TikTok: “Settings”, then “Five things you can do”."
            ),
            icon=":material/tune:",
        )
        _how_we_know(holding)
        _by_month(holding)
        _unexplained(holding)
        near.draw(holding)
    else:
        st.write(pieces.what_it_is())
        st.write(absence.sentence(_TABLE, state))
        st.caption(declared.companies(holding.export.last))
    topics.draw(holding)
    ads.draw(holding)


def _headlines(holding: Holding) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, value in pieces.headlines(here(holding)):
            st.metric(label, value, width="content")


def _how_we_know(holding: Holding) -> None:
    told = holding.export.tables[_TABLE]
    st.write(pieces.what_it_is())
    st.write(pieces.what_is_known())
    st.caption(declared.companies(holding.export.last))
    show.evidence(_("See all events"), lambda: told, _TABLE, key="companies-all")


def _by_company(holding: Holding) -> None:
    st.header(pieces.each_title(), anchor=False)
    st.write(_("Choose a company to see what it told TikTok."))
    listed = pieces.each(here(holding))
    line = show.chosen(listed, key="companies-list")
    if line is not None:
        _one(holding, str(listed.table["company"].iloc[line]))


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
        sight = here(holding)
        monthly = pieces.months(sight)
        own_months = monthly[monthly["company"] == company]
        show.drawn(pieces.month_chart(sight, own_months), key="companies-one-months")
        show.evidence(
            _("See these events"),
            lambda: told[told["company"] == company],
            _TABLE,
            key="companies-one-rows",
        )


def _by_month(holding: Holding) -> None:
    st.header(pieces.months_title(), anchor=False)
    show.drawn(pieces.by_month(here(holding)), key="companies-months")
    st.caption(pieces.not_in_the_months())


def _unexplained(holding: Holding) -> None:
    """Names that say nothing and events without one; no heading where there are neither."""
    told, found = holding.export.tables[_TABLE], pieces.found(here(holding))
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
