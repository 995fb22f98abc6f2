"""The same from two masked structures, in which there is no value: by how many there are.

A list of 4,213 records in one form is the list of 4,213 records in the other one, if no second list
has as many. What its labels mean is told by their order alone, so they are *assumed*; one that a
translator had assumed too is taken as seen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from parsers.by_hand.fitting import TABLES
from parsers.format.generations import GENERATIONS
from parsers.format.section import Section, name_of
from parsers.learning.learned import Labels, Learned, is_word
from parsers.syntax.txt.declared import column_of, keys_of
from parsers.syntax.txt.names import ROOT_FOLDERS, english, label_known, spelled_stem

Structure = list[dict[str, Any]]
"""Entries with `path` and `leaves`, as *Nothing hidden* saves them."""

_MANY = 50
"""Records below which two lists may have as many by accident."""
_MOST_BYTES = 50_000_000
_MOVED = {name_of(old): name_of(new) for g in GENERATIONS for old, new in g.moves.items()}


def structure_in(file: Path) -> Structure | None:
    """The structure that a file holds; None if it is something else."""
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return None
        whole = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    listed = whole.get("structure") if isinstance(whole, dict) else None
    if not isinstance(listed, list) or not all(map(_is_entry, listed)):
        return None
    return listed


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("path"), str)
        and isinstance(entry.get("leaves"), int)
    )


def learn_from(txt: Structure, other: Structure) -> Learned:
    """What two structures of one account say together."""
    made, assumed, seen = Learned(), Labels(), Labels()
    files, lists = _files(txt), _lists(other)
    here, there = Counter(map(_length, files.values())), Counter(map(_length, lists.values()))
    for name, labels in files.items():
        number = _length(labels)
        if number < _MANY or here[number] != 1 or there[number] != 1:
            made.unclear["files"] += 1
            continue
        table, fields = next((t, f) for t, f in lists.items() if _length(f) == number)
        section, path = TABLES[table], PurePosixPath(name)
        stem = spelled_stem(path.name)
        if not is_word(stem) or len(labels) > len(fields):
            made.unclear["files"] += 1
            continue
        made.files[stem] = section.name
        if path.parent.parent.name in ROOT_FOLDERS and is_word(path.parent.name):
            known = made.folders.setdefault(path.parent.name, section.root)
            made.folders[path.parent.name] = known if known == section.root else ""
        if len(labels) == len(fields):
            _by_order(section, [*labels], [*fields], seen, assumed)
    made.labels = seen.told(made.unclear)
    told = assumed.told(made.unclear)
    made.assumed = {label: of for label, of in told.items() if label not in made.labels}
    return made


def _by_order(
    section: Section, labels: list[str], fields: list[str], seen: Labels, assumed: Labels
) -> None:
    for label, field in zip(labels, fields, strict=True):
        column = column_of(section, field)
        if column is None:
            continue
        meant = english(label) if label_known(label) else None
        agrees = meant is not None and column_of(section, meant) == column
        (seen if agrees else assumed).add(label, section, column)


def _files(structure: Structure) -> dict[str, dict[str, int]]:
    """TXT file -> label -> leaves, of those whose labels stand there as they are written."""
    files: dict[str, dict[str, int]] = {}
    for entry in structure:
        name, dot, below = entry["path"].partition(".txt")
        if dot and below.startswith(("[] > ", "{}[] > ")) and entry.get("fate") == "unknown":
            labels = files.setdefault(name + dot, {})
            label = below.partition(" > ")[2]
            labels[label] = labels.get(label, 0) + entry["leaves"]
    return {name: labels for name, labels in files.items() if " > " not in "".join(labels)}


def _lists(structure: Structure) -> dict[str, dict[str, int]]:
    """Table -> field -> leaves, of the lists that JSON has."""
    lists: dict[str, dict[str, int]] = {}
    for entry in structure:
        above, _, field = entry["path"].rpartition("[] > ")
        table = _table_of(above) if above else None
        if table:
            fields = lists.setdefault(table, {})
            fields[field] = fields.get(field, 0) + entry["leaves"]
    return lists


def _table_of(path: str) -> str | None:
    """The table whose list stands at a path, in the words of any generation."""
    steps = [name_of(step) for step in path.split(" > ")]
    if len(steps) < 2:
        return None
    for table, section in TABLES.items():
        keys = [name_of(key) for key in keys_of(section)]
        above = steps[: -len(keys)] if keys and steps[-len(keys) :] == keys else []
        if above and _MOVED.get(above[-1], above[-1]) == name_of(section.name):
            return table
    return None


def _length(fields: Mapping[str, int]) -> int:
    """Records of a list: every one has its first field, and none has one twice."""
    return max(fields.values(), default=0)
