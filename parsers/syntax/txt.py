"""A file of the TXT archive to the object that JSON has for its section.

The file's name decides what it is, in any language; then its labels; then the shape of its values.
Every line that is not blank ends in one leaf, or is the heading of some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from parsers.section import Form, Section, field_of
from parsers.syntax.txt_fields import Fields, list_of, parts_of
from parsers.syntax.txt_guess import (
    is_time,
    names_by_shape,
    place_by_challenge,
    place_by_content,
)
from parsers.syntax.txt_messages import conversations, is_header, messages_tree
from parsers.syntax.txt_names import (
    FileName,
    empty_in,
    english,
    file_name_of,
    heading_of,
    label_codes,
)
from parsers.syntax.txt_places import (
    MESSAGES,
    PLACES,
    RECORDS,
    TEXT,
    best_place,
    fit,
    is_list,
    keys_of,
    main_sections,
    nothing_in,
    placed,
    section_under,
    several_lines,
)
from parsers.syntax.txt_records import Records, blocks_of, pair_of, put, records_of
from parsers.tree import Batch, Tree

NOTE = "note"
_HEAD = 40
"""How many lines from the start are looked at to tell the language."""


@dataclass(frozen=True)
class TextFile:
    """What one file of the TXT archive holds.

    `place` is the section's name (`Section.place`), None if nobody knows it; `value` is what JSON
    has as that section's object; `language` a code, None if nothing in the file tells; `guessed`
    says that place or fields were found by content rather than by name; `signs` are what
    `parsers.generations.txt` tells generations by; `headings` counts the lines that are no leaf.
    """

    place: str | None
    value: Tree
    language: str | None
    guessed: bool = False
    signs: frozenset[str] = frozenset()
    headings: int = 0


@dataclass(frozen=True)
class _File:
    """A file on its way: its name, its lines without note and outer blanks, its languages."""

    name: FileName
    lines: list[str]
    codes: tuple[str, ...]

    def several(self, place: str | None) -> Callable[[str], bool]:
        sections = PLACES[place] if place else tuple(s for every in PLACES.values() for s in every)
        known: dict[str, bool] = {}

        def ask(label: str) -> bool:
            if label not in known:
                known[label] = several_lines(label, sections, self.codes)
            return known[label]

        return ask

    def english(self, labels: list[str]) -> dict[str, str]:
        """Label -> name in the declarations' words, of those that a language knows."""
        found = {label: english(label, self.codes) for label in labels}
        return {label: words for label, words in found.items() if words}


def read_text(text: str, member: str) -> TextFile:
    """Reads the text of one member; `member` is its path in the archive. Never raises."""
    name = file_name_of(member)
    note, lines = _without_note(_lines(text))
    language, codes = _language(name, lines)
    made = _read(_File(name, lines, codes))
    value = made.value
    if note:
        if value == {} or not lines:
            value = {}
        if not isinstance(value, dict):
            value = {RECORDS: value}
        value = {**value, NOTE: "\n".join(note)}
    return replace(made, value=value, language=language, signs=made.signs | name.signs)


def _lines(text: str) -> list[str]:
    """Lines without blank ones at both ends; any kind of line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _trimmed(text.split("\n"))


def _trimmed(lines: list[str]) -> list[str]:
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    while len(lines) > first and not lines[-1].strip():
        lines.pop()
    return lines[first:] if first else lines


def _without_note(lines: list[str]) -> tuple[list[str], list[str]]:
    """TikTok's remark in parentheses that opens some files; its end may be missing."""
    if not lines or not lines[0].lstrip().startswith("("):
        return [], lines
    end = 1
    while not lines[end - 1].rstrip().endswith(")") and end < len(lines):
        line = lines[end]
        if not line.strip() or pair_of(line) or empty_in(line) or is_header(line):
            break
        end += 1
    return lines[:end], _trimmed(lines[end:])


