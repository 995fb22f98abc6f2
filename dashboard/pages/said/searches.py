"""Part of *Searches and people*: how much was searched, when, and with which words."""

from __future__ import annotations

import streamlit as st

from analysis.words_used import searches as words_used
from dashboard.charts import tally
from dashboard.pages.parts.sight import here
from dashboard.pages.said import reveal
from dashboard.pieces import searches as pieces
from dashboard.show import show, zone
from dashboard.store.session import Holding
from dashboard.words import _, absence, times
from parsers.export import READ

_TABLE = "searches"


def draw(holding: Holding) -> None:
    state = holding.export.states[_TABLE]
    if state == READ:
        _headlines(holding)
        _when(holding)
        _frequent(holding)
    else:
        st.write(absence.sentence(_TABLE, state))
    reveal.draw(holding)


def _headlines(holding: Holding) -> None:
    st.write(pieces.how_many(pieces.counted(here(holding))))
    show.evidence(
        _("See all searches"), lambda: holding.export.tables[_TABLE], _TABLE, key="said-searches"
    )


def _when(holding: Holding) -> None:
    chosen = zone.zone().key
    clock = zone.name_of(chosen)
    st.header(pieces.title(), anchor=False)
    show.drawn(pieces.by_month(here(holding)), key="said-months")
    hourly = holding.once(
        f"said hours {chosen}",
        lambda export: words_used.searches_by_hour(export.tables[_TABLE], chosen),
    )
    show.chart(
        tally.hours(hourly, "searches", pieces.searches, show.colours()),
        key="said-hours",
        alt=tally.hours_sentence(hourly, "searches", pieces.searches, clock),
        table=hourly.assign(clock=hourly["hour"].map(times.hour)),
        labels={"clock": _("Hour of the day"), "searches": _("Times searched")},
        how=_(
            "Each search with a time counts for its hour of the day, all days together. Time "
            "zone: {zone}."
        ).format(zone=clock),
    )


def _frequent(holding: Holding) -> None:
    st.header(_("Words you searched for most"), anchor=False)
    found = holding.once(
        "said frequent", lambda export: words_used.frequent_words(export.tables[_TABLE])
    )
    if found.empty:
        st.write(_("No word is in two or more searches."))
        return
    st.write(
        _(
            "A word counts once for each search. Very common words, single letters and numbers "
            "are left out. Choose a word to see its searches."
        )
    )
    line = show.choice(
        found,
        {
            "word": _("Word"),
            "searches": _("Times searched"),
            "first": _("First day (UTC)"),
            "last": _("Last day (UTC)"),
        },
        key="said-words",
        of=(_TABLE,),
    )
    if line is None:
        return
    every = holding.once(
        "said search words", lambda export: words_used.search_words(export.tables[_TABLE])
    )
    rows = every["row"][every["word"] == found["word"].iloc[line]]
    show.evidence(
        _("See these searches"),
        lambda: holding.export.tables[_TABLE].loc[rows],
        _TABLE,
        key="said-words-rows",
    )
