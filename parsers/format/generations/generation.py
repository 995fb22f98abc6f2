"""What a generation of the archive is: what moved, and by which signs it is told from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from parsers.format.sections import SECTIONS


class Seen(Enum):
    """What a sign is seen in."""

    ROOT = auto()
    """A top-level key."""
    SECTION = auto()
    """The name of a section, or that and the root above it."""
    FIELD = auto()
    """A section's canonical name, and a key in it as written."""
    FAST_LANE = auto()
    """A section's canonical name, of which the flag of the quick way is set."""
    FOLDER = auto()
    """The folder around all TXT files; "" where the older ones stand without it."""
    FILE = auto()
    """The name of a TXT file."""
    LABEL = auto()
    """A label in a list of links."""
    DATES = auto()
    """How times end: "UTC", or "bare"."""
    LOGINS = auto()
    """The same for logins, which were the first to carry their zone."""


class Sign(NamedTuple):
    """Something seen in an archive that generations are told by."""

    seen: Seen
    name: str
    above: str = ""


FAST_LANE = Sign(Seen.FAST_LANE, "IsFastLane")


@dataclass(frozen=True)
class Generation:
    """One shape that the archive has had.

    `id` is a name of ours: J for JSON, T for TXT, in the order of age. `moves`: the section's name
    in this generation -> its canonical name, where they differ; sections are found by their name
    under any root, since roots were renamed more often than sections and generations mix in one
    file. `signs` are what is to be seen in an archive of this generation and not in one of every
    other.
    """

    id: str
    evidence: str
    format: str = "json"
    moves: Mapping[str, str] = field(default_factory=dict)
    signs: frozenset[Sign] = frozenset()


def roots(*names: str) -> frozenset[Sign]:
    """Signs: top-level keys."""
    return signs(Seen.ROOT, *names)


def sections(*names: str) -> frozenset[Sign]:
    """Signs: names of sections, or `Root > Section` where the root tells."""
    return frozenset(_below(Seen.SECTION, name) for name in names)


def fields(*names: str) -> frozenset[Sign]:
    """Signs: `Canonical section > field`, as written."""
    return frozenset(_below(Seen.FIELD, name) for name in names)


def signs(seen: Seen, *names: str) -> frozenset[Sign]:
    """Signs that are all seen in the same."""
    return frozenset(Sign(seen, name) for name in names)


def _below(seen: Seen, path: str) -> Sign:
    above, _, name = path.rpartition(" > ")
    return Sign(seen, name, above)


QUICK = signs(Seen.FAST_LANE, *{section.name for section in SECTIONS})
"""The quick way was taken for this list. It came with J4F; complete archives of later years say it
of their followers, so from J5 on it tells nothing."""


def told(seen: Iterable[Sign], generations: Iterable[Generation], *, ties: bool = True) -> str:
    """The generation whose signs cover what was seen; several, joined, for a mixture.

    A sign that no generation names says nothing. Of generations that explain equally much the
    earliest is named: a later one would have to show something of its own. Not so without `ties`:
    then nobody can tell.
    """
    known = list(generations)
    telling = set(seen) & frozenset().union(*(generation.signs for generation in known))
    named: list[str] = []
    while telling:
        best = max(known, key=lambda generation: len(telling & generation.signs))
        covered = telling & best.signs
        if not ties and sum(len(telling & other.signs) == len(covered) for other in known) > 1:
            break
        named.append(best.id)
        telling -= covered
    order = [generation.id for generation in known]
    return " + ".join(sorted(named, key=order.index)) or "unknown"
