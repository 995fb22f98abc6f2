"""A payment card, an address or form data that is saved."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words, text
from parsers.format.sections import OTHER

_VALUES = {
    "shop_payment_cards": ("value", OTHER),
    "shop_addresses": ("receiver_name", "phone", "address", OTHER),
    "autofill": ("value", OTHER),
}


def look(given: Given) -> Found | None:
    """The tables in which something stands, with how many rows have a value; never the value."""
    rows = {
        table: np.flatnonzero(given.tables[table][list(columns)].notna().any(axis=1))
        for table, columns in _VALUES.items()
    }
    filled = {table: found for table, found in rows.items() if len(found)}
    if not filled:
        return None
    items = pd.DataFrame(
        {"table": text(*filled), "rows": [len(found) for found in filled.values()]}
    )
    return Found(items, filled)


FINDING = Finding(
    "payment_and_address",
    Level.LOOK,
    Certainty.STATED,
    Harm.SOME,
    Words(
        "Kept for paying, delivery or forms",
        "Something is kept in this account for paying, delivery or forms.",
        named="Kept in this account: {names}.",
        innocent=("You bought something in the shop and let it be kept for the next time.",),
        do=("Delete what you do not need. Anyone who gets into the account can use it.",),
        where=(menus.SHOP, menus.ACCOUNT),
    ),
    look,
    needs=("shop_payment_cards", "shop_addresses", "autofill"),
)
