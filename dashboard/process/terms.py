"""What was settled on the command line for every page of this process."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from parsers.archive.opening import LIMIT

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody mistakes for one another when they stand on a board."""

_CODE_LENGTH = 10
"""49 bits, of which the door lets nobody try more than a hundred codes."""


def new_code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))


def written(code: str) -> str:
    """As it stands on a board: in two halves, which are easier to keep in mind."""
    half = (len(code) + 1) // 2
    return f"{code[:half]}-{code[half:]}"


@dataclass(frozen=True)
class Room:
    """Several people on one machine (`inzage serve --room`), each with a browser of their own."""

    address: str | None = None
    """Where a reverse proxy lets the room in ("https://room.example"); None: this machine only."""

    seats: int = 30
    """How many may have something open at once."""

    own_files: bool = False

    upload: int = 64 << 20
    """Bytes that one person may hand over at once; TikTok's zips have 1 to 20 MB."""

    unpacked: int = 256 << 20
    """Bytes that one archive may unpack to; a large real one has 60 MB of JSON."""

    tables: int = 256 << 20
    """Bytes that one person's tables may take; 30 MB of JSON give about 30."""

    code: str = field(default_factory=new_code)
    """Made anew for each start; whoever enters it may come in."""


@dataclass(frozen=True)
class Terms:
    limit: int = LIMIT
    """Bytes that an archive may unpack to."""

    room: Room | None = None

    @property
    def most_unpacked(self) -> int:
        return min(self.limit, self.room.unpacked) if self.room else self.limit


_agreed = [Terms()]


def agree(terms: Terms) -> None:
    """Sets the terms; called once, before the first page is served."""
    _agreed[:] = [terms]


def agreed() -> Terms:
    return _agreed[0]
