"""Zips built to hurt whoever opens them: what is whole is read, or a sentence says why not."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable

import pytest

from parsers import Cause, Export, Refusal, read_export
from parsers.archive import zips
from parsers.archive.choosing import MOST_MEMBERS
from parsers.notice import Notice
from tests.dashboard.store.hostile import (
    CANARY,
    dated,
    hold_to_refusal,
    packed,
    read,
)

NAME = "user_data_tiktok.json"
OWL = dated()
LATER = dated('"2025-02-01 10:00:00"')
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"


def _with(name: str, mode: int = 0) -> Callable[[], bytes]:
    """The export, and beside it a member with this name or of this kind."""
    return lambda: packed((NAME, OWL), (_info(name, mode), LATER))


def _info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _entry(place: int, value: bytes, members: int = 1, local: int | None = None) -> bytes:
    """A zip whose last entry in the directory says something else at `place`."""
    names = [NAME, "second.json"][:members]
    content = bytearray(packed(*((name, OWL) for name in names)))
    start = content.rindex(_ENTRY)
    content[start + place : start + place + len(value)] = value
    if local is not None:
        start = content.rindex(b"PK\x03\x04")
        content[start + local : start + local + len(value)] = value
    return bytes(content)


def _end(place: int, value: bytes) -> bytes:
    """A zip whose end says something else at `place`."""
    content = bytearray(packed((NAME, OWL)))
    start = content.rindex(_END)
    content[start + place : start + place + len(value)] = value
    return bytes(content)


def _zip64(size: int, packed_size: int) -> bytes:
    """A zip whose directory tells sizes in 64 bits."""
    content = packed((NAME, OWL))
    start, end = content.index(_ENTRY), content.rindex(_END)
    entry, tail = bytearray(content[start:end]), bytearray(content[end:])
    entry[20:28] = b"\xff" * 8
    entry += struct.pack("<HHQQ", 1, 16, size, packed_size)
    entry[30:32] = struct.pack("<H", 20)
    tail[12:16] = struct.pack("<I", len(entry))
    return content[:start] + entry + tail


def _overlapping(times: int, size: int = 8_000_000) -> bytes:
    """Many entries for the same bytes: two gigabytes out of sixty kilobytes, or little."""
    content = packed((NAME, b"{" + b" " * size + b"}"))
    start, end = content.index(_ENTRY), content.rindex(_END)
    entry = content[start:end]
    entries = b"".join(
        entry.replace(b"user_data_tiktok", b"user_data_%06d" % number) for number in range(times)
    )
    tail = bytearray(content[end:])
    tail[8:16] = struct.pack("<HHI", times, times, len(entries))
    return content[:start] + entries + tail


def _undecodable() -> bytes:
    """A second member whose name says that it is UTF-8, and is not."""
    content = _entry(9, b"\x08", members=2, local=7)
    return content.replace(b"second", b"\xff\xfe\x80\x81nd")


def _commented(comment: bytes) -> bytes:
    content = bytearray(packed((NAME, OWL)))
    content[-2:] = struct.pack("<H", len(comment))
    return bytes(content) + comment


def _twice(second: bytes) -> bytes:
    return packed((NAME, OWL), (NAME, second))


READ: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "up and out": (_with("../../x/user_data.json"), Notice.SKIPPED_NAMES),
    "up and out on Windows": (_with("..\\..\\user_data.json"), Notice.SKIPPED_NAMES),
    "only up": (_with("../../.."), Notice.SKIPPED_NAMES),
    "a link": (_with("link.json", stat.S_IFLNK | 0o777), Notice.LINKS),
    "a device": (_with("device.json", stat.S_IFCHR | 0o666), Notice.LINKS),
    "a queue": (_with("queue.json", stat.S_IFIFO | 0o666), Notice.LINKS),
    "one of two encrypted": (lambda: _entry(8, b"\x01", members=2, local=6), Notice.LOCKED),
    "one of two packed oddly": (lambda: _entry(10, b"\x61", members=2), Notice.PACKED),
    "a wrong checksum": (lambda: _entry(16, b"abcd"), Notice.BROKEN_MEMBER),
    "a size that is too large": (
        lambda: _entry(24, struct.pack("<I", 15_000_000)),
        Notice.WRONG_SIZE,
    ),
    "packed beyond the end": (lambda: _entry(20, struct.pack("<I", 1 << 31)), None),
    "a wrong number of entries": (lambda: _end(8, struct.pack("<HH", 900, 900)), None),
    "64 bits": (lambda: _zip64(len(OWL), len(packed((NAME, OWL))) - 130), None),
    "a comment of 60 kB": (lambda: _commented(CANARY.encode() * 3_750), None),
    "no date at all": (lambda: _entry(12, b"\xff" * 4, local=10), None),
    "something in front": (lambda: b"PK\x03\x04" + b"j" * 500 + packed((NAME, OWL)), None),
}

BOTH: dict[str, Callable[[], bytes]] = {
    "absolute": _with("/etc/user_data.json"),
    "on a drive": _with("C:\\Users\\user_data.json"),
    "on another computer": _with("\\\\host\\share\\user_data.json"),
    "a zero in it": _with("user_data.json\0.png"),
    "that steers a terminal": _with("user\x1b[2J\ndata.json"),
    "from right to left": _with("\u202enosj.json"),
    "of 64,000 characters": _with("a/" * 32_000 + "u.json"),
    "that stands twice": lambda: _twice(LATER),
}

REFUSED: dict[str, tuple[Callable[[], bytes], Cause]] = {
    "overlapping": (lambda: _overlapping(250), Cause.HOSTILE),
    "overlapping, and little of it": (lambda: _overlapping(3, 100), Cause.HOSTILE),
    "64 bits of size": (lambda: _zip64(1 << 62, 1 << 61), Cause.TOO_LARGE),
    "a hundred megabytes out of nothing": (lambda: _zip64(100_000_000, 90), Cause.HOSTILE),
    "encrypted": (lambda: _entry(8, b"\x01", local=6), Cause.ENCRYPTED),
    "strongly encrypted": (lambda: _entry(8, b"\x41", local=6), Cause.ENCRYPTED),
    "packed oddly": (lambda: _entry(10, b"\x09", local=8), Cause.PACKED),
    "cut in the middle": (lambda: packed((NAME, OWL))[:100], Cause.DAMAGED),
    "without its last byte": (lambda: packed((NAME, OWL))[:-1], Cause.DAMAGED),
    "a directory elsewhere": (lambda: _end(16, struct.pack("<I", 7)), Cause.DAMAGED),
    "a directory that is too short": (lambda: _end(12, struct.pack("<I", 3)), Cause.DAMAGED),
    "a directory of two gigabytes": (lambda: _end(12, b"\xff\xff\xff\x7f"), Cause.HOSTILE),
    "a comment full of ends": (lambda: _commented(_END * 15_000), Cause.DAMAGED),
    "another name inside": (
        lambda: packed((NAME, OWL)).replace(b"user", b"USER", 1),
        Cause.DAMAGED,
    ),
    "only a link": (
        lambda: packed((_info(NAME, stat.S_IFLNK | 0o777), b"/etc/passwd")),
        Cause.HOSTILE,
    ),
    "only up and out": (lambda: packed(("../user_data.json", OWL)), Cause.HOSTILE),
    "only the end": (lambda: _END + bytes(18), Cause.EMPTY),
}


@pytest.mark.parametrize("name", list(READ))
def test_the_export_in_it_is_read_and_the_rest_named(name: str) -> None:
    make, warning = READ[name]
    result = read(make())
    assert list(result.tables["searches"]["term"]) == ["owl"]
    if warning:
        assert warning in result.warnings
    else:
        assert set(result.warnings) <= {Notice.REPEATS}


@pytest.mark.parametrize("name", list(BOTH))
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_odd_name_is_only_a_name(name: str) -> None:
    result = read(BOTH[name]())
    assert sorted(result.tables["searches"]["term"]) == ["later", "owl"]
    assert all(len(file) <= 300 and file.isprintable() for file in result.files)


def test_a_name_that_is_no_text_costs_nothing_but_its_letters() -> None:
    result = read(_undecodable())
    assert list(result.tables["searches"]["term"]) == ["owl"]
    assert len(result.files) == 2


@pytest.mark.parametrize("name", list(REFUSED))
def test_it_is_refused_with_its_sentence(name: str) -> None:
    make, cause = REFUSED[name]
    hold_to_refusal(make(), cause)


@pytest.mark.slow
def test_as_many_members_as_may_be_are_read_in_time() -> None:
    text = b"Date: 2025-01-01 10:00:00\nSearch Term: owl %d\n"
    members = ((f"Searches {number}.txt", text % number) for number in range(MOST_MEMBERS))
    assert len(read(packed(*members)).tables["searches"]) == MOST_MEMBERS


def test_a_zip_of_more_entries_than_are_looked_at_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = packed((NAME, OWL), ("a.txt", b"a"), ("b.txt", b"b"))
    monkeypatch.setattr(zips, "MOST_LISTED", 3)
    assert isinstance(read_export(content), Export)
    monkeypatch.setattr(zips, "MOST_LISTED", 2)
    assert read_export(content) == Refusal(Cause.HOSTILE)
