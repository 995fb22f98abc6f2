"""Each bound of a zip alone: what only one of them stops, and what is sound beside it."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Iterable

import pytest

from parsers import Cause, Export, Refusal, read_export
from parsers.archive.choosing import in_gib
from parsers.archive.zips import zip_members
from parsers.refusal import Refused

NAME = "user_data_tiktok.json"
_DOCUMENT = json.dumps(
    {
        "Your Activity": {
            "Searches": {"SearchList": [{"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}]}
        }
    }
).encode()
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
_PACKED, _UNPACKED, _PLACE = 20, 24, 42
"""Where an entry of the directory has its sizes, and where its member stands."""


def _zip(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def _reaching(content: bytes, packed: int, members: int) -> bytes:
    """The first members are said to take so many bytes, which reach into the next."""
    lying, place = bytearray(content), content.index(_ENTRY)
    for _ in range(members):
        lying[place + _PACKED : place + _PACKED + 4] = struct.pack("<I", packed)
        place = content.find(_ENTRY, place + 4)
    return bytes(lying)


def _with_entry(content: bytes, entry: bytes) -> bytes:
    """One more entry at the end of the directory."""
    start, end = content.index(_ENTRY), content.rindex(_END)
    count = struct.unpack("<H", content[end + 10 : end + 12])[0] + 1
    tail = bytearray(content[end:])
    tail[8:16] = struct.pack("<HHI", count, count, end - start + len(entry))
    return content[:end] + entry + bytes(tail)


def _cause(content: bytes, limit: int = 1 << 30) -> Cause | None:
    read = read_export(content, limit=limit)
    return read.cause if isinstance(read, Refusal) else None


def test_one_member_under_two_entries_is_not_read_twice() -> None:
    content = _zip([(NAME, _DOCUMENT)])
    assert _cause(content) is None
    entry = content[content.index(_ENTRY) : content.rindex(_END)]
    assert _cause(_with_entry(content, entry)) is Cause.HOSTILE


def test_a_member_inside_another_is_refused() -> None:
    inner = _zip([("user_data_second.json", _DOCUMENT)])
    header = inner[: inner.index(_ENTRY)]
    content = _zip([(NAME, b"[" + b" " * 50 + header + b"]")], zipfile.ZIP_STORED)
    assert _cause(_zip([(NAME, _DOCUMENT)], zipfile.ZIP_STORED)) is None
    entry = bytearray(inner[inner.index(_ENTRY) : inner.rindex(_END)])
    entry[_PLACE : _PLACE + 4] = struct.pack("<I", content.index(header))
    assert _cause(_with_entry(content, bytes(entry))) is Cause.HOSTILE


def test_ten_members_may_lie_about_their_length_and_eleven_may_not() -> None:
    """As many as have a member behind them: the last one reaches into none."""
    for count, cause in ((11, None), (12, Cause.HOSTILE)):
        members = [(f"other{number}.bin", b"x") for number in range(count - 1)]
        content = _zip([*members, (NAME, _DOCUMENT)])
        assert _cause(_reaching(content, 1 << 20, count - 1)) is cause


def test_what_lies_is_not_unpacked_to_see_whether_it_is_sound_where_it_is_too_large() -> None:
    content = _zip([("other.bin", bytes(200_000)), (NAME, _DOCUMENT)])
    assert _cause(content, 100_000) is None
    lying = _reaching(content, 1 << 20, 1)
    assert _cause(lying, 300_000) is None
    assert _cause(lying, 100_000) is Cause.TOO_LARGE


def test_a_zip_inside_is_bounded_as_a_whole() -> None:
    ballast = random.Random(1).randbytes(200_000)
    content = _zip([("tiktok.zip", _zip([(NAME, _DOCUMENT), ("other.bin", ballast)]))])
    assert _cause(content, 300_000) is None
    assert _cause(content, 100_000) is Cause.TOO_LARGE


def test_zips_inside_several_zips_are_bounded_together() -> None:
    """Each is within the limit, and all of them are kept at once."""
    ballast = random.Random(1).randbytes(200_000)
    parts = [
        (f"{n}.zip", _zip([("tiktok.zip", _zip([(NAME, _DOCUMENT), ("other.bin", ballast)]))]))
        for n in range(3)
    ]
    assert isinstance(read_export(parts[:2], limit=500_000), Export)
    assert read_export(parts, limit=500_000) == Refusal(Cause.TOO_LARGE, in_gib(500_000))


def test_what_lying_sizes_hide_is_bounded_over_several_zips() -> None:
    document = _DOCUMENT + b" " * 200_000
    honest = bytearray(_zip([(NAME, document)]))
    entry = honest.index(_ENTRY)
    honest[entry + _UNPACKED : entry + _UNPACKED + 4] = struct.pack("<I", 100)
    parts = [(f"{n}.zip", bytes(honest)) for n in range(3)]
    assert isinstance(read_export(parts[:2], limit=500_000), Export)
    assert read_export(parts, limit=500_000) == Refusal(Cause.TOO_LARGE, in_gib(500_000))


def test_a_zip_in_a_zip_is_opened_and_none_below_it() -> None:
    one = _zip([("tiktok.zip", _zip([(NAME, _DOCUMENT)]))])
    assert isinstance(read_export(one), Export)
    assert isinstance(read_export(_zip([("tiktok.zip", one)])), Refusal)


def test_many_members_are_a_bomb_together() -> None:
    """Twenty of two megabytes, each below what is looked at alone."""
    spaces = b"{" + b" " * 2_000_000 + b"}"
    members = [(f"user_data_{number}.json", spaces) for number in range(20)]
    with pytest.raises(Refused) as refused:
        zip_members(_zip(members), 1 << 30, {})
    assert refused.value.refusal.cause is Cause.HOSTILE
    assert len(zip_members(_zip(members[:5]), 1 << 30, {})) == 5


def test_a_bomb_is_seen_beside_what_hides_it_and_before_it_is_unpacked() -> None:
    """Together 17 MB of 220 kB, which is no bomb; the one member is."""
    ballast = random.Random(1).randbytes(200_000)
    content = _zip([("other.txt", ballast), (NAME, b"{" + b" " * 17_000_000 + b"}")])
    with pytest.raises(Refused) as refused:
        zip_members(content, 1 << 30, {})
    assert refused.value.refusal.cause is Cause.HOSTILE
