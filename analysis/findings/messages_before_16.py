"""Private messages that the account sent before the 16th birthday."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.before import before
from analysis.findings.finding import (
    Asks,
    Certainty,
    Finding,
    Found,
    Given,
    Harm,
    Level,
    UncheckedError,
    Words,
)
from analysis.people import own_name, person_key

_CHATS = ("direct_messages", "group_messages")


def look(given: Given) -> Found | None:
    """Messages of the account itself: those of the name in the profile, else of the likeliest one.

    Raises UncheckedError where nobody can tell which messages are its own.
    """
    tables = given.tables
    own = own_name(tables["profile"], tables["direct_messages"])
    if own is None:
        raise UncheckedError
    sent = {
        name: tables[name]["at"].where(person_key(tables[name]["sender"]).isin(own.keys))
        for name in _CHATS
    }
    return before(sent, given.turns(16))


FINDING = Finding(
    "messages_before_16",
    Level.KNOW,
    Certainty.COUNTED,
    Harm.SOME,
    Words(
        "Messages before the age of 16",
        "The account sent private messages before the 16th birthday. Messages: {rows}. TikTok "
        "offers them from 16 on.",
        innocent=(
            "The birth date entered at TikTok is a different one.",
            "The messages are from before TikTok had this rule, or from another country.",
            "Somebody older used the account.",
        ),
        do=("Talk about who can write to you, and who you would tell if something feels wrong.",),
        where=(menus.PRIVACY,),
    ),
    look,
    needs=_CHATS,
    beside=("profile",),
    asks=Asks.BORN,
)
