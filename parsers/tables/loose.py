"""Records in a part of the tree that nobody knows, of which a person may say what they are."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.tree import (
    MOST_FIELDS,
    Batch,
    Tree,
    deeper,
    is_leaf,
    key_alone,
    keys_folded,
    leaf_count,
)

MOST_LOOSE = 200
"""Places of which a person may say what they are: a language that nobody entered has some fifty
files; more is an attack."""
_LOOKED_AT = 1000
"""Records of a list that are looked at: those of one list are alike."""


def records_in(path: str, value: Tree, member: str = "") -> Iterator[tuple[str, Tree, int]]:
    """Lists of records that are this value or stand in it: path, value, and leaves before them.

    A single record counts where it is the whole of a TXT file (`member`): in JSON an object is as
    well one of settings.
    """
    if are_records(value) or (member and isinstance(value, dict) and are_records([value])):
        yield path, value, 0
    elif isinstance(value, dict):
        folded, before = keys_folded(value), 0
        for key, inner in value.items():
            if are_records(inner):
                yield deeper(path, folded[key]), inner, before
            before += leaf_count(inner)


def are_records(value: Tree) -> bool:
    """Whether a value is a list of flat objects whose keys look like names of fields."""
    if isinstance(value, Batch):
        if value.leaves_each is not None:  # messages, which are no records of fields
            return False
        keys = dict.fromkeys(value.columns)
    elif isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
        some = value[:_LOOKED_AT]
        if not all(record and all(map(is_leaf, record.values())) for record in some):
            return False
        keys = dict.fromkeys(key for record in some for key in record)
    else:
        return False
    return 0 < len(keys) <= MOST_FIELDS and all(key_alone(key, None) != "{}" for key in keys)
