"""A first trace of the account from before the 13th birthday."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.before import before
from analysis.findings.finding import Asks, Certainty, Finding, Found, Given, Harm, Level, Words
from parsers.format.sections import TABLES

_DATED = tuple(name for name, columns in TABLES.items() if "at" in columns)


def look(given: Given) -> Found | None:
    """The dated tables whose first row lies before the 13th birthday."""
    return before({name: table["at"] for name, table in given.tables.items()}, given.turns(13))


FINDING = Finding(
    "active_before_13",
    Level.KNOW,
    Certainty.COUNTED,
    Harm.SOME,
    Words(
        "Used before the age of 13",
        "The first dated entries in the file are from before the 13th birthday.",
        innocent=(
            "Somebody older used the account first.",
            "The month of birth given here is not the right one.",
        ),
        do=(
            "Download the data and keep it: TikTok can close an account of somebody under 13. "
            "For 180 days after that you can still ask for the data, and then it is deleted.",
            "Talk about it. Nobody has to be punished.",
        ),
        where=(menus.DOWNLOAD, menus.SCREEN_TIME),
    ),
    look,
    needs=_DATED,
    asks=Asks.BORN,
)
