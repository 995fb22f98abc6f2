"""A file of the TXT archive to the object that JSON has for its section.

The file's name decides what it is, in any language; then its labels; then the kind of its values.
Every line that is not blank is one leaf, a part of one, or the heading of some.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parsers.format.generations import Seen, Sign
from parsers.format.section import Form, Section, field_of
from parsers.format.vocabulary import RECORDS
from parsers.syntax.txt.declared import (
    MESSAGES,
    SECTIONS_NAMED,
    best_section_name,
    fit,
    is_list,
    keys_of,
    main_sections,
    nothing_in,
    placed,
    section_under,
)
from parsers.syntax.txt.fields import fields_file, joined_file, parts_of
from parsers.syntax.txt.file import HEAD, Lines, TextFile, add, with_rest
from parsers.syntax.txt.guess import LOGIN, agrees, names_by_kind, section_by_content
from parsers.syntax.txt.kinds import KINDS, is_time
from parsers.syntax.txt.lines import pair_of, put, trimmed
from parsers.syntax.txt.lives import PLACE as LIVES
from parsers.syntax.txt.lives import has_lives, lives_file
from parsers.syntax.txt.messages import conversations, is_header, messages_tree, section_of_chats
from parsers.syntax.txt.names import empty_in, file_name_of, is_assumed
from parsers.syntax.txt.neighbours import beside, login_beside
from parsers.syntax.txt.records import Records
from parsers.tree import Tree

NOTE = "note"


def read_lines(file: Lines, section_name: str | None = None) -> TextFile:
    """Reads the lines of one member. Never raises.

    `section_name` is given where the files beside it told; else the file has to.
    """
    found = replace(_read_as(file, section_name), guessed=True) if section_name else _read(file)
    value, note = found.value, file.note
    if note:
        if not isinstance(value, dict):
            value = {RECORDS: value}
        if file.lines and not value:
            note = (*note, *file.lines)  # "nothing there": an empty object would tell no more
        value = dict(value) if file.lines else {}
        add(value, NOTE, "\n".join(note))
    return replace(found, value=value, words=file.words, signs=found.signs | file.name.signs)


def as_written(file: Lines) -> tuple[Records, tuple[str, ...]]:
    """The records of a file under its own labels, whatever it may be, and the lines around them."""
    records = file.records(None)
    return records, (*(["\n".join(file.note)] if file.note else []), *records.rest)


def _read(file: Lines) -> TextFile:
    section_names = _section_names(file)
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
        return replace(_unknown_list(file), beside=beside(records))
    told = login_beside(names) if found == LOGIN else None
    return replace(_guessed(file, found), beside=told)


def _guessed(file: Lines, section_name: str | None) -> TextFile:
    return (
        _unknown_list(file)
        if section_name is None
        else replace(_read_as(file, section_name), guessed=True)
    )


def _section_names(file: Lines) -> list[str]:
    """The sections that the name alone tells: all it knows, in a language that is spoken here.

    A name of one English word stands in other languages too, and may mean something else there.
    """
    return [
        section_name
        for section_name, codes in file.name.section_names.items()
        if not file.name.plain or not set(file.known).isdisjoint(codes)
    ]


def _best(file: Lines, section_names: list[str]) -> str:
    """The section by the file's name; where that has two meanings, the content decides."""
    if len(section_names) == 1:
        return section_names[0]
    chats = bool(file.lines) and is_header(file.lines[0])
    possible = [
        section_name for section_name in section_names if (section_name in MESSAGES) == chats
    ] or section_names
    pairs = [pair for line in file.lines[:HEAD] if (pair := pair_of(line))]
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
    pairs = [pair for line in file.lines[:HEAD] if (pair := pair_of(line))]
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
        found = _several_lists(file, section_name) if others else _one_list(file, section_name)
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
    return TextFile(section_name, value, False, _time_signs(section_name, times), headings)


