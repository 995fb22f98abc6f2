"""A patient JSON reader: it takes what can be decoded and says what it passed over.

Values are decoded by the standard library's C scanner; only where that stops does this reader go
one level down, so that a single odd record among a million costs a fraction of a second.
Positions of passed-over text are counted, never quoted.
"""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from parsers.notice import Notice
from parsers.tree import Tree, repeated_key

DEEPEST = 100
"""Below this the text is kept as one string: TikTok's own files are ten levels deep."""


MOST_DOCUMENTS = 1_000
"""Documents read from one file: TikTok writes one, or the same one twice."""

# Possessive, so that a string of 100 MB does not take a hundred times its size.
_SPACE = re.compile(r"[\s\ufeff\0]*+")
_FAR = 2_000
"""Characters to a fault that are not worth counting brackets: see `_enclosing`."""
_IN_STRING = r'(?:[^"\\]++|\\.)*+'
_FLAT = rf'[{{\[](?:[^"{{}}\[\]]++|"{_IN_STRING}")*+[}}\]]'
_TOKEN = re.compile(rf'{_FLAT}|"{_IN_STRING}"?|([{{}}\[\]])', re.DOTALL)
"""An object or list with no other in it, a string, or a bracket, which is the one group."""
_STRING_END = re.compile(rf'{_IN_STRING}"', re.DOTALL)
_LOOSE = re.compile(r"[^,\]}\[{\"]++")
_NO_KEY = re.compile(r'[^"}\]]++')
_START = re.compile(r"[{\[]")


def mend(text: str) -> tuple[list[Tree], list[Notice]]:
    """All documents found in the text, and warnings. No documents: there is no JSON in it."""
    return _Mender(text).documents()


class _Text(str):
    """A text in which nobody counts lines.

    `JSONDecodeError` counts those before its place, so a million faults in one long text would
    take hours.
    """

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return -1


