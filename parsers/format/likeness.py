"""Whether a file looks like TikTok's, told by its name and its first bytes without reading it.

Only for choosing among more files than can be read: what a file really holds is found by reading.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from parsers.format.languages import LANGUAGES
from parsers.format.layout import ROOTS, WORDS
from parsers.format.section import name_of

HEAD = 4096
"""Bytes of a file in which its first keys stand, whatever is in front of them."""

_KEY = re.compile(rb'"([^"\\]{3,60})"[ \t\r\n]*:')
_COPY = re.compile(r" ?\(\d{1,3}\)$")
"""What a browser puts behind the name of a file that it saves once more."""
_WORDS = frozenset(ROOTS | WORDS.keys())
_STEMS = frozenset(name_of(stem) for language in LANGUAGES for stem in language.files)
_TELLING = 2
"""A root of TikTok's and a section in it: one such word alone stands in other services' files."""


def is_named(name: str) -> bool:
    """Whether a file has a name that TikTok gives: user_data_tiktok.json, Watch History.txt."""
    path = PurePosixPath(name.replace("\\", "/").lower())
    if path.suffix == ".txt":
        stem = name_of(_COPY.sub("", unicodedata.normalize("NFC", path.stem)))
        return stem in _STEMS or "tiktok" in path.parts[:-1]
    return "user_data" in path.name or "tiktok" in path.name


def begins_like(head: bytes) -> bool:
    """Whether a document begins with keys that TikTok uses, in any encoding of one byte."""
    keys = {b" ".join(key.lower().split()).decode("latin-1") for key in _KEY.findall(head)}
    return len(keys & _WORDS) >= _TELLING
