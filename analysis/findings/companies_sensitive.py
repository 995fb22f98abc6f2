"""Companies of kinds that can give away something sensitive. Asked for, or not looked at at all."""

from __future__ import annotations

from analysis.companies.sensitive import kinds, kinds_of
from analysis.findings import menus
from analysis.findings.finding import (
    Asks,
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
    """The companies on the list of sensitive kinds: company, first, last, events, kind."""
    events = given.tables["off_tiktok_activity"]
    listed = kinds_of(events["company"].dropna().unique())
    if not listed:
        return None
    rows = positions(events["company"].isin(list(listed)))
    items = spans(events.iloc[rows], "company", "events")
    items["kind"] = items["company"].map(listed).astype("string")
    return Found(items, {"off_tiktok_activity": rows})


FINDING = Finding(
    "companies_sensitive",
    Level.LOOK,
    Certainty.ASSUMED,
    Harm.MUCH,
    Words(
        "Companies that can give something away",
        "One company that told TikTok about you is of a kind that can give away something "
        "private, such as health, faith or dating.",
        "{total} companies that told TikTok about you are of a kind that can give away something "
        "private, such as health, faith or dating.",
        innocent=(
            "A single visit, an advertisement or a link that was opened is enough for it.",
            "Somebody else used your device.",
        ),
        do=(
            "Tell TikTok not to use what companies send about you, and clear what it has.",
            "Think about who can see this screen before you show it or save it.",
        ),
        where=(menus.PARTNERS,),
        values={kind.key: kind.says for kind in kinds()},
    ),
    look,
    needs=("off_tiktok_activity",),
    asks=Asks.SWITCH,
)
