"""A file of the TXT archive to the object that JSON has for its section.

The file's name decides what it is, in any language; then its labels; then the kind of its values.
Every line that is not blank is one leaf, a part of one, or the heading of some.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.format.section import Form
from parsers.format.vocabulary import RECORDS
from parsers.syntax.txt.beside import beside, login_beside
from parsers.syntax.txt.declared import (
    MESSAGES,
    SECTIONS_NAMED,
    best_section_name,
    keys_of,
    main_sections,
    nothing_in,
    placed,
)
from parsers.syntax.txt.fields import fields_file, joined_file
from parsers.syntax.txt.file import Lines, TextFile, add, with_rest
from parsers.syntax.txt.guess import LOGIN, agrees, names_by_kind, section_by_content
from parsers.syntax.txt.kinds import KINDS, is_time
from parsers.syntax.txt.lines import pair_of, trimmed
from parsers.syntax.txt.lists import one_list, several_lists, time_signs, unknown_list
from parsers.syntax.txt.lives import PLACE as LIVES
from parsers.syntax.txt.lives import has_lives, lives_file
from parsers.syntax.txt.messages import conversations, is_header, messages_tree, section_of_chats
from parsers.syntax.txt.names import (
    FileName,
    empty_in,
    file_name_of,
    folded,
    heading_of,
    label_codes,
)
from parsers.syntax.txt.records import Records
from parsers.syntax.txt.speech import ENGLISH, Speech, Words, ranked
from parsers.syntax.txt.unsplit import Unsplit
from parsers.tree import Tree

__all__ = ["TextFile", "as_written", "read_text", "speech_of"]

ALONE = Speech()

NOTE = "note"
_LONGEST_NOTE = 10
"""Lines; TikTok's own has one or two. A text in a parenthesis that never ends is no note."""
_HEAD = 40
"""How many lines from the start are looked at to tell language and section."""
_LONG, _START = 1000, 1 << 18
"""Blank lines of a text that may be many blocks alike, of whose lines not all are made texts; and
characters in which a list has so many already."""


def speech_of(members: Iterable[str]) -> Speech:
    """What the names of the files of an archive and of their folders say of its language."""
    words: Words = {}
    for member in members:
        words |= file_name_of(member).words
    return Speech(words)


def read_text(
    text: str, member: str, section_name: str | None = None, speech: Speech = ALONE
) -> TextFile:
    """Reads the text of one member; `member` is its path in the archive. Never raises.

    `section_name` is given where something else told, the files beside it or the person; else the
    file has to. `speech` is what the names of all files say.
    """
    note, lines = _without_note(lines_of(text))
    file, words, known = _lines(lines, member, speech)
    name = file.name
    found = (
        replace(_read_as(file, section_name), guessed=True) if section_name else _read(file, known)
    )
    value = found.value
    if note:
        if not isinstance(value, dict):
            value = {RECORDS: value}
        if lines and not value:
            note = [*note, *lines]  # "nothing there", of which an empty object would tell no more
        value = dict(value) if lines else {}
        add(value, NOTE, "\n".join(note))
    return replace(found, value=value, words=words, signs=found.signs | name.signs)


def as_written(text: str, member: str, speech: Speech = ALONE) -> tuple[Records, tuple[str, ...]]:
    """The records of a file under its own labels, whatever it may be, and the lines around them."""
    note, lines = _without_note(lines_of(text))
    file, _, _ = _lines(lines, member, speech)
    records = file.records(None)
    return records, (*(["\n".join(note)] if note else []), *records.rest)


