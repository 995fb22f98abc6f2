"""A zip's directory, opened in bounded time, also where it lies about the letters of its names."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from parsers.refusal import Cause, Refused

LARGEST_DIRECTORY = 8 << 20
"""Bytes of a zip's directory: 2,000 members with names of a whole line take a tenth of it."""

SAYS_UTF_8 = 0x800
"""Flag: the name is written in UTF-8."""

_SIZE, _OFFSET, _PLACE = 5, 6, 9
"""Where what zipfile finds at the end of a zip has the directory's size, where it is said to
begin, and its own place."""

_ENTRY = struct.Struct("<4s4xH18xHHH8xL")
"""Of an entry: its mark, its flags, the lengths of name, extra field and comment, its file."""
_ENTRY_FLAGS, _FILE_FLAGS = 8, 6


def open_zip(data: Path | bytes) -> zipfile.ZipFile:
    """The zip, with nothing unpacked. Raises `Refused`, or what zipfile raises."""
    with io.BytesIO(data) if isinstance(data, bytes) else data.open("rb") as file:
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    if end and end[_SIZE] > LARGEST_DIRECTORY:
        raise Refused(Cause.HOSTILE)
    try:
        return zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except UnicodeDecodeError:  # one name that is no UTF-8 would cost the whole archive
        content = bytearray(data if isinstance(data, bytes) else data.read_bytes())
        start = end[_PLACE] - end[_SIZE]
        _forget_letters(content, start, before=start - end[_OFFSET])
        return zipfile.ZipFile(io.BytesIO(content))


def _forget_letters(content: bytearray, start: int, before: int) -> None:
    """Takes the flag off every entry and its file; what is UTF-8 is then seen by trying.

    `before` are the bytes in front of the zip, which its own places do not count.
    """
    while start + _ENTRY.size <= len(content):
        mark, flags, *lengths, file = _ENTRY.unpack_from(content, start)
        if mark != b"PK\x01\x02":
            return
        struct.pack_into("<H", content, start + _ENTRY_FLAGS, flags & ~SAYS_UTF_8)
        at = before + file
        if content[at : at + 4] == b"PK\x03\x04":
            (flags,) = struct.unpack_from("<H", content, at + _FILE_FLAGS)
            struct.pack_into("<H", content, at + _FILE_FLAGS, flags & ~SAYS_UTF_8)
        start += _ENTRY.size + sum(lengths)
