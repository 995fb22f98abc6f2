"""What a generation of the archive is: what moved, and by which signs it is told from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parsers.format.sections import SECTIONS


@dataclass(frozen=True)
class Generation:
    """One shape that the archive has had.

    `id` is the catalogue's. `moves`: the section's name in this generation -> its canonical name,
    where they differ; sections are found by their name under any root, since roots were renamed
    more often than sections and generations mix in one file. `signs` are what is to be seen in
    an archive of this generation and not in one of every other; see `signs_of_json`.
    """

    id: str
    evidence: str
    format: str = "json"
    moves: Mapping[str, str] = field(default_factory=dict)
    signs: frozenset[str] = frozenset()


def roots(*names: str) -> frozenset[str]:
    """Signs: top-level keys."""
    return frozenset(f"root {name}" for name in names)


def sections(*names: str) -> frozenset[str]:
    """Signs: names of sections, or `Root > Section` where the root tells."""
    return frozenset(f"section {name}" for name in names)


def fields(*names: str) -> frozenset[str]:
    """Signs: `Canonical section > field`, as written."""
    return frozenset(f"field {name}" for name in names)


QUICK = fields(*(f"{section.place} > IsFastLane is true" for section in SECTIONS))
"""Signs: the quick way was taken for this list. It came with J4F; complete archives of later years
say it of their followers, so from J5 on it tells nothing."""


def told(seen: Iterable[str], generations: Iterable[Generation], *, ties: bool = True) -> str:
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
