"""Day by day: the estimate over time, the calendar, runs of days and pauses."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.rhythm.activity import KINDS, local_time
from analysis.rhythm.rhythm import Rhythm, year_grid
from analysis.rhythm.sessions import CENTRAL_CAP, HIGH_CAP, HIGH_GAP, LOW_CAP
from dashboard.charts import days, years
from dashboard.pages.often import picks
from dashboard.pages.parts.habits import band_labels, banded
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
    st.header(_("Minutes per day, estimated"), anchor=False)
    if not len(rhythm.views):
        st.write(days.sentence(rhythm.days, rhythm.weeks))
        return
    st.caption(zone.beside())
    show.chart(
        days.days(rhythm.days, rhythm.weeks, show.colours()),
        key="often-days",
        alt=days.sentence(rhythm.days, rhythm.weeks),
        table=banded(rhythm.days),
        labels={"day": _("Day"), "views": _("Videos shown"), **band_labels()},
        how=method(rhythm.gap),
    )
    st.write(
        _(
            "Each bar is a day. The line is the average day of each week. The band around it goes "
            "from the lowest to the highest estimate."
        )
    )
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


def method(gap: int) -> str:
    """How minutes are made of moments, in words."""
    return _(
        "The file says when a video was shown, not for how long. We take the time until the next "
        "thing you did (a video, like, saved video, search, comment, share or repost). A pause "
        "of more than {gap} ends a session. Lowest: at most {low} per video, and nothing for the "
        "last one. Middle: at most {central} per video; the last one counts as long as your "
        "usual video. Highest: at most {high} per video, and only a pause of more than "
        "{high_gap} ends a session, whatever you choose above. Time with comments open or the "
        "phone put down is included, because the file cannot tell."
    ).format(
        gap=times.duration(gap),
        low=times.duration(LOW_CAP),
        central=times.duration(CENTRAL_CAP),
        high=times.duration(HIGH_CAP),
        high_gap=times.duration(HIGH_GAP),
    )


def _calendar(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("A square for each day"), anchor=False)
    grid = year_grid(rhythm.days)
    st.caption(zone.beside())
    show.chart(
        years.years(grid, "activities", show.colours()),
        key="often-years",
        alt=years.sentence(grid, "activities"),
        table=rhythm.days,
        labels={
            "day": _("Day"),
            "activities": _("Everything you did"),
            "views": _("Videos shown"),
        },
        how=_(
            "The darker or brighter a square is, the more entries that day has: videos shown, "
            "likes, saved videos, searches, comments, shares and reposts. Days before the first "
            "video and after the last one have no square, because the file may not go that far."
        ),
    )
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
