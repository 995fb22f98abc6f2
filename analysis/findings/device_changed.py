"""A device that came when another one went: most often a new phone."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.device_rules import devices, outcome
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """As a device that came later, but another one ended within 7 days before or after."""
    history = given.tables["login_history"]
    found = devices(history)
    chosen = found["late"] & ~found["rare"] & found["replaced"]
    return outcome(history, found[chosen], Level.KNOW)


FINDING = Finding(
    "device_changed",
    Level.KNOW,
    Certainty.COUNTED,
    Harm.LITTLE,
    Words(
        "A change of phone",
        "One device begins within a week of the day on which another one ends.",
        "{total} devices begin within a week of the day on which another one ends.",
        innocent=("You, or somebody you share the account with, got a new phone.",),
        do=(
            "Sign the old phone out if it is still in the list, also if you sold it or gave it "
            "away.",
        ),
        where=(menus.DEVICES,),
    ),
    look,
    needs=("login_history",),
)
