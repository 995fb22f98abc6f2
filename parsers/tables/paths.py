"""How a path in an archive is said, where one of its keys may be somebody's name.

A key may be a friend's name as well as the name of a field. It is shown if the declarations know
it, or if it looks like a field and is one elsewhere in the same document: of several records that
stand side by side most have it. Everything else is `{}`, and positions in lists are `[]`. What a
key really is goes along beside the path, for the person whose file it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import Any

import numpy as np

from parsers.format.section import field_of
from parsers.format.vocabulary import KNOWN
from parsers.tree import LONGEST_PATH, SCALARS, Batch, Tree, deeper, is_leaf, key_in_path, key_shown

FOLDED = "{}"
WORD = " > "

MOST_FIELDS = 100
"""Keys of one object that may be shown: TikTok's largest has some thirty; beyond, they are ids."""

_LOOKED_AT = 200
"""Records of one path that are looked at from its start, and as many from all over it: what is a
field stands in most of them, and a list has half a million."""
_MOST = 200_000
"""Values of one document that are looked at, at most: some tenths of a second."""
_SEVERAL = 5
_DEEPEST = 64
"""Levels that are searched for fields; a hostile tree has a thousand."""
_LONGEST = 60
_FIELD = re.compile(r"[\w &+'():,?/-]+")
_HANDLE = re.compile(r"[a-z0-9_.\s-]+")
"""What TikTok lets an account be called is written so: such a key is nobody's proof of a field."""

_SCALARS = frozenset(SCALARS)


Leaf = tuple[str, str, Tree]
"""Where a value stands, the keys that are folded there as they really are, and the value."""


class Paths:
    """The paths of one document: which of its keys are fields is decided once, for all of it."""

    def __init__(self, tree: Tree = None) -> None:
        self._steps: dict[str, str] = {}
        self._fields: frozenset[str] = frozenset()
        if not is_leaf(tree):
            found = _Fields()
            found.look([tree], 0)
            self._fields = frozenset(found.fields - found.people)

    def step(self, key: str) -> str:
        """A key as it stands in a path: ` > Key`, or `{}` where it may be a name or an id.

        A key that is made of several (`Receiver > Name`) is said part by part.
        """
        known = self._steps.get(key)
        if known is None:
            known = "".join(
                f"{WORD}{key_in_path(part)}" if self._is_field(part) else FOLDED
                for part in key_shown(key).split(WORD)
            )
            if len(self._steps) < 10 * MOST_FIELDS:
                self._steps[key] = known
        return known

    def steps(self, node: Mapping[str, Tree]) -> dict[str, str]:
        """Key -> step for an object; all are folded where it is a map rather than an object."""
        if len(node) > MOST_FIELDS:
            return dict.fromkeys(node, FOLDED)
        steps = {key: self.step(key) for key in node}
        return dict.fromkeys(node, FOLDED) if FOLDED in steps.values() and is_map(node) else steps

    def _is_field(self, key: str) -> bool:
        return _is_known(key) or field_of(key) in self._fields

    def leaves(self, value: Tree, path: str, keys: str = "") -> Iterator[Leaf]:
        """Each leaf of a part of the tree; `path` is where that stands, `keys` what it folds."""
        return self.leaves_of([(path, keys, value)])

    def leaves_of(self, parts: Iterable[Leaf]) -> Iterator[Leaf]:
        """Each leaf of several parts, one part after the other."""
        flat: dict[tuple[str, ...], list[tuple[str, str]]] = {}  # objects of one list share theirs
        for part in parts:
            yield from self._leaves(part, flat)

    def _leaves(
        self, part: Leaf, flat: dict[tuple[str, ...], list[tuple[str, str]]]
    ) -> Iterator[Leaf]:
        stack = [part]
        while stack:
            where, keys, node = stack.pop()
            if is_leaf(node):
                yield where, keys, node
            elif isinstance(node, Batch):
                yield from self._of_batch(node, where, keys)
            elif isinstance(node, dict):
                few = len(node) < MOST_FIELDS and all(map(is_leaf, node.values()))
                shape = (where, keys, *node) if few else ()
                below_it = flat.get(shape)
                if below_it is None:
                    below_it = self._below(where, keys, node)
                    if shape and len(flat) < MOST_FIELDS:
                        flat[shape] = below_it
                below = zip(reversed(below_it), reversed(node.values()), strict=True)
                stack.extend((path, names, child) for (path, names), child in below)
            elif set(map(type, node)) <= _SCALARS:
                yield from zip(repeat(deeper(where, "[]")), repeat(keys), node)
            else:
                inside = deeper(where, "[]")
                stack.extend((inside, keys, child) for child in reversed(node))

    def _of_batch(self, batch: Batch, where: str, keys: str) -> Iterator[Leaf]:
        inside = deeper(where, "[]")
        if batch.odd or batch.others:
            for record in batch.records():
                for path, more, leaf in self.leaves(record, inside):
                    yield path, joined(keys, more), leaf
            return
        each = self._below(inside, keys, dict.fromkeys(batch.columns, ""))
        paths, names = [path for path, _ in each], [name for _, name in each]
        for values in batch.values():
            yield from zip(paths, names, values, strict=True)

    def _below(self, where: str, keys: str, node: Mapping[str, Tree]) -> list[tuple[str, str]]:
        """Path and folded keys for each key of an object."""
        steps = self.steps(node)
        below = {step: deeper(where, step) for step in set(steps.values())}
        return [(below[step], joined(keys, folded_in(steps, key))) for key, step in steps.items()]


def joined(keys: str, more: str) -> str:
    """Folded keys with one more."""
    return deeper(keys, f"{WORD}{more}"[: LONGEST_PATH + 3]) if keys and more else keys or more


