"""Two files of one account, an older and a newer one: what is new, what is gone, and why.

A row is the same where every column says the same that both files fill; so a file that gives titles
and one that does not can be compared. What is gone is sorted by what can be known of it: a section
that the newer file has not, a row older than the newer file goes back, a row without a time, and
the rest, which TikTok or the person deleted, or which was left out. The files cannot tell which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis import people
from analysis.devices.networks import look_up
from analysis.redaction.redaction import same_person
from parsers.export import ABSENT, UNPLACED, Export
from parsers.format.sections import OTHER, SOURCE

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
_ROW, _TIMES = "row", "times"
_Changed = tuple[tuple[str, ...], tuple[str, ...]]
"""What came, and what went."""


@dataclass(frozen=True)
class Section:
    """What became of one table. Moments are UTC, None where no row is dated.

    `new` rows are in the newer file only. `gone` ones are in the older file only, and are the sum
    of `with_section` (the newer file has no such section), `before_window` (older than the newer
    file's first row), `undated`, and `deleted_or_left_out`.
    """

    table: str
    states: tuple[str, str]
    rows: tuple[int, int]
    firsts: tuple[pd.Timestamp | None, pd.Timestamp | None]
    lasts: tuple[pd.Timestamp | None, pd.Timestamp | None]
    new: int
    with_section: int
    before_window: int
    undated: int
    deleted_or_left_out: int

    @property
    def gone(self) -> int:
        return self.with_section + self.before_window + self.undated + self.deleted_or_left_out

    @property
    def changed(self) -> bool:
        return bool(self.new or self.gone or self.states[0] != self.states[1])


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


def _without(export: Export, table: str) -> bool:
    """Whether a file has no such section, or one that nobody could place."""
    return export.states[table] in (ABSENT, UNPLACED)


def _section(name: str, old: Export, new: Export) -> Section:
    before, after = old.tables[name], new.tables[name]
    columns = _in_both(before, after)
    gone = _only_in(before, after, columns)
    (first, last), (new_first, new_last) = (
        export.span(name) or (None, None) for export in (old, new)
    )
    with_section = early = undated = 0
    if _without(new, name):
        with_section = len(gone)
    else:
        at = gone["at"] if "at" in gone else pd.Series(pd.NaT, index=gone.index)
        undated = int(at.isna().sum())
        early = 0 if new_first is None else int((at < new_first).sum())
    return Section(
        name,
        states=(old.states[name], new.states[name]),
        rows=(len(before), len(after)),
        firsts=(first, new_first),
        lasts=(last, new_last),
        new=len(_only_in(after, before, columns)),
        with_section=with_section,
        before_window=early,
        undated=undated,
        deleted_or_left_out=len(gone) - with_section - early - undated,
    )


def _in_both(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """The columns that both fill; all that one fills where the other has no rows."""
    own = [column for column in before.columns if column not in (OTHER, SOURCE)]
    if before.empty and after.empty:
        return own
    filled = [{c for c in own if frame[c].notna().any()} for frame in (before, after)]
    common = [c for c in own if c in filled[0] and c in filled[1]]
    return common or own


def _only_in(one: pd.DataFrame, other: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The rows of one that the other has not, each as often as it has them more often."""
    if one.empty or other.empty:
        return one
    sides = []
    for frame in (one, other):
        keyed = frame[columns].reset_index(drop=True)
        keyed[_TIMES] = keyed.groupby(columns, dropna=False, sort=False).cumcount()
        sides.append(keyed)
    sides[0][_ROW] = range(len(one))
    found = sides[0].merge(sides[1], how="left", on=[*columns, _TIMES], indicator=True)
    return one.iloc[found.loc[found["_merge"] == "left_only", _ROW].to_numpy()]


def _values(old: Export, new: Export) -> Iterator[tuple[str, _Changed]]:
    for name, (table, column) in _VALUES.items():
        then, now = (set(e.tables[table][column].dropna().astype(str)) for e in (old, new))
        yield name, _came_and_went(then, now, _without(new, table))
    then, now = (_networks(export) for export in (old, new))
    yield "networks", _came_and_went(then, now, _without(new, "login_history"))


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
    if _without(old, "settings") or _without(new, "settings"):
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
