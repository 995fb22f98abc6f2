"""Coins or gifts before the 18th birthday."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.before import before
from analysis.findings.finding import Asks, Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Coins bought, gifts bought and gifts sent before the 18th birthday."""
    return before({name: table["at"] for name, table in given.tables.items()}, given.turns(18))


FINDING = Finding(
    "coins_before_18",
    Level.LOOK,
    Certainty.COUNTED,
    Harm.SOME,
    Words(
        "Coins or gifts before the age of 18",
        "The file has coins or gifts from before the 18th birthday. Entries: {rows}. TikTok's "
        "rules allow them from 18 on.",
        innocent=(
            "A parent bought them, or knew about it.",
            "Somebody aged 18 or over used the account.",
            "The month of birth given here is not the right one.",
        ),
        do=(
            "Ask who paid, and how. Nobody has to be blamed for it.",
            "If nobody knows the payment, ask the app store and TikTok for the money back.",
        ),
        where=(menus.COINS,),
    ),
    look,
    needs=("coin_purchases", "gifts_bought", "gifts_sent"),
    asks=Asks.BORN,
)
