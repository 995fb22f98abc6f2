"""Part of *Companies*: events close in time to your own searches."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.companies.events import event_kinds, kinds_of
from analysis.companies.near import MINUTES, Nearness, events_near_searches
from dashboard.show import show, zone
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, ngettext, times
from parsers.export import READ

_TABLE, _SEARCHES = "off_tiktok_activity", "searches"
_CHOICES = (5, MINUTES, 30)


def draw(holding: Holding) -> None:
    st.header(_("Close in time to your own searches"), anchor=False)
    if holding.export.states[_SEARCHES] != READ:
        st.write(absence.sentence(_SEARCHES, holding.export.states[_SEARCHES]))
        return
    if not show.may_count(_SEARCHES):
        show.stays_closed([Part.SEARCHES], key="near")
        return
    minutes = st.segmented_control(
        _("Minutes before or after a search"),
        _CHOICES,
        default=MINUTES,
        required=True,
        key="companies-minutes",
    )
    near = _near(holding, minutes or MINUTES)
    st.write(_sentence(near))
    if near.rows.empty:
        return
    st.write(_("This is a coincidence in time. It does not prove that one led to the other."))
    opened = show.may_open(_SEARCHES) and st.toggle(
        _("Show what you searched for"), key="companies-near-open"
    )
    line = show.choice(
        _shown(near.rows),
        {
            "at": _("Time of the event"),
            "company": _("Company or app"),
            "apart": _("Before or after your search"),
            "means": _("What it says"),
            "term": _("Searched for"),
            "same": _("Same word in both"),
        },
        key="companies-near",
        of=(_SEARCHES,),
        closed=not opened,
    )
    st.caption(zone.sentence())
    if line is not None:
        _rows(holding, near.rows.iloc[line])


def _near(holding: Holding, minutes: int) -> Nearness:
    return holding.once(
        f"companies near {minutes}",
        lambda export: events_near_searches(
            export.tables[_TABLE], export.tables[_SEARCHES], minutes
        ),
    )


def _sentence(near: Nearness) -> str:
    said = ngettext(
        "{near} of {events} dated events came within {minutes} minutes of your {count} dated "
        "search.",
        "{near} of {events} dated events came within {minutes} minutes of one of your {count} "
        "dated searches.",
        near.searches,
    ).format(
        near=amounts.number(len(near.rows)),
        events=amounts.number(near.events),
        minutes=amounts.number(near.minutes),
        count=amounts.number(near.searches),
    )
    if near.by_chance is None:
        return said
    chance = _(
        "If the events were spread evenly over time, it would be about {by_chance}. Most people "
        "search and shop at the same hours of the day, so more than that is no proof either."
    )
    return said + " " + chance.format(by_chance=amounts.number(round(near.by_chance)))


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    same = rows["same_word"].map({True: _("Yes"), False: _("No")})
    local = rows["at"].dt.tz_convert(zone.zone().key).dt.tz_localize(None)
    messages = {kind.key: kind.message for kind in event_kinds()}
    means = [_(messages[kind]) for kind in kinds_of(rows["event"])]
    return rows.assign(
        at=local, means=means, apart=[_apart(seconds) for seconds in rows["seconds"]], same=same
    )


def _apart(seconds: int) -> str:
    """How far an event is from a search, in words: "4 min after"."""
    duration = times.duration(abs(seconds) / 60)
    if seconds < 0:
        return _("{duration} before").format(duration=duration)
    return _("{duration} after").format(duration=duration)


def _rows(holding: Holding, chosen: pd.Series) -> None:
    with st.container(horizontal=True):
        for label, table, row in (
            (_("See the event"), _TABLE, chosen["event_row"]),
            (_("See the search"), _SEARCHES, chosen["search_row"]),
        ):
            _row(holding, label, table, row)


def _row(holding: Holding, label: str, table: str, row: int) -> None:
    show.evidence(
        label,
        lambda: holding.export.tables[table].loc[[row]],
        table,
        key=f"companies-near-{table}",
    )
