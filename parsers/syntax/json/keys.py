"""Whether objects hold all that sound JSON says.

A parser keeps the last of two equal keys, and a number of too many digits only roughly, and says
nothing of it. So the keys are counted twice, in the text and in what became of it.
"""

from __future__ import annotations

import re
from itertools import chain

import numpy as np

from parsers.tree import Tree

LONG = 2**53
"""A number as large as this came through a double and may have lost digits."""

_QUOTE, _COLON, _BACKSLASH, _BLANK = b'":\\ '
_COLON_BEHIND = re.compile(rb"[ \t\n\r]*+:")
_NEAR = 32
"""Blanks before a colon, or backslashes, that are counted for all texts together."""

_PIECE = 1 << 18
"""Bytes looked at together: what is touched several times stays in the processor's cache."""

_NESTED = frozenset({dict, list})


def holds_all(data: bytes | bytearray, tree: Tree) -> bool:
    """Whether a tree has every key of its text, and every number with all its digits."""
    keys, long = _keys_and_long(tree)
    return not long and keys == keys_in(data)


def keys_in(data: bytes | bytearray) -> int:
    """How many keys stand in sound JSON: texts with a colon behind them. 60 MB take 0.05 s.

    Of the quotation marks that are not escaped every second one closes a text.
    """
    signs = np.frombuffer(data, np.uint8)
    keys, inside = 0, False
    for start in range(0, len(signs), _PIECE):
        quotes = start + np.flatnonzero(signs[start : start + _PIECE] == _QUOTE)
        quotes = quotes[~escaped(signs, quotes)]
        closing = quotes[0 if inside else 1 :: 2]
        inside ^= len(quotes) % 2 == 1
        keys += _colons(signs, closing + 1)
    return keys


def _colons(signs: np.ndarray, offsets: np.ndarray) -> int:
    """How many offsets have a colon there, or behind blanks."""
    found, last = 0, len(signs) - 1
    for _ in range(_NEAR):
        here = signs[np.minimum(offsets, last)]
        found += int(np.count_nonzero(here == _COLON))
        offsets = offsets[(here <= _BLANK) & (offsets < last)] + 1
        if not len(offsets):
            return found
    return found + sum(
        _COLON_BEHIND.match(signs.data, offset) is not None for offset in offsets.tolist()
    )


def escaped(signs: np.ndarray, quotes: np.ndarray) -> np.ndarray:
    """Which quotation marks have an odd number of backslashes before them."""
    found = np.zeros(len(quotes), bool)
    going_on, offsets = np.arange(len(quotes)), quotes - 1
    for _ in range(_NEAR):
        still = (signs[np.maximum(offsets, 0)] == _BACKSLASH) & (offsets >= 0)
        going_on, offsets = going_on[still], offsets[still] - 1
        if not len(going_on):
            return found
        found[going_on] ^= True
    for number in going_on.tolist():
        found[number] = _backslashes_before(signs, int(quotes[number])) % 2
    return found


def _backslashes_before(signs: np.ndarray, quote: int) -> int:
    wide = _NEAR
    while True:
        before = signs[max(quote - wide, 0) : quote].tobytes()
        run = len(before) - len(before.rstrip(b"\\"))
        if run < len(before) or wide >= quote:
            return run
        wide *= 2


def _keys_and_long(tree: Tree) -> tuple[int, bool]:
    """Keys of all objects, and whether a number may have lost digits; in C, level by level."""
    keys, long, level = 0, _is_long(tree), [tree]
    while level:
        objects = [node for node in level if type(node) is dict]
        keys += sum(map(len, objects))
        inner = list(chain.from_iterable(map(dict.values, objects)))
        for node in level:
            if type(node) is list:
                inner += node
        types = set(map(type, inner))
        if float in types:
            long |= any(map(_is_long, inner))
        level = [node for node in inner if type(node) in _NESTED] if types & _NESTED else []
    return keys, long


def _is_long(node: Tree) -> bool:
    return type(node) is float and abs(node) >= LONG
