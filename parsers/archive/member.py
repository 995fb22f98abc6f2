"""One file of the archive, and the names under which files are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from parsers.notice import Notice

LONGEST_NAME = 300
"""Characters of a member's name that are kept, counted from its end: a zip allows 65,535."""


@dataclass(frozen=True)
class Member:
    """One file of the archive. `read` gives its bytes and warnings, `head` its first bytes, both
    anew at each call; `size` is what it is said to have."""

    name: str
    size: int
    read: Callable[[], tuple[bytes | bytearray, list[Notice]]]
    head: Callable[[], bytes]


@dataclass(frozen=True)
class Archive:
    members: tuple[Member, ...]
    warnings: tuple[Notice, ...]
    passed_over: int = 0
    asked: datetime | None = None


def is_clutter(name: str) -> bool:
    """What macOS and Windows add to folders and archives."""
    parts = PurePosixPath(name).parts
    return bool(parts) and (
        "__MACOSX" in parts
        or parts[-1].startswith("._")
        or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")
    )


def clean(name: str) -> str:
    """A name fit to be shown: it steers no terminal, holds no half character and has an end."""
    name = name.replace("\\", "/").lstrip("/")[-LONGEST_NAME:]
    return "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"
        for sign in name
    )
