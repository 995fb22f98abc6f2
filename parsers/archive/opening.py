"""The archive as the person has it (zip, folder, file, several of them) to its members.

Nothing is ever unpacked to disk, so a member's name is never used as a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from parsers.archive.asked import asked
from parsers.archive.choosing import choose
from parsers.archive.inflate import Excess
from parsers.archive.member import Archive, Member, clean, is_clutter
from parsers.archive.zips import MOST_LISTED, is_zip, nothing_yet, zip_members
from parsers.format.likeness import HEAD, is_named, is_split, others_cause
from parsers.notice import Notice
from parsers.refusal import Cause, Refused

LIMIT = 1 << 30
"""Bytes unpacked in all. Real archives hold 1 to 60 MB of JSON; this leaves room for years."""

_MOST_ZIPS = 100
"""Zips below a folder that are opened: TikTok hands out one, or a few parts."""

Source = Path | str | bytes | Sequence[tuple[str, bytes] | Path]


def open_archive(source: Source, limit: int = LIMIT) -> Archive:
    """The members that may hold text, in the archive's order. Raises `Refused`."""
    warnings: dict[Notice, None] = {}
    members: list[Member] = []
    excess = nothing_yet(limit)
    names: list[str] = [str(source)] if isinstance(source, str | Path) else []
    for name, data in _parts(source):
        names.append(name)
        if is_zip(data):
            members += _zipped(name, data, limit, warnings, excess)
        else:
            members.append(_bare(name, data))
    chosen = choose(members, limit)
    passed_over = len(members) - len(chosen)
    if not chosen or all(member.size == 0 for member in chosen):
        # Thousands of empty files are no download that broke off.
        raise Refused(Cause.HOSTILE if passed_over else _why_nothing(warnings, source))
    more = [Notice.PASSED_OVER] if passed_over else []
    moment = asked([*names, *(member.name for member in chosen)])
    return Archive(tuple(chosen), (*warnings, *more), passed_over, moment)


def _why_nothing(warnings: Iterable[Notice], source: Source) -> Cause:
    """What was passed over, if it was all there is."""
    causes = {
        Notice.SKIPPED_NAMES: Cause.HOSTILE,
        Notice.LINKS: Cause.HOSTILE,
        Notice.LOCKED: Cause.ENCRYPTED,
        Notice.PACKED: Cause.PACKED,
        Notice.INNER: Cause.NOT_TIKTOK,
    }
    told = next((cause for warning, cause in causes.items() if warning in warnings), None)
    return told or _only_others(source) or Cause.EMPTY


def _only_others(source: Source) -> Cause | None:
    """Why nothing in a folder is of a kind that is read; None if something is, or it is empty."""
    if not isinstance(source, str | Path) or not Path(source).is_dir():
        return None
    files = [path.name for path in islice(Path(source).rglob("*"), MOST_LISTED) if path.is_file()]
    return others_cause([name for name in files if not is_clutter(name)])


def _parts(source: Source) -> Iterator[tuple[str, Path | bytes]]:
    """Name and content of each file that was handed over, unread where it lies on disk."""
    if isinstance(source, bytes):
        yield "archive", source
    elif isinstance(source, str | Path):
        path = Path(source)
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path.name, path
        else:
            raise Refused(Cause.NOT_FOUND)
    else:
        for part in source:
            if isinstance(part, Path):
                yield from _parts(part)
            else:
                yield part


def _files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Text files of an unpacked archive; a zip only where nothing of it is unpacked beside it."""
    found: dict[str, list[Path]] = {".json": [], ".txt": [], ".zip": []}
    everything = list(islice(folder.rglob("*"), MOST_LISTED + 1))
    if len(everything) > MOST_LISTED:
        raise Refused(Cause.TOO_LARGE, f"{MOST_LISTED:,} files")
    for path in sorted(everything):
        suffix = path.suffix.lower()
        plain = suffix in found and path.is_file() and not path.is_symlink()
        if plain and not is_clutter(path.relative_to(folder).as_posix()):
            found[suffix].append(path)
    texts, zips = [*found[".json"], *found[".txt"]], found[".zip"]
    if texts and any(is_named(path.name) for path in texts):
        zips = []
    elif texts or len(zips) > _MOST_ZIPS:
        zips = [path for path in zips if is_named(path.name)]
    for path in [*texts, *zips[:_MOST_ZIPS]]:
        yield path.relative_to(folder).as_posix(), path


def _zipped(
    name: str, data: Path | bytes, limit: int, warnings: dict[Notice, None], excess: Excess
) -> list[Member]:
    try:
        return zip_members(data, limit, warnings, excess)
    except Refused as refused:
        if is_split(name) and refused.refusal.cause is Cause.DAMAGED:
            raise Refused(Cause.SPLIT) from None
        raise


def _bare(name: str, data: Path | bytes) -> Member:
    if is_split(name):
        raise Refused(Cause.SPLIT)
    name = clean(name)
    if isinstance(data, bytes):
        return Member(name, len(data), lambda: (data, []), lambda: data[:HEAD])
    size = data.stat().st_size

    def read() -> tuple[bytes, list[Notice]]:
        with data.open("rb") as file:  # never more than was counted: a file can grow
            return file.read(size), []

    def head() -> bytes:
        with data.open("rb") as file:
            return file.read(HEAD)

    return Member(name, size, read, head)
