"""Long lists of flat records in JSON, straight from the bytes to columns.

Nine tenths of a large archive are lists like `[{"Date":"...","Link":"..."}, ...]`. An object in
memory for each of their records takes most of the time and memory of a reading. So such a list is
proved, byte for byte, to repeat the shape of one of its first records, its values are taken out as
columns, and a mark stands in its place when the rest is parsed. Odd items among them are read by
themselves; a list with too many of them is left alone.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from parsers.syntax.json import records as json_records
from parsers.syntax.json.records import BLANKS, ITEM, Run, Shape
from parsers.tree import Batch, Tree

_TASTE, _TASTED = 1 << 15, 48
"""A list is tried if its first record's beginning occurs so often in so many bytes behind it."""

_TRIES = 10_000
_LEAST_EFFORT = 1 << 20
"""Lists begun, and bytes looked at in vain, before giving up: a file may be made of what looks like
a long list and is none."""

_FIRST_ITEMS = 20
"""Where a list shows what is in it: at its beginning."""

_LIST = re.compile(rb"\[" + BLANKS + rb"(?=\{" + BLANKS + rb'")')
_TEXT = rb'"[^"\\\x00-\x1f]*+"'
_FIELD = _TEXT + BLANKS + rb":" + BLANKS + _TEXT
_NEXT = re.compile(BLANKS + rb"," + BLANKS)
_MORE = rb"(?:" + _NEXT.pattern + _FIELD + rb")*+"
_USUAL = re.compile(rb"\{" + BLANKS + _FIELD + _MORE + BLANKS + rb"\}")
_END = re.compile(rb"\}" + BLANKS + rb"\]")


@dataclass
class Cut:
    """JSON text with a mark in the place of each list that was taken out, and the lists."""

    rest: bytes
    lists: dict[str, Batch]


def cut_lists(data: bytes | bytearray) -> Cut | None:
    """Takes the long lists of flat records out of sound JSON; None if there are none."""
    pieces: list[bytes | bytearray] = []
    lists: dict[str, Batch] = {}
    name = secrets.token_hex(8)  # no text of the archive can be taken for a mark
    kept = at = tries = 0
    effort = _LEAST_EFFORT + len(data) // 2
    while tries < _TRIES and effort > 0 and (found := _LIST.search(data, at)):
        at, tries = found.end(), tries + 1
        shape = None if _is_short(data, at) else _shape(data, at)
        if shape is None:
            continue
        run = Run(data, shape)
        taken = run.take(at)
        if taken is None:
            effort -= run.effort
        else:
            mark = f"{name} {len(lists)}"
            lists[mark], end = taken
            pieces += [data[kept : found.start()], b'"' + mark.encode() + b'"']
            kept = at = end
    return Cut(b"".join([*pieces, data[kept:]]), lists) if lists else None


def _is_short(data: bytes | bytearray, start: int) -> bool:
    """Whether a list is seen to end soon; a text with such an end in it only costs time."""
    end = _END.search(data, start, start + _TASTE)
    return end is not None and data.count(b"{", start, end.end()) < json_records.FEWEST


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


def _shape(data: bytes | bytearray, start: int) -> Shape | None:
    """The shape of the records of a list, from one of its first; None if it is not worth a try."""
    for _ in range(_FIRST_ITEMS):
        item = ITEM.match(data, start)
        behind = item and _NEXT.match(data, item.end())
        if not item or not behind:
            return None
        shape = _shape_of(item[0], behind[0]) if _USUAL.fullmatch(item[0]) else None
        if shape and data.count(shape.head, start, start + _TASTE) >= _TASTED:
            return shape
        start = behind.end()
    return None


def _shape_of(record: bytes, behind: bytes) -> Shape | None:
    parts = record.split(b'"')  # before, key, colon, value, comma, key, ..., value, end
    keys = tuple(key.decode("ascii", "replace") for key in parts[1::4])
    head = b'"'.join(parts[:3]) + b'"'
    gaps = tuple(b'"' + b'"'.join(parts[n : n + 3]) + b'"' for n in range(4, len(parts) - 1, 4))
    if len(set(keys)) < len(keys) or not b"".join(parts[1::4]).isascii():
        return None
    return Shape(keys, head, gaps, b'"' + parts[-1] + behind)
