"""The declarations as one tree of slots: reading walks it together with the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.format.section import Form, Section, Step, field_of, name_of
from parsers.format.sections import SECTIONS


@dataclass
class Slot:
    """A section's own object or one further in, and what may stand there."""

    table: str
    """The first table fed from here or below: to it the ledger books what is empty here."""
    section: Section | None = None
    keys: dict[str, Slot] = field(default_factory=dict)
    key_words: dict[str, str] = field(default_factory=dict)
    """Compared name -> the key as TikTok writes it."""
    each: Slot | None = None
    mapped: Slot | None = None
    map_column: str = ""
    carried: dict[str, str] = field(default_factory=dict)
    """Field of an object here -> the column it feeds in all rows of the list below."""

    def tables(self) -> Iterator[str]:
        """Tables fed from here or below, each once."""
        seen: dict[str, None] = {}
        stack = [self]
        while stack:
            slot = stack.pop()
            if slot.section:
                seen[slot.section.table] = None
            if slot.section and slot.section.form is Form.FIELDS:
                continue  # lists inside settings are absent, not empty, where there are none
            below = [*slot.keys.values(), slot.each, slot.mapped]
            stack += [child for child in below if child]
        return iter(seen)

    @property
    def only_list(self) -> tuple[str, Slot] | None:
        """The one list of records here and its key, where there is exactly one."""
        lists = [(key, child) for key, child in self.keys.items() if child.each or child.mapped]
        return lists[0] if len(lists) == 1 == len(self.keys) else None

    @property
    def carrying(self) -> Section | None:
        """The section below that takes what this slot carries for each of its rows."""
        below = (child.each.section for child in self.keys.values() if child.each)
        return next((section for section in below if section), None)


def _plant(slots: dict[str, Slot], section: Section) -> None:
    slot = slots.setdefault(name_of(section.name), Slot(section.table))
    above = slot
    for step, word in section.inner:
        above, before = slot, above
        if step is Step.EACH:
            slot.each = slot = slot.each or Slot(section.table)
            above = before if section.carried else above
        elif step is Step.MAP:
            slot.map_column = word
            slot.mapped = slot = slot.mapped or Slot(section.table)
        else:
            slot.key_words[name_of(word)] = word
            slot = slot.keys.setdefault(name_of(word), Slot(section.table))
    if section.carried:
        above.carried = {field_of(name): column for column, name in section.carried.items()}
    slot.section = section


def _slots() -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for section in SECTIONS:
        _plant(slots, section)
    return slots


SLOTS: dict[str, Slot] = _slots()
"""Compared name of a section -> what may stand in it."""

WORDS: dict[str, str] = {name_of(section.name): section.name for section in SECTIONS}
"""Compared name of a section -> its name as it is written."""

ROOTS: frozenset[str] = frozenset(name_of(section.root) for section in SECTIONS)


def _by_inner_key() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, slot in SLOTS.items():
        for key, child in slot.keys.items():
            if child.each or child.mapped or child.keys or child.section:
                found.setdefault(key, []).append(name)
    return found


BY_INNER_KEY: dict[str, list[str]] = _by_inner_key()
"""Compared name of a list inside a section -> the sections it may be: stable over generations."""


def inner_words(section: str) -> tuple[str, ...]:
    """The keys that JSON has between a section's own object and its records or fields."""
    words: dict[str, None] = {}
    stack = [SLOTS[name_of(section)]]
    while stack:
        slot = stack.pop()
        words.update(dict.fromkeys(slot.key_words.values()))
        stack += [child for child in (*slot.keys.values(), slot.each, slot.mapped) if child]
    return tuple(words)
