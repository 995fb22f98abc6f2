"""What stands where something else should, and is known by its fields all the same.

One record for the list of them, a list under another name, a map for a list and the other way
round: TikTok has changed such things without a word.
"""

from __future__ import annotations

from parsers.format.layout import Slot
from parsers.format.section import Section, field_of, name_of, targets_of
from parsers.tables.values import nothing_there, text_of
from parsers.tree import LONGEST_PATH, Batch, Tree, is_leaf, key_shown


def has_fields(section: Section, value: dict[str, Tree]) -> bool:
    targets = targets_of(section)
    return any(field_of(key) in targets for key in value)


def lone_record(slot: Slot, value: dict[str, Tree]) -> Slot | None:
    """The list whose one record stands in place of the object around it (Status in J1)."""
    only = slot.only_list
    below = only[1].each if only else None
    if not only or not below or not below.section or slot.carried:
        return None
    if any(name_of(key) in slot.keys for key in value):
        return None
    fields = sum(field_of(key) in targets_of(below.section) for key in value)
    return only[1] if fields >= 2 else None


def lone_map(slot: Slot, value: dict[str, Tree]) -> Slot | None:
    """The map that stands in place of the object around it: chats directly below their section."""
    only = slot.only_list
    entry = only[1].mapped if only else None
    if not only or not entry or any(name_of(key) in slot.keys for key in value):
        return None
    found = [inner for inner in value.values() if not is_leaf(inner)]
    fits = False
    if entry.each and entry.each.section:
        fits = all(_fit(entry.each.section, inner) for inner in found)
    elif entry.section:
        fits = entries(entry.section, {str(n): inner for n, inner in enumerate(found)}) is not None
    plain = [inner for inner in value.values() if is_leaf(inner) and not nothing_there(inner)]
    return only[1] if found and fits and not plain else None


def renamed_list(slot: Slot, value: Tree) -> Slot | None:
    """The section's one list under an unknown name, if its records have the right fields."""
    only = slot.only_list
    below = only[1].each if only else None
    if only and below and below.section and _fit(below.section, value):
        return only[1]
    return None


def entries(section: Section, value: dict[str, Tree]) -> list[Tree] | None:
    """The records of a map that stands for a list of them; None if it holds anything else."""
    found = list(value.values())
    if all(isinstance(inner, dict) and has_fields(section, inner) for inner in found):
        return found
    return None


def inner_list(section: Section, value: dict[str, Tree]) -> str | None:
    """The key of the one list of such records in an object that stands for the list."""
    keys = [key for key, inner in value.items() if _fit(section, inner)]
    return keys[0] if len(keys) == 1 else None


def own_key(entry: Slot, column: str, value: dict[str, Tree]) -> dict[str, str | None]:
    """What the key of a map would say of an entry that stands in a list: column -> text."""
    section = entry.section
    if not column or not section or not section.columns.get(column):
        return {}
    names = [field_of(name) for name in section.fields(column)]
    found = next((inner for key, inner in value.items() if field_of(key) in names), None)
    return {column: text_of(found)} if found is not None and is_leaf(found) else {}


def name_in(column: str, key: str) -> str | None:
    """What a map's key says: the name in "Chat History with <name>:", else the key itself."""
    key = key_shown(key)
    if column == "conversation":
        key = key.removeprefix("Chat History with ").removeprefix("Chat History with").rstrip(":")
        key = "" if key.strip() == "N/A" else key  # the account was deleted
    return key[:LONGEST_PATH] or None  # it stands in each row


def _fit(section: Section, value: Tree) -> bool:
    """Whether it is a list of records of which the first has two fields of the section or more."""
    if not isinstance(value, list | Batch) or not len(value):
        return False
    first = value.first(1)[0] if isinstance(value, Batch) else value[0]
    if not isinstance(first, dict | list):
        return False
    targets = targets_of(section)
    fitting = sum(field_of(key) in targets for key in first if isinstance(key, str))
    return fitting >= 2 and fitting * 2 >= len(first)
