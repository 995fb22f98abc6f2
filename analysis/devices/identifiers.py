"""Device numbers: how often each one changed, what it is, who can use it, how to reset it.

The archive gives them without dates: how many different values there are is known, when they
changed is not. Values leave this module masked only; whoever must see one opens the table itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis import ids
from analysis.dated import document

_SHOWN = 2
"""Characters left at each end of a masked value: enough to tell two apart, too few to use one."""


@dataclass(frozen=True)
class Identifier:
    """What is known of one kind of device number; the texts are English message keys."""

    key: str
    name: str
    what: str
    users: str
    reset: str
    sources: tuple[str, ...]


@cache
def identifiers() -> tuple[Identifier, ...]:
    """Every kind of device number, in the order in which a page shows them."""
    entries = document("identifiers")["identifiers"]
    return tuple(Identifier(**{**entry, "sources": tuple(entry["sources"])}) for entry in entries)


def masked(value: str) -> str:
    """A value with its middle hidden, its length too; a short one is hidden whole."""
    whole = len(value) < 6 * _SHOWN
    return "…" if whole else f"{value[:_SHOWN]}…{value[-_SHOWN:]}"


def identifier_counts(device_ids: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of number, also those the archive leaves empty.

    Columns: `key`, `rows` (how many hold a number), `values` (how many different), `changes` (times
    a different one was seen beyond the first: at least so often it changed, or another device used
    it), `withheld` (rows in which it is all zeros: the device refused to give it).
    """
    rows = [_count(device_ids, known.key) for known in identifiers()]
    counts = pd.DataFrame(rows, columns=["key", "rows", "values", "changes", "withheld"])
    return counts.astype({"key": "string"})


def _count(device_ids: pd.DataFrame, key: str) -> tuple[str, int, int, int, int]:
    column = device_ids[key].dropna()
    zeros = _withheld(column)
    values = column[~zeros].nunique()
    return key, int((~zeros).sum()), values, max(values - 1, 0), int(zeros.sum())


def _withheld(column: pd.Series) -> pd.Series:
    return column.str.fullmatch(r"-*0[0-]*").fillna(False).astype(bool)


def identifier_values(device_ids: pd.DataFrame, last: pd.Timestamp | None = None) -> pd.DataFrame:
    """Every different number, masked: `key`, `value`, `rows`, `made_at`, in the archive's order.

    `made_at` (UTC) is when it was given, derived from the number; missing where it carries no time
    that fits a file which ends on `last` (see `ids.made_at`).
    """
    found = [
        (known.key, masked(value), rows, made)
        for known in identifiers()
        for value, rows, made in _tally(device_ids[known.key], last)
    ]
    values = pd.DataFrame(found, columns=["key", "value", "rows", "made_at"])
    made = pd.to_datetime(values["made_at"], utc=True).dt.as_unit("us")
    return values.assign(made_at=made).astype({"key": "string", "value": "string", "rows": "int64"})


def _tally(column: pd.Series, last: pd.Timestamp | None) -> list[tuple[str, int, pd.Timestamp]]:
    known = column.dropna()
    counted = known[~_withheld(known)].value_counts(sort=False)
    numbers = pd.Series(counted.index, dtype="string")
    of = ids.COLUMNS.get(str(column.name))
    made = ids.made_at(numbers, of, last) if of else [pd.NaT] * len(numbers)
    return [
        (str(value), int(rows), moment)
        for (value, rows), moment in zip(counted.items(), made, strict=True)
    ]


def status_values(device_ids: pd.DataFrame, column: str) -> pd.DataFrame:
    """Different screen sizes ("resolution") or app versions ("app_version"): `value`, `rows`."""
    counted = device_ids[column].dropna().value_counts(sort=False)
    values = pd.Series(counted.index, dtype="string")
    return pd.DataFrame({"value": values, "rows": counted.to_numpy().astype("int64")})
