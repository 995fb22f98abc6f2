"""Where a file may be written that somebody named: never over the archive it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

TAKEN = "That file is the archive itself, or in its folder; name another one with --out."


def is_taken(out: Path, archives: Iterable[Path]) -> bool:
    """Whether `out` is there already and is one of the archives, or lies in the folder of one."""
    if not out.exists():
        return False
    here = out.resolve()
    given = {Path("-"): Path("/dev/stdin")}
    places = [given.get(archive, archive).resolve() for archive in archives]
    return any(_is_in(here, place) for place in places if place.exists())


def _is_in(here: Path, place: Path) -> bool:
    """Whether one file is another one, also under another name of it, or lies in its folder."""
    return place in here.parents or here.samefile(place)


def write(out: Path, content: bytes) -> None:
    """Writes a file that is new for the own account only: it says much of a person. Raises
    OSError where it cannot be written."""
    out.touch(mode=0o600)
    out.write_bytes(content)
