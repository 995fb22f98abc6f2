"""Places: countries and networks of the addresses, and the other places in the file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts import world
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import ways
from dashboard.pages.parts.sight import here
from dashboard.pages.places import other, timeline
from dashboard.pieces import places as pieces
from dashboard.show import show
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, later

_TABLE = "login_history"
_VIEWS = {"europe": (later("Europe"), world.EUROPE), "world": (later("World"), world.WORLD)}


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_(PAGE.title), anchor=False)
    moments = counted.moments(holding)
    if moments["ip"].notna().any():
        _headlines(holding)
        ways.to_was_it_me(_("Is there a country or a network you do not know? Go to “Was it me?”"))
        _map(holding, moments)
        _how_we_know(holding)
        timeline.draw(holding, moments)
        _networks(holding, moments)
        timeline.draw_home(holding, moments)
    else:
        st.write(absence.sentence(_TABLE, holding.export.states[_TABLE]))
        st.write(pieces.without_addresses())
    other.draw(holding)


def _headlines(holding: Holding) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, value in pieces.headlines(here(holding)):
            st.metric(label, value, width="content")


def _how_we_know(holding: Holding) -> None:
    for said in pieces.how_we_know(here(holding)):
        st.write(said)
    show.evidence(
        _("See all records"),
        lambda: holding.export.tables[_TABLE],
        _TABLE,
        key="places-all",
    )


def _map(holding: Holding, moments: pd.DataFrame) -> None:
    by_country = counted.countries(holding)
    if by_country.empty:
        st.header(pieces.countries_title(), anchor=False)
        st.write(world.sentence(by_country))
        return
    sight = here(holding)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.header(pieces.countries_title(), anchor=False, width="content")
        chosen = st.segmented_control(
            _("Part of the map"),
            list(_VIEWS),
            default="europe" if pieces.is_near(sight) else "world",
            required=True,
            format_func=lambda name: _(_VIEWS[name][0]),
            key="places-view",
            label_visibility="collapsed",
        )
    listed = pieces.by_country(sight)
    left, right = st.columns(2, gap="medium")
    with left:
        view = _VIEWS[chosen or "world"][1]
        show.drawn(pieces.on_a_map(sight, view), key="places-map")
        if small := pieces.too_small(sight):
            st.caption(small)
    with right:
        st.write(_("Choose a country to see its records."))
        line = show.chosen(listed, key="places-countries")
        if line is not None:
            _rows_of(
                holding,
                moments[moments["country"] == listed.table["country"].iloc[line]],
                "country",
            )
    st.caption(pieces.dates())


def _networks(holding: Holding, moments: pd.DataFrame) -> None:
    st.header(pieces.networks_title(), anchor=False)
    st.write(f"{pieces.what_a_network_is()} {_('Choose a network to see its records.')}")
    found = counted.networks(holding)
    line = show.chosen(pieces.networks(here(holding)), key="places-networks")
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
