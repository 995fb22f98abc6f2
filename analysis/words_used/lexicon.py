"""The lexicon of words that may reveal something: small lists of words, kept as data and read here.

One file for each language (`data/lexicon/*.json`, written in November 2026). An entry is a word,
the beginning of a word, words in a row, or words that all stand in one text; exceptions name words
in which nothing counts. Which language a text is in is not guessed: entries that would be false
friends in another language stand with the words that settle them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.words_used.languages import LANGUAGES, document
from analysis.words_used.searches import words

TOPICS = (
    "health",
    "religion",
    "politics",
    "sexuality",
    "ethnicity",
    "trade_union",
    "money",
    "self_harm",
)
WITH_CARE = frozenset({"self_harm"})
"""Topics that a page shows last, without counting them up, beside where help is to be found."""

_ANYWHERE = " + "


@dataclass(frozen=True)
class Token:
    """A word, or the beginning of one."""

    text: str
    prefix: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.text) if self.prefix else word == self.text


@dataclass(frozen=True)
class Entry:
    """One line of the lexicon: words in a row, or (`anywhere`) words that all stand in one text."""

    topic: str
    language: str
    written: str
    tokens: tuple[Token, ...]
    anywhere: bool
    rank: int
    """Its place in the lexicon: where two entries fit the same words, the first one is named."""
    exception: bool
    """Whether this names words in which nothing counts."""

    def places(self, text: list[str]) -> Iterator[tuple[int, ...]]:
        """The positions in a text's words where this entry stands."""
        if self.anywhere:
            spots = [[i for i, word in enumerate(text) if t.fits(word)] for t in self.tokens]
            if all(spots):
                yield tuple(sorted({found[0] for found in spots}))
            return
        for start in range(len(text) - len(self.tokens) + 1):
            part = text[start : start + len(self.tokens)]
            if all(token.fits(word) for token, word in zip(self.tokens, part, strict=True)):
                yield tuple(range(start, start + len(part)))


@dataclass(frozen=True)
class Lexicon:
    """Entries in the order of `languages`, and the rows of words in which nothing counts.

    `by_word` finds the entries that may begin with a word: by the whole word, or by its first
    letters for an entry that is the beginning of a word.
    """

    entries: tuple[Entry, ...]
    exceptions: tuple[Entry, ...]
    by_word: Mapping[tuple[str, bool], tuple[Entry, ...]]
    lengths: tuple[int, ...]


@cache
def lexicon(languages: tuple[str, ...] = LANGUAGES) -> Lexicon:
    """The lexicon of these languages; exceptions are those of every language."""
    entries, exceptions = _entries(languages, "words"), _entries(LANGUAGES, "not")
    by_word: dict[tuple[str, bool], list[Entry]] = {}
    for entry in [*entries, *exceptions]:
        token = entry.tokens[0]
        by_word.setdefault((token.text, token.prefix), []).append(entry)
    return Lexicon(
        entries,
        exceptions,
        {key: tuple(some) for key, some in by_word.items()},
        tuple(sorted({len(text) for text, prefix in by_word if prefix})),
    )


def _entries(languages: tuple[str, ...], part: str) -> tuple[Entry, ...]:
    written = [
        (topic, language, entry)
        for language in languages
        for topic, lists in document(language)["topics"].items()
        for entry in lists[part]
    ]
    return tuple(
        Entry(
            topic,
            language,
            entry,
            _tokens(entry),
            anywhere=_ANYWHERE in entry,
            rank=rank,
            exception=part == "not",
        )
        for rank, (topic, language, entry) in enumerate(written)
    )


def _tokens(entry: str) -> tuple[Token, ...]:
    parts = entry.split(_ANYWHERE) if _ANYWHERE in entry else entry.split()
    return tuple(Token(words(part)[0], part.endswith("*")) for part in parts)


def text_hits(text: str, chosen: Lexicon) -> list[tuple[Entry, str]]:
    """The entries that stand in one text, in its order, each with the words that it found."""
    written = words(text)
    candidates = list(_candidates(written, chosen))
    if not candidates:
        return []
    placed = [
        (entry, place)
        for entry in sorted(set(candidates), key=lambda entry: entry.rank)
        for place in entry.places(written)
    ]
    void = {spot for entry, place in placed if entry.exception for spot in place}
    hits: dict[tuple[str, tuple[int, ...]], Entry] = {}
    for entry, place in placed:
        if not entry.exception and void.isdisjoint(place):
            hits.setdefault((entry.topic, place), entry)
    return [
        (entry, " ".join(written[spot] for spot in place))
        for (topic, place), entry in sorted(hits.items(), key=lambda hit: hit[0][1])
        if not any(topic == other and set(place) < set(wider) for other, wider in hits)
    ]


def _candidates(written: list[str], chosen: Lexicon) -> Iterator[Entry]:
    for word in written:
        yield from chosen.by_word.get((word, False), ())
        for length in chosen.lengths:
            yield from chosen.by_word.get((word[:length], True), ())
