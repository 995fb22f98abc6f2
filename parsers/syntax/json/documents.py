"""JSON to trees: fast where the text is sound, patient where it is not.

Sound text goes through orjson, but for long lists of flat records, which become columns before it
(`parsers.syntax.json.lists`). Everything else (a document written twice, a comma too many, a cut
end, keys that occur twice, NaN) goes through `parsers.syntax.json.mending`, which reads what can be
decoded and says what could not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import orjson

from parsers.notice import Notice
from parsers.refusal import Cause, Refused
from parsers.syntax.json.keys import holds_all
from parsers.syntax.json.lists import cut_lists, put_back
from parsers.syntax.json.mending import mend
from parsers.syntax.text import decode, whole_characters
from parsers.tree import Tree

_COMMA = ord(",")
_PIECE = 1 << 18


@dataclass(frozen=True)
class Documents:
    """The documents of one member, each proved to hold all that its text says."""

    trees: list[Tree]
    notices: list[Notice]


class _Lost(Exception):  # noqa: N818 - it is no error of the program
    """Sound JSON in which a key stands twice, or a number that would lose digits."""


def parse(data: bytes | bytearray, most: int | None = None) -> Documents | None:
    """The documents in a member of the archive; None if it holds no JSON.

    `most` values may become objects; more are refused before they do. Raises nothing else.
    """
    try:
        tree = _sound(data, most)
        if isinstance(tree, str) and tree.lstrip().startswith(("{", "[")):
            return parse(tree.encode(), most)  # JSON that somebody packed into a text of JSON
        return Documents([tree], [])
    except orjson.JSONDecodeError:
        return _patiently(data, most, again=True)
    except _Lost:
        return _patiently(data, most, again=False)


def _sound(data: bytes | bytearray, most: int | None) -> Tree:
    """The tree of sound JSON, its long lists by column."""
    cut = cut_lists(data, most)
    if cut is None:
        return _loads(data, most)
    try:
        tree = _loads(cut.rest, most and int(cut.room))
    except orjson.JSONDecodeError:
        return _loads(data, most)
    return tree if put_back(tree, cut.lists) else _loads(data, most)


def _loads(data: bytes | bytearray, most: int | None) -> Tree:
    _hold(data, most)
    tree = orjson.loads(data)
    if not holds_all(data, tree):
        raise _Lost
    return tree


def _hold(data: bytes | bytearray, most: int | None) -> None:
    """Refuses text of more values than may be: each but the first of a list has a comma."""
    if most is not None and len(data) > most and sum(_commas(data)) > most:
        raise Refused(Cause.STOPPED)


def _commas(data: bytes | bytearray) -> Iterator[int]:
    signs = np.frombuffer(data, np.uint8)
    for start in range(0, len(signs), _PIECE):
        yield int(np.count_nonzero(signs[start : start + _PIECE] == _COMMA))


def _patiently(data: bytes | bytearray, most: int | None, *, again: bool) -> Documents | None:
    """As `parse`, whatever is wrong, with repeated keys and long numbers; several times slower.

    `again`: first try the fast way once more, with the encoding and half emoji put right.
    """
    _hold(data, most)
    text, notices = decode(data)
    text = text.rstrip("\0")
    if "\\ud" in text or "\\uD" in text:
        text, more = whole_characters(text)
        notices += more
    clean = text.encode("utf-8", "replace") if again else data
    if clean != data:  # or it would fail once more
        try:
            return Documents([_sound(clean, most)], notices)
        except (orjson.JSONDecodeError, _Lost):
            pass
    trees, problems = mend(text)
    if not trees:
        return None
    first, *more_trees = trees
    others = [tree for tree in more_trees if not _same(tree, first)]
    if len(others) < len(more_trees):
        notices.append(Notice.TWICE)
    return Documents([first, *others], notices + problems)


def _same(one: Tree, other: Tree) -> bool:
    try:
        return bool(one == other)
    except RecursionError:  # too deep to compare: then both are read
        return False
