"""What stands in a text and nobody sees: marks of direction, joiners, the mark of an encoding."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """A text without what nobody sees: marks of direction, joiners, a BOM, odd and outer blanks."""
    if text.isascii():
        return text.strip()
    return " ".join(_UNSEEN.sub("", text).split())
