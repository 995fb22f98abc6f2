"""Whether a file looks like TikTok's, told by its name and its first bytes without reading it.

Only for choosing among more files than can be read: what a file really holds is found by reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath

from parsers.format.languages import LANGUAGES
from parsers.format.layout import ROOTS, WORDS
from parsers.format.section import name_of
from parsers.refusal import Cause

HEAD = 4096
"""Bytes of a file in which its first keys stand, whatever is in front of them."""

_KEY = re.compile(rb'"([^"\\]{3,60})"[ \t\r\n]*:')
_COPY = re.compile(r" ?\(\d{1,3}\)$")
"""What a browser puts behind the name of a file that it saves once more."""
_WORDS = frozenset(ROOTS | WORDS.keys())
_STEMS = frozenset(name_of(stem) for language in LANGUAGES for stem in language.files)
_SPLIT = re.compile(r"\.(?:zip|7z|rar)\.\d{2,3}$|\.z\d\d$|\.part\d+\.rar$")
_READ = frozenset({".json", ".txt", ".zip", ""})
_PAGES = frozenset({".html", ".htm"})
_WITH_PAGES = _PAGES | {".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d", re.ASCII)
_CHAT_MARK = ">>>"
_CHAT = re.compile(rf"^{_CHAT_MARK} ?Chat History with ", re.MULTILINE)
_TIKTOK = re.compile(r"://[\w.-]{0,60}\btiktokv?\.com/", re.ASCII)
_USUAL = "://www.tiktok.com/", "://www.tiktokv.com/"
"""How nearly all of these links begin; such a text is looked for much faster."""
_TELLING = 2
"""A root of TikTok's and a section in it: one such word alone stands in other services' files."""


def is_named(name: str) -> bool:
    """Whether a file has a name that TikTok gives: user_data_tiktok.json, Watch History.txt."""
    path = PurePosixPath(name.replace("\\", "/").lower())
    if path.suffix == ".txt":
        stem = name_of(_COPY.sub("", unicodedata.normalize("NFC", path.stem)))
        return stem in _STEMS or "tiktok" in path.parts[:-1]
    return "user_data" in path.name or "tiktok" in path.name


def is_split(name: str) -> bool:
    """Whether a file is one of the parts into which a program splits an archive."""
    return _SPLIT.search(name.lower()) is not None


def others_cause(names: Iterable[str]) -> Cause | None:
    """Why files cannot be read of which none is of a kind that is read; None if one is."""
    suffixes = {PurePosixPath(name.lower()).suffix for name in names}
    if any(map(is_split, names)):
        return Cause.SPLIT
    if not suffixes or suffixes & _READ:
        return None
    return Cause.HTML if suffixes <= _WITH_PAGES and suffixes & _PAGES else Cause.NO_KIND


def has_moments(text: str) -> bool:
    return _MOMENT.search(text) is not None


def speaks_of_tiktok(text: str) -> bool:
    """Whether a text holds TikTok's chats, or moments and links of which most lead to TikTok,
    whatever its name is."""
    if _CHAT_MARK in text and _CHAT.search(text):  # the mark alone is looked for much faster
        return True
    most = (text.count("://") + 1) // 2
    if not most or not has_moments(text):
        return False
    if sum(map(text.count, _USUAL)) >= most:
        return True
    return sum(1 for _ in islice(_TIKTOK.finditer(text), most)) == most


def begins_like(head: bytes) -> bool:
    """Whether a document begins with keys that TikTok uses, in any encoding of one byte."""
    keys = {b" ".join(key.lower().split()).decode("latin-1") for key in _KEY.findall(head)}
    return len(keys & _WORDS) >= _TELLING
