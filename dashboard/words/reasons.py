"""The reader's short reasons as sentences a person can use."""

from __future__ import annotations

from dashboard.words import _, later
from parsers.format.set_aside import FLAGS, LEMON8

_SENTENCES = {
    FLAGS["App"]: later("It says which app a list belongs to. 1 means TikTok."),
    FLAGS["IsFastLane"]: later(
        "It says that TikTok made this list in a quick way, so it may be incomplete."
    ),
    FLAGS["note"]: later("It is a note by TikTok about this section."),
    LEMON8: later("It belongs to Lemon8, another app, which has a file of its own."),
}


def plain(reason: str) -> str:
    """Our sentence for a reason; the reader's own words where it has a newer one."""
    return _(_SENTENCES.get(reason, reason))
