"""The archive as the person has it (zip, folder, file, several of them) to its members.

Nothing is ever unpacked to disk, so a member's name is never used as a path. Safety comes before
validity: number, size, ratio, overlap and encryption are checked before anything is inflated, and
what is inflated is counted again, because a directory can lie.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePosixPath

from isal import isal_zlib

from parsers.refusal import Cause, Refused

LIMIT = 1 << 30
"""Bytes unpacked in all. Real archives hold 1 to 60 MB of JSON; this leaves room for years."""

MOST_MEMBERS = 5_000
"""TikTok's largest known archive has about a hundred members."""

HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 16 << 20
"""TikTok's JSON shrinks 6 to 20 times; 200 times above 16 MB is a bomb, not a diary."""

_SAYS_UTF_8 = 0x800

SKIPPED_NAMES = "Some files with a name that points outside the archive were not read."
LINKS = "Some entries that are links to other files were not read."
BROKEN_MEMBER = "A file in the archive is damaged; what could be unpacked of it was read."

Source = Path | str | bytes | Sequence[tuple[str, bytes] | Path]


@dataclass(frozen=True)
class Member:
    """One file of the archive. `read` gives its bytes and warnings, anew at each call."""

    name: str
    size: int
    read: Callable[[], tuple[bytes | bytearray, list[str]]]


@dataclass(frozen=True)
class Archive:
    members: tuple[Member, ...]
    warnings: tuple[str, ...]


def open_archive(source: Source, limit: int = LIMIT) -> Archive:
    """The members that may hold text, in the archive's order. Raises `Refused`."""
    warnings: dict[str, None] = {}
    members: list[Member] = []
    for name, data in _parts(source, limit):
        if _is_zip(data):
            members += _zip_members(data, limit, warnings, nested=False)
        else:
            members.append(_bare(name, data))
    if sum(member.size for member in members) > limit:
        raise Refused(Cause.TOO_LARGE, _size(limit))
    if not members or all(member.size == 0 for member in members):
        raise Refused(Cause.HOSTILE if SKIPPED_NAMES in warnings else Cause.EMPTY)
    return Archive(tuple(members), tuple(warnings))


def _parts(source: Source, limit: int) -> Iterator[tuple[str, Path | bytes]]:
    """Name and content of each file that was handed over, unread where it lies on disk."""
    if isinstance(source, bytes):
        yield "archive", source
    elif isinstance(source, str | Path):
        path = Path(source)
        if path.is_dir():
            yield from _files_below(path, limit)
        elif path.is_file():
            yield path.name, path
        else:
            raise Refused(Cause.NOT_FOUND)
    else:
        for part in source:
            if isinstance(part, Path):
                yield from _parts(part, limit)
            else:
                yield part


def _files_below(folder: Path, limit: int) -> Iterator[tuple[str, Path]]:
    """Text files of an unpacked archive; its zip only where nothing is unpacked beside it."""
    found: dict[str, list[Path]] = {".json": [], ".txt": [], ".zip": []}
    total = 0
    for count, path in enumerate(sorted(folder.rglob("*"))):
        if count > 10 * MOST_MEMBERS:
            raise Refused(Cause.TOO_LARGE, f"{10 * MOST_MEMBERS:,} files")
        if path.suffix.lower() in found and path.is_file() and not path.is_symlink():
            found[path.suffix.lower()].append(path)
            total += path.stat().st_size
    texts = [*found[".json"], *found[".txt"]] or found[".zip"]
    if len(texts) > MOST_MEMBERS:
        raise Refused(Cause.TOO_LARGE, f"{MOST_MEMBERS:,} files")
    if total > limit and texts is not found[".zip"]:
        raise Refused(Cause.TOO_LARGE, _size(limit))
    for path in texts:
        name = path.relative_to(folder).as_posix()
        if not _is_clutter(name):
            yield name, path


def _is_zip(data: Path | bytes) -> bool:
    if isinstance(data, bytes):
        return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    try:
        with data.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError:
        raise Refused(Cause.NOT_FOUND) from None


def _bare(name: str, data: Path | bytes) -> Member:
    if isinstance(data, bytes):
        return Member(name, len(data), lambda: (data, []))
    return Member(name, data.stat().st_size, lambda: (data.read_bytes(), []))


