"""A file of the TXT archive on its way from lines to tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from parsers.format.generations import Sign
from parsers.format.vocabulary import TEXT
from parsers.syntax.txt.declared import EVERY, SECTIONS_NAMED, Length, length_of
from parsers.syntax.txt.names import FileName, english
from parsers.syntax.txt.records import Records, records_of
from parsers.syntax.txt.speech import Words, has_sentence, language_of
from parsers.tree import Tree, repeated_key


@dataclass(frozen=True)
class TextFile:
    """What one file of the TXT archive holds.

    `section_name` is as in `Section.name`, None if nobody knows it; `value` is what JSON
    has as that section's object; `words` are those that tell a language; `guessed` says that name
    or fields were found by content rather than by the file's name and labels; `beside` is what it
    looks like where that alone does not tell, or would tell of other files; `signs` are what
    `parsers.format.generations.txt` tells generations by; `headings` counts the lines that are no
    leaf, so that lines and leaves can be held against each other.
    """

    section_name: str | None
    value: Tree
    guessed: bool = False
    signs: frozenset[Sign] = frozenset()
    headings: int = 0
    words: Words = field(default_factory=dict)
    beside: Beside | None = None

    @property
    def told(self) -> bool:
        """Whether it says, as only TikTok does, that there is nothing in it."""
        return has_sentence(self.words)

    @property
    def language(self) -> str | None:
        """The language that this file alone tells."""
        return language_of(self.words)


@dataclass(frozen=True)
class Beside:
    """What a file looks like, and how it calls its times: see `parsers.syntax.txt.beside`."""

    like: str
    clock: str
    dense: bool = False
    """Its times follow each other as those of what is watched do."""


@dataclass(frozen=True)
class Lines:
    """The lines of a file without its note and outer blank ones, and what its name says.

    `codes` are the languages that speak from it, the likeliest first.
    """

    name: FileName
    lines: Sequence[str]
    codes: tuple[str, ...]

    def english(self, labels: Iterable[str]) -> dict[str, str]:
        """Label -> name in the declarations' words, of those that a language knows."""
        found = {label: english(label, self.codes) for label in labels}
        return {label: words for label, words in found.items() if words}

    def records(self, section_name: str | None, lines: Sequence[str] | None = None) -> Records:
        """The records of the file, or of some of its lines, in a section or in any."""
        some = self.lines if lines is None else lines
        return records_of(some, self.lengths(section_name), self.codes)

    def lengths(self, section_name: str | None) -> Callable[[str], Length]:
        """How long the value under a label may be, in a section or in any."""
        sections = SECTIONS_NAMED[section_name] if section_name else EVERY
        return lambda label: length_of(label, sections, self.codes)


def add(value: dict[str, Tree], key: str, content: Tree) -> None:
    """Puts something of ours beside what the file holds, whatever keys the file has."""
    name, occurrence = key, 2
    while name in value:
        name, occurrence = repeated_key(key, occurrence), occurrence + 1
    value[name] = content


def with_rest(value: dict[str, Tree], rest: list[str]) -> dict[str, Tree]:
    """The object with the lines that fit nothing, each a leaf."""
    if rest:
        add(value, TEXT, rest)
    return value
