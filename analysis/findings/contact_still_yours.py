"""The ways in: an e-mail address, a phone number, accounts elsewhere, if they are still yours."""

from __future__ import annotations

import pandas as pd

from analysis.devices.identifiers import masked
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
    text,
)
from analysis.union import of_newest
from parsers.format.languages import labels_of
from parsers.format.section import field_of

EMAIL, PHONE, ACCOUNT = "email", "phone", "linked_account"

_FIELDS = {
    EMAIL: {field_of(label) for label in labels_of("Email Address")} | {"email", "e-mailadres"},
    PHONE: {field_of(label) for label in labels_of("Telephone Number")} | {"telefoonnummer"},
}
"""What the profile calls them in JSON and TXT; the Dutch words are likely ones, not seen."""

_SHAPES = {
    EMAIL: r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,5}",
    PHONE: r"\+[\d *()-]{6,20}",
}
"""How such a value looks as a whole, for labels in a language that nobody entered."""


def look(given: Given) -> Found | None:
    """Every e-mail address, phone number and linked account, masked; of several files of one
    account as the newest says it."""
    profile, linked = given.tables["profile"], given.tables["linked_accounts"]
    field = profile["field"].fillna("").str.split(" > ").str[-1].map(field_of)
    value = profile["value"]
    kinds = pd.Series(pd.NA, index=profile.index, dtype="string")
    for kind, names in _FIELDS.items():
        shaped = value.str.strip().str.fullmatch(_SHAPES[kind]).fillna(False).astype(bool)
        kinds = kinds.mask(value.notna() & (field.isin(names) | shaped), kind)
    named = kinds.notna() & of_newest(profile, kinds)
    accounts = linked[["platform", "name"]].notna().any(axis=1)
    accounts &= of_newest(linked, linked["platform"])
    items = pd.DataFrame(
        {
            "kind": text(*kinds[named], *[ACCOUNT] * int(accounts.sum())),
            "masked": text(
                *value[named].map(masked),
                *linked["name"][accounts].map(masked, na_action="ignore"),
            ),
            "platform": text(*[pd.NA] * int(named.sum()), *linked["platform"][accounts]),
        }
    )
    if items.empty:
        return None
    rows = {"profile": positions(named), "linked_accounts": positions(accounts)}
    return Found(items, {table: found for table, found in rows.items() if len(found)})


FINDING = Finding(
    "contact_still_yours",
    Level.DO,
    Certainty.STATED,
    Harm.LITTLE,
    Words(
        "Are these still yours?",
        "One e-mail address, phone number or account elsewhere belongs to this account. Anyone "
        "who gets the messages that are sent there can get in.",
        "{total} e-mail addresses, phone numbers or accounts elsewhere belong to this account. "
        "Anyone who gets the messages that are sent to one of them can get in.",
        innocent=("All of them are yours, and you can still get into each of them.",),
        do=(
            menus.AFRAID,
            "Go through them one by one: is it yours, and does it still work?",
            "Change or remove what is not yours any more, such as an old number or a school "
            "address.",
        ),
        where=(menus.ACCOUNT,),
        values={
            EMAIL: "e-mail address",
            PHONE: "phone number",
            ACCOUNT: "account elsewhere",
        },
    ),
    look,
    needs=("profile", "linked_accounts"),
)