def lines_of(text: str) -> Sequence[str]:
    """The lines of a text without the blank ones at both ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n\n", 0, _START) < _LONG and text.count("\n\n") < _LONG:
        return trimmed(text.split("\n"))
    lines = Unsplit(text)
    lines.trim()
    return lines


def _lines(lines: Sequence[str], member: str, speech: Speech) -> tuple[Lines, Words, list[str]]:
    """A file as far as its name and its words tell, those words, and the languages known of it."""
    name = file_name_of(member)
    words = name.words | _words_in(lines)
    known = speech.with_own(words)
    codes = [*known, *(code for code, _ in ranked(words)), ENGLISH]
    return Lines(name, lines, tuple(dict.fromkeys(codes))), words, known


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
    for line in [*lines[:_HEAD], ""]:
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


def _read(file: Lines, known: list[str]) -> TextFile:
    section_names = _section_names(file.name, known)
    if section_names:
        section_name = _best(file, section_names)
        chats = bool(file.lines) and is_header(file.lines[0])
        if chats and section_name not in MESSAGES:
            return _guessed(file, section_of_chats(file.lines))
        return _read_as(file, section_name)
    agreed = next(
        (p for p in file.name.section_names if _agrees(file, p)), section_of_chats(file.lines)
    )
    if agreed:
        return _guessed(file, agreed)
    records = file.records(None)
    names = file.english(records.labels)
    names |= names_by_kind(records, names, None)
    found = section_by_content(records, names) if len(records) else None
    if found is None:
        return replace(unknown_list(file), beside=beside(records))
    told = login_beside(names) if found == LOGIN else None
    return replace(_guessed(file, found), beside=told)


def _guessed(file: Lines, section_name: str | None) -> TextFile:
    return (
        unknown_list(file)
        if section_name is None
        else replace(_read_as(file, section_name), guessed=True)
    )


def _section_names(name: FileName, known: list[str]) -> list[str]:
    """The sections that the name alone tells: all it knows, in a language that is spoken here.

    A name of one English word stands in other languages too, and may mean something else there.
    """
    return [
        section_name
        for section_name, codes in name.section_names.items()
        if not name.plain or not set(known).isdisjoint(codes)
    ]


def _best(file: Lines, section_names: list[str]) -> str:
    """The section by the file's name; where that has two meanings, the content decides."""
    if len(section_names) == 1:
        return section_names[0]
    chats = bool(file.lines) and is_header(file.lines[0])
    possible = [
        section_name for section_name in section_names if (section_name in MESSAGES) == chats
    ] or section_names
    pairs = [pair for line in file.lines[:_HEAD] if (pair := pair_of(line))]
    return best_section_name(possible, list(file.english(label for label, _ in pairs).values()))


def _agrees(file: Lines, section_name: str) -> bool:
    """Whether the content can be what a name says that may mean something else here."""
    if section_name in MESSAGES or not file.lines:
        return False
    if len(file.lines) == 1 and empty_in(file.lines[0]):
        return True
    if main_sections(section_name)[0].form is Form.RECORDS:
        records = file.records(section_name)
        return len(records) > 0 and agrees(section_name, records, file.english(records.labels))
    pairs = [pair for line in file.lines[:_HEAD] if (pair := pair_of(line))]
    return bool(pairs) and not any(fits(value) for _, value in pairs for fits in KINDS.values())


def _read_as(file: Lines, section_name: str) -> TextFile:
    """The content of a file whose section is known."""
    section, *others = main_sections(section_name)
    if not file.lines or (len(file.lines) == 1 and empty_in(file.lines[0])):
        value: dict[str, Tree] = {}
        if not others and keys_of(section):
            placed(value, section, nothing_in(section))
        return TextFile(section_name, value)
    if section_name in MESSAGES:
        return _messages(file, section_name)
    title = _own_title(file, section_name)
    if title:
        file = replace(file, lines=trimmed([*file.lines[1:]]))
    if section.form is not Form.RECORDS or others or section_name == LIVES:
        file = replace(file, lines=[*file.lines])  # they are gone through one by one
    if section_name == LIVES and has_lives(file.lines):
        found = lives_file(file)
    elif section.form is Form.JOINED:
        found = joined_file(file, section_name)
    elif section.form is Form.FIELDS:
        found = fields_file(file, section_name)
    else:
        found = several_lists(file, section_name) if others else one_list(file, section_name)
    return replace(found, headings=found.headings + title)


def _own_title(file: Lines, section_name: str) -> bool:
    """Whether the file opens with the name of its section, as a heading."""
    line, *more = file.lines[:2]
    pair = pair_of(line)
    return (
        bool(more)
        and not (pair and pair[1].strip())
        and section_name in file_name_of(line).section_names
    )


def _messages(file: Lines, section_name: str) -> TextFile:
    chats, rest = conversations(file.lines)
    value, headings = messages_tree(SECTIONS_NAMED[section_name][0], chats)
    with_rest(value, rest)
    times = [chat.at[0] for chat in chats if chat.at]
    return TextFile(section_name, value, False, time_signs(section_name, times), headings)
