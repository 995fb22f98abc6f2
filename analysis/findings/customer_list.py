"""A company gave TikTok a list of its customers with the person on it."""

from __future__ import annotations

from analysis.companies.events import kinds_of
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

KINDS = ("customer_list",)


def look(given: Given) -> Found | None:
    """The companies with an event that is an upload of a list of customers."""
    return told(given, KINDS)


def told(given: Given, kinds: tuple[str, ...]) -> Found | None:
    """The companies that told of one of these kinds of event: company, first, last, events.

    Events without a company's name count, with the name missing.
    """
    events = given.tables["off_tiktok_activity"]
    rows = positions(kinds_of(events["event"]).isin(kinds))
    if not len(rows):
        return None
    return Found(spans(events.iloc[rows], "company", "events"), {"off_tiktok_activity": rows})


FINDING = Finding(
    "customer_list",
    Level.LOOK,
    Certainty.STATED,
    Harm.SOME,
    Words(
        "A list of customers with you on it",
        "One company uploaded a list of its customers, and you are on it.",
        "{total} companies uploaded a list of their customers, and you are on it.",
        innocent=(
            "You bought something there, or left your e-mail address or phone number.",
            "Somebody else gave your address or number, or had it before you.",
        ),
        do=(
            "Tell TikTok not to use what companies send about you.",
            "Ask the company where it got your data and who it passed it on to.",
        ),
        where=(menus.PARTNERS,),
    ),
    look,
    needs=("off_tiktok_activity",),
)
