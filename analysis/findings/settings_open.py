"""Settings that are more open than TikTok's own default for the person's age."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import menus
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
from analysis.norms import settings


def look(given: Given) -> Found | None:
    """The settings above TikTok's default for the age band: field, value, default.

    Raises UncheckedError where no default is known for the age, or no setting of the file is.
    """
    band, table = given.band(), given.tables["settings"]
    known = settings.in_file(table)
    if band is None or known["choice"].isna().all():
        raise UncheckedError
    if not any(band.key in one.defaults for one in settings.settings()):
        raise UncheckedError
    found = settings.more_open(table, band.key)
    if not found:
        return None
    rows = np.array([line.row for line in found])
    defaults = pd.Series([line.default.choice for line in found if line.default], dtype="string")
    items = table.iloc[rows][["field", "value"]].reset_index(drop=True).assign(default=defaults)
    return Found(items, {"settings": rows})


FINDING = Finding(
    "settings_open",
    Level.LOOK,
    Certainty.ASSUMED,
    Harm.LITTLE,
    Words(
        "Settings more open than the default",
        "One setting is more open than TikTok's default at this age.",
        "{total} settings are more open than TikTok's defaults at this age.",
        innocent=(
            "You chose it that way on purpose.",
            "The birth date entered at TikTok is a different one.",
            "TikTok changed its defaults after the account was made.",
        ),
        do=("Go through the list and decide for each one whether you want it that way.",),
        where=(menus.PRIVACY, menus.ADS),
        values=settings.CHOICES,
    ),
    look,
    needs=("settings",),
    asks=Asks.AGE,
)
