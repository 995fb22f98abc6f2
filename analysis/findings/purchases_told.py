"""Shops told TikTok of an order or a payment."""

from __future__ import annotations

from analysis.findings import menus
from analysis.findings.customer_list import told
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words

KINDS = ("ordered", "paid")


def look(given: Given) -> Found | None:
    """The companies with events that report an order or a payment; the file has no amounts."""
    return told(given, KINDS)


FINDING = Finding(
    "purchases_told",
    Level.KNOW,
    Certainty.STATED,
    Harm.SOME,
    Words(
        "Purchases that TikTok was told about",
        "One company told TikTok that something was ordered or paid.",
        "{total} companies told TikTok that something was ordered or paid.",
        innocent=(
            "You bought something there. Shops pass this on automatically.",
            "Somebody else bought something with your device or your e-mail address.",
        ),
        do=("Tell TikTok not to use what companies send about you.",),
        where=(menus.PARTNERS,),
    ),
    look,
    needs=("off_tiktok_activity",),
)
