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
    values: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    settings: tuple[tuple[str, str | None, str | None], ...]

    @property
    def empty(self) -> bool:
        return not (self.values or self.settings or any(s.changed for s in self.sections))


def compare(old: Export, new: Export) -> Comparison:
    """Both files as they were read; which is the older one says whoever asks."""
    sections = tuple(_section(name, old, new) for name in old.tables)
    values = {}
    for name, (came, went) in _values(old, new):
        if came or went:
            values[name] = (came, went)
    return Comparison(sections, values, tuple(_settings(old, new)))


def same_account(old: Export, new: Export) -> bool | None:
    """Whether both say the same user name; None where one of them does not say it."""
    names = [
        people.own_name(export.tables["profile"], export.tables["direct_messages"].iloc[:0])
        for export in (old, new)
    ]
    if names[0] is None or names[1] is None:
        return None
    return names[0].name.casefold() == names[1].name.casefold()


def _section(name: str, old: Export, new: Export) -> Section:
    before, after = old.tables[name], new.tables[name]
    if before.empty and after.empty:
        none = (None, None)
        return Section(
            name, (old.states[name], new.states[name]), (0, 0), none, none, 0, 0, 0, 0, 0
        )
    columns = _in_both(before, after)
    gone = _only_in(before, after, columns)
    spans = old.span(name), new.span(name)
    missing = new.states[name] in (ABSENT, UNPLACED)
    dated = gone["at"].notna() if "at" in gone else pd.Series(False, index=gone.index)
    early = dated & (gone["at"] < spans[1][0]) if spans[1] else dated & False
    known = 0 if missing else int(early.sum())
    undated = 0 if missing else int((~dated).sum())
    return Section(
        name,
        (old.states[name], new.states[name]),
        (len(before), len(after)),
        (spans[0][0] if spans[0] else None, spans[1][0] if spans[1] else None),
        (spans[0][1] if spans[0] else None, spans[1][1] if spans[1] else None),
        len(_only_in(after, before, columns)),
        len(gone) if missing else 0,
        known,
        undated,
        0 if missing else len(gone) - known - undated,
    )


def _in_both(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """The columns that both fill; all that one fills where the other has no rows."""
    own = [column for column in before.columns if column not in (OTHER, SOURCE)]
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


def _values(
    old: Export, new: Export
) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    for name, (table, column) in _VALUES.items():
        then, now = (set(e.tables[table][column].dropna().astype(str)) for e in (old, new))
        yield name, _came_and_went(then, now, new.states[table])
    then, now = (_networks(export) for export in (old, new))
    yield "networks", _came_and_went(then, now, new.states["login_history"])


def _came_and_went(
    then: set[str], now: set[str], state: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Nothing went where the newer file has no such section: that is said of the section."""
    went = () if state in (ABSENT, UNPLACED) else tuple(sorted(then - now))
    return tuple(sorted(now - then)), went


def _networks(export: Export) -> set[str]:
    """Operators, each with the country of its network."""
    ips = export.tables["login_history"]["ip"].dropna().astype(str).unique().tolist()
    found = look_up(ips)[["operator", "country"]].dropna(subset=["operator"])
    return {f"{one.operator} ({one.country})" for one in found.itertuples()}


def _settings(old: Export, new: Export) -> Iterator[tuple[str, str | None, str | None]]:
    if new.states["settings"] in (ABSENT, UNPLACED) or old.states["settings"] in (ABSENT, UNPLACED):
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
