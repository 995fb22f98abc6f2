"""Files of records: one list, several lists under headings, or a list that nobody knows."""

from __future__ import annotations

from collections import Counter

from parsers.format.generations import Seen, Sign
from parsers.format.section import Section, field_of
from parsers.format.vocabulary import RECORDS
from parsers.syntax.txt.declared import (
    fit,
    is_list,
    keys_of,
    main_sections,
    nothing_in,
    placed,
    section_under,
)
from parsers.syntax.txt.fields import parts_of
from parsers.syntax.txt.file import Lines, TextFile, with_rest
from parsers.syntax.txt.guess import LOGIN, names_by_kind
from parsers.syntax.txt.kinds import is_time
from parsers.syntax.txt.lines import put, trimmed
from parsers.syntax.txt.names import empty_in, is_assumed
from parsers.syntax.txt.records import Records
from parsers.tree import Tree


def one_list(file: Lines, section_name: str) -> TextFile:
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
    signs = signs_of(section_name, records, names)
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


def several_lists(file: Lines, section_name: str) -> TextFile:
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
        signs |= signs_of(section_name, records, names)
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


def unknown_list(file: Lines) -> TextFile:
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


def signs_of(section_name: str, records: Records, names: dict[str, str]) -> frozenset[Sign]:
    """Labels in lists of links, and whether times carry their zone, which logins did first."""
    links = any("link" in section.columns for section in main_sections(section_name))
    found = {Sign(Seen.LABEL, name) for name in names.values() if links}
    for label in records.labels:
        values = [value for value in records.column(label, 20) if is_time(value)]
        found |= time_signs(section_name, values)
    return frozenset(found)


def time_signs(section_name: str, times: list[str]) -> frozenset[Sign]:
    seen = Seen.LOGINS if section_name == LOGIN else Seen.DATES
    return frozenset(Sign(seen, "UTC" if time.endswith("UTC") else "bare") for time in times)
