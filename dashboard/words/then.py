"""Why something is gone between two files of one account, in words, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.apart import Why
from dashboard.words import later


@dataclass(frozen=True)
class Reason:
    """Messages marked with `later`: what it is called, what is known, and how sure that is."""

    title: str
    sentence: str
    sure: str


REASONS: Mapping[Why, Reason] = {
    Why.DELETED: Reason(
        later("Among the deleted posts"),
        later("The newer file has these posts in its list of posts that were deleted recently."),
        later("How sure: recorded in the newer file. It does not say who deleted them."),
    ),
    Why.WITH_SECTION: Reason(
        later("The newer file has no such category"),
        later(
            "TikTok may have changed its file, or the file was asked for without it. TikTok may "
            "still have these entries."
        ),
        later("How sure: certain that the category is not there, unknown why."),
    ),
    Why.WINDOW: Reason(
        later("Too old for the newer file"),
        later(
            "They are older than the newer file goes back. Of these categories TikTok often gives "
            "about half a year, of devices sometimes a year. Only the older file has them now."
        ),
        later("How sure: likely. Deleting the oldest entries would look the same."),
    ),
    Why.EARLY: Reason(
        later("Older than the category goes back now"),
        later(
            "We know of no limit for these categories. The oldest entries may have been deleted, "
            "or TikTok gives less of them than before."
        ),
        later("How sure: unknown. The files do not tell which."),
    ),
    Why.SHORTENED: Reason(
        later("From a list that was made in a quick way"),
        later("TikTok says in the newer file that it made this list in a quick way."),
        later("How sure: likely that they were left out. They may also have been deleted."),
    ),
    Why.WITHIN: Reason(
        later("Deleted or left out"),
        later(
            "The newer file goes back further than these entries and does not have them. You, "
            "TikTok or somebody else deleted them, or TikTok left them out. A comment can go with "
            "the video it was under, and an account with all it did."
        ),
        later("How sure: certain that they are gone, unknown who did it."),
    ),
    Why.UNDATED: Reason(
        later("Without a time"),
        later(
            "They have no time, as an ad topic has none. Such a list says how things were on the "
            "day of the file, and was changed since, by you or by TikTok."
        ),
        later("How sure: certain that they are gone, unknown who changed it."),
    ),
}
"""In the order in which they are told: what is surest first."""