def folded_in(steps: Mapping[str, str], key: str) -> str:
    """The key where its step folds it, else nothing."""
    return key_shown(key) if FOLDED in steps[key] else ""


def _is_known(key: str) -> bool:
    # What nobody writes is long, and a key may be a megabyte.
    return len(key) <= LONGEST_PATH and field_of(key) in KNOWN


def is_map(node: Mapping[str, Tree]) -> bool:
    """Whether an object looks like a map: more entries than an object of fields has, or several,
    each a list, or each an object of one shape."""
    if len(node) > MOST_FIELDS:
        return True
    if len(node) < 2 or any(map(is_leaf, node.values())):
        return False
    if all(isinstance(value, list | Batch) for value in node.values()):
        return True
    shapes = {tuple(value) if isinstance(value, dict) else None for value in node.values()}
    return len(shapes) == 1 and None not in shapes


class _Fields:
    """Looks for keys that are fields, by what stands side by side at one path.

    `fields` are found, `people` stand as keys of a map; compared as `field_of` does.
    """

    def __init__(self) -> None:
        self.fields: set[str] = set()
        self.people: set[str] = set()
        self._left = _MOST

    def look(self, nodes: list[Tree], depth: int) -> None:
        """`nodes`: what stands at one path, or a fair part of it."""
        records = [node for node in nodes if isinstance(node, dict)]
        lists = [node for node in nodes if isinstance(node, list | Batch)]
        below: list[list[Tree]] = [_spread([item for one in lists for item in _items(one)])]
        if records:
            below += self._records(records)
        self._left -= len(nodes)
        if depth < _DEEPEST and self._left > 0:
            for more in filter(None, below):
                self.look(more, depth + 1)

    def _records(self, records: list[dict[str, Tree]]) -> list[list[Tree]]:
        """Looks at the keys of objects that stand at one path; gives what stands below them."""
        objects = [record for record in records if len(record) <= MOST_FIELDS]
        below: dict[str, list[Tree]] = {}
        # Of a list by column one object stands for many records.
        for record in {id(record): record for record in objects}.values():
            for key, value in record.items():
                if not is_leaf(value):
                    below.setdefault(key, []).append(value)
            if is_map(record) and not all(map(_is_known, record)):
                self.people.update(map(field_of, record))
        counts = Counter(chain.from_iterable(objects))
        fields = {key for key in counts if self._is_field(key, counts[key], len(records), below)}
        if _are_people(counts, len(records), len(fields)):
            self.people.update(map(field_of, counts))
            fields = set()
        self.fields.update(map(field_of, fields))
        apart: list[list[Tree]] = []
        together: list[Tree] = []  # objects under keys that are folded: all of them are one path
        for record in records:
            if len(record) > MOST_FIELDS:
                together += _spread([value for value in record.values() if not is_leaf(value)])
        for key, values in below.items():
            if key in fields or _is_known(key):
                apart.append(values)
            else:
                together += (value for value in values if isinstance(value, dict))
                apart.append([value for value in values if not isinstance(value, dict)])
        return [*apart, _spread(together)]

    def _is_field(self, key: str, count: int, records: int, below: Mapping[str, object]) -> bool:
        """Whether a key that `count` of the records have is a field, by that and by its look.

        A name in capitals and small letters (`NewField`) is one where half of several records
        have it; a word or a few (`Mood`), which a person may be called as well, where nearly all
        of some have it, and a single value stands there.
        """
        if _is_compound(key):
            enough = count >= 2 and 2 * count >= records
        else:
            enough = count >= 5 and 5 * count >= 4 * records and key not in below
        return enough and not _is_known(key) and _looks_like_field(key)


def _are_people(counts: Mapping[str, int], records: int, fields: int) -> bool:
    """Whether keys of objects of one place are names, also those that stand in most of the objects:
    as the friend who is in every group, beside others who are in few. None of them is known, and
    fewer than five objects tell nothing."""
    few = sum(5 * count < 4 * records for count in counts.values())
    return records >= _SEVERAL and few > fields and not any(map(_is_known, counts))


def _items(node: list[Tree] | Batch) -> list[Tree]:
    """A fair part of the items of a list; of records by column only their keys."""
    if isinstance(node, list):
        return _spread(node)
    positions = _spread(range(len(node)))
    record = dict.fromkeys(node.columns, "")
    records = [node.odd.get(position, record) for position in positions]
    for group in node.others:
        other = dict.fromkeys(group.columns, "")
        for index in np.flatnonzero(np.isin(positions, group.positions)):
            records[index] = other
    return records


def _spread(items: Sequence[Any]) -> list[Any]:
    """The first of a list, and some from all over the rest of it."""
    if len(items) <= 2 * _LOOKED_AT:
        return [*items]
    rest = range(_LOOKED_AT, len(items), (len(items) - _LOOKED_AT) // _LOOKED_AT)
    return [*items[:_LOOKED_AT], *(items[at] for at in rest)]


def _is_compound(key: str) -> bool:
    key = key_shown(key)
    return (
        key.isascii()
        and key.isalpha()
        and any(one.islower() and other.isupper() for one, other in pairwise(key))
    )


def may_be_field(key: str) -> bool:
    """Whether a key is written as a field can be: a person's name can be written so as well."""
    key = key_shown(key)
    if len(key) > _LONGEST or not _FIELD.fullmatch(key) or sum(map(str.isdigit, key)) > 2:
        return False
    return bool(key.strip("_- "))


def _looks_like_field(key: str) -> bool:
    """A word or a few, with a letter in them, and not what an account can be called."""
    key = key_shown(key)
    return may_be_field(key) and not _HANDLE.fullmatch(key) and any(map(str.isalpha, key))
