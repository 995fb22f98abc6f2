"""Settings that stand in the file: how open a choice is, TikTok's default, a more private choice.

Dated data (`data/settings.json`) with its sources. A default is no norm: it is what TikTok chose,
and for some settings and ages nobody could find it, which is then said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import pandas as pd

from analysis.dated import document
from analysis.union import of_newest
from parsers.format.section import field_of

CHOICES = {
    "on": "on",
    "off": "off",
    "nobody": "nobody",
    "friends": "friends",
    "followers": "followers",
    "everyone": "everyone",
}
"""Each choice as a person reads it (an English message)."""


@dataclass(frozen=True)
class Default:
    """What TikTok sets for an age band; `fixed` where it cannot be set more openly."""

    choice: str
    fixed: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One setting. `what`, `price` and `where` are English messages.

    `fields` are its names in the file, `order` its choices from the most private to the most open,
    `defaults` by the key of an age band, `private` a more private choice and `price` what it costs.
    """

    key: str
    fields: tuple[str, ...]
    what: str
    order: tuple[str, ...]
    defaults: Mapping[str, Default]
    private: str
    price: str
    where: str

    def is_more_open(self, choice: str, than: str) -> bool:
        return self.order.index(choice) > self.order.index(than)


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting that is known, in the order in which a page shows them."""
    return tuple(_setting(entry) for entry in document("settings")["settings"])


def _setting(entry: Mapping[str, Any]) -> Setting:
    sources = document("settings")["sources"]
    defaults = {
        band: Default(
            found["choice"],
            found.get("fixed", False),
            tuple(sources[key] for key in found["sources"]),
        )
        for band, found in entry["defaults"].items()
    }
    lists = {name: tuple(entry[name]) for name in ("fields", "order")}
    return Setting(**{**entry, **lists, "defaults": defaults})


def checked() -> date:
    """The first day of the month in which the defaults were last held beside their sources."""
    return date.fromisoformat(f"{document('settings')['checked']}-01")


@cache
def _choices() -> Mapping[str, str]:
    return {
        spelling: choice
        for choice, spellings in document("settings")["choices"].items()
        for spelling in spellings
    }


def choice_of(setting: Setting, value: str) -> str | None:
    """Which choice of a setting a value of the file is; None for a spelling that nobody knows.

    "Default" is such a spelling: the file does not say what the default was.
    """
    choice = _choices().get(" ".join(value.split()).casefold())
    return choice if choice in setting.order else None


def in_file(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `settings` that are known: `row`, `key`, `field`, `value`, `choice`; of several
    files of one account as the newest of them says it.

    `row` is its position. `value` is missing where nothing stands there, `choice` also where the
    spelling is not known.
    """
    by_field = {field_of(name): one for one in settings() for name in one.fields}
    found = []
    for row, (field, value) in enumerate(zip(table["field"], table["value"], strict=True)):
        setting = by_field.get(field_of(field)) if isinstance(field, str) else None
        if setting is None:
            continue
        choice = choice_of(setting, value) if isinstance(value, str) else None
        found.append((row, setting.key, field, value, choice))
    frame = pd.DataFrame(found, columns=["row", "key", "field", "value", "choice"])
    rows = table.iloc[frame["row"].astype(int)].reset_index(drop=True)
    frame = frame[of_newest(rows, frame["key"])].reset_index(drop=True)
    return frame.astype(dict.fromkeys(("key", "field", "value", "choice"), "string"))


class Standing(Enum):
    """How a choice stands to TikTok's default, in the order in which a page shows it."""

    OTHER = "other"
    """Another one, and no more open."""
    MORE_OPEN = "more_open"
    SAME = "same"
    UNKNOWN = "unknown"
    """No default is known for the age, or the spelling in the file is not known."""


@dataclass(frozen=True)
class Line:
    """A setting of the file: its `row`, the `value` as written, the `choice` it is.

    `name`: which of the setting's `fields` stands there, as we spell it.
    """

    setting: Setting
    row: int
    value: str | None
    choice: str | None
    default: Default | None
    standing: Standing
    name: str


def lines(table: pd.DataFrame, band: str) -> tuple[Line, ...]:
    """Every known setting of the file beside TikTok's default for an age band.

    Without a band (an empty key) every standing is unknown.
    """
    by_key = {one.key: one for one in settings()}
    rows = in_file(table)
    columns = (rows[name].tolist() for name in ("key", "row", "field", "value", "choice"))
    found = [
        _line(by_key[key], row, field, value, choice, band)
        for key, row, field, value, choice in zip(*columns, strict=True)
    ]
    return tuple(sorted(found, key=lambda line: list(Standing).index(line.standing)))


def _line(setting: Setting, row: int, field: str, value: object, choice: object, band: str) -> Line:
    default = setting.defaults.get(band)
    chosen = choice if isinstance(choice, str) else None
    if default is None or chosen is None:
        standing = Standing.UNKNOWN
    elif chosen == default.choice:
        standing = Standing.SAME
    else:
        opener = setting.is_more_open(chosen, default.choice)
        standing = Standing.MORE_OPEN if opener else Standing.OTHER
    written = value if isinstance(value, str) else None
    name = next(one for one in setting.fields if field_of(one) == field_of(field))
    return Line(setting, row, written, chosen, default, standing, name)


def more_open(table: pd.DataFrame, band: str) -> tuple[Line, ...]:
    """The lines that are more open than TikTok's default for an age band.

    The ones that cannot be so at that age come first.
    """
    found = [one for one in lines(table, band) if one.standing is Standing.MORE_OPEN]
    return tuple(sorted(found, key=lambda line: not (line.default and line.default.fixed)))
