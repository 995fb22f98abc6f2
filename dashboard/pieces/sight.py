"""Whose file, on which clock, in which colours: what a piece needs beside its own question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.findings.finding import Born
from analysis.inventory import Inventory
from analysis.rhythm.activity import local_time
from analysis.rhythm.nights import NIGHT, SCHOOL, Window
from analysis.rhythm.sessions import GAPS
from dashboard.charts.look import LIGHT, Look
from dashboard.store import redacted
from dashboard.store.holding import Holding, Part, Viewer
from dashboard.words import times


@dataclass(frozen=True)
class Choice:
    """What was chosen on *How often*: `gap` in minutes, the zone by its name."""

    zone: str
    gap: int = GAPS[0]
    night: Window = NIGHT
    school: Window = SCHOOL


@dataclass(frozen=True)
class Sight:
    """An open archive as somebody sees it; who that is stands in the holding.

    `born` is known only where somebody opened it by hand.
    """

    holding: Holding
    chosen: Choice
    look: Look = LIGHT
    born: Born | None = None

    @property
    def zone(self) -> str:
        return self.chosen.zone

    @property
    def zone_name(self) -> str:
        return times.zone_name(self.zone)

    @property
    def viewer(self) -> Viewer:
        return redacted.viewer_of(self.holding)

    def is_open(self, part: Part) -> bool:
        return redacted.is_open(self.holding, part)

    def may_count(self, *tables: str) -> bool:
        """Whether whoever looks may know how much is in these tables."""
        return redacted.may_count(self.holding, tables)

    @property
    def all_open(self) -> bool:
        """Whether whoever looks may know how much is in every table."""
        return self.may_count(*self.holding.export.tables)

    def opened(self, inventory: Inventory) -> Inventory:
        """What whoever looks may know of: no counts and dates of what is closed."""
        return redacted.opened(self.holding, inventory)

    def table(self, frame: pd.DataFrame, of: Iterable[str] = ()) -> pd.DataFrame:
        """A table of our own making, private values put away; see `redacted.made_table`."""
        return redacted.made_table(self.holding, frame, of)

    def seen(self, words: Sequence[str | None], column: str) -> list[str]:
        """Traits as whoever looks may see them; "" where there is none."""
        return redacted.seen(self.holding, words, column)

    def local(self, at: pd.Series) -> pd.Series:
        """Moments as the clock of the zone showed them."""
        return pd.Series(local_time(at, self.zone), index=at.index)