def _language(name: FileName, lines: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """The file's language, None where two speak equally; and all that speak, the likeliest first."""
    codes = Counter(name.codes)
    for line in lines[:_HEAD]:
        pair = pair_of(line)
        if pair:
            codes.update(label_codes(pair[0]))
        if not pair or not pair[1].strip():
            heading = heading_of(line)
            codes.update(heading[1] if heading else ())
        code = empty_in(line)
        codes.update({code: 3} if code else {})
    ranked = codes.most_common()
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return (ranked[0][0] if ranked and not tied else None), tuple(code for code, _ in ranked)


def _read(file: _File) -> TextFile:
    places, lines = file.name.places, file.lines
    if lines and is_header(lines[0]) and not set(places) & MESSAGES:
        return _messages(file, "Direct Messages", guessed=True)
    if len(places) > 1:
        chats = bool(lines) and is_header(lines[0])
        possible = [place for place in places if (place in MESSAGES) == chats] or list(places)
        labels = [pair[0] for line in lines[:_HEAD] if (pair := pair_of(line))]
        places = (best_place(possible, list(file.english(labels).values())),)
    if not places:
        return _unnamed(file)
    place = places[0]
    first = main_sections(place)[0]
    if not lines or (len(lines) == 1 and empty_in(lines[0])):
        several = len(main_sections(place)) > 1
        value: dict[str, Tree] = {}
        if not several and keys_of(first):
            placed(value, first, nothing_in(first))
        return TextFile(place, value, None)
    if place in MESSAGES:
        return _messages(file, place)
    if first.form is Form.JOINED:
        return _joined(file, place)
    if first.form is Form.FIELDS:
        return _fields(file, place, first)
    if len(main_sections(place)) > 1:
        return _lists(file, place)
    return _records(file, place, first)


def _messages(file: _File, place: str, *, guessed: bool = False) -> TextFile:
    chats, rest = conversations(file.lines)
    if not any(chat.at for chat in chats):
        records = records_of(rest, file.several(None))
        if records.labels:
            value, headings = messages_tree(PLACES[place][0], chats, records.rest)
            return TextFile(place, {**value, RECORDS: records.tree()}, None, guessed, headings=headings)
    value, headings = messages_tree(PLACES[place][0], chats, rest)
    times = [chat.at[0] for chat in chats if chat.at]
    return TextFile(place, value, None, guessed, _time_signs(place, times), headings)


def _fields(file: _File, place: str, section: Section) -> TextFile:
    starts = [pair[0] for block in blocks_of(file.lines) if (pair := pair_of(block[0]))]
    if not keys_of(section) and len(starts) > 1 and len(set(starts)) == 1:
        records = records_of(file.lines, file.several(place))
        value = {RECORDS: records.rows or _rows(records.batch)}
        return TextFile(place, _with_rest(value, records.rest), None)
    fields = Fields(place, file.lines, file.codes)
    value = {}
    if fields.content or not fields.rest:
        placed(value, section, fields.content)
    return TextFile(place, _with_rest(value, fields.rest), None, headings=fields.headings)


def _joined(file: _File, place: str) -> TextFile:
    """A text of many names: one line, a line for each, or one behind the name of its key."""
    sections = main_sections(place)
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    headings = 0
    section = sections[0] if len(sections) == 1 else None
    for line in filter(str.strip, file.lines):
        pair = pair_of(line)
        named = _joined_section(file, sections, pair[0]) if pair else None
        if named and pair:
            section = named
            if pair[1].strip():
                found.setdefault(keys_of(section)[-1], []).append(pair[1])
            else:
                headings += 1
                found.setdefault(keys_of(section)[-1], [])
        elif section:
            found.setdefault(keys_of(section)[-1], []).append(line)
        else:
            rest.append(line)
    value: dict[str, Tree] = {}
    for section in sections:
        items = found.get(keys_of(section)[-1])
        if items is not None:
            headings -= not items
            placed(value, section, items[0] if len(items) == 1 else items)
    return TextFile(place, _with_rest(value, rest), None, headings=headings)


def _joined_section(file: _File, sections: tuple[Section, ...], label: str) -> Section | None:
    for section in sections:
        if field_of(label) == field_of(keys_of(section)[-1]):
            return section
    own_name = file_name_of(label).places[:1] == (sections[0].place,)
    return sections[0] if own_name and len(sections) == 1 else None


def _lists(file: _File, place: str) -> TextFile:
    """A file of several lists, each under its heading."""
    parts, counts = parts_of(place, file.lines)
    value: dict[str, Tree] = {}
    rest: list[str] = []
    seen: Counter[str] = Counter()
    headings, guessed, signs = 0, False, frozenset[str]()
    for key, lines in parts.items():
        records = list_of(lines, file.several(place))
        headings += counts[key]
        section = section_under(place, key)
        if records is None:
            if any(line.strip() for line in lines) or key:
                headings -= not any(line.strip() for line in lines)
                if section:
                    placed(value, section, [])
                else:
                    put(value, seen, key or TEXT, [])
            continue
        if not len(records):
            rest += records.rest
            headings -= bool(key)
            if key:
                put(value, seen, key, []) if section is None else placed(value, section, [])
            continue
        rest += records.rest
        names = file.english(records.labels)
        if section is None:
            fits = [s for s in main_sections(place) if fit(s, names.values())[0] == len(names)]
            fits.sort(key=lambda s: -fit(s, names.values())[1])
            taken = {name for name in map(section_under_key, fits) if name in value}
            fits = [s for s in fits if keys_of(s)[0] not in taken]
            section = fits[0] if fits and len(names) == len(records.labels) else None
            guessed = guessed or section is not None
        signs |= _record_signs(place, records, names)
        content = records.renamed(names).tree()
        if section:
            placed(value, section, content)
        else:
            put(value, seen, key or RECORDS, content)
    return TextFile(place, _with_rest(value, rest), None, guessed, signs, headings)
