"""How fresh: how old the videos were when they were shown, as their numbers tell."""

from __future__ import annotations

import streamlit as st

from analysis.ids import SOURCE_OF_THIS, freshness
from analysis.rhythm.activity import VIEW
from analysis.rhythm.rhythm import Rhythm
from dashboard.store.session import Holding
from dashboard.words import _, amounts


def draw(holding: Holding, _rhythm: Rhythm) -> None:
    st.header(_("How old the videos were"), anchor=False)
    period = holding.export.period
    found = holding.once(
        "freshness",
        lambda export: freshness(export.tables[VIEW], period[1] if period else None),
    )
    if found.median is None or found.day is None or found.week is None or found.year is None:
        st.write(_("No number of a video in your file has a time in it, so their age is unknown."))
        return
    with st.container(horizontal=True, gap="medium"):
        for label, value in (
            (_("Usual age, in days"), amounts.decimal(found.median)),
            (_("Less than a day old"), amounts.share(found.day)),
            (_("Less than a week old"), amounts.share(found.week)),
            (_("More than a year old"), amounts.share(found.year)),
            (_("Videos shown more than once"), amounts.number(found.again)),
        ):
            st.metric(label, value, width="content")
    st.write(
        _(
            "The age is how long ago a video was posted when you saw it. Half of the videos were "
            "newer than the usual age, the other half older."
        )
    )
    st.caption(
        _(
            "Ages are derived and not recorded in the file: the number of a video tells the "
            "second at which somebody began to upload it. TikTok does not describe this. Known "
            "for {timed} of {views} views. Source: {source}."
        ).format(
            timed=amounts.number(found.timed),
            views=amounts.number(found.views),
            source=SOURCE_OF_THIS,
        )
    )
