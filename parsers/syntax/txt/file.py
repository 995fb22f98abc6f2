"""A file of the TXT archive: its lines, its name and its language, and what it turns out to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers.format.generations import Sign
from parsers.format.vocabulary import TEXT
from parsers.syntax.txt.declared import EVERY, SECTIONS_NAMED
from parsers.syntax.txt.kinds import is_time
from parsers.syntax.txt.language import ENGLISH, Speech, Words, has_sentence, language_of, ranked
from parsers.syntax.txt.lines import pair_of, trimmed
from parsers.syntax.txt.messages import is_header
from parsers.syntax.txt.names import (
    FileName,
    empty_in,
    english,
    file_name_of,
    folded,
    heading_of,
    label_codes,
)
from parsers.syntax.txt.records import Records, records_of
from parsers.syntax.txt.unsplit import Unsplit
from parsers.tree import Tree, repeated_key

_ALONE = Speech()
_LONGEST_NOTE = 10
"""Lines; TikTok's own has one or two. A text in a parenthesis that never ends is no note."""
HEAD = 40
"""How many lines from the start are looked at to tell language and section."""
_LONG, _START = 1000, 1 << 18
"""Blank lines of a text that may be many blocks alike, of whose lines not all are made texts; and
characters in which a list has so many already."""


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
    """What a file looks like, and how it calls its times: see `parsers.syntax.txt.neighbours`."""

    like: str
    clock: str
    dense: bool = False
    """Its times follow each other as those of what is watched do."""


@dataclass(frozen=True)
class Lines:
    """The lines of a file without its note and outer blank ones, and what its name says.

    `codes` are the languages that speak from it, the likeliest first, and `known` those of them
    that were told and not tried; `words` are those that tell a language.
    """

    name: FileName
    lines: Sequence[str]
    codes: tuple[str, ...]
    known: tuple[str, ...]
    words: Words
    note: tuple[str, ...]

    def english(self, labels: Iterable[str]) -> dict[str, str]:
        """Label -> name in the declarations' words, of those that a language knows."""
        found = {label: english(label, self.codes) for label in labels}
        return {label: words for label, words in found.items() if words}

    def records(self, section_name: str | None, lines: Sequence[str] | None = None) -> Records:
        """The records of the file, or of some of its lines, in a section or in any."""
        some = self.lines if lines is None else lines
        sections = SECTIONS_NAMED[section_name] if section_name else EVERY
        return records_of(some, sections, self.codes)


def speech_of(members: Iterable[str]) -> Speech:
    """What the names of the files of an archive and of their folders say of its language."""
    words: Words = {}
    for member in members:
        words |= file_name_of(member).words
    return Speech(words)


def opened(text: str, member: str, speech: Speech = _ALONE) -> Lines:
    """The lines of a member, and what its name and its words tell.

    `member` is its path in the archive; `speech` is what the names of all files say.
    """
    note, lines = _without_note(lines_of(text))
    name = file_name_of(member)
    words = name.words | _words_in(lines)
    known = speech.with_own(words)
    codes = [*known, *(code for code, _ in ranked(words)), ENGLISH]
    return Lines(name, lines, tuple(dict.fromkeys(codes)), tuple(known), words, tuple(note))


def lines_of(text: str) -> Sequence[str]:
    """The lines of a text without the blank ones at both ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n\n", 0, _START) < _LONG and text.count("\n\n") < _LONG:
        return trimmed(text.split("\n"))
    lines = Unsplit(text)
    lines.trim()
    return lines


def _without_note(lines: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """TikTok's remark in parentheses that opens some files; its end may be missing."""
    if not lines or not lines[0].lstrip().startswith("("):
        return [], lines
    end = 1
    most = min(len(lines), _LONGEST_NOTE + 1)
    while not lines[end - 1].rstrip().endswith(")") and end < most:
        line = lines[end]
        if not line.strip() or pair_of(line) or empty_in(line) or is_header(line):
            break
        end += 1
    if end > _LONGEST_NOTE:
        return [], lines
    return [*lines[:end]], trimmed([*lines[end:]])


def _words_in(lines: Sequence[str]) -> Words:
    """The words at the head of a file that tell its language.

    A label that nobody knows counts where it stands in a record with a time: of settings most
    labels are unknown in every language.
    """
    words: Words = {}
    block: list[tuple[str, str]] = []
    for line in [*lines[:HEAD], ""]:
        pair = pair_of(line)
        if pair:
            block.append(pair)
        elif not line.strip():
            dated = any(is_time(value) for _, value in block)
            told = {folded(label): label_codes(label) for label, _ in block}
            words |= {label: codes for label, codes in told.items() if codes or dated}
            block = []
        heading = None if pair and pair[1].strip() else heading_of(line)
        if heading:
            words[folded(line)] = heading[1]
        if code := empty_in(line):
            words[folded(line)] = (code, code)  # a sentence tells more than a word
    return words


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
