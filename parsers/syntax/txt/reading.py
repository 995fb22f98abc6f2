"""A file of the TXT archive to the object that JSON has for its section.

The file's name decides what it is, in any language; then its labels; then the shape of its values.
Every line that is not blank is one leaf, a part of one, or the heading of some.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parsers.format.section import Form
from parsers.syntax.txt.beside import beside, login_beside
from parsers.syntax.txt.declared import (
    MESSAGES,
    PLACES,
    RECORDS,
    best_place,
    keys_of,
    main_sections,
    nothing_in,
    placed,
)
from parsers.syntax.txt.fields import fields_file, joined_file
from parsers.syntax.txt.file import Lines, TextFile, add, with_rest
from parsers.syntax.txt.guess import LOGIN, names_by_shape, place_by_content
from parsers.syntax.txt.lines import pair_of, trimmed
from parsers.syntax.txt.lists import one_list, several_lists, time_signs, unknown_list
from parsers.syntax.txt.messages import conversations, is_header, messages_tree
from parsers.syntax.txt.names import (
    ENGLISH,
    FileName,
    empty_in,
    file_name_of,
    heading_of,
    label_codes,
)
from parsers.syntax.txt.records import records_of
from parsers.tree import Tree

__all__ = ["TextFile", "read_text"]

NOTE = "note"
_LONGEST_NOTE = 10
"""Lines; TikTok's own has one or two. A text in a parenthesis that never ends is no note."""
_HEAD = 40
"""How many lines from the start are looked at to tell language and section."""


def read_text(text: str, member: str, place: str | None = None) -> TextFile:
    """Reads the text of one member; `member` is its path in the archive. Never raises.

    `place` is the section where the files beside it told; else the file has to.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    name = file_name_of(member)
    note, lines = _without_note(trimmed(text.split("\n")))
    language, codes = _language(name, lines)
    file = Lines(name, lines, codes)
    found = replace(_read_as(file, place), guessed=True) if place else _read(file)
    value = found.value
    if note:
        if not isinstance(value, dict):
            value = {RECORDS: value}
        if lines and not value:
            note = [*note, *lines]  # "nothing there", of which an empty object would tell no more
        value = dict(value) if lines else {}
        add(value, NOTE, "\n".join(note))
    signs = found.signs | name.signs
    return replace(found, value=value, language=language, signs=signs, named=bool(name.places))


def _without_note(lines: list[str]) -> tuple[list[str], list[str]]:
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
    return lines[:end], trimmed(lines[end:])


def _language(name: FileName, lines: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """The language, None where two speak equally; and all that speak, the likeliest first.

    Every archive has English words in it, an English one no others: the others decide.
    """
    codes = Counter(name.codes)
    for line in lines[:_HEAD]:
        pair = pair_of(line)
        codes.update(label_codes(pair[0]) if pair else ())
        heading = None if pair and pair[1].strip() else heading_of(line)
        codes.update(heading[1] if heading else ())
        code = empty_in(line)
        codes.update([code] if code else [])
    english = [ENGLISH] if codes.pop(ENGLISH, 0) else []
    ranked = codes.most_common()
    order = (*(code for code, _ in ranked), *english)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return (order[0] if order and not tied else None), order


def _read(file: Lines) -> TextFile:
    place = _place(file)
    chats = bool(file.lines) and is_header(file.lines[0])
    if chats and place not in MESSAGES:
        return replace(_read_as(file, "Direct Messages"), guessed=True)
    if place:
        return _read_as(file, place)
    records = records_of(file.lines, file.lengths(None))
    names = file.english(records.labels)
    names |= names_by_shape(records, names, None)
    place = place_by_content(file.name, records, names) if len(records) else None
    if place is None:
        return replace(unknown_list(file), beside=beside(records))
    told = login_beside(names) if place == LOGIN else None
    return replace(_read_as(file, place), guessed=True, beside=told)


def _place(file: Lines) -> str | None:
    """The section by the file's name; where that has two meanings, the content decides."""
    places = file.name.places
    if len(places) < 2:
        return places[0] if places else None
    chats = bool(file.lines) and is_header(file.lines[0])
    possible = [place for place in places if (place in MESSAGES) == chats] or list(places)
    pairs = [pair for line in file.lines[:_HEAD] if (pair := pair_of(line))]
    return best_place(possible, list(file.english(label for label, _ in pairs).values()))


def _read_as(file: Lines, place: str) -> TextFile:
    """The content of a file whose section is known."""
    section, *others = main_sections(place)
    if not file.lines or (len(file.lines) == 1 and empty_in(file.lines[0])):
        value: dict[str, Tree] = {}
        if not others and keys_of(section):
            placed(value, section, nothing_in(section))
        return TextFile(place, value)
    if place in MESSAGES:
        return _messages(file, place)
    title = _own_title(file, place)
    if title:
        file = replace(file, lines=trimmed(file.lines[1:]))
    if section.form is Form.JOINED:
        found = joined_file(file, place)
    elif section.form is Form.FIELDS:
        found = fields_file(file, place)
    else:
        found = several_lists(file, place) if others else one_list(file, place)
    return replace(found, headings=found.headings + title)


def _own_title(file: Lines, place: str) -> bool:
    """Whether the file opens with the name of its section, as a heading."""
    line, *more = file.lines[:2]
    pair = pair_of(line)
    return bool(more) and not (pair and pair[1].strip()) and place in file_name_of(line).places


def _messages(file: Lines, place: str) -> TextFile:
    chats, rest = conversations(file.lines)
    value, headings = messages_tree(PLACES[place][0], chats)
    with_rest(value, rest)
    times = [chat.at[0] for chat in chats if chat.at]
    return TextFile(place, value, None, False, time_signs(place, times), headings)
