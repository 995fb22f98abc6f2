"""The made-up people in words: who to choose on the first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.words import later


@dataclass(frozen=True)
class Persona:
    """`name` is a first name and needs no translation, `sentence` a message marked with `later`."""

    name: str
    sentence: str
    zone: str


PERSONAS: Mapping[str, Persona] = {
    "liv": Persona(
        "Liv",
        later("Student teacher, 22, the Netherlands. A file of 2026 (JSON)."),
        "Europe/Amsterdam",
    ),
    "sem": Persona(
        "Sem",
        later("At school, 15, the Netherlands. A Dutch file of 2026 (TXT)."),
        "Europe/Amsterdam",
    ),
    "ida": Persona(
        "Ida",
        later("Nurse, 34, Norway. An older file, of 2023 (JSON)."),
        "Europe/Oslo",
    ),
}
"""The first is the one that is chosen where nobody chooses."""

FIRST = next(iter(PERSONAS))

PERSONA = "persona"
"""Under which name what is open remembers whose made-up life it is."""
