"""Sessions: how many, how long, the longest, and how often a video is left at once."""

from __future__ import annotations

import math

import pandas as pd
import streamlit as st

from analysis.rhythm.activity import KINDS, local_time
from analysis.rhythm.rhythm import Rhythm
from analysis.rhythm.sessions import LONG, QUICK
from dashboard.charts import session_lengths
from dashboard.pages.often import picks
from dashboard.pages.parts import habits
from dashboard.pages.parts.sight import here
from dashboard.pieces import often as pieces
from dashboard.show import evidence, show, zone
from dashboard.store.session import Holding
from dashboard.words import _, amounts, times

_LISTED = 20


def draw(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Sessions"), anchor=False)
    st.write(
        _("A session is everything you did without a pause of more than {gap}: {kinds}.").format(
            gap=times.duration(rhythm.gap), kinds=pieces.what_counts(here(holding))
        )
    )
    habits.gap_control()
    figures = rhythm.session_figures
    with st.container(horizontal=True, gap="medium"):
        for label, said in (
            (_("Sessions"), amounts.number(figures.count)),
            (
                _("Sessions with videos shown"),
                amounts.number(int((rhythm.sessions["views"] > 0).sum())),
            ),
            (_("The longest session"), times.duration(figures.longest)),
            (_("Sessions of 40 minutes or more"), amounts.number(figures.long)),
        ):
            st.metric(label, said, width="content")
    if len(rhythm.views) and not (rhythm.sessions["views"] > 0).all():
        st.caption(
            _(
                "Sessions without videos are often older than your watch history: likes and "
                "other entries can go back further."
            )
        )
    _lengths(holding, rhythm)
    _longest(rhythm)
    _moved_on(holding, rhythm)


def _lengths(holding: Holding, rhythm: Rhythm) -> None:
    classes, all_of_them = rhythm.session_lengths, rhythm.sessions
    show.chart(
        session_lengths.lengths(classes, show.colours()),
        key="often-sessions",
        alt=session_lengths.sentence(classes, rhythm.session_figures),
        table=classes.assign(name=session_lengths.labels(classes)),
        labels={"name": _("Length"), "sessions": _("Sessions")},
        how=_(
            "A session lasts from its first to its last entry in the file. What you watched "
            "after the last entry is not in it, so a session with one entry lasts 0 minutes. If "
            "you choose another pause above, you get other sessions: none of them is the right "
            "one."
        ),
    )
    minutes = all_of_them["minutes"]
    parts = {
        _("All sessions"): picks.everything,
        _("The longest session"): picks.in_sessions(all_of_them[minutes == minutes.max()].head(1)),
        _("Sessions of 40 minutes or more"): picks.in_sessions(all_of_them[minutes >= LONG]),
    }
    for start, end, count in zip(
        classes["minutes"], classes["until"], classes["sessions"], strict=True
    ):
        if count:
            inside = (minutes >= start) & ((minutes < end) | math.isinf(end))
            parts[_("Sessions of {length}").format(length=session_lengths.label(start, end))] = (
                picks.in_sessions(all_of_them[inside])
            )
    evidence.behind(holding.export.tables, parts, key="often-sessions", among=KINDS)


def _longest(rhythm: Rhythm) -> None:
    shown = rhythm.sessions.sort_values("minutes", ascending=False, kind="stable").head(_LISTED)
    wall = pd.Series(local_time(shown["first"], rhythm.zone))
    with st.expander(_("The longest sessions, one by one")):
        show.listing(
            pd.DataFrame(
                {
                    "clock": [times.moment(at) for at in wall],
                    "length": [times.duration(minutes) for minutes in shown["minutes"]],
                    "activities": shown["activities"].to_numpy(),
                    "views": shown["views"].to_numpy(),
                }
            ),
            {
                "clock": _("Began"),
                "length": _("Length"),
                "activities": _("Entries"),
                "views": _("Videos shown"),
            },
            key="often-longest",
        )
        st.caption(zone.beside())


def _moved_on(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Moved on in less than 3 seconds"), anchor=False)
    if rhythm.moved_on is None:
        st.write(_("For no video in this file can we tell when you moved on."))
        return
    dwell = rhythm.views["dwell"]
    st.metric(
        _("Share of the videos we can tell this for"),
        amounts.share(rhythm.moved_on),
        width="content",
    )
    st.write(
        _(
            "Videos after which you did something else in the same session: {count}. For this "
            "share of them that was in less than 3 seconds. It can be a swipe, a short video, or "
            "a like given at once: the file cannot tell."
        ).format(count=amounts.number(int(dwell.notna().sum())))
    )
    evidence.behind(
        holding.export.tables,
        {
            _("Videos you moved on from in less than 3 seconds"): picks.at_rows(
                rhythm.views["row"][dwell < QUICK]
            )
        },
        key="often-moved-on",
        among=picks.WATCHED,
    )
