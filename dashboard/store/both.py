"""The files of one account that there are to compare, and two of them compared."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare import Comparison, compare, same_account
from dashboard.store.holding import Holding
from parsers import Export
from parsers.by_hand import assign

COMPARED = "compared "
"""Under which comparisons are kept, each with the positions of its two files."""


@dataclass(frozen=True)
class Pair:
    """Two files, what comparing them gave, and whether they are of one account, if known."""

    old: Export
    new: Export
    found: Comparison
    same: bool | None


def files(holding: Holding) -> list[Export]:
    """The files there are to compare, the oldest first; what the person said of places holds for
    the one that was added too."""
    found = [*holding.files] or [holding.export]
    if holding.beside is not None:
        found.append(assign(holding.beside, holding.export.assigned))
    return sorted(found, key=_age)


def _age(export: Export) -> tuple[pd.Timestamp, pd.Timestamp]:
    """By the day on which it was asked for, where it tells it, and by its last entry."""
    last = export.last if export.last is not None else pd.Timestamp.min.tz_localize("UTC")
    asked = pd.Timestamp(export.requested) if export.requested else last
    return asked, last


def pair(holding: Holding, older: int, newer: int) -> Pair:
    """Two of `files`, by their positions, compared once."""

    def make(_export: Export) -> Pair:
        found = files(holding)
        old, new = found[older], found[newer]
        return Pair(old, new, compare(old, new), same_account(old, new))

    return holding.once(f"{COMPARED}{older} {newer}", make)
