"""Whom an access request goes to in a country, and who hears a complaint: dated data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.dated import document


@dataclass(frozen=True)
class Country:
    """One country of ISO 3166-1 (`code`), with the addresses for it.

    `self_from` is the age from which a young person asks alone, None where none is fixed.
    """

    code: str
    controller: str
    authority: str
    address: str
    self_from: int | None
    source: str

    @property
    def uk(self) -> bool:
        """Whether British law holds: another name, and no rulings of the European court."""
        return self.code == "GB"


@cache
def countries() -> tuple[Country, ...]:
    """Every country for which the letter can be written."""
    written = document("letter")
    return tuple(
        Country(**{**entry, "controller": written["controllers"][entry["controller"]]})
        for entry in written["countries"]
    )


def country(code: str) -> Country:
    """The country of a code.

    Raises:
        KeyError: no letter can be written for it.
    """
    return {one.code: one for one in countries()}[code]


def form() -> str:
    """The address of TikTok's form for such requests."""
    return str(document("letter")["form"])


def checked() -> date:
    """The day on which addresses and rules were last compared with their sources."""
    return date.fromisoformat(document("letter")["checked"])
