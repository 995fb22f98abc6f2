"""What you did: each kind of activity by month, and the one measured figure of attention."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from analysis.rhythm.activity import KINDS
from analysis.rhythm.rhythm import Rhythm
from dashboard.charts import kinds
from dashboard.pages.often import picks
from dashboard.pages.parts import habits
from dashboard.show import evidence, show, zone
from dashboard.show.evidence import Pick
from dashboard.store.session import Holding
from dashboard.words import _, amounts

_CHATS = ("direct_messages", "group_messages")


def draw(holding: Holding, rhythm: Rhythm) -> None:
    _by_month(holding, rhythm)
    _attention(holding, rhythm)


def _by_month(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("What you did, month by month"), anchor=False)
    counted = rhythm.months.copy()
    counted["name"] = [kinds.title(kind) for kind in counted["kind"]]
    show.chart(
        kinds.kinds(rhythm.months, show.colours()),
        key="often-kinds",
        alt=kinds.sentence(rhythm.months),
        table=counted[counted["rows"] > 0],
        labels={"month": _("Month"), "name": _("What"), "rows": _("Entries")},
        how=" ".join([_how(), _whose(holding)]),
    )
    st.caption(zone.beside())
    months = rhythm.months.loc[rhythm.months["rows"] > 0, "month"].drop_duplicates()
    own = habits.own_name(holding)
    evidence.behind(
        holding.export.tables,
        {
            _("All months"): _sent(own.names if own else (), picks.everything),
            **{
                amounts.month(month): _sent(
                    own.names if own else (), picks.in_month(rhythm.zone, month)
                )
                for month in months.sort_values(ascending=False)
            },
        },
        key="often-kinds",
        among=(*KINDS, *(_CHATS if own else ())),
    )


def _sent(names: tuple[str, ...], pick: Pick) -> Pick:
    """The same part of a table, and of messages only those that the person wrote."""

    def own(frame: pd.DataFrame) -> np.ndarray:
        chosen = pick(frame)
        if "sender" in frame:
            chosen &= frame["sender"].isin(names).to_numpy(bool)
        return chosen

    return own


def _how() -> str:
    return _(
        "Each entry with a time counts for its month. Each chart has its own scale. Watch "
        "history often goes back about 180 days and likes much further. So a chart that starts "
        "later does not mean that nothing happened before."
    )


def _whose(holding: Holding) -> str:
    own = habits.own_name(holding)
    if own is None:
        return _("The file does not say which messages are yours, so none are counted.")
    if own.certainty == "stated":
        return _("Messages are yours if they have the user name of your profile.")
    return _(
        "Your profile has no user name. We guess that your messages are those of the sender who "
        "writes in most conversations."
    )


def _attention(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Watched to the end"), anchor=False)
    counted = rhythm.attention
    if counted.watched_to_the_end is None:
        st.write(
            _(
                "TikTok can count how many videos you watched to the end. This file does not "
                "have that number. That does not prove TikTok has none."
            )
        )
        return
    st.metric(
        _("Videos watched to the end, counted by TikTok"),
        amounts.number(counted.watched_to_the_end),
        width="content",
    )
    if counted.share is None:
        st.write(
            _(
                "This is the number since the account was made. The file does not say how many "
                "videos there were in the same time, so no share can be given."
            )
        )
    else:
        assert counted.videos is not None
        st.write(
            _(
                "That is {share} of {videos} videos, both counted by TikTok since the account "
                "was made. Nothing else in the file says how long you watched."
            ).format(share=amounts.share(counted.share), videos=amounts.number(counted.videos))
        )
    evidence.behind(
        holding.export.tables,
        {_("Activity summary"): picks.everything},
        key="often-attention",
        among=("activity_summary",),
    )
