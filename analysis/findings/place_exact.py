"""A last recorded place with coordinates."""

from __future__ import annotations

import numpy as np

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """When a place was recorded with `gps`, and in which region; never the coordinates."""
    places = given.tables["last_location"]
    rows = np.flatnonzero(places["gps"].notna())
    if not len(rows):
        return None
    items = places[["at", "region"]].iloc[rows]
    newest = items.sort_values("at", ascending=False, ignore_index=True)
    return Found(newest, {"last_location": rows})


FINDING = Finding(
    "place_exact",
    Level.KNOW,
    Certainty.STATED,
    Harm.SOME,
    Words(
        "A place with coordinates",
        "The file has the last recorded place of your device, with coordinates.",
        innocent=("You allowed the app to use the location of your phone.",),
        do=("Take the permission away, in TikTok and in the settings of your phone.",),
        where=(menus.LOCATION,),
    ),
    look,
    needs=("last_location",),
)
