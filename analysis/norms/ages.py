"""Which rules and advice are meant for an age, and which settings of the file they are about.

An age band is chosen by whoever looks; nothing here reads a birth date. Bands and fields are data
(`data/norms.json`). Survey figures and rules of other countries are left out: they say how others
are, or what holds elsewhere, and no default of TikTok's and no advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.dated import document
from analysis.norms.norms import Group, Norm, NormKind, norms

_KINDS = (NormKind.PLATFORM_RULE, NormKind.LAW, NormKind.HEALTH_ADVICE)

RHYTHM = (
    "minutes_per_day",
    "quiet_hours",
    "night",
    "before_bed",
    "sleep",
    "advice_without_number",
)
"""The measures that belong beside how often and when."""

_MINIMUM = "minimum_age"
_GROWN_UP = 18


@dataclass(frozen=True)
class Band:
    """Ages in whole years, both ends included; `last` is None where there is no end.

    The youngest band begins at 8: advice for toddlers is about no account.
    """

    key: str
    first: int
    last: int | None


@dataclass(frozen=True)
class Beside:
    """A measure that stands beside a table of settings, and the names of its fields there."""

    measure: str
    fields: tuple[str, ...]


def bands() -> tuple[Band, ...]:
    """Every age band, the youngest first."""
    return tuple(Band(**entry) for entry in document("norms")["bands"])


def beside(table: str) -> tuple[Beside, ...]:
    """What stands beside a table of settings; nothing for any other table."""
    found = document("norms")["beside"].get(table, ())
    return tuple(Beside(entry["measure"], tuple(entry["fields"])) for entry in found)


def norms_for_band(measure: str, band: Band) -> tuple[Norm, ...]:
    """TikTok's own rules, law and health advice that are meant for some age of the band, by kind.

    Advice whose group has no ages is for children, so it counts below 18. A minimum age counts
    where somebody in the band is younger.
    """
    found = [
        norm
        for norm in norms()
        if norm.measure == measure and norm.kind in _KINDS and _meant(norm, band)
    ]
    return tuple(sorted(found, key=lambda norm: _KINDS.index(norm.kind)))


def in_file(
    tables: Mapping[str, pd.DataFrame], table: str, fields: tuple[str, ...]
) -> pd.DataFrame:
    """The rows of a table of settings that have one of these fields: `field` and `value`."""
    rows = tables[table]
    wanted = {field.casefold() for field in fields}
    concerned = rows["field"].str.strip().str.casefold().isin(wanted)
    return rows.loc[concerned.fillna(False).astype(bool), ["field", "value"]]


def _meant(norm: Norm, band: Band) -> bool:
    if norm.measure == _MINIMUM:
        return norm.low is not None and band.first < norm.low
    if _ageless(norm.group):
        return band.first < _GROWN_UP
    if band.last is None:  # a group that ends at 18 was made for the young
        return norm.group.age_to is None and norm.group.includes(band.first)
    return any(norm.group.includes(age) for age in range(band.first, band.last + 1))


def _ageless(group: Group) -> bool:
    return group.age_from is None and group.age_to is None
