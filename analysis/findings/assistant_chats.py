"""Conversations with TikTok's assistant."""

from __future__ import annotations

import numpy as np

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Every conversation by its dates and number of messages, the longest first; no title."""
    chats = given.tables["tako_messages"]
    if chats.empty:
        return None
    found = (
        chats.groupby("conversation", dropna=False, sort=False)
        .agg(first=("at", "min"), last=("at", "max"), messages=("at", "size"))
        .sort_values("messages", ascending=False, kind="stable")
    )
    rows = np.arange(len(chats))
    return Found(found.reset_index(drop=True), {"tako_messages": rows}, {"messages": len(chats)})


FINDING = Finding(
    "assistant_chats",
    Level.KNOW,
    Certainty.STATED,
    Harm.MUCH,
    Words(
        "Chats with TikTok's assistant",
        "TikTok keeps what was asked of its assistant, and the answers. Messages: {messages}.",
        innocent=("You tried it, or it opened from the search.",),
        do=("Delete the chats that you do not want TikTok to keep.",),
        where=(menus.CHATS,),
    ),
    look,
    needs=("tako_messages",),
)
