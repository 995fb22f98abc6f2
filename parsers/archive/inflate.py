"""One member of a zip to its bytes: counted as they come, because a directory can lie.

A directory says how large a member is, packed and unpacked, and its checksum. Where it is wrong,
the packed stream itself knows its end, and nothing of it is lost. What a member has beyond its
entry is bounded for all of them together (`Excess`), so that no lie can fill the memory.
"""

from __future__ import annotations

import bz2
import copy
import lzma
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from isal import isal_zlib

from parsers.notice import Notice
from parsers.refusal import Cause, Refused

HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 16 << 20
"""TikTok's JSON shrinks 6 to 20 times; 200 times above 16 MB is a bomb, not a diary."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_LOCKED = 0x41
"""Flags: encrypted, and strongly so."""
_PATCH = 0x20
"""Flag: the member is only a difference from another file."""
_LZMA_MEMORY = 256 << 20
"""A member may ask for a dictionary of 4 GiB; no packer uses more than a sixteenth of that."""
_PIECE = 1 << 20
_LEAST = 64
"""Bytes of a stream that are read at once, whatever its entry says: its own head is in them."""
_BEHIND = (0, 12, 16, 20, 24)
"""Bytes that may stand between a stored member and the next: its sizes, told once more."""


@dataclass
class Excess:
    """How much zips turn out to hold beyond what their entries say, all together, also where
    several are opened at once."""

    most: int
    limit: str
    """The bound on the whole archive, in words, for the refusal."""
    of: dict[tuple[int, int], int] = field(default_factory=dict)
    total: int = 0
    zips: int = 0
    """How many count here."""

    def another(self) -> int:
        """The number of one more zip."""
        self.zips += 1
        return self.zips

    def note(self, place: tuple[int, int], count: int) -> None:
        """At a place (its zip's number, and where in it) are so many bytes."""
        more = max(count - self.of.get(place, 0), 0)
        if self.total + more > self.most:
            raise Refused(Cause.TOO_LARGE, self.limit)
        self.of[place] = self.of.get(place, 0) + more
        self.total += more


def is_locked(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _LOCKED)


def is_packed_oddly(info: zipfile.ZipInfo) -> bool:
    """Whether a member is packed in a way that cannot be unpacked here (Deflate64 and others)."""
    return info.compress_type not in _METHODS or bool(info.flag_bits & _PATCH)


def inflate(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, gap: int, excess: Excess, number: int
) -> tuple[bytes, list[Notice]]:
    """A member's bytes and warnings. `gap`: the bytes from its header to the next one's; `number`:
    that of its zip in `excess`.

    Everything is unpacked in one call and not with zipfile's reader: ISA-L takes 0.4 of the time,
    what was unpacked before a damaged place is kept, and zipfile does not bound what bzip2 and
    LZMA unpack to. Raises `Refused` where members hold far more than the directory says.
    """
    try:
        return _Unpacking(archive, info, gap, excess, number).result()
    except (MemoryError, Refused):
        raise
    except Exception:  # zipfile, bz2 and lzma raise many kinds for a broken member
        return b"", [Notice.BROKEN_MEMBER]


def head(archive: zipfile.ZipFile, info: zipfile.ZipInfo, count: int) -> bytes:
    """The first bytes of a member, or nothing."""
    try:
        with archive.open(info) as file:
            return file.read(count)
    except MemoryError:
        raise
    except Exception:
        return b""


class _Unpacking:
    def __init__(
        self,
        archive: zipfile.ZipFile,
        info: zipfile.ZipInfo,
        gap: int,
        excess: Excess,
        number: int,
    ) -> None:
        self.archive, self.info, self.excess = archive, info, excess
        self.place = number, info.header_offset
        self.end = info.header_offset + gap
        self.packed = 0
        self.behind = 0

    def result(self) -> tuple[bytes, list[Notice]]:
        opened = copy.copy(self.info)
        opened.compress_size = 0  # newer Pythons refuse to open what reaches into the next member
        # Opening checks the local header against the directory and finds where the data begins.
        with self.archive.open(opened) as member:
            file: Any = member._fileobj  # type: ignore[attr-defined]
            room = max(self.end - file._pos, 0)
            said = min(self.info.compress_size, _most_packed(self.info))
            stored = self.info.compress_type == zipfile.ZIP_STORED
            self.packed = min(said if stored else max(said, _LEAST), room)
            self.behind = room - self.packed
            packed = file.read(self.packed)
            try:
                data = self._data(packed, file)
            except isal_zlib.error:  # type: ignore[misc]
                return _to_damage(packed, self.info.file_size), [Notice.BROKEN_MEMBER]
        if isal_zlib.crc32(data) != self.info.CRC:
            return data, [Notice.BROKEN_MEMBER]
        return data, [Notice.WRONG_SIZE] if len(data) != self.info.file_size else []

    def _data(self, packed: bytes, file: IO[bytes]) -> bytes:
        if self.info.compress_type == zipfile.ZIP_STORED:
            return self._stored(packed, file)
        unpacker, packed = _unpacker(self.info.compress_type, packed)
        most = min(self.info.file_size, max(RATIO_MATTERS_FROM, HIGHEST_RATIO * self.packed))
        data = unpacker.decompress(packed, most + 1)
        if unpacker.eof or isal_zlib.crc32(data) == self.info.CRC:
            self._bound(len(data))
            return data
        pieces = [data]
        for more in self._beyond(unpacker, file):
            pieces.append(more)
            self._bound(sum(map(len, pieces)))
        return b"".join(pieces)

    def _beyond(self, unpacker: Any, file: IO[bytes]) -> Iterator[bytes]:
        """What is unpacked beyond the sizes that the directory says, piece by piece."""
        while not unpacker.eof:
            waiting = getattr(unpacker, "unconsumed_tail", b"")
            if not waiting and getattr(unpacker, "needs_input", True):
                waiting = file.read(min(_PIECE, self.behind))
                self.behind -= len(waiting)
                self.packed += len(waiting)
                if not waiting:
                    return
            yield unpacker.decompress(waiting, _PIECE)

    def _bound(self, count: int) -> None:
        """Holds what was unpacked to its bounds, whatever the directory says."""
        if count > RATIO_MATTERS_FROM and count > HIGHEST_RATIO * self.packed:
            raise Refused(Cause.HOSTILE)
        if count > self.info.file_size:
            self.excess.note(self.place, count - self.info.file_size)

    def _stored(self, packed: bytes, file: IO[bytes]) -> bytes:
        """Bytes that stand as they are: as many as fit the checksum, else as the directory says."""
        if isal_zlib.crc32(packed) == self.info.CRC:
            return packed
        whole = packed + file.read(self.behind)
        for left in _BEHIND:
            data = whole[: len(whole) - left]
            if isal_zlib.crc32(data) == self.info.CRC:
                self._bound(len(data))
                return data
        return packed


def _most_packed(info: zipfile.ZipInfo) -> int:
    """What a member can take packed: hardly more than unpacked. Beyond that its entry lies."""
    return info.file_size + info.file_size // 8 + (1 << 16)


def _unpacker(method: int, packed: bytes) -> tuple[Any, bytes]:
    """What unpacks a stream, and the stream as it takes it."""
    if method == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor(), packed
    if method == zipfile.ZIP_LZMA:
        # A zip has the same stream as a .lzma file under another head: version, length of the
        # properties, properties; there: properties, size (not known).
        length = int.from_bytes(packed[2:4], "little")
        alone = packed[4 : 4 + length] + b"\xff" * 8 + packed[4 + length :]
        return lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_LZMA_MEMORY), alone
    return isal_zlib.decompressobj(-isal_zlib.MAX_WBITS), packed


def _to_damage(packed: bytes, most: int) -> bytes:
    """What can be inflated before a damaged place."""
    inflater = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
    data = bytearray()
    try:
        for start in range(0, len(packed), 4096):
            data += inflater.decompress(packed[start : start + 4096], max(most - len(data), 1))
            if len(data) >= most:
                break
    except isal_zlib.error:  # type: ignore[misc]
        pass
    return bytes(data[:most])
