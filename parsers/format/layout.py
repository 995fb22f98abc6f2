"""The declarations as one tree of places: reading walks it together with the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.format.section import Form, Section, Step, field_of, name_of
from parsers.format.sections import SECTIONS


@dataclass
class Place:
    """One place below a section's own object, and what may stand there."""

    table: str
    """The first table fed from here or below: to it the ledger books what is empty here."""
    section: Section | None = None
    keys: dict[str, Place] = field(default_factory=dict)
    key_words: dict[str, str] = field(default_factory=dict)
    """Compared name -> the key as TikTok writes it."""
    each: Place | None = None
    mapped: Place | None = None
    map_column: str = ""
    carried: dict[str, str] = field(default_factory=dict)
    """Field of an object here -> the column it feeds in all rows of the list below."""

    def tables(self) -> Iterator[str]:
        """Tables fed from here or below, each once."""
        seen: dict[str, None] = {}
        stack = [self]
        while stack:
            place = stack.pop()
            if place.section:
                seen[place.section.table] = None
            if place.section and place.section.form is Form.FIELDS:
                continue  # lists inside settings are absent, not empty, where there are none
            below = [*place.keys.values(), place.each, place.mapped]
            stack += [child for child in below if child]
        return iter(seen)

    @property
    def only_list(self) -> tuple[str, Place] | None:
        """The one list of records here and its key, where there is exactly one."""
        lists = [(key, child) for key, child in self.keys.items() if child.each or child.mapped]
        return lists[0] if len(lists) == 1 == len(self.keys) else None

    @property
    def carrying(self) -> Section | None:
        """The section below that takes what this place carries for each of its rows."""
        below = (child.each.section for child in self.keys.values() if child.each)
        return next((section for section in below if section), None)


def _plant(places: dict[str, Place], section: Section) -> None:
    place = places.setdefault(name_of(section.place), Place(section.table))
    above = place
    for step, word in section.inner:
        above, before = place, above
        if step is Step.EACH:
            place.each = place = place.each or Place(section.table)
            above = before if section.carried else above
        elif step is Step.MAP:
            place.map_column = word
            place.mapped = place = place.mapped or Place(section.table)
        else:
            place.key_words[name_of(word)] = word
            place = place.keys.setdefault(name_of(word), Place(section.table))
    if section.carried:
        above.carried = {field_of(name): column for column, name in section.carried.items()}
    place.section = section


def _places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for section in SECTIONS:
        _plant(places, section)
    return places


PLACES: dict[str, Place] = _places()
"""Compared name of a section -> what may stand in it."""

PLACE_WORDS: dict[str, str] = {name_of(section.place): section.place for section in SECTIONS}

ROOTS: frozenset[str] = frozenset(name_of(section.root) for section in SECTIONS)


def _by_inner_key() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, place in PLACES.items():
        for key, child in place.keys.items():
            if child.each or child.mapped or child.keys or child.section:
                found.setdefault(key, []).append(name)
    return found


BY_INNER_KEY: dict[str, list[str]] = _by_inner_key()
"""Compared name of a list inside a section -> the sections it may be: stable over generations."""


def inner_words(section: str) -> tuple[str, ...]:
    """The keys that JSON has between a section's own object and its records or fields."""
    words: dict[str, None] = {}
    stack = [PLACES[name_of(section)]]
    while stack:
        place = stack.pop()
        words.update(dict.fromkeys(place.key_words.values()))
        stack += [child for child in (*place.keys.values(), place.each, place.mapped) if child]
    return tuple(words)
