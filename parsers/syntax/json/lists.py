"""Long lists of records in JSON, straight from the bytes to columns.

Nine tenths of a large archive are lists like `[{"Date":"...","Link":"..."}, ...]`. An object in
memory for each of their records takes most of the time and memory of a reading. So such a list is
taken out of the text, its values become columns (`parsers.syntax.json.records`), and a mark stands
in its place when the rest is parsed. A list that is short, or of which too little has a shape, is
left where it is.
"""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from parsers.syntax.json import records as json_records
from parsers.syntax.json.records import Run
from parsers.syntax.json.shapes import BLANKS, Joint, commonest
from parsers.tree import Batch, Tree

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
