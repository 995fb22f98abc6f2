"""Day by day: the estimate over time, the calendar, runs of days and pauses."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.rhythm.activity import KINDS, local_time
from analysis.rhythm.rhythm import Rhythm, year_grid
from dashboard.charts import days, years
from dashboard.pages.often import picks
from dashboard.pages.parts.sight import here
from dashboard.pieces import often as pieces
from dashboard.show import evidence, show, zone
from dashboard.store.session import Holding
from dashboard.words import _, amounts, ngettext, times

_LISTED = 10
"""Runs and pauses that are listed, the longest first."""


def draw(holding: Holding, rhythm: Rhythm) -> None:
    _minutes(holding, rhythm)
    _calendar(holding, rhythm)
    _streaks(holding, rhythm)
    _pauses(rhythm)


def _minutes(holding: Holding, rhythm: Rhythm) -> None:
    st.header(pieces.minutes_title(), anchor=False)
    if not len(rhythm.views):
        st.write(days.sentence(rhythm.days, rhythm.weeks))
        return
    show.drawn(pieces.minutes(here(holding), rhythm), key="often-days")
    st.write(pieces.what_the_lines_are())
    st.caption(zone.beside())
    evidence.behind(
        holding.export.tables,
        {
            _("All days"): picks.everything,
            **{
                amounts.day(day): picks.on_day(rhythm.zone, day)
                for day in rhythm.days["day"][rhythm.days["views"] > 0][::-1]
            },
        },
        key="often-days",
        among=picks.WATCHED,
    )


def _calendar(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("A square for each day"), anchor=False)
    grid = year_grid(rhythm.days)
    filled = grid[grid.groupby("year")["activities"].transform("sum") > 0]
    show.chart(
        # One wrong date far away would bring an empty calendar for every year on the way there.
        years.years(filled if len(filled) else grid, "activities", show.colours()),
        key="often-years",
        alt=years.sentence(grid, "activities"),
        table=rhythm.days,
        labels={
            "day": _("Day"),
            "activities": _("Everything you did"),
            "views": _("Videos shown"),
        },
        how=_(
            "The darker or brighter a square is, the more entries that day has: {kinds}. Days "
            "before the first video and after the last one have no square, because the file may "
            "not go that far."
        ).format(kinds=pieces.what_counts(here(holding))),
    )
    if 0 < len(filled) < len(grid):
        empty = grid["year"].nunique() - filled["year"].nunique()
        st.write(
            ngettext(
                "{count} year without an entry is left out here.",
                "{count} years without an entry are left out here.",
                empty,
            ).format(count=amounts.number(empty))
        )
    st.caption(zone.beside())
    evidence.behind(
        holding.export.tables,
        {
            _("All days"): picks.everything,
            **{
                amounts.day(day): picks.on_day(rhythm.zone, day)
                for day in rhythm.days["day"][rhythm.days["activities"] > 0][::-1]
            },
        },
        key="often-years",
        among=KINDS,
    )


def _streaks(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Days in a row"), anchor=False)
    if not len(rhythm.streaks):
        st.write(_("There is no day with entries."))
        return
    longest = rhythm.streaks.iloc[0]
    st.write(
        ngettext(
            "The longest run of days with entries is {count} day: {span}.",
            "The longest run of days with entries is {count} days: {span}.",
            longest["days"],
        ).format(
            count=amounts.number(longest["days"]),
            span=amounts.span(longest["first"], longest["last"]),
        )
    )
    shown = rhythm.streaks.head(_LISTED)
    show.listing(
        shown,
        {"first": _("From"), "last": _("Until"), "days": _("Days")},
        key="often-streaks",
    )
    evidence.behind(
        holding.export.tables,
        {
            amounts.span(first, last): picks.in_days(rhythm.zone, first, last)
            for first, last in zip(shown["first"], shown["last"], strict=True)
        },
        key="often-streaks",
        among=KINDS,
    )


def _pauses(rhythm: Rhythm) -> None:
    st.header(_("Longest pauses"), anchor=False)
    if not len(rhythm.pauses):
        st.write(_("There is no pause of a day or more between entries."))
        return
    shown = rhythm.pauses.head(_LISTED)
    listed = pd.DataFrame(
        {
            "after": [times.moment(at) for at in _local(shown["after"], rhythm.zone)],
            "before": [times.moment(at) for at in _local(shown["before"], rhythm.zone)],
            "hours": shown["hours"].round(),
        }
    )
    st.write(
        _(
            "The longest pause between entries is {length}, from {after}. The phone may have "
            "been off, the entries may have been deleted, or you did something else."
        ).format(length=_length(shown["hours"].iloc[0]), after=listed["after"].iloc[0])
    )
    show.listing(
        listed,
        {"after": _("After"), "before": _("Before"), "hours": _("Hours")},
        key="often-pauses",
    )
    st.caption(zone.beside())


def _local(at: pd.Series, key: str) -> pd.Series:
    return pd.Series(local_time(at, key))


def _length(hours: float) -> str:
    full, rest = divmod(round(hours), 24)
    said = ngettext("{count} day", "{count} days", full).format(count=amounts.number(full))
    if rest:
        more = ngettext("{count} hour", "{count} hours", rest).format(count=rest)
        said = _("{days} and {hours}").format(days=said, hours=more)
    return said