class _Mender:
    def __init__(self, text: str) -> None:
        self.text = _Text(text)
        self.broken: set[int] = set()
        self.warnings: dict[Notice, None] = {}
        self.end = 0
        self.scan = json.JSONDecoder(  # type: ignore[attr-defined]
            object_pairs_hook=self._object,
            parse_constant=str,
            parse_int=_integer,
            parse_float=_decimal,
            strict=False,
        ).scan_once

    def documents(self) -> tuple[list[Tree], list[Notice]]:
        trees: list[Tree] = []
        position = self._start(0)
        while position is not None:
            if trees and position > self._space(self.end):
                self.warnings[Notice.BEHIND] = None
            said = dict(self.warnings)
            tree, end = self._value(position, 0)
            if trees and not (isinstance(tree, dict) and tree):
                self.warnings = {**said, Notice.BEHIND: None}  # a stray bracket, no second document
                break
            self.end = end
            if tree is not _NOTHING:
                trees.append(tree)
            if self.end >= len(self.text) or len(trees) >= MOST_DOCUMENTS:
                break
            position = self._start(self.end)
        if trees and self._space(self.end) < len(self.text):
            self.warnings[Notice.BEHIND] = None
        return trees, list(self.warnings)

    def _start(self, position: int) -> int | None:
        """Where the next document begins."""
        found = _START.search(self.text, position)
        return found.start() if found else None

    def _space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        self.warnings[Notice.REPEATED] = None
        made = {}
        seen: dict[str, int] = {}
        for key, value in pairs:
            name = key
            while name in made:
                seen[key] = seen.get(key, 1) + 1
                name = repeated_key(key, seen[key])
            made[name] = value
        return made

    def _value(self, position: int, depth: int) -> tuple[Tree, int]:
        """The value at a position and where it ends; what cannot be decoded gives None."""
        sign = self.text[position : position + 1]
        if position not in self.broken:
            try:
                value, end = self.scan(self.text, position)
            except (StopIteration, ValueError) as fault:
                if sign in "{[" and _offset_of(fault) > position + _FAR:
                    self.broken |= self._enclosing(position, _offset_of(fault))
            except RecursionError:
                self.broken |= self._enclosing(position, len(self.text))
            else:
                return value, end
        if depth >= DEEPEST and sign in "{[":
            return self._too_deep(position)
        if sign == "{":
            return self._members(position + 1, depth)
        if sign == "[":
            return self._items(position + 1, depth)
        return self._odd(position, sign)

    def _enclosing(self, position: int, fault: int) -> set[int]:
        """Where the objects and lists begin that are open at a fault, from a position on.

        The scanner would fail in each of them at the same place: a hundred times through the same
        text, where it is nested that deep.
        """
        opened: list[int] = []
        for match in _TOKEN.finditer(self.text, position, fault):
            if match[1] is None:
                continue
            if match[1] in "{[":
                opened.append(match.start())
            elif opened:
                opened.pop()
            if not 0 < len(opened) <= DEEPEST:
                break
        return set(opened)

    def _members(self, position: int, depth: int) -> tuple[Tree, int]:
        pairs: list[tuple[str, Tree]] = []
        while True:
            position = self._past_commas(position)
            sign = self.text[position : position + 1]
            if sign in ("}", "]", ""):
                if sign != "}":
                    self.warnings[Notice.SKIPPED if sign else Notice.CUT] = None
                made = self._object(pairs)
                return made if made or sign else _NOTHING, position + (sign == "}")
            if sign != '"':
                position = self._skip(position, _NO_KEY)
                continue
            try:
                key, position = scanstring(self.text, position + 1, False)
            except ValueError:
                position = self._skip_string(position)
                continue
            position = self._space(position)
            if self.text[position : position + 1] != ":":
                self.warnings[Notice.SKIPPED if position < len(self.text) else Notice.CUT] = None
                continue
            position = self._space(position + 1)
            if position >= len(self.text):
                self.warnings[Notice.CUT] = None
                continue
            if self.text[position] in ",}]":
                self.warnings[Notice.SKIPPED] = None
                pairs.append((key, None))
                continue
            value, position = self._value(position, depth + 1)
            if value is not _NOTHING:
                pairs.append((key, value))

    def _items(self, position: int, depth: int) -> tuple[Tree, int]:
        items: list[Tree] = []
        while True:
            position = self._past_commas(position)
            sign = self.text[position : position + 1]
            if sign in ("}", "]", ""):
                if sign != "]":
                    self.warnings[Notice.SKIPPED if sign else Notice.CUT] = None
                # What the cut left without anything in it was perhaps full: it is not "empty".
                return items if items or sign else _NOTHING, position + (sign == "]")
            value, position = self._value(position, depth + 1)
            if value is not _NOTHING:
                items.append(value)

    def _past_commas(self, position: int) -> int:
        while True:
            position = self._space(position)
            if self.text[position : position + 1] != ",":
                return position
            position += 1

    def _odd(self, position: int, sign: str) -> tuple[Tree, int]:
        """A string that is not closed or has a wrong escape, or characters that are no value."""
        if sign == '"':
            match = _STRING_END.match(self.text, position + 1)
            if match is None:
                self.warnings[Notice.CUT] = None
                return _NOTHING, len(self.text)
            self.warnings[Notice.SKIPPED] = None
            return self.text[position + 1 : match.end() - 1], match.end()
        return _NOTHING, self._skip(position)

    def _skip(self, position: int, junk: re.Pattern[str] = _LOOSE) -> int:
        self.warnings[Notice.SKIPPED] = None
        match = junk.match(self.text, position)
        return match.end() if match else position + 1

    def _skip_string(self, position: int) -> int:
        match = _STRING_END.match(self.text, position + 1)
        self.warnings[Notice.SKIPPED if match else Notice.CUT] = None
        return match.end() if match else len(self.text)

    def _too_deep(self, position: int) -> tuple[str, int]:
        self.warnings[Notice.DEEP] = None
        level = 0
        for match in _TOKEN.finditer(self.text, position):
            if match[1]:
                level += 1 if match[1] in "{[" else -1
            if level == 0:
                return self.text[position : match.end()], match.end()
        self.warnings[Notice.CUT] = None
        return self.text[position:], len(self.text)


_NOTHING: Tree = object()
"""No value could be decoded here."""


def _offset_of(fault: StopIteration | ValueError) -> int:
    offset = fault.value if isinstance(fault, StopIteration) else getattr(fault, "pos", 0)
    return int(offset)


def _integer(digits: str) -> int | str:
    """Very long digits stay text: they are an id or an attack, never a count."""
    return int(digits) if len(digits) < 400 else digits


def _decimal(digits: str) -> float | str:
    number = float(digits)
    return number if abs(number) < 2**53 else digits
