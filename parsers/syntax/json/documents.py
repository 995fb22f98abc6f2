"""JSON to trees: fast where the text is sound, patient where it is not.

Sound text goes through orjson, but for long lists of flat records, which become columns before it
(`parsers.syntax.json.lists`). Everything else (a document written twice, a comma too many, a cut
end, keys that occur twice, NaN) goes through `parsers.syntax.json.mending`, which reads what can be
decoded and says what could not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import orjson

from parsers.notice import Notice
from parsers.refusal import Cause, Refused
from parsers.syntax.json.lists import cut_lists, put_back
from parsers.syntax.json.mending import mend
from parsers.syntax.text import decode, whole_characters
from parsers.tree import Tree, key_count

_QUOTE, _COLON, _COMMA, _BLANK = ord('"'), ord(":"), ord(","), ord(" ")
_PIECE = 1 << 18
_UNCOUNTED = -1


@dataclass(frozen=True)
class Documents:
    """The documents of one member, warnings, and how many keys the text seems to have.

    `keys` is None where repeated keys are known to be kept. Otherwise a reader that counts fewer
    keys in the trees than this has lost a repeated one, and must read `carefully`.
    """

    trees: list[Tree]
    warnings: list[Notice]
    keys: int | None


def parse(data: bytes | bytearray, most: int | None = None) -> Documents | None:
    """The documents in a member of the archive; None if it holds no JSON.

    `most` values may become objects; more are refused before they do. Raises nothing else.
    """
    try:
        return _sound(data, most)
    except orjson.JSONDecodeError:
        return parse_carefully(data, most, again=True)


def _sound(data: bytes | bytearray, most: int | None) -> Documents:
    return _by_columns(data, most) or Documents([_loads(data, most)], [], key_marks(data))


def _loads(data: bytes | bytearray, most: int | None) -> Tree:
    _hold(data, most)
    return orjson.loads(data)


def _hold(data: bytes | bytearray, most: int | None) -> None:
    """Refuses text of more values than may be: each but the first of a list has a comma."""
    if most is not None and len(data) > most and sum(_commas(data)) > most:
        raise Refused(Cause.STOPPED)


def _commas(data: bytes | bytearray) -> Iterator[int]:
    signs = np.frombuffer(data, np.uint8)
    for start in range(0, len(signs), _PIECE):
        yield int(np.count_nonzero(signs[start : start + _PIECE] == _COMMA))


def _by_columns(data: bytes | bytearray, most: int | None) -> Documents | None:
    """The document with its long lists as columns; None if it has none, or is not sound."""
    cut = cut_lists(data)
    if cut is None:
        return None
    try:
        tree = _loads(cut.rest, most)
    except orjson.JSONDecodeError:
        return None
    if not put_back(tree, cut.lists):
        return None
    marks = key_marks(cut.rest)
    keys = sum(map(key_count, cut.lists.values()))
    return Documents([tree], [], marks if marks == _UNCOUNTED else marks + keys)


def parse_carefully(
    data: bytes | bytearray, most: int | None = None, *, again: bool = False
) -> Documents | None:
    """As `parse`, keeping repeated keys and long numbers; several times slower.

    `again`: first try the fast way once more, with the encoding and half emoji put right.
    """
    _hold(data, most)
    text, warnings = decode(data)
    text = text.rstrip("\0")
    if "\\ud" in text or "\\uD" in text:
        text, more = whole_characters(text)
        warnings += more
    clean = text.encode("utf-8", "replace") if again else data
    if clean != data:  # or it would fail once more
        try:
            return replace(_sound(clean, most), warnings=warnings)
        except orjson.JSONDecodeError:
            pass
    trees, problems = mend(text)
    if not trees:
        return None
    first, *more_trees = trees
    others = [tree for tree in more_trees if not _same(tree, first)]
    if len(others) < len(more_trees):
        warnings.append(Notice.TWICE)
    return Documents([first, *others], warnings + problems, None)


def key_marks(data: bytes | bytearray) -> int:
    """How often `":` occurs: once a key in TikTok's own files, and more only inside texts.

    orjson keeps the last of two equal keys and does not say so; a count of what the tree holds
    against this number does. No number of keys (-1) where a blank stands before a colon, as some
    programs write. In pieces that stay in the cache: 60 MB take 0.03 s.
    """
    signs = np.frombuffer(data, np.uint8)
    found = spaced = 0
    for start in range(0, len(signs), _PIECE):
        piece = signs[start : start + _PIECE + 1]  # one more, for a pair across the border
        before, colon = piece[:-1], piece[1:] == _COLON
        found += int(np.count_nonzero((before == _QUOTE) & colon))
        spaced += int(np.count_nonzero((before <= _BLANK) & colon))
    return _UNCOUNTED if spaced else found


def _same(one: Tree, other: Tree) -> bool:
    try:
        return bool(one == other)
    except RecursionError:  # too deep to compare: then both are read
        return False
