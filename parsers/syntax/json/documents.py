"""JSON to trees: fast where the text is sound, patient where it is not.

Sound text goes through orjson, but for long lists of flat records like `[{"Date":"...",
"Link":"..."}, ...]`. Nine tenths of a large archive are such lists, and an object in memory for
each of their records takes most of the time and memory of a reading. So such a list is taken out
of the text, its values become columns (`parsers.syntax.json.records`), and a mark stands in its
place when the rest is parsed. A list that is short, or of which too little has a shape, is left
where it is.

Everything else (a document written twice, a comma too many, a cut end, keys that occur twice, NaN)
goes through `parsers.syntax.json.mending`, which reads what can be decoded and says what could not.
"""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import orjson

from parsers.notice import Notice
from parsers.refusal import Cause, Refused
from parsers.syntax.json import records as json_records
from parsers.syntax.json.keys import holds_all
from parsers.syntax.json.mending import mend
from parsers.syntax.json.records import Run
from parsers.syntax.json.shapes import BLANKS, Joint, commonest
from parsers.syntax.text import decode, whole_characters
from parsers.tree import Batch, Tree

_COMMA = ord(",")
_PIECE = 1 << 18

_TASTE, _TASTED = 1 << 15, 48
"""A list is tried if its first record's beginning occurs so often in so many bytes behind it."""

_TRIES = 10_000
_LEAST_EFFORT = 1 << 20
"""Lists begun, and bytes looked at in vain, before giving up: a file may be made of what looks like
a long list and is none."""

_SAMPLE = 32
"""Records at the beginning of a list that tell its commonest shape."""

_FIRST_ITEMS = 20
"""Where a list shows what is in it: at its beginning."""

_LIST = re.compile(rb"\[" + BLANKS + rb"(?=(\{" + BLANKS + rb'"))')
_END = re.compile(rb"\}" + BLANKS + rb"\]")


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


@dataclass
class Cut:
    """JSON text with a mark in the place of each list that was taken out, and the lists."""

    rest: bytes
    lists: dict[str, Batch]
    room: float
    """How many values of the rest may still become objects."""


def cut_lists(data: bytes | bytearray, most: int | None = None) -> Cut | None:
    """Takes the long lists of records out of sound JSON; None if there are none.

    Of the values in them `most` may become objects: numbers, and those of odd items.
    """
    pieces: list[bytes | bytearray] = []
    lists: dict[str, Batch] = {}
    name = secrets.token_hex(8)  # no text of the archive can be taken for a mark
    kept = at = tries = 0
    room = math.inf if most is None else most
    effort = _LEAST_EFFORT + len(data) // 2
    while tries < _TRIES and effort > 0 and (found := _LIST.search(data, at)):
        at, tries = found.end(), tries + 1
        run = None if _is_short(data, at) else _run(data, at, found[1], room)
        if run is None:
            continue
        taken = run.take(at)
        if taken is None:
            effort -= run.effort
        else:
            room = run.room
            mark = f"{name} {len(lists)}"
            lists[mark], end = taken
            pieces += [data[kept : found.start()], b'"' + mark.encode() + b'"']
            kept = at = end + 1
    return Cut(b"".join([*pieces, data[kept:]]), lists, room) if lists else None


def _is_short(data: bytes | bytearray, start: int) -> bool:
    """Whether a list is seen to end soon; a text with such an end in it only costs time."""
    for end in _END.finditer(data, start, start + _TASTE):
        opened, closed = (data.count(sign, start, end.end()) for sign in (b"[", b"]"))
        if closed > opened:
            return data.count(b"{", start, end.end()) < json_records.FEWEST
    return False


def put_back(tree: Tree, lists: Mapping[str, Batch]) -> bool:
    """Puts the lists where their marks stand; False if a mark is missing.

    A mark that stands as a value proves that its list did: inside a text, its quotation mark
    would have ended the text, and the rest would not have been JSON.
    """
    left = dict(lists)
    for most in (_FIRST_ITEMS, None):  # a long list that is left is not likely to have one inside
        stack = [tree]
        while stack and left:
            node = stack.pop()
            for key, value in node.items() if isinstance(node, dict) else enumerate(node[:most]):
                if isinstance(value, str):
                    if value in left:
                        node[key] = left.pop(value)
                elif isinstance(value, dict | list):
                    stack.append(value)
    return not left


def _run(data: bytes | bytearray, start: int, head: bytes, room: float) -> Run | None:
    """A list by the layout and the shape that most of its first records have, if it is long."""
    taste = bytes(data[start : start + _TASTE])
    joint = re.search(rb"\}(" + BLANKS + rb"," + BLANKS + rb")" + re.escape(head), taste)
    if joint is None or taste.count(joint[0]) < _TASTED:
        return None
    first, *others = taste.split(joint[0], _SAMPLE)[:-1]
    records = [first + b"}", *(head + record + b"}" for record in others)]
    found = commonest(records, joint[1])
    return Run(data, found[0], Joint(joint[1], head), room) if found else None


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