def _one_list(file: Lines, section_name: str) -> TextFile:
    """A file whose section has one list, or one record."""
    (section,) = main_sections(section_name)[:1]
    records = file.records(section_name)
    value: dict[str, Tree] = {}
    if not len(records):
        if section.scalar and is_list(section):
            placed(value, section, records.rest)
            return TextFile(section_name, value)
        return TextFile(section_name, with_rest(value, records.rest))
    names = file.english(records.labels)
    by_kind = names_by_kind(records, names, section)
    names |= by_kind
    signs = _signs_of(section_name, records, names)
    found = TextFile(section_name, value, bool(by_kind) or any(map(is_assumed, names)), signs)
    records = records.renamed(names)
    around = {field_of(name) for name in section.carried.values()}
    if len(records) == 1 and {field_of(label) for label in records.labels} <= around:
        value.update(records.rows[0])
        if records.rest:
            placed(value, section, records.rest)
        return found
    tree = records.tree()
    if not is_list(section):
        tree = records.rows[0] if len(records) == 1 else records.rows
    placed(value, section, tree)
    with_rest(value, records.rest)
    return found


def _several_lists(file: Lines, section_name: str) -> TextFile:
    """A file of several lists, each under its heading; without headings the labels decide.

    A heading is no leaf, but where nothing at all stands under it, it is the leaf that says so.
    """
    parts, counts = parts_of(section_name, file.lines)
    value: dict[str, Tree] = {}
    rest: list[str] = []
    seen: Counter[str] = Counter()
    guessed, headings, signs = False, 0, frozenset[Sign]()
    for key in sorted(parts, key=lambda key: section_under(section_name, key) is None):
        section = section_under(section_name, key)
        lines = trimmed(parts[key])
        headings += counts[key]
        if key and (not lines or (len(lines) == 1 and empty_in(lines[0]))):
            headings -= not lines
            if section:
                placed(value, section, nothing_in(section))
            else:
                put(value, seen, key, [])
            continue
        records = file.records(section_name, lines) if lines else Records()
        rest += records.rest
        if not len(records):
            continue
        names = file.english(records.labels)
        if section is None:
            section = _section_by_labels(section_name, value, records.labels, names)
            guessed = guessed or section is not None
        signs |= _signs_of(section_name, records, names)
        content = records.renamed(names).tree()
        if section:
            placed(value, section, content)
        else:
            put(value, seen, key or RECORDS, content)
    return TextFile(section_name, with_rest(value, rest), guessed, signs, headings)


def _section_by_labels(
    section_name: str, value: dict[str, Tree], labels: list[str], names: dict[str, str]
) -> Section | None:
    """The list of a section that has all of these fields, best filled by them and not yet there."""
    found = [
        section
        for section in main_sections(section_name)
        if keys_of(section)[0] not in value
        and len(names) == len(labels)
        and fit(section, names.values())[0] == len(names)
    ]
    return max(found, key=lambda section: fit(section, names.values())[1], default=None)


def _unknown_list(file: Lines) -> TextFile:
    """A file that nobody knows: its records as they are written, a single one as an object."""
    if not file.lines or (len(file.lines) == 1 and empty_in(file.lines[0])):
        return TextFile(None, {})
    records = file.records(None)
    if len(records) > 1 and not records.rest:
        return TextFile(None, records.tree())
    value: dict[str, Tree] = records.rows[0] if len(records) == 1 else {}
    if len(records) > 1:
        value[RECORDS] = records.tree()
    return TextFile(None, with_rest(value, records.rest))


def _signs_of(section_name: str, records: Records, names: dict[str, str]) -> frozenset[Sign]:
    """Labels in lists of links, and whether times carry their zone, which logins did first."""
    links = any("link" in section.columns for section in main_sections(section_name))
    found = {Sign(Seen.LABEL, name) for name in names.values() if links}
    for label in records.labels:
        values = [value for value in records.column(label, 20) if is_time(value)]
        found |= _time_signs(section_name, values)
    return frozenset(found)


def _time_signs(section_name: str, times: list[str]) -> frozenset[Sign]:
    seen = Seen.LOGINS if section_name == LOGIN else Seen.DATES
    return frozenset(Sign(seen, "UTC" if time.endswith("UTC") else "bare") for time in times)
