"""A list that was probably cut off: exactly 6,000 rows, or marked as the quick, shortened one."""

from __future__ import annotations

import pandas as pd

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words, text

CUT_AT = 6_000
"""The length at which likes ended in two unrelated archives (December and November 2024)."""

_LISTS = ("likes", "favorite_videos", "watch_history")


def look(given: Given) -> Found | None:
    """The lists that have exactly 6,000 rows or say of themselves that they are the quick ones."""
    rows = {name: len(given.tables[name]) for name in _LISTS}
    cut = [name for name in _LISTS if rows[name] == CUT_AT or name in given.file.quick]
    if not cut:
        return None
    return Found(
        pd.DataFrame(
            {
                "table": text(*cut),
                "rows": [rows[name] for name in cut],
                "marked": [name in given.file.quick for name in cut],
            }
        )
    )


FINDING = Finding(
    "list_cut",
    Level.DO,
    Certainty.ASSUMED,
    Harm.LITTLE,
    Words(
        "A list that may be cut off",
        "One list may be cut off: it has exactly 6,000 entries, or the file says that it is a "
        "quick, shortened one.",
        "{total} lists may be cut off: they have exactly 6,000 entries, or the file says that "
        "they are quick, shortened ones.",
        innocent=("You really have exactly this many.",),
        do=("Ask TikTok for your data again and choose all data.",),
        where=(menus.DOWNLOAD,),
    ),
    look,
    needs=_LISTS,
)
