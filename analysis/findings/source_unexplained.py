"""Companies whose name says nothing about who they are."""

from __future__ import annotations

from analysis.companies.off_tiktok import explains_itself
from analysis.findings import menus
from analysis.findings.finding import (
    Certainty,
    Finding,
    Found,
    Given,
    Harm,
    Level,
    Words,
    positions,
    spans,
)


def look(given: Given) -> Found | None:
    """Companies that told TikTok of something under a name like "admin8888"."""
    events = given.tables["off_tiktok_activity"]
    known = events["company"].dropna().unique()
    unclear = [name for name in known if not explains_itself(name)]
    if not unclear:
        return None
    rows = positions(events["company"].isin(unclear))
    return Found(spans(events.iloc[rows], "company", "events"), {"off_tiktok_activity": rows})


FINDING = Finding(
    "source_unexplained",
    Level.LOOK,
    Certainty.ASSUMED,
    Harm.SOME,
    Words(
        "Companies that cannot be recognised",
        "The name of one company that told TikTok about you does not say who it is.",
        "The names of {total} companies that told TikTok about you do not say who they are.",
        innocent=("Somebody who set up the shop or the app typed any name.",),
        do=(
            "Ask TikTok in a letter which companies these are.",
            "Tell TikTok not to use what companies send about you.",
        ),
        where=(menus.PARTNERS,),
    ),
    look,
    needs=("off_tiktok_activity",),
)
