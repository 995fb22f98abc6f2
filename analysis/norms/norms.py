"""Benchmarks: rules, advice and figures that a person may hold their own numbers beside.

Dated data (`data/norms.json`), each with its kind, year, group, source and how sure it is. Kinds
stay visible wherever a benchmark is shown: a platform's own rule is no health advice, and another
country's rule is no rule here. They are for comparison, never for a judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import Enum
from functools import cache
from typing import Any

from analysis.dated import document


class NormKind(Enum):
    PLATFORM_RULE = "platform_rule"
    LAW = "law"
    HEALTH_ADVICE = "health_advice"
    OTHER_COUNTRY_RULE = "other_country_rule"
    SURVEY_FIGURE = "survey_figure"


class Confidence(Enum):
    """How good the source is: a primary document or several reports; one decent one; a weak one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Group:
    """Whom a benchmark is about. `country`: ISO code, "UK", "EU", "EEA" or "world"; or several.

    Ages in whole years, both ends included; None leaves an end open. At least one of the ages and
    `who` (English message) is there.
    """

    country: str
    age_from: int | None
    age_to: int | None
    who: str | None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.country.split(","))

    def includes(self, age: int) -> bool:
        """Whether somebody of this age is meant; never so where the group has no ages."""
        if self.age_from is None and self.age_to is None:
            return False
        return (self.age_from or 0) <= age and (self.age_to is None or age <= self.age_to)


@dataclass(frozen=True)
class Norm:
    """One benchmark.

    `low` and `high` in `unit` (equal for one number; None where the benchmark has no number, or
    where one end is open); `window` local clock times, an end may be open. `covers` is what the
    number counts: advice on all screens is not advice on TikTok. `says`, `covers`, `unit` and
    `source` are English messages. `verified` is false where only a report of the original was read,
    `in_force` where a law is but planned; `default` is true for what a person can change.
    """

    key: str
    kind: NormKind
    measure: str
    says: str
    covers: str
    group: Group
    year: int
    source: str
    confidence: Confidence
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    window: tuple[time | None, time | None] | None = None
    verified: bool = True
    in_force: bool = True
    default: bool = False


@dataclass(frozen=True)
class Gap:
    """A measure for which no reliable figure was found; said, instead of filled in."""

    measure: str
    says: str
    year: int
    source: str


@cache
def norms() -> tuple[Norm, ...]:
    """Every benchmark, in the order of the file."""
    return tuple(_norm(entry) for entry in document("norms")["norms"])


@cache
def gaps() -> tuple[Gap, ...]:
    """The measures without a reliable figure."""
    return tuple(Gap(**entry) for entry in document("norms")["gaps"])


def norms_for(measure: str, age: int | None = None) -> tuple[Norm, ...]:
    """The benchmarks of one measure, by kind; with an age those of groups that include it.

    Groups that are described without ages are left out as soon as an age is given.
    """
    kinds = list(NormKind)
    found = [
        norm
        for norm in norms()
        if norm.measure == measure and (age is None or norm.group.includes(age))
    ]
    return tuple(sorted(found, key=lambda norm: kinds.index(norm.kind)))


def _norm(entry: Mapping[str, Any]) -> Norm:
    plain = {
        name: entry[name]
        for name in ("key", "measure", "says", "covers", "year", "source", "low", "high", "unit")
        if name in entry
    }
    group, window = entry["group"], entry.get("window")
    age_from, age_to = group["ages"] or (None, None)
    return Norm(
        **plain,
        kind=NormKind(entry["kind"]),
        group=Group(group["country"], age_from, age_to, group["who"]),
        confidence=Confidence(entry["confidence"]),
        window=(_clock(window[0]), _clock(window[1])) if window else None,
        verified=entry.get("verified", True),
        in_force=entry.get("in_force", True),
        default=entry.get("default", False),
    )


def _clock(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None
