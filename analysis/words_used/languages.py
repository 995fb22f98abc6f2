"""The languages whose words are looked for, one data file each: `data/lexicon/*.json`.

A text is never taken for one language: the words of all of them are looked for in every text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "data" / "lexicon"

LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.json")))


@cache
def document(language: str) -> Mapping[str, Any]:
    """What stands in a language's file: `topics` (see `lexicon`), `common` and `joining` words."""
    text = (_FOLDER / f"{language}.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


@cache
def common_words() -> frozenset[str]:
    """Words too common to say anything, of all languages together."""
    return _together("common")


@cache
def joining_words() -> frozenset[str]:
    """Words that join the words of an ad topic, of all languages together."""
    return _together("joining")


def _together(key: str) -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in document(language)[key])
