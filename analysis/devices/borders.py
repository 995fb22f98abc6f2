"""Which countries share a land border: a network across the border is often reached from home."""

from __future__ import annotations

from functools import cache

from analysis.dated import document


@cache
def _pairs() -> frozenset[frozenset[str]]:
    borders: dict[str, str] = document("land_borders")["borders"]
    return frozenset(
        frozenset((one, other)) for one, others in borders.items() for other in others.split()
    )


def are_neighbours(one: str, other: str) -> bool:
    """Whether two countries (ISO 3166-1 alpha-2) share a land border; a country with itself not."""
    return frozenset((one, other)) in _pairs()