def _zip_members(
    data: Path | bytes, limit: int, warnings: dict[str, None], *, nested: bool
) -> list[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        infos = archive.infolist()
    except MemoryError:
        raise
    except Exception:  # zipfile raises seven kinds for a broken directory, all meaning this
        raise Refused(Cause.DAMAGED) from None
    if len(infos) > MOST_MEMBERS:
        raise Refused(Cause.HOSTILE)
    _refuse_overlap(infos)
    wanted = [info for info in infos if _is_wanted(info, warnings)]
    if wanted and all(info.flag_bits & 1 for info in wanted):
        raise Refused(Cause.ENCRYPTED)
    texts = [info for info in wanted if _suffix(info) in (".json", ".txt", "")]
    inner = [info for info in wanted if _suffix(info) == ".zip"]
    _refuse_bomb(texts, limit)
    if not texts and len(inner) == 1 and not nested:
        _refuse_bomb(inner, limit)
        content, _ = _inflate(archive, inner[0])
        if not _is_zip(bytes(content[:4])):
            raise Refused(Cause.DAMAGED)
        return _zip_members(bytes(content), limit, warnings, nested=True)
    if not texts:
        texts = [info for info in wanted if info not in inner and info.file_size < (1 << 20)]
        _refuse_bomb(texts, limit)
    return [
        Member(_shown(info), info.file_size, partial(_inflate, archive, info))
        for info in texts
    ]


def _is_wanted(info: zipfile.ZipInfo, warnings: dict[str, None]) -> bool:
    if info.is_dir() or _is_clutter(info.filename):
        return False
    if stat.S_ISLNK(info.external_attr >> 16):
        warnings[LINKS] = None
        return False
    if ".." in PurePosixPath(info.filename.replace("\\", "/")).parts:
        warnings[SKIPPED_NAMES] = None
        return False
    return True


def _is_clutter(name: str) -> bool:
    """What macOS and Windows add to folders and archives."""
    parts = PurePosixPath(name).parts
    return bool(parts) and (
        "__MACOSX" in parts
        or parts[-1].startswith("._")
        or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")
    )


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's name. macOS packs UTF-8 names without saying so; they would come out garbled."""
    name = info.filename
    if not info.flag_bits & _SAYS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").lstrip("/")


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _refuse_overlap(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Members that share their bytes are the mark of a bomb; old Pythons unpack them."""
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    for (start, size), (following, _) in pairwise(spans):
        if start + size > following:
            raise Refused(Cause.HOSTILE)


def _refuse_bomb(infos: Sequence[zipfile.ZipInfo], limit: int) -> None:
    for info in infos:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > RATIO_MATTERS_FROM and ratio > HIGHEST_RATIO:
            raise Refused(Cause.HOSTILE)
    if sum(info.file_size for info in infos) > limit:
        raise Refused(Cause.TOO_LARGE, _size(limit))


def _inflate(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> tuple[bytes | bytearray, list[str]]:
    """A member's bytes, never more than its directory entry says.

    Deflated members go through ISA-L in one call: that takes 0.4 of the time of zipfile, which
    inflates with zlib in steps of 4 kB, and leaves what was inflated before a damaged place.
    """
    if info.flag_bits & 1:
        raise Refused(Cause.ENCRYPTED)
    try:
        # Opening checks the local header against the directory and finds where the data begins.
        with archive.open(info) as file:
            if info.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
                return file.read(info.file_size), []
            packed = file._fileobj.read(info.compress_size)  # type: ignore[attr-defined]
    except NotImplementedError:
        raise Refused(Cause.PACKED) from None
    except MemoryError:
        raise
    except Exception:  # a broken member; see above
        return b"", [BROKEN_MEMBER]
    stored = info.compress_type == zipfile.ZIP_STORED
    inflater = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
    try:
        data = packed if stored else inflater.decompress(packed, info.file_size + 1)
    except isal_zlib.error:  # type: ignore[misc]
        return _inflate_to_damage(packed, info.file_size), [BROKEN_MEMBER]
    if len(data) != info.file_size or isal_zlib.crc32(data) != info.CRC:
        return data[: info.file_size], [BROKEN_MEMBER]
    return data, []


def _inflate_to_damage(packed: bytes, most: int) -> bytes:
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


def _size(limit: int) -> str:
    return f"{limit / (1 << 30):g} GiB"
