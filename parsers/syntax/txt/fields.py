"""Files of settings: labels and values, some under a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.format.section import Form, Section, field_of
from parsers.format.vocabulary import RECORDS
from parsers.syntax.txt.declared import keys_of, main_sections, placed, section_under
from parsers.syntax.txt.file import Lines, TextFile, with_rest
from parsers.syntax.txt.lines import blocks_of, pair_of, put, with_names
from parsers.syntax.txt.names import empty_in, english, file_name_of, heading_of
from parsers.tree import Tree

_BIO = "biodescription"
_GROUPED = frozenset({"Settings", "Go Live Settings", "Watch Live Settings"})
"""Sections in which a heading nobody knows is believed: they hold no text of the person's own,
which must not become the name of a section."""
_MOST_LISTS = 20
"""Headings nobody knows, beyond which a file is no file of lists: TikTok's own has two."""


class Fields:
    """The object of a section of fields, from its lines.

    A heading stands at the start of a block and holds for that block; under a heading whose key
    JSON fills with a list, for the blocks behind it too that begin with the same label. Labels
    stay as they are written. `headings` counts the headings, which are no leaves; one with
    nothing under it is the leaf that says so.
    """

    def __init__(self, section_name: str, lines: Sequence[str], codes: tuple[str, ...]) -> None:
        self.section_name = section_name
        self.codes = codes
        self.content: dict[str, Tree] = {}
        self.rest: list[str] = []
        self.headings = 0
        self._seen: Counter[str] = Counter()
        self._group: _Group | None = None
        self._open: tuple[dict[str, Tree], str, list[str]] | None = None
        self._read(lines)

    def _read(self, lines: Sequence[str]) -> None:
        blank: list[str] = []
        for at, line in enumerate(lines):
            if not line or line.isspace():
                blank.append(line)
                continue
            after = lines[at + 1] if at + 1 < len(lines) else ""
            starts = at == 0 or bool(blank)
            key = self._heading(line) if starts else None
            stray = key is None and starts and self._may_be_heading(line, after)
            if stray and self.section_name in _GROUPED:
                key = _shown(line)
            if key is not None:
                self._close_value()
                self._close_group()
                self._group = _Group(key, self._section(key))
            elif stray:
                self.rest.append(line)
            else:
                self._line(line, blank, starts)
            blank = []
        self._close_value()
        self._close_group()

    def _section(self, key: str) -> Section | None:
        section = section_under(self.section_name, key)
        return None if section in main_sections(self.section_name) else section

    def _heading(self, line: str) -> str | None:
        """The key of a heading that is known; None if the line is none."""
        pair = pair_of(line)
        known = None if pair and pair[1].strip() else heading_of(line)
        if known is None:
            return None
        return known[0] if self._section(known[0]) else _shown(line)

    def _may_be_heading(self, line: str, after: str) -> bool:
        """Whether a line stands like a heading: no pair itself, with a pair right behind it."""
        if pair_of(line) or self._in_bio():
            return False
        return bool(pair_of(after) or empty_in(after)) and not empty_in(line)

    def _in_bio(self) -> bool:
        """Whether the value before is what a person wrote, which may hold blank lines."""
        if self._open is None:
            return False
        words = english(self._open[1], self.codes) or self._open[1]
        return words.split("\0")[0].casefold().replace(" ", "") == _BIO

    def _line(self, line: str, blank: list[str], starts: bool) -> None:
        pair = pair_of(line)
        group = self._group
        if group and group.over(starts, pair[0] if pair else ""):
            self._close_value()
            self._close_group()
            group = None
        if group and not group.rows and empty_in(line):
            group.said_empty = True
        elif pair:
            self._close_value()
            into, seen = group.row(pair[0]) if group else (self.content, self._seen)
            key = put(into, seen, pair[0], [] if pair[1].strip() == "[]" else pair[1])
            self._open = (into, key, [pair[1]])
        elif self._open:
            self._open[2].extend([*blank, line])
        else:
            self.rest.append(line)

    def _close_value(self) -> None:
        if self._open and len(self._open[2]) > 1:
            into, key, lines = self._open
            into[key] = "\n".join(lines)
        self._open = None

    def _close_group(self) -> None:
        group, self._group = self._group, None
        if group is None:
            return
        self.headings += bool(group.rows) or group.said_empty
        put(self.content, self._seen, group.key, group.tree(self.codes))


