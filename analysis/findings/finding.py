"""What a finding is: one question that a person should ask of their own file, answered from it.

A finding is a rule and its words in one file. Its rule (`look`) is pure: it gets the tables that it
declared, what is known of the file, and what the person asked with; it returns numbers, dates and
the rows behind them, never a sentence, and nothing of it depends on today. The words are English
messages; whoever shows them translates them.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from analysis.norms.ages import Band, bands
from analysis.redaction.redaction import Mode

Tables = Mapping[str, pd.DataFrame]


class Level(IntEnum):
    """How much it matters if it is true; apart from how sure it is."""

    DO = 1
    """Do something."""
    LOOK = 2
    """Look at it."""
    KNOW = 3
    """Good to know."""


class Certainty(Enum):
    STATED = "stated"
    """The file says it."""
    COUNTED = "counted"
    """Counted from the file's rows."""
    ASSUMED = "assumed"
    """It rests on something that the file does not say."""


class Harm(Enum):
    """What it can do to the person if others see it, and so in which mode it may be looked for."""

    LITTLE = "little"
    """In every mode; what points at somebody is put away as everywhere."""
    SOME = "some"
    """Alone, and for two where every table it needs was opened; never in a room."""
    MUCH = "much"
    """Only for the person alone."""


class Outcome(Enum):
    FOUND = "found"
    CLEAR = "clear"
    NO_DATA = "no_data"
    BROKEN = "broken"
    NOT_ASKED = "not_asked"


class Asks(Enum):
    """What a finding must be asked with, beside the file."""

    NOTHING = "nothing"
    BORN = "born"
    AGE = "age"
    """A month of birth or an age band."""
    SWITCH = "switch"
    """A switch that bears the finding's key."""


SWITCHES = ("companies_sensitive",)
"""The findings that are looked for only when they were switched on."""


class UncheckedError(Exception):
    """A rule that cannot be applied to this file: it comes out as broken, not as clear."""


@dataclass(frozen=True)
class Born:
    """A month of birth; the birthday counts from the last day of that month."""

    year: int
    month: int

    @staticmethod
    def parse(text: str) -> Born | None:
        """ "2011-03"; None for anything else, and for a year in which nobody alive was born."""
        year, dash, month = text.partition("-")
        plain = len(text) == 7 and text.isascii() and year.isdigit() and month.isdigit()
        if not (plain and dash and 1900 <= int(year) <= 2100 and 1 <= int(month) <= 12):
            return None
        return Born(int(year), int(month))

    def turns(self, age: int, zone: str) -> pd.Timestamp:
        """The moment (UTC) at which this age counts as reached: midnight in `zone`."""
        year = self.year + age
        day = calendar.monthrange(year, self.month)[1]
        return pd.Timestamp(year, self.month, day, tz=ZoneInfo(zone)).tz_convert("UTC")

    def band(self, at: pd.Timestamp, zone: str) -> Band:
        """The age band at a moment; whoever is younger than every band is in the youngest."""
        reached = [band for band in bands() if self.turns(band.first, zone) <= at]
        return reached[-1] if reached else bands()[0]


@dataclass(frozen=True)
class Asked:
    """Who asks, and with what.

    `opened`: tables that may be looked into when two look together. `band`: the key of an age band
    that was chosen by hand. `switches`: keys of findings that were switched on.
    """

    zone: str
    mode: Mode = Mode.ME
    opened: frozenset[str] = frozenset()
    born: Born | None = None
    band: str = ""
    switches: frozenset[str] = frozenset()


@dataclass(frozen=True)
class File:
    """What is known of the whole file. `last`: its last moment, None where nothing is dated."""

    format: str
    generation: str
    language: str
    states: Mapping[str, str]
    quick: frozenset[str]
    last: pd.Timestamp | None


@dataclass(frozen=True)
class Given:
    """All that a rule may look at: its own tables, the file, and what was asked."""

    tables: Tables
    file: File
    asked: Asked

    def born(self) -> Born:
        assert self.asked.born is not None
        return self.asked.born

    def turns(self, age: int) -> pd.Timestamp:
        """When the person turned this age, by the month of birth that they gave."""
        return self.born().turns(age, self.asked.zone)

    def band(self) -> Band | None:
        """The age band: as chosen, else from the month of birth on the last day of the file."""
        chosen = [band for band in bands() if band.key == self.asked.band]
        if chosen:
            return chosen[0]
        if self.asked.born is None or self.file.last is None:
            return None
        return self.asked.born.band(self.file.last, self.asked.zone)


@dataclass(frozen=True)
class Found:
    """What a rule found. `items`: worst first, one row each.

    `rows`: table -> positions of the rows behind it. `figures` fill gaps of the words beside
    {total}. `level` where the rule itself sets another one than the finding's.
    """

    items: pd.DataFrame
    rows: Mapping[str, np.ndarray] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    level: Level | None = None


@dataclass(frozen=True)
class Words:
    """What a page says of a finding; each text is an English message.

    `title` is the question's name in lists. `seen` says what was found; where it counts, it is for
    one and `seen_many` for several ({total}). `innocent`: what explains it when all is well. `do`:
    steps in their order. `named` takes the place of `seen` where each item is a device or a table
    that has a name of ours ({names}). `where`: menus of TikTok, below its settings. `values`: words
    of the rule's own that stand in its items, as a person reads them.
    """

    title: str
    seen: str
    seen_many: str = ""
    innocent: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    named: str = ""

    def messages(self) -> tuple[str | tuple[str, str], ...]:
        """All of it for the catalogues; a sentence that counts is a pair."""
        seen = (self.seen, self.seen_many) if self.seen_many else self.seen
        named = (self.named,) if self.named else ()
        return (
            self.title,
            seen,
            *named,
            *self.innocent,
            *self.do,
            *self.where,
            *self.values.values(),
        )


@dataclass(frozen=True)
class Finding:
    """One question. `needs`: tables of which one must have rows, with `needs_all` every one.

    `beside` are tables that help to answer and may be empty. A rule gets both and no other.
    """

    key: str
    level: Level
    certainty: Certainty
    harm: Harm
    words: Words
    look: Callable[[Given], Found | None]
    needs: tuple[str, ...] = ()
    needs_all: bool = False
    beside: tuple[str, ...] = ()
    asks: Asks = Asks.NOTHING

    @property
    def tables(self) -> tuple[str, ...]:
        return (*self.needs, *self.beside)


def text(*values: Any) -> pd.Series:
    """A column of text."""
    return pd.Series(list(values), dtype="string")


def spans(frame: pd.DataFrame, by: str, count: str) -> pd.DataFrame:
    """One row for each value of a column: `by`, first, last (UTC), `count`; most rows first."""
    found = (
        frame[[by, "at"]]
        .groupby(by, sort=False)
        .agg(first=("at", "min"), last=("at", "max"), **{count: ("at", "size")})
        .reset_index()
    )
    return found.sort_values([count, by], ascending=[False, True], ignore_index=True)


def positions(chosen: pd.Series | np.ndarray) -> np.ndarray:
    """The positions of the rows that are true; missing is not."""
    if isinstance(chosen, pd.Series):
        chosen = chosen.fillna(False).to_numpy(bool)
    return np.flatnonzero(chosen)
