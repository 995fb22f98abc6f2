"""A gender that TikTok inferred."""

from __future__ import annotations

import pandas as pd

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
from parsers.format.section import field_of

_FIELD = "inferredgender"


def look(given: Given) -> Found | None:
    """The value of `inferredGender`, where it has one."""
    profile = given.tables["profile"]
    field = profile["field"].fillna("").str.split(" > ").str[-1].map(field_of)
    rows = positions(field.eq(_FIELD) & profile["value"].notna())
    if not len(rows):
        return None
    items = pd.DataFrame({"gender": text(*profile["value"].iloc[rows])})
    return Found(items, {"profile": rows})


FINDING = Finding(
    "gender_inferred",
    Level.KNOW,
    Certainty.STATED,
    Harm.MUCH,
    Words(
        "A gender that TikTok inferred",
        "The file has a gender that TikTok inferred. It can be wrong, and the file does not say "
        "what it was inferred from.",
        innocent=("TikTok says in its privacy policy that it infers gender.",),
        do=("If it bothers you, ask TikTok in a letter what it is based on, or to delete it.",),
        where=(menus.ADS,),
    ),
    look,
    needs=("profile",),
)
