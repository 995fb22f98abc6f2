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
_LOOKED_AT, _START = 4096, 400
_FEW, _FEWER, _MANY = 20, 100, 4
"""One sign in so many: control characters that are too many alone; or so with broken characters,
of which a text in an old encoding has many, but no control characters."""
_BRACKETED = re.compile(rb"\[\d{4}-\d\d-\d\d[ T]|\[(?!(?:null|true|false|NaN|Infinity)\b)[A-Za-z]")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HALF = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u([dD][89a-fA-F][0-9a-fA-F]{2})|[^\0])"
)


def looks_like_json(data: bytes | bytearray) -> bool:
    """Whether a member may be JSON, or JSON inside a text of JSON; a message in TXT can begin with
    a time in brackets."""
    head = _head(data, 24)
    return head.startswith((b"{", b'"{', b'"[')) or (
        head.startswith(b"[") and _BRACKETED.match(head) is None
    )


def looks_like_html(data: bytes | bytearray) -> bool:
    return _HTML.match(_head(data, 200)) is not None


def _head(data: bytes | bytearray, size: int) -> bytes:
    """The first bytes behind marks and blanks, without the zeros of UTF-16."""
    start = _BLANKS.match(data)
    at = start.end() if start else 0
    return bytes(data[at : at + 2 * size]).replace(b"\0", b"")[:size]


def is_binary(name: str, data: bytes | bytearray) -> bool:
    """Whether a member is no text: it holds more signs that no text has than a message can."""
    head, _ = decode(data[:_LOOKED_AT])
    odd = sum(map(_is_control, head))
    if not name.lower().endswith((".txt", ".json")):
        return "\0" in head[:_START]
    broken = odd + head.count("\N{REPLACEMENT CHARACTER}")
    return _FEW * odd > len(head) or (_FEWER * odd > len(head) and _MANY * broken > len(head))


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\t\n\v\f\r") or sign == "\x7f"


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
