"""Records in a part of the tree that nobody knows, of which a person may say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from parsers.tables.paths import MOST_FIELDS, Paths, folded_in, joined, may_be_field
from parsers.tree import Batch, Tree, deeper, is_leaf, leaf_count

MOST_LOOSE = 200
"""Paths of which a person may say what they are: a language that nobody entered has some fifty
files; more is an attack."""
_LOOKED_AT = 1000
"""Records of a list that are looked at: those of one list are alike."""


class Branch(NamedTuple):
    """A value, its path, and the keys that the path folds as they really are."""

    path: str
    keys: str
    value: Tree


def records_in(
    branch: Branch, paths: Paths, whole_file: bool = False
) -> Iterator[tuple[Branch, int]]:
    """Lists of records that are this value or stand in it, and how many leaves are before them.

    A single record counts where it is the whole of a TXT file: in JSON an object is as well one of
    settings.
    """
    value = branch.value
    alone = whole_file and isinstance(value, dict) and are_records([value])
    if are_records(value) or alone:
        yield branch._replace(value=_plain(value)), 0
    elif isinstance(value, dict):
        steps, before = paths.steps(value), 0
        for key, inner in value.items():
            if are_records(inner):
                keys = joined(branch.keys, folded_in(steps, key))
                yield Branch(deeper(branch.path, steps[key]), keys, _plain(inner)), before
            before += leaf_count(inner)


def are_records(value: Tree) -> bool:
    """Whether a value is a list of flat objects whose keys look like names of fields."""
    if isinstance(value, Batch):
        if value.leaves_each is not None:  # messages, which are no records of fields
            return False
        if value.odd or value.others:
            odd = all(isinstance(item, dict) for item in value.odd.values())
            return odd and are_records(value.first(_LOOKED_AT))
        keys = dict.fromkeys(value.columns)
    elif isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
        some = value[:_LOOKED_AT]
        if not all(record and all(map(is_leaf, record.values())) for record in some):
            return False
        keys = dict.fromkeys(key for record in some for key in record)
    else:
        return False
    return 0 < len(keys) <= MOST_FIELDS and all(map(may_be_field, keys))


def _plain(value: Tree) -> Tree:
    """Records as they are kept and sent on: texts by column, all others one by one."""
    if not isinstance(value, Batch):
        return value
    if any(isinstance(column, list) for column in value.columns.values()):
        return [*value.records()]
    odd = {**value.odd}
    for group in value.others:
        odd |= zip(group.positions.tolist(), Batch(group.columns).records(), strict=True)
    return Batch(value.columns, value.leaves_each, odd)
