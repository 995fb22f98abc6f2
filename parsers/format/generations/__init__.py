"""Every generation, oldest first; a new one is a file and a name in this list."""

from parsers.format.generations import json_2020, json_2023, json_2025, txt
from parsers.format.generations.generation import FAST_LANE, Generation, Seen, Sign, told

GENERATIONS: tuple[Generation, ...] = (
    json_2020.J1,
    json_2020.J2,
    json_2023.J3,
    json_2023.J4A,
    json_2023.J4B,
    json_2023.J4F,
    json_2025.J5A,
    json_2025.J5B,
    json_2025.J6A,
    json_2025.J6B,
    txt.T1,
    txt.T2,
    txt.T3,
    txt.T4,
)

__all__ = ["FAST_LANE", "GENERATIONS", "Generation", "Seen", "Sign", "generation_of", "told"]


def generation_of(seen: set[Sign], form: str) -> str:
    """The id of the generation that shows these signs, of the archive's format.

    A whole document of JSON shows something of each generation; a loose TXT file may well show
    nothing by which one could tell.
    """
    if form == "json" and not any(sign.seen in (Seen.ROOT, Seen.SECTION) for sign in seen & _NAMES):
        return "unknown"  # fields alone were never renamed, so they tell no generation
    seen = txt.settled(seen) if form == "txt" else seen
    known = [generation for generation in GENERATIONS if generation.format == form]
    return told(seen, known, ties=form == "json")


_NAMES = frozenset().union(*(generation.signs for generation in GENERATIONS))
