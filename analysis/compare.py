"""Two files of one account, an older and a newer one: what is new, what is gone, and why.

A row is the same where every column says the same that both files fill; so a file that gives titles
and one that does not can be compared. What is gone is sorted by what can be known of it
(`analysis.apart`): what TikTok or the person deleted, or what was left out, the files cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import people
from analysis.apart import Why, apart, without
from analysis.devices.networks import look_up
from analysis.redaction.redaction import same_person
from parsers.export import Export

_VALUES = {
    "devices": ("login_history", "device_model"),
    "carriers": ("login_history", "carrier"),
    "companies": ("off_tiktok_activity", "company"),
    "ad_topics": ("ad_interests", "topic"),
    "device_numbers": ("device_ids", "did"),
    "apple_advertising_numbers": ("device_ids", "idfa"),
    "google_advertising_numbers": ("device_ids", "gaid"),
    "linked_accounts": ("linked_accounts", "platform"),
}
"""Whose values are compared as a set: a name, and the table and column where they stand."""
_Changed = tuple[tuple[str, ...], tuple[str, ...]]
"""What came, and what went."""


@dataclass(frozen=True)
class Section:
    """What became of one table. Moments are UTC, None where no row is dated.

    `new` rows are in the newer file only; `restated` ones say something else of what is in both.
    `why` says of the rows that are in the older file only how many are gone for which reason.
    """

    table: str
    states: tuple[str, str]
    rows: tuple[int, int]
    firsts: tuple[pd.Timestamp | None, pd.Timestamp | None]
    lasts: tuple[pd.Timestamp | None, pd.Timestamp | None]
    new: int
    restated: int
    why: Mapping[Why, int]

    @property
    def gone(self) -> int:
        return sum(self.why.values())

    @property
    def with_section(self) -> int:
        """Gone because the newer file has no such section."""
        return self.why.get(Why.WITH_SECTION, 0)

    @property
    def before_window(self) -> int:
        """Older than the newer file's first row."""
        return self.why.get(Why.WINDOW, 0) + self.why.get(Why.EARLY, 0)

    @property
    def undated(self) -> int:
        return self.why.get(Why.UNDATED, 0)

    @property
    def recorded_deleted(self) -> int:
        """Posts that stand among the deleted ones of the newer file."""
        return self.why.get(Why.DELETED, 0)

    @property
    def deleted_or_left_out(self) -> int:
        return self.why.get(Why.WITHIN, 0) + self.why.get(Why.SHORTENED, 0)

    @property
    def changed(self) -> bool:
        return bool(self.new or self.gone or self.restated or self.states[0] != self.states[1])


@dataclass(frozen=True)
class Comparison:
    """`values`: by name, what came and what went. `settings`: field, then, now (None: not there).

    Values are the archive's own words, for the person's own eyes.
    """

    sections: tuple[Section, ...]
    values: dict[str, _Changed]
    settings: tuple[tuple[str, str | None, str | None], ...]

    @property
    def empty(self) -> bool:
        return not (self.values or self.settings or any(s.changed for s in self.sections))


def compare(old: Export, new: Export) -> Comparison:
    """Both files as they were read; which is the older one says whoever asks."""
    return Comparison(
        tuple(_section(name, old, new) for name in old.tables),
        {name: changed for name, changed in _values(old, new) if any(changed)},
        tuple(_settings(old, new)),
    )


def same_account(old: Export, new: Export) -> bool | None:
    """Whether both are of one account; None where they do not say enough to tell.

    By the user name of the profile. A name can be changed and a number cannot: files that name
    different accounts, and each one number, the same, are of one that was renamed. Where a name is
    missing the numbers tell alone; of devices that others use too there can be several.
    """
    then, now = (people.stated_name(export.tables["profile"]) for export in (old, new))
    before, after = (people.account_numbers(export.tables["device_ids"]) for export in (old, new))
    if then is not None and now is not None:
        return same_person(then) == same_person(now) or (before == after and len(before) == 1)
    return bool(before & after) if before and after else None


def _section(name: str, old: Export, new: Export) -> Section:
    found = apart(name, old, new)
    (first, last), (new_first, new_last) = (
        export.span(name) or (None, None) for export in (old, new)
    )
    return Section(
        name,
        states=(old.states[name], new.states[name]),
        rows=(len(old.tables[name]), len(new.tables[name])),
        firsts=(first, new_first),
        lasts=(last, new_last),
        new=len(found.new),
        restated=len(found.restated[1]),
        why={why: len(rows) for why, rows in found.gone.items()},
    )


def _values(old: Export, new: Export) -> Iterator[tuple[str, _Changed]]:
    for name, (table, column) in _VALUES.items():
        then, now = (set(e.tables[table][column].dropna().astype(str)) for e in (old, new))
        yield name, _came_and_went(then, now, without(new, table))
    then, now = (_networks(export) for export in (old, new))
    yield "networks", _came_and_went(then, now, without(new, "login_history"))


def _came_and_went(then: set[str], now: set[str], without: bool) -> _Changed:
    """Nothing went where the newer file has no such section: that is said of the section."""
    went = () if without else tuple(sorted(then - now))
    return tuple(sorted(now - then)), went


def _networks(export: Export) -> set[str]:
    """Operators, each with the country of its network."""
    ips = export.tables["login_history"]["ip"].dropna().astype(str).unique().tolist()
    if not ips:
        return set()
    found = look_up(ips)[["operator", "country"]].dropna(subset=["operator"])
    return {f"{one.operator} ({one.country})" for one in found.itertuples()}


def _settings(old: Export, new: Export) -> Iterator[tuple[str, str | None, str | None]]:
    if without(old, "settings") or without(new, "settings"):
        return
    then, now = (_by_field(export.tables["settings"]) for export in (old, new))
    for field in [*then, *(field for field in now if field not in then)]:
        if then.get(field) != now.get(field):
            yield field, then.get(field), now.get(field)


def _by_field(table: pd.DataFrame) -> dict[str, str]:
    """Each field with all it says, in one text: a list has an item a row."""
    grouped: dict[str, list[str]] = {}
    for field, value in zip(table["field"], table["value"], strict=True):
        grouped.setdefault(str(field), []).append("" if pd.isna(value) else str(value))
    return {field: ", ".join(sorted(values)) for field, values in grouped.items()}
