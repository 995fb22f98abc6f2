"""LIVE videos made before the 18th birthday."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.before import before
from analysis.findings.finding import Asks, Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """The LIVEs that began before the 18th birthday."""
    return before({"go_live_history": given.tables["go_live_history"]["at"]}, given.turns(18))


FINDING = Finding(
    "live_before_18",
    Level.KNOW,
    Certainty.COUNTED,
    Harm.SOME,
    Words(
        "LIVE before the age of 18",
        "The account went LIVE before the 18th birthday. LIVE videos: {rows}. TikTok allows it "
        "from 18 on.",
        innocent=(
            "An adult used the account for it.",
            "The rule was different at that time.",
            "The birth date entered at TikTok is a different one.",
        ),
        do=("Talk about who could watch, and about what people asked or gave.",),
        where=(menus.PRIVACY,),
    ),
    look,
    needs=("go_live_history",),
    asks=Asks.BORN,
)
