"""Sections that every full archive of its kind has, and this one does not."""

from __future__ import annotations

import pandas as pd

from analysis.findings import full_archives, menus
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
from parsers.export import ABSENT


def look(given: Given) -> Found | None:
    """The tables that a full archive of this generation and format always has, and that are absent.

    A section that is there and empty is not absent. Raises UncheckedError where nobody has
    described this generation, or where the section's names in this language are not known.
    """
    file = given.file
    expected = full_archives.always_there(file.format, file.generation, file.language)
    if not expected:
        raise UncheckedError
    absent = [name for name in expected if file.states[name] == ABSENT]
    return Found(pd.DataFrame({"table": text(*absent)})) if absent else None


FINDING = Finding(
    "sections_missing",
    Level.DO,
    Certainty.STATED,
    Harm.LITTLE,
    Words(
        "Parts that are missing from the file",
        "One part that every full file has is not in this one.",
        "{total} parts that every full file has are not in this one.",
        innocent=(
            "You, or the person who asked for it, chose only some parts.",
            "You opened only some of the files that TikTok sent.",
            "TikTok changed its files again, and Inzage does not know the new names yet.",
        ),
        do=(
            "Ask TikTok for your data again and choose all data.",
            "If the parts are missing again, ask for them in a letter.",
        ),
        where=(menus.DOWNLOAD,),
    ),
    look,
)