class _Group:
    """What stands under one heading."""

    def __init__(self, key: str, section: Section | None) -> None:
        self.key = key
        self.section = section
        self.said_empty = False
        self.first = ""
        self.rows: list[tuple[dict[str, Tree], Counter[str]]] = []

    def over(self, new_block: bool, label: str) -> bool:
        """Whether a line with this label ("" if it has none) stands behind the group."""
        goes_on = self.section is not None and label == self.first
        return self.said_empty or (bool(self.rows) and new_block and not goes_on)

    def row(self, label: str) -> tuple[dict[str, Tree], Counter[str]]:
        """The object that takes the next pair."""
        if not self.rows or (self.section and label == self.first):
            self.first = self.first or label
            self.rows.append(({}, Counter()))
        return self.rows[-1]

    def tree(self, codes: tuple[str, ...]) -> Tree:
        rows = [row for row, _ in self.rows]
        if self.section is None:
            return rows[0] if rows else {}
        if self.section.form is Form.RECORDS:
            return [
                with_names(row, {label: english(label, codes) or label for label in row})
                for row in rows
            ]
        return rows


def parts_of(
    section_name: str, lines: Sequence[str]
) -> tuple[dict[str, list[str]], dict[str, int]]:
    """The lines under each heading of a file of several lists, and how often each heading stands.

    Keys are those of JSON, and a heading that nobody knows as it is written; "" before the first.
    """
    parts: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    key = ""
    for at, line in enumerate(lines):
        starts = at == 0 or not lines[at - 1].strip()
        after = lines[at + 1] if at + 1 < len(lines) else ""
        starts = starts and len(parts) < _MOST_LISTS
        found = _list_heading(section_name, line, after, starts) if line.strip() else None
        if found is None:
            parts.setdefault(key, []).append(line)
        else:
            key = found
            counts[key] += 1
            parts.setdefault(key, []).append("")
    return parts, counts


def _list_heading(section_name: str, line: str, after: str, starts: bool) -> str | None:
    pair = pair_of(line)
    if pair and pair[1].strip():
        return None
    known = heading_of(line)
    if known and section_under(section_name, known[0]):
        return known[0]
    unknown = starts and (pair is None or english(pair[0]) is None)
    if unknown and not empty_in(line) and (empty_in(after) or pair_of(after)):
        return _shown(line)
    return None


def _shown(line: str) -> str | None:
    """A heading that nobody knows, as the key of what follows; None if nothing is left of it."""
    return line.strip().rstrip(":").replace("\0", "\N{REPLACEMENT CHARACTER}") or None


def joined_file(file: Lines, section_name: str) -> TextFile:
    """A text that joins many names: bare, or behind the name of its key; several lines, a list."""
    sections = main_sections(section_name)
    only = sections[0] if len(sections) == 1 else None
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    known: dict[str, Section | None] = {}
    for line in filter(str.strip, file.lines):
        pair = pair_of(line)
        if pair and pair[0] not in known:
            known[pair[0]] = _joined_section(section_name, pair[0])
        named = known[pair[0]] if pair else None
        section = named or only
        if section is None:
            rest.append(line)
        else:
            text = pair[1] if named and pair else line
            found.setdefault(keys_of(section)[-1], []).append(text)
    value: dict[str, Tree] = {}
    for section in sections:
        items = found.get(keys_of(section)[-1], [])
        if items:
            placed(value, section, items[0] if len(items) == 1 else items)
    return TextFile(section_name, with_rest(value, rest))


def _joined_section(section_name: str, label: str) -> Section | None:
    """The section whose text stands behind a label: its key, or the name of the only one."""
    sections = main_sections(section_name)
    for section in sections:
        if field_of(label) == field_of(keys_of(section)[-1]):
            return section
    return (
        sections[0]
        if len(sections) == 1 and section_name in file_name_of(label).section_names
        else None
    )


def fields_file(file: Lines, section_name: str) -> TextFile:
    """A file of labels and values; of records, where nobody knows better and labels recur."""
    (section,) = main_sections(section_name)
    starts = [pair[0] for block in blocks_of(file.lines) if (pair := pair_of(block[0]))]
    value: dict[str, Tree] = {}
    if not keys_of(section) and len(starts) > 1 and len(set(starts)) == 1:
        records = file.records(section_name)
        rows = records.rows
        if not records.rest:
            return TextFile(section_name, rows)
        return TextFile(section_name, with_rest({RECORDS: rows}, records.rest))
    fields = Fields(section_name, file.lines, file.codes)
    if fields.content:
        placed(value, section, fields.content)
    with_rest(value, fields.rest)
    return TextFile(section_name, value, headings=fields.headings)
