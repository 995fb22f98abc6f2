"""A device that was hardly seen: on a few days, in a small part of the records."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.device_rules import devices, outcome
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Devices on at most 3 days and in fewer than 5 % of all records."""
    history = given.tables["login_history"]
    found = devices(history)
    return outcome(history, found[found["rare"]], Level.LOOK)


FINDING = Finding(
    "device_rare",
    Level.LOOK,
    Certainty.COUNTED,
    Harm.LITTLE,
    Words(
        "A device that was hardly seen",
        "One device was recorded on a few days only.",
        "{total} devices were recorded on a few days only.",
        named="Seen on a few days only: {names}.",
        innocent=(
            "You tried a new phone, borrowed one, or used an old one for a short time.",
            "Somebody at home or a friend let you sign in on theirs.",
            "A repair shop, a shop with display phones, or the app on a tablet.",
        ),
        do=(
            menus.AFRAID,
            "Ask at home who could have used this device, if that feels safe.",
            "Check whether the device is signed in now. The file is from an earlier day.",
            "If nobody knows it: sign it out there, choose a new password, and turn on 2-step "
            "verification.",
        ),
        where=(menus.DEVICES, menus.PASSWORD, menus.TWO_STEP),
    ),
    look,
    needs=("login_history",),
)
