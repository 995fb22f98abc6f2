"""Where the content of a TXT file stands in JSON's tree, out of the declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache

from parsers.format.columns import COLUMNS, Kind
from parsers.format.section import Form, Section, Step, field_of
from parsers.format.sections import SECTIONS
from parsers.syntax.txt.names import english
from parsers.tree import Tree

_PROSE = {"text", "title", "note", "add_yours_text", "alternate_text", "description"}


class Length(IntEnum):
    """How far a value may go on below its own line."""

    LINE = 0
    """Not at all: a time, a link, an id."""
    LINES = 1
    """Over lines that do not look like fields: a name, a search term."""
    PROSE = 2
    """Over blank lines and lines like `word: text` too: a comment, a title, nobody knows what."""


def _by_name() -> Mapping[str, tuple[Section, ...]]:
    named: dict[str, tuple[Section, ...]] = {}
    for section in SECTIONS:
        named[section.name] = (*named.get(section.name, ()), section)
    return named


SECTIONS_NAMED = _by_name()
EVERY = SECTIONS
MESSAGES = frozenset(s.name for s in SECTIONS if "conversation" in s.columns)
"""Sections of conversations: their files hold messages, not records."""


def keys_of(section: Section) -> tuple[str, ...]:
    """The keys from the section's object to its content, before any list or map."""
    keys: list[str] = []
    for step, word in section.inner:
        if step is not Step.KEY:
            break
        keys.append(word)
    return tuple(keys)


@cache
def main_sections(section_name: str) -> tuple[Section, ...]:
    """The sections of a name that do not stand inside another one of the same name."""
    every = SECTIONS_NAMED[section_name]
    return tuple(
        section
        for section in every
        if not any(
            other is not section
            and len(other.steps) < len(section.steps)
            and _inside(section, other)
            for other in every
        )
    )


def _inside(section: Section, other: Section) -> bool:
    return section.steps[: len(other.steps)] == other.steps


def section_under(section_name: str, key: str) -> Section | None:
    """The section of that name into whose list or object a heading leads."""
    return _by_key(section_name).get(key) if section_name in SECTIONS_NAMED else None


@cache
def _by_key(section_name: str) -> dict[str, Section]:
    """Kept by the name, which is one of ours; a heading is the archive's, and is not."""
    return {
        key: section
        for section in reversed(SECTIONS_NAMED[section_name])
        for key in keys_of(section)
    }


def is_list(section: Section) -> bool:
    return section.form is Form.RECORDS and any(step is not Step.KEY for step, _ in section.inner)


def nothing_in(section: Section) -> Tree:
    """What JSON has where the section is empty: one leaf."""
    after = section.inner[len(keys_of(section)) :]
    if section.form is Form.JOINED:
        return ""
    return [] if after and after[0][0] is Step.EACH else {}


def placed(value: dict[str, Tree], section: Section, content: Tree) -> None:
    """Puts a section's content where it stands in the object of its file.

    Where JSON has a map from ids to records, TXT has records: they stand under an empty id.
    """
    keys = keys_of(section)
    after = section.inner[len(keys) :]
    if after and after[0][0] is Step.MAP and not isinstance(content, dict):
        content = {"": content}
    for key in keys[:-1]:
        value = value.setdefault(key, {})
    if keys:
        value[keys[-1]] = content
    else:
        value.update(content)


def column_of(section: Section, label: str) -> str | None:
    """The column that a label in the declarations' words feeds."""
    return section.fed_by.get(field_of(label))


def length_of(label: str, sections: Iterable[Section], codes: Iterable[str]) -> Length:
    """How long a value under this label may be in these sections."""
    words = english(label, codes)
    columns = [c for s in sections if words and (c := column_of(s, words))]
    if not columns or not _PROSE.isdisjoint(columns):
        return Length.PROSE
    texts = any(COLUMNS[column].kind is Kind.TEXT for column in columns)
    return Length.LINES if texts else Length.LINE


def fit(section: Section, labels: Iterable[str]) -> tuple[int, float]:
    """How well labels, in the declarations' words, fit a section: known ones, share of columns."""
    columns = {column for label in labels if (column := column_of(section, label))}
    fed = sum(1 for column in section.columns if section.columns[column])
    return len(columns), len(columns) / fed if fed else 0.0


def best_section_name(section_names: Iterable[str], labels: list[str]) -> str:
    """The section whose fields the labels fit best; the first of equally good ones."""
    return max(
        section_names,
        key=lambda section_name: max(
            fit(section, labels)[0] for section in SECTIONS_NAMED[section_name]
        ),
    )
