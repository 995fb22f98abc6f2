"""What a row holds that no column takes, as the JSON text of its column `other`."""

from __future__ import annotations

import json

from parsers.batch import Batch
from parsers.tree import Tree, key_shown


def _as_list(value: Tree) -> Tree:
    """What json does not know: records by column."""
    return [*value.records()] if isinstance(value, Batch) else str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_as_list)  # once: a million rows may be odd
_TOO_DEEP = '"..."'


def json_text(value: Tree) -> str:
    """A part of the tree as JSON; a repeated key shows as `Key (2)`."""
    try:
        text = _ENCODER.encode(value)
        if "\\u0000" in text:  # the mark of a repeated key, or a NUL that somebody wrote
            text = _ENCODER.encode(json.loads(text, object_pairs_hook=_without_marks))
    except RecursionError:
        return _TOO_DEEP
    return text


def _without_marks(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    made: dict[str, Tree] = {}
    seen: dict[str, int] = {}
    for key, value in pairs:
        name = shown = key_shown(key)
        while name in made:
            seen[shown] = seen.get(shown, 1) + 1
            name = f"{shown} ({seen[shown]})"
        made[name] = value
    return made
