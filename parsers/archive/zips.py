"""A zip to its members. Safety comes before validity: number, size, ratio, overlap and encryption
are checked before anything is inflated, and what is inflated is counted again (`inflate`)."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePosixPath

from parsers.archive.choosing import in_gib
from parsers.archive.directory import SAYS_UTF_8, open_zip
from parsers.archive.inflate import (
    HIGHEST_RATIO,
    RATIO_MATTERS_FROM,
    Excess,
    head,
    inflate,
    is_locked,
    is_packed_oddly,
)
from parsers.archive.member import Member, clean, is_clutter
from parsers.format.likeness import HEAD, is_named
from parsers.notice import Notice
from parsers.refusal import Cause, Refused

MOST_LISTED = 50_000
"""Entries of a zip, or files below a folder, that are looked at: it may be the whole disk."""

_MOST_LYING = 10
"""Entries that reach into the next member of which the stream is tried, to see whether only their
size is wrong."""

_AROUND = 100
"""Bytes that stand around a member and its name, at most: its header, its sizes behind it."""

_FILE_KINDS = (0, stat.S_IFREG)
_TEXTS = (".json", ".txt", "")


def is_zip(data: Path | bytes) -> bool:
    if isinstance(data, bytes):
        return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    try:
        with data.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError:
        raise Refused(Cause.NOT_FOUND) from None


def zip_members(
    data: Path | bytes, limit: int, warnings: dict[Notice, None], excess: Excess | None = None
) -> list[Member]:
    """The members that may hold text; of zips inside, at most one is opened. Raises `Refused`.

    `excess` is what zips that are opened together count in.
    """
    return _Zip(data, limit, warnings, excess or nothing_yet(limit)).members(nested=False)


def nothing_yet(limit: int) -> Excess:
    """The count of zips that may hold no more than this together."""
    return Excess(limit, in_gib(limit))


class _Zip:
    def __init__(
        self, data: Path | bytes, limit: int, warnings: dict[Notice, None], excess: Excess
    ) -> None:
        try:
            self.archive = open_zip(data)
            self.infos = self.archive.infolist()
        except (MemoryError, Refused):
            raise
        except NotImplementedError:
            raise Refused(Cause.PACKED) from None
        except Exception:  # zipfile raises seven kinds for a broken directory, all meaning this
            raise Refused(Cause.DAMAGED) from None
        if len(self.infos) > MOST_LISTED:
            raise Refused(Cause.HOSTILE)
        self.limit, self.warnings = limit, warnings
        starts = sorted({info.header_offset for info in self.infos})
        ends = [*starts, max([self.archive.start_dir, *starts])][1:]
        self.gaps = {start: end - start for start, end in zip(starts, ends, strict=True)}
        """Place of a header -> the bytes from there to the next, or to the directory."""
        self.excess, self.number = excess, excess.another()

    def members(self, *, nested: bool) -> list[Member]:
        self._refuse_overlap()
        wanted = [info for info in self.infos if self._is_wanted(info)]
        texts = [info for info in wanted if _suffix(info) in _TEXTS]
        inner = [info for info in wanted if _suffix(info) == ".zip"]
        self._refuse_bomb(texts)
        opened = None if nested else _one_inside(texts, inner)
        if len(inner) > (opened is not None):
            self.warnings[Notice.INNER] = None
        if opened:
            return [*self._inside(opened), *map(self._member, texts)]
        if not texts:
            texts = [info for info in wanted if info not in inner and info.file_size < (1 << 20)]
            self._refuse_bomb(texts)
        return [self._member(info) for info in texts]

    def _inside(self, info: zipfile.ZipInfo) -> list[Member]:
        self._refuse_bomb([info])
        # It is kept whole as long as its members are, and so are those in other zips.
        self.excess.note((self.number, -1), info.file_size)
        content, _ = self._inflate(info)
        if not is_zip(content):
            raise Refused(Cause.DAMAGED)
        return _Zip(content, self.limit, self.warnings, self.excess).members(nested=True)

    def _member(self, info: zipfile.ZipInfo) -> Member:
        return Member(
            _shown(info),
            info.file_size or self._unsaid(info),
            partial(self._inflate, info),
            partial(head, self.archive, info, HEAD),
        )

    def _unsaid(self, info: zipfile.ZipInfo) -> int:
        """Packed bytes of a member that is said to have none; 0 where it may be true."""
        around = _AROUND + len(info.orig_filename) + len(info.extra)
        return max(self.gaps[info.header_offset] - around, 0)

    def _inflate(self, info: zipfile.ZipInfo) -> tuple[bytes, list[Notice]]:
        gap = self.gaps[info.header_offset]
        return inflate(self.archive, info, gap, self.excess, self.number)

    def _is_wanted(self, info: zipfile.ZipInfo) -> bool:
        # Not `is_dir`: before Python 3.13 it raises for a member whose name is empty.
        if info.filename.endswith("/") or is_clutter(info.filename):
            return False
        if stat.S_IFMT(info.external_attr >> 16) not in _FILE_KINDS:
            self.warnings[Notice.LINKS] = None
            return False
        if ".." in PurePosixPath(info.filename.replace("\\", "/")).parts:
            self.warnings[Notice.SKIPPED_NAMES] = None
            return False
        if is_locked(info) or is_packed_oddly(info):
            self.warnings[Notice.LOCKED if is_locked(info) else Notice.PACKED] = None
            return False
        return True

    def _refuse_overlap(self) -> None:
        """Members that share their bytes are the mark of a bomb; old Pythons unpack them.

        An entry may only say a wrong size: then its stream ends before the next member.
        """
        entries = sorted(self.infos, key=lambda info: info.header_offset)
        lying = [
            info
            for info, following in pairwise(entries)
            if info.header_offset + info.compress_size > following.header_offset
        ]
        twice = len(self.gaps) < len(entries)
        if twice or len(lying) > _MOST_LYING:
            raise Refused(Cause.HOSTILE)
        self._refuse_bomb(lying)
        if any(info.file_size > self.limit for info in lying):
            raise Refused(Cause.TOO_LARGE, in_gib(self.limit))
        if any(Notice.BROKEN_MEMBER in self._inflate(info)[1] for info in lying):
            raise Refused(Cause.HOSTILE)

    def _refuse_bomb(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        sizes = [(info.file_size, info.compress_size) for info in infos]
        total = (sum(size for size, _ in sizes), sum(packed for _, packed in sizes))
        for size, packed in [*sizes, total]:
            if size > RATIO_MATTERS_FROM and size > HIGHEST_RATIO * packed:
                raise Refused(Cause.HOSTILE)


def _one_inside(
    texts: Sequence[zipfile.ZipInfo], inner: Sequence[zipfile.ZipInfo]
) -> zipfile.ZipInfo | None:
    """The zip inside that is opened: TikTok's by its name, or the only one where no text is."""
    if any(is_named(info.filename) for info in texts):
        return None
    named = [info for info in inner if is_named(info.filename)]
    if len(named) == 1:
        return named[0]
    return inner[0] if len(inner) == 1 and not texts else None


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's name. macOS packs UTF-8 names without saying so; they would come out garbled."""
    name = info.filename
    if not info.flag_bits & SAYS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return clean(name)


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()
