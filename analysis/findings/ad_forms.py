"""Answers given in forms inside advertisements."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words
from parsers.format.sections import OTHER


def look(given: Given) -> Found | None:
    """Every answer, one item for each question or form: how many answers stand there.

    What such a form looks like in the file was never published; one kept whole counts as an answer.
    """
    forms = given.tables["lead_forms"]
    answered = (forms["value"].notna() | forms[OTHER].notna()).to_numpy(bool)
    rows = np.flatnonzero(answered)
    if not len(rows):
        return None
    counted = forms["field"].iloc[rows].value_counts(dropna=False, sort=False)
    items = pd.DataFrame(
        {"field": counted.index.astype("string"), "answers": counted.to_numpy()}
    ).sort_values("answers", ascending=False, kind="stable", ignore_index=True)
    return Found(items, {"lead_forms": rows}, {"answers": len(rows)})


FINDING = Finding(
    "ad_forms",
    Level.LOOK,
    Certainty.STATED,
    Harm.SOME,
    Words(
        "Answers in forms inside ads",
        "Answers that were given in forms inside advertisements: {answers}. A company got them, "
        "often with a name or an address.",
        innocent=("You filled in a form to win something, to get an offer, or by mistake.",),
        do=("Ask the company that showed the form to delete your answers.",),
        where=(menus.ADS,),
    ),
    look,
    needs=("lead_forms",),
)
