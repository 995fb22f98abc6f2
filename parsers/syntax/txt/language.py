"""Which language an archive speaks, from the names, labels and sentences that were met in it.

Every archive has English words in it, an English one hardly others: the others decide. That English
words are missing tells nothing, and neither does one word that two languages share.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

ENGLISH = "en"

Words = dict[str, tuple[str, ...]]
"""A word as it is compared -> the languages that know it; none where nobody does. One that tells
more than others, a whole sentence, names its language twice."""

_ENOUGH = 2
"""Words that must speak for a language: one may be the same in a language that nobody entered."""


def ranked(words: Words) -> list[tuple[str, int]]:
    """Languages other than English by how many words speak for each, most first."""
    foreign = [codes for codes in words.values() if ENGLISH not in codes]
    return Counter(code for codes in foreign for code in codes).most_common()


def language_of(words: Words) -> str | None:
    """The one language that two words or more speak for; None where nobody can tell."""
    found = ranked(words)
    if found and found[0][1] >= _ENOUGH:
        tied = len(found) > 1 and found[0][1] == found[1][1]
        return None if tied else found[0][0]
    own = sum(codes.count(ENGLISH) for codes in words.values())
    others = sum(ENGLISH not in codes for codes in words.values())
    return ENGLISH if own >= _ENOUGH and own > 2 * others else None


def has_sentence(words: Words) -> bool:
    """Whether one of the words is a whole sentence of TikTok's."""
    return any(len(codes) > len(set(codes)) for codes in words.values())


def shared_by(words: Words) -> frozenset[str]:
    """The languages that know every one of the words."""
    every = [frozenset(codes) for codes in words.values()]
    return frozenset.intersection(*every) if every else frozenset()


@dataclass(frozen=True)
class Speech:
    """What the names of all files and folders of an archive say together."""

    words: Words = field(default_factory=dict)

    @cached_property
    def language(self) -> str | None:
        return language_of(self.words)

    @cached_property
    def shared(self) -> frozenset[str]:
        return shared_by(self.words)

    def with_own(self, words: Words) -> list[str]:
        """The languages of a file with these words: that of the archive, then its own.

        Where too little was said for either, those that nothing that was said speaks against.
        """
        known = [code for code in (self.language, language_of(words)) if code]
        shared = shared_by(words) & (self.shared if self.words else shared_by(words))
        return known or sorted(shared)
