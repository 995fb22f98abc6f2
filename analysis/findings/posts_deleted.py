"""Posts that were deleted and still are in the file."""

from __future__ import annotations

import numpy as np

from analysis.findings import menus
from analysis.findings.finding import Certainty, Finding, Found, Given, Harm, Level, Words


def look(given: Given) -> Found | None:
    """Every deleted post by its dates, the one deleted last first."""
    posts = given.tables["deleted_posts"]
    items = posts[["at", "deleted_at"]].sort_values(
        ["deleted_at", "at"], ascending=False, ignore_index=True
    )
    return Found(items, {"deleted_posts": np.arange(len(posts))}) if len(posts) else None


FINDING = Finding(
    "posts_deleted",
    Level.LOOK,
    Certainty.STATED,
    Harm.MUCH,
    Words(
        "Deleted posts that are still there",
        "One post that was deleted is still in the file.",
        "{total} posts that were deleted are still in the file.",
        innocent=(
            "TikTok keeps deleted posts for a while under “Recently deleted”, so that they can be "
            "brought back.",
        ),
        do=(
            "Delete them there for good if you want them gone.",
            "Ask for your data again later and check whether they are gone.",
        ),
        where=(menus.DELETED,),
    ),
    look,
    needs=("deleted_posts",),
)
