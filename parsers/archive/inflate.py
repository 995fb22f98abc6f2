"""One member of a zip to its bytes: counted as they come, because a directory can lie."""

from __future__ import annotations

import bz2
import lzma
import zipfile

from isal import isal_zlib

from parsers.notice import Notice

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_LOCKED = 0x41
"""Flags: encrypted, and strongly so."""
_PATCH = 0x20
"""Flag: the member is only a difference from another file."""
_LZMA_MEMORY = 256 << 20
"""A member may ask for a dictionary of 4 GiB; no packer uses more than a sixteenth of that."""


def is_locked(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _LOCKED)


def is_packed_oddly(info: zipfile.ZipInfo) -> bool:
    """Whether a member is packed in a way that cannot be unpacked here (Deflate64 and others)."""
    return info.compress_type not in _METHODS or bool(info.flag_bits & _PATCH)


def inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, list[Notice]]:
    """A member's bytes, never more than its directory entry says, and warnings.

    Everything is unpacked in one call and not with zipfile's reader: ISA-L takes 0.4 of the time,
    what was unpacked before a damaged place is kept, and zipfile does not bound what bzip2 and
    LZMA unpack to.
    """
    try:
        # Opening checks the local header against the directory and finds where the data begins.
        with archive.open(info) as file:
            packed = file._fileobj.read(min(info.compress_size, _most_packed(info)))  # type: ignore[attr-defined]
        data = _unpacked(packed, info.compress_type, info.file_size)
    except MemoryError:
        raise
    except isal_zlib.error:  # type: ignore[misc]
        return _to_damage(packed, info.file_size), [Notice.BROKEN_MEMBER]
    except Exception:  # zipfile, bz2 and lzma raise many kinds for a broken member
        return b"", [Notice.BROKEN_MEMBER]
    if len(data) != info.file_size or isal_zlib.crc32(data) != info.CRC:
        return data[: info.file_size], [Notice.BROKEN_MEMBER]
    return data, []


def _most_packed(info: zipfile.ZipInfo) -> int:
    """What a member can take packed: hardly more than unpacked. Beyond that its entry lies."""
    return info.file_size + info.file_size // 8 + (1 << 16)


def _unpacked(packed: bytes, method: int, size: int) -> bytes:
    if method == zipfile.ZIP_DEFLATED:
        return isal_zlib.decompressobj(-isal_zlib.MAX_WBITS).decompress(packed, size + 1)
    if method == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor().decompress(packed, size + 1)
    if method == zipfile.ZIP_LZMA:
        # A zip has the same stream as a .lzma file under another head: version, length of the
        # properties, properties; there: properties, size (not known).
        length = int.from_bytes(packed[2:4], "little")
        alone = packed[4 : 4 + length] + b"\xff" * 8 + packed[4 + length :]
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_LZMA_MEMORY)
        return unpacker.decompress(alone, size + 1)
    return packed


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
