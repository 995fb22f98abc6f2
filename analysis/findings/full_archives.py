"""Which sections a full archive always has, by its generation: dated data with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis.dated import document
from parsers.format.languages import LANGUAGES
from parsers.format.sections import SECTIONS


def always_there(form: str, generation: str, language: str) -> tuple[str, ...]:
    """The tables that full archives of this kind always have, the most telling first.

    `generation` as the reader names it: of a mixture only what all of them have, none of a shape
    that nobody has described, since its sections may bear new names. In TXT the file names are
    translated: only sections whose name in this language is known, none where the language is not.
    """
    known: Mapping[str, list[str]] = document("full_archives")["generations"][form]
    lists = [known[part] for part in generation.split(" + ") if part in known]
    if not lists:
        return ()
    common = [table for table in lists[0] if all(table in other for other in lists)]
    checkable = _nameable(language) if form == "txt" else frozenset(common)
    return tuple(table for table in common if table in checkable)


@cache
def _nameable(language: str) -> frozenset[str]:
    spoken = [one for one in LANGUAGES if one.code == language]
    places = {
        place
        for one in spoken
        for value in one.files.values()
        for place in ((value,) if isinstance(value, str) else value)
    }
    return frozenset(section.table for section in SECTIONS if section.name in places)
