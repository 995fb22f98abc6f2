"""A device that came later and stayed, while no other one went."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.device_rules import devices, outcome
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Devices first seen 14 days and 10 records into the file, not rare, not instead of another."""
    history = given.tables["login_history"]
    found = devices(history)
    chosen = found["late"] & ~found["rare"] & ~found["replaced"]
    return outcome(history, found[chosen], Level.LOOK)


FINDING = Finding(
    "device_new",
    Level.LOOK,
    Certainty.COUNTED,
    Harm.LITTLE,
    Words(
        "A device that came later and stayed",
        "One device appears in the middle of the file, next to the ones that were there before.",
        "{total} devices appear in the middle of the file, next to the ones that were there "
        "before.",
        named="Came in the middle of the file, next to the ones that were there before: {names}.",
        innocent=(
            "You got a tablet or a second phone.",
            "Somebody at home signed in with your account on their phone.",
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
