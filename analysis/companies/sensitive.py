"""Companies of kinds that can give away something sensitive: a small list, made by hand.

Dated data (`data/sensitive_companies.json`), each kind with its reason and source. The list is
never whole: nothing follows from a company that is not on it. Nothing here runs unless asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.dated import document

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


@dataclass(frozen=True)
class SensitiveKind:
    """A kind of company: `says` is an English message, `source` why it is on the list."""

    key: str
    says: str
    source: str
    names: tuple[str, ...]
    whole: tuple[str, ...]


@cache
def kinds() -> tuple[SensitiveKind, ...]:
    written = document("sensitive_companies")
    return tuple(
        SensitiveKind(**{**kind, "names": tuple(kind["names"]), "whole": tuple(kind["whole"])})
        for kind in written["kinds"]
    )


def kind_of(company: str) -> str | None:
    """The key of the sensitive kind that a company's name is on the list of; None for any other."""
    words = _words(company)
    if (words, True) in _listed():
        return _listed()[words, True]
    # As far as a listed name goes: a name in the file may have a hundred thousand words.
    most = min(len(words), max(len(name) for name, _whole in _listed()))
    starts = ((words[:length], False) for length in range(1, most + 1))
    return next((_listed()[start] for start in starts if start in _listed()), None)


def kinds_of(companies: Iterable[str]) -> dict[str, str]:
    """Those of the names that are on the list, each with the key of its kind."""
    return {name: kind for name in companies if (kind := kind_of(name))}


@cache
def _listed() -> Mapping[tuple[Words, bool], str]:
    """The words of each name, and whether they have to be all of it -> the key of its kind."""
    return {
        (_words(name), whole): kind.key
        for kind in kinds()
        for whole, names in ((False, kind.names), (True, kind.whole))
        for name in names
    }


def _words(name: str) -> Words:
    return tuple(_WORD.findall(name.casefold()))
