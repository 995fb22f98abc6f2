"""The shape of a record in a list of JSON: what stands around its values, to the byte.

A program writes all records of a list in one way: the same keys in the same order, the same blanks
between them. So a record is its shape and its values, and two records of one shape differ in
nothing but their values. A value is a text, or a number, `true`, `false` or `null`; which of both
it is belongs to the shape. Objects and lists inside a record have no shape here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

BLANKS = rb"[ \t\n\r]*+"
r"""What JSON takes for blank, which is less than `\s`."""

_KEY = rb'"([^"\\\x00-\x1f]*+)"' + BLANKS + rb":" + BLANKS
_FIELD = re.compile(rb"(" + _KEY + rb')(?:"((?:[^"\\]++|\\.)*+)"|([-+.\w]++))', re.DOTALL)
_OPEN, _BETWEEN = re.compile(rb"\{" + BLANKS), re.compile(BLANKS + rb"," + BLANKS)
_CLOSE = re.compile(BLANKS + rb"\}")

_MOST_FIELDS = 50
"""More than any record of TikTok's has; beyond, the keys are ids."""


@dataclass(frozen=True)
class Joint:
    """What stands between two records of a list: `},{"` with the blanks of the file's layout."""

    between: bytes
    """`,` with its blanks."""
    head: bytes
    """`{"` with its blanks: the beginning of a record."""

    @cached_property
    def whole(self) -> bytes:
        return b"}" + self.between + self.head


@dataclass(frozen=True)
class Shape:
    """Keys, which of their values are texts, and the constants around the values.

    `{"Date":"..","Likes":5},` has the constants `{"Date":"`, `","Likes":` and `},`.
    """

    keys: tuple[str, ...]
    texts: tuple[bool, ...]
    constants: tuple[bytes, ...]

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """Which of a record's quotation marks opens each key, and how many there are in all."""
        numbers = [0]
        for text in self.texts:
            numbers.append(numbers[-1] + (4 if text else 2))
        return tuple(numbers)

    @cached_property
    def leads(self) -> tuple[int, ...]:
        """How far behind the beginning of each constant but the last the key's mark stands."""
        after_text = (False, *self.texts)
        return tuple(
            constant.index(b'"', int(closing))
            for constant, closing in zip(self.constants[:-1], after_text, strict=False)
        )


def shape_of(record: bytes, between: bytes) -> Shape | None:
    """The shape of one record, followed by what stands between two; None if it has none."""
    keys: list[bytes] = []
    texts: list[bool] = []
    constants: list[bytes] = []
    opened = _OPEN.match(record)
    at, constant = (opened.end() if opened else 0), 0
    while (field := _FIELD.match(record, at)) and len(keys) < _MOST_FIELDS:
        is_text = field[3] is not None
        start, at = field.span(3 if is_text else 4)
        keys.append(field[2])
        texts.append(is_text)
        constants.append(record[constant:start])
        constant, at = at, at + is_text
        comma = _BETWEEN.match(record, at)
        if comma is None:
            break
        at = comma.end()
    close = _CLOSE.fullmatch(record, at)
    if not opened or not close or len(set(keys)) < len(keys):
        return None
    try:
        names = tuple(key.decode() for key in keys)
    except UnicodeDecodeError:
        return None
    return Shape(names, tuple(texts), (*constants, record[constant:] + between))


def commonest(records: Iterable[bytes], between: bytes) -> tuple[Shape, int] | None:
    """The shape that most of some records have, and how many."""
    found = Counter(shape for record in records if (shape := shape_of(record, between)))
    return found.most_common(1)[0] if found else None
