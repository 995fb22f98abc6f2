"""Which members are read where there are more than can be: a whole disk, zipped, holds the right
file as well."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.archive.member import Member
from parsers.format.likeness import begins_like, is_named
from parsers.refusal import Cause, Refused

MOST_MEMBERS = 2_000
"""TikTok's largest known archive has about a hundred members. As many as these, each of them a
table of its own, take five seconds."""


def choose(members: Sequence[Member], limit: int) -> list[Member]:
    """All members if they are few and small, else those that look right.

    Raises `Refused` where what looks right (or, where nothing does, the first of all) is more
    than `limit` bytes.
    """
    if len(members) <= MOST_MEMBERS and _bytes(members) <= limit:
        return list(members)
    right = [member for member in members if is_named(member.name)]
    right = right or [member for member in members if begins_like(member.head())]
    chosen = (right or list(members))[:MOST_MEMBERS]
    if _bytes(chosen) > limit:
        raise Refused(Cause.TOO_LARGE, in_gib(limit))
    return chosen


def _bytes(members: Sequence[Member]) -> int:
    return sum(member.size for member in members)


def in_gib(limit: int) -> str:
    return f"{limit / (1 << 30):g} GiB"
