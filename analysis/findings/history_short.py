"""A watch history that is much shorter than the account is old."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import menus
from analysis.findings.finding import (
    Certainty,
    Finding,
    Found,
    Given,
    Harm,
    Level,
    UncheckedError,
    Words,
    text,
)

SHORT, LONG = pd.Timedelta(days=30), pd.Timedelta(days=180)


def look(given: Given) -> Found | None:
    """Views of less than 30 days, and likes from more than 180 days before the last view.

    Raises UncheckedError where one of the two has no row with a time.
    """
    views = given.tables["watch_history"]["at"].dropna()
    likes = given.tables["likes"]["at"].dropna()
    if views.empty or likes.empty:
        raise UncheckedError
    last = views.max()
    seen, liked = last - views.min(), last - likes.min()
    if not (seen < SHORT and liked > LONG):
        return None
    items = pd.DataFrame(
        {
            "table": text("watch_history", "likes"),
            "first": [views.min(), likes.min()],
            "last": [views.max(), likes.max()],
        }
    )
    oldest = {
        name: np.flatnonzero(given.tables[name]["at"].eq(column.min()).to_numpy(bool))
        for name, column in (("watch_history", views), ("likes", likes))
    }
    return Found(items, oldest, {"days": seen.days, "like_days": liked.days})


FINDING = Finding(
    "history_short",
    Level.DO,
    Certainty.COUNTED,
    Harm.LITTLE,
    Words(
        "A short watch history",
        "The watch history covers {days} days, while the likes go back {like_days} days. Files "
        "often have about half a year of it.",
        innocent=(
            "You cleared your watch history.",
            "Before that you watched nothing, or were not signed in.",
            "Only part of the data was asked for.",
        ),
        do=("Ask TikTok for your data again and choose all data.",),
        where=(menus.DOWNLOAD,),
    ),
    look,
    needs=("watch_history", "likes"),
    needs_all=True,
)
