"""A directory that lies about a size costs nothing where the packed stream itself is sound."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from functools import cache

import pytest

from parsers import Cause, Export, Refusal, read_export
from parsers.notice import Notice

NAME = "user_data_tiktok.json"
ROWS = 3_000
_UNPACKED, _PACKED = 24, 20
"""Where an entry of the directory has the two sizes; the local header has both two bytes less."""
_METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def _document() -> bytes:
    rows = [
        {"Date": f"2025-01-01 {n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}", "SearchTerm": f"w{n}"}
        for n in range(ROWS)
    ]
    return json.dumps({"Your Activity": {"Searches": {"SearchList": rows}}}).encode()


def _zip(method: int, last: bool) -> bytearray:
    """The document in a zip, as its last member or with another one behind it."""
    return bytearray(_packed(method, last))


@cache
def _packed(method: int, last: bool) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(NAME, _document())
        if not last:
            archive.writestr("behind.json", b'{"a": ["b"]}')
    return buffer.getvalue()


def _lie(content: bytearray, place: int, size: int, local: bool) -> bytes:
    start = content.index(b"PK\x01\x02")
    content[start + place : start + place + 4] = struct.pack("<I", size)
    if local:
        content[place - 2 : place + 2] = struct.pack("<I", size)
    return bytes(content)


@pytest.mark.parametrize("method", list(_METHODS))
def test_every_row_is_there_whatever_the_directory_says(method: str) -> None:
    whole = len(_document())
    for last in (True, False):
        for local in (True, False):
            for place, size in (
                (_UNPACKED, 0), (_UNPACKED, 10), (_UNPACKED, whole - 1), (_UNPACKED, whole + 1),
                (_UNPACKED, 50 * whole), (_PACKED, 0), (_PACKED, 10), (_PACKED, 1 << 30),
            ):  # fmt: skip
                said = (method, last, local, place, size)
                export = read_export(_lie(_zip(_METHODS[method], last), place, size, local))
                assert isinstance(export, Export), said
                assert len(export.tables["searches"]) == ROWS, said
                assert Notice.BROKEN_MEMBER not in export.warnings, said
                if place == _UNPACKED:
                    assert Notice.WRONG_SIZE in export.warnings, said


def test_a_lie_does_not_open_the_door_to_a_bomb() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, b"{" + b" " * 100_000_000 + b"}")
    content = bytearray(buffer.getvalue())
    for place, size in ((_UNPACKED, 1_000), (_PACKED, 100_000_000)):
        refused = read_export(_lie(bytearray(content), place, size, local=True))
        assert isinstance(refused, Refusal)
        assert refused.cause is Cause.HOSTILE


def test_members_may_not_hold_more_than_the_limit_beyond_what_they_say() -> None:
    content = _lie(_zip(zipfile.ZIP_DEFLATED, last=True), _UNPACKED, 10, local=True)
    refused = read_export(content, limit=50_000)
    assert isinstance(refused, Refusal)
    assert refused.cause is Cause.TOO_LARGE


def test_a_stream_that_asks_for_gigabytes_of_memory_is_not_unpacked() -> None:
    content = _zip(zipfile.ZIP_LZMA, last=True)
    properties = content.index(b"\x05\x00\x5d") + 3  # their length, how they are packed, and then
    content[properties : properties + 4] = b"\xff\xff\xff\xff"  # the memory that it asks for
    refused = read_export(bytes(content))
    assert isinstance(refused, Refusal)
    assert refused.cause is Cause.DAMAGED
