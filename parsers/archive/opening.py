"""The archive as the person has it (zip, folder, file, several of them) to its members.

Nothing is ever unpacked to disk, so a member's name is never used as a path. Safety comes before
validity: number, size, ratio, overlap and encryption are checked before anything is inflated, and
what is inflated is counted again, because a directory can lie.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from pathlib import Path, PurePosixPath

from parsers.archive.directory import SAYS_UTF_8, open_zip
from parsers.archive.inflate import inflate, is_locked, is_packed_oddly
from parsers.notice import Notice
from parsers.refusal import Cause, Refused

LIMIT = 1 << 30
"""Bytes unpacked in all. Real archives hold 1 to 60 MB of JSON; this leaves room for years."""

MOST_MEMBERS = 2_000
"""TikTok's largest known archive has about a hundred members. As many as these, each of them a
table of its own, take five seconds."""

_MOST_LISTED = 50_000
"""Files below a folder that are looked at: it may be the whole disk."""

LONGEST_NAME = 300
"""Characters of a member's name that are kept, counted from its end: a zip allows 65,535."""

HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 16 << 20
"""TikTok's JSON shrinks 6 to 20 times; 200 times above 16 MB is a bomb, not a diary."""

_FILE_KINDS = (0, stat.S_IFREG)

Source = Path | str | bytes | Sequence[tuple[str, bytes] | Path]


@dataclass(frozen=True)
class Member:
    """One file of the archive. `read` gives its bytes and warnings, anew at each call."""

    name: str
    size: int
    read: Callable[[], tuple[bytes | bytearray, list[Notice]]]


@dataclass(frozen=True)
class Archive:
    members: tuple[Member, ...]
    warnings: tuple[Notice, ...]


def open_archive(source: Source, limit: int = LIMIT) -> Archive:
    """The members that may hold text, in the archive's order. Raises `Refused`."""
    warnings: dict[Notice, None] = {}
    members: list[Member] = []
    for name, data in _parts(source, limit):
        if _is_zip(data):
            members += _zip_members(data, limit, warnings, nested=False)
        else:
            members.append(_bare(name, data))
    if sum(member.size for member in members) > limit:
        raise Refused(Cause.TOO_LARGE, _size(limit))
    if not members or all(member.size == 0 for member in members):
        raise Refused(_why_nothing(warnings))
    return Archive(tuple(members), tuple(warnings))


def _why_nothing(warnings: Iterable[Notice]) -> Cause:
    """What was passed over, if it was all there is."""
    causes = {
        Notice.SKIPPED_NAMES: Cause.HOSTILE,
        Notice.LINKS: Cause.HOSTILE,
        Notice.LOCKED: Cause.ENCRYPTED,
        Notice.PACKED: Cause.PACKED,
        Notice.INNER: Cause.NOT_TIKTOK,
    }
    return next((cause for warning, cause in causes.items() if warning in warnings), Cause.EMPTY)


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
    everything = list(islice(folder.rglob("*"), _MOST_LISTED + 1))
    if len(everything) > _MOST_LISTED:
        raise Refused(Cause.TOO_LARGE, f"{_MOST_LISTED:,} files")
    for path in sorted(everything):
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
    name = _clean(name)
    if isinstance(data, bytes):
        return Member(name, len(data), lambda: (data, []))
    size = data.stat().st_size

    def read() -> tuple[bytes, list[Notice]]:
        with data.open("rb") as file:  # never more than was counted: a file can grow
            return file.read(size), []

    return Member(name, size, read)


def _zip_members(
    data: Path | bytes, limit: int, warnings: dict[Notice, None], *, nested: bool
) -> list[Member]:
    try:
        archive = open_zip(data)
        infos = archive.infolist()
    except (MemoryError, Refused):
        raise
    except NotImplementedError:
        raise Refused(Cause.PACKED) from None
    except Exception:  # zipfile raises seven kinds for a broken directory, all meaning this
        raise Refused(Cause.DAMAGED) from None
    if len(infos) > MOST_MEMBERS:
        raise Refused(Cause.HOSTILE)
    _refuse_overlap(infos)
    wanted = [info for info in infos if _is_wanted(info, warnings)]
    texts = [info for info in wanted if _suffix(info) in (".json", ".txt", "")]
    inner = [info for info in wanted if _suffix(info) == ".zip"]
    _refuse_bomb(texts, limit)
    if not texts and len(inner) == 1 and not nested:
        _refuse_bomb(inner, limit)
        content, _ = inflate(archive, inner[0])
        if not _is_zip(content):
            raise Refused(Cause.DAMAGED)
        return _zip_members(content, limit, warnings, nested=True)
    warnings.update(dict.fromkeys([Notice.INNER] if inner else []))
    if not texts:
        texts = [info for info in wanted if info not in inner and info.file_size < (1 << 20)]
        _refuse_bomb(texts, limit)
    return [Member(_shown(info), info.file_size, partial(inflate, archive, info)) for info in texts]


def _is_wanted(info: zipfile.ZipInfo, warnings: dict[Notice, None]) -> bool:
    # Not `is_dir`: before Python 3.13 it raises for a member whose name is empty.
    if info.filename.endswith("/") or _is_clutter(info.filename):
        return False
    if stat.S_IFMT(info.external_attr >> 16) not in _FILE_KINDS:
        warnings[Notice.LINKS] = None
        return False
    if ".." in PurePosixPath(info.filename.replace("\\", "/")).parts:
        warnings[Notice.SKIPPED_NAMES] = None
        return False
    if is_locked(info) or is_packed_oddly(info):
        warnings[Notice.LOCKED if is_locked(info) else Notice.PACKED] = None
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
    if not info.flag_bits & SAYS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return _clean(name)


def _clean(name: str) -> str:
    """A name fit to be shown: it steers no terminal, holds no half character and has an end."""
    name = name.replace("\\", "/").lstrip("/")[-LONGEST_NAME:]
    return "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"
        for sign in name
    )


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _refuse_overlap(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Members that share their bytes are the mark of a bomb; old Pythons unpack them."""
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    for (start, size), (following, _) in pairwise(spans):
        if start + size > following:
            raise Refused(Cause.HOSTILE)


def _refuse_bomb(infos: Sequence[zipfile.ZipInfo], limit: int) -> None:
    sizes = [(info.file_size, info.compress_size) for info in infos]
    total = sum(size for size, _ in sizes)
    for size, packed in [*sizes, (total, sum(packed for _, packed in sizes))]:
        if size > RATIO_MATTERS_FROM and size > HIGHEST_RATIO * packed:
            raise Refused(Cause.HOSTILE)
    if total > limit:
        raise Refused(Cause.TOO_LARGE, _size(limit))


def _size(limit: int) -> str:
    return f"{limit / (1 << 30):g} GiB"
