"""Bytes to text: what they are, their encoding, and what to do about broken characters."""

from __future__ import annotations

import codecs
import re

from parsers.notice import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLANKS = re.compile(rb"[\0\xef\xbb\xbf\xff\xfe \t\r\n]*+")
"""What may stand before a document: marks of an encoding, blanks, zeros."""
_HALF = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u([dD][89a-fA-F][0-9a-fA-F]{2})|[^\0])"
)


def looks_like_json(data: bytes | bytearray) -> bool:
    start = _BLANKS.match(data)
    return start is not None and data[start.end() : start.end() + 1] in (b"{", b"[")


def is_binary(name: str, data: bytes | bytearray) -> bool:
    """Whether a member is no text: it has zeros, a text file more than a message can have."""
    head = bytes(data[:4096])
    zeros = head.count(0)
    if name.lower().endswith((".txt", ".json")) and 3 * zeros < len(head):
        return False
    return zeros > 0 and "\0" in decode(head[:400])[0]  # half of UTF-16 is zeros too


def decode(data: bytes | bytearray) -> tuple[str, list[Notice]]:
    """The text of a member, and a warning where characters had to be replaced. Never raises."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    if not encoding:
        encoding = _guess(data)
    body = bytes(data[len(mark) :])
    try:
        return body.decode(encoding), []
    except UnicodeDecodeError:
        return body.decode(encoding, "replace"), [Notice.REPLACED]


def _guess(data: bytes | bytearray) -> str:
    """UTF-16 without a mark has a zero in every second byte of its first, Latin, characters."""
    head = bytes(data[:200])
    if len(head) >= 4 and len(head) % 2 == 0:
        if head[1::2].count(0) > len(head) // 3 and head[0::2].count(0) == 0:
            return "utf-16-le"
        if head[0::2].count(0) > len(head) // 3 and head[1::2].count(0) == 0:
            return "utf-16-be"
    return "utf-8"


def whole_characters(text: str) -> tuple[str, list[Notice]]:
    """JSON text with each escaped half of an emoji replaced: no table can hold half a character."""
    found: list[str] = []

    def mend(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        found.append("")
        return "\\ufffd"

    mended = _HALF.sub(mend, text)
    return mended, [Notice.REPLACED] if found else []
