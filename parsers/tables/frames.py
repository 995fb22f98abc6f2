"""Rows to typed tables. Here arrow becomes pandas, once; nothing before knows pandas."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from parsers.export import ABSENT, EMPTY, READ, UNPLACED
from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import CUT_OFF, CUT_OFF_AT, OTHER, SOURCE, TABLES
from parsers.notice import Notice
from parsers.tables.accounting import Account, Rows
from parsers.tables.cells import missing
from parsers.tree import Tree

TEXT = pd.StringDtype("pyarrow")
"""Missing is pd.NA, not NaN, so that "nan" typed by a person stays what it is."""

_LONG = 100
"""Rows from which it is no accident that most of them hold nothing."""


def tables_of(account: Account) -> dict[str, pd.DataFrame]:
    """Every table, typed, also the empty ones; the account's rows are let go one by one."""
    found: dict[str, list[Rows]] = {}
    # By path, so that which of two equal rows is kept does not hang on the order of sections.
    for rows in sorted(account.rows, key=lambda rows: (rows.document, rows.exact_path)):
        if _length(rows):
            found.setdefault(rows.table, []).append(rows)
    account.rows.clear()
    return {name: _table(name, found.pop(name, []), account) for name in TABLES}


def states_of(tables: Mapping[str, pd.DataFrame], account: Account) -> dict[str, str]:
    return {
        name: READ if len(table) else _without_rows(name, account) for name, table in tables.items()
    }


def _without_rows(name: str, account: Account) -> str:
    if name not in account.present:
        return ABSENT
    return UNPLACED if name in account.unplaced else EMPTY


def lists_of(tables: Mapping[str, pd.DataFrame], account: Account) -> dict[Notice, tuple[str, ...]]:
    """What there is to say about single lists, by their length and by what is missing in them."""
    found = {
        Notice.QUICK_LISTS: [name for name in tables if name in account.quick],
        Notice.CUT_LISTS: [name for name in CUT_OFF if len(tables[name]) == CUT_OFF_AT],
        Notice.ONLY_TIMES: [name for name, table in tables.items() if _only_times(table)],
    }
    return {notice: tuple(names) for notice, names in found.items() if names}


def _only_times(table: pd.DataFrame) -> bool:
    """Whether most rows of a long list have a time and nothing else."""
    if len(table) < _LONG or "at" not in table:
        return False
    others = [name for name in table if name not in ("at", OTHER, SOURCE)]
    return bool(others) and 2 * max(table[name].count() for name in others) < len(table)


def unknown_of(account: Account) -> pd.DataFrame:
    """Leaves that stand in no table: `path`, `key`, `value`, the latter in the file's own words."""
    paths, keys, values = zip(*account.loose, strict=True) if account.loose else ((), (), ())
    shown = {"path": paths, "key": [key or None for key in keys], "value": [*map(_shown, values)]}
    return pd.DataFrame({name: pd.array(texts, TEXT) for name, texts in shown.items()})


def _shown(leaf: Tree) -> str:
    return "" if leaf is None else leaf if isinstance(leaf, str) else str(leaf)


def _length(rows: Rows) -> int:
    return len(next(iter(rows.columns.values())))


def _table(name: str, found: list[Rows], account: Account) -> pd.DataFrame:
    if not found:
        return empty_frame(name)
    lengths = [_length(rows) for rows in found]
    sources = {source: n for n, source in enumerate(dict.fromkeys(rows.source for rows in found))}
    numbers = np.array([sources[rows.source] for rows in found], np.int32)
    codes = np.repeat(numbers, lengths)
    columns = {
        key: found[0].columns[key]
        if len(found) == 1
        else pa.concat_arrays([rows.columns[key] for rows in found])
        for key in found[0].columns
    }
    frame = frame_of(name, columns, sources_of(codes, [*sources]))
    lists = [(rows.document, rows.exact_path) for rows in found]
    return frame if len({*lists}) == 1 else without_repeats(frame, lists, lengths, account)


_OCCURRENCE = "occurrence"


def without_repeats(
    frame: pd.DataFrame, lists: list[tuple[int, str]], lengths: list[int], account: Account
) -> pd.DataFrame:
    """A row that is in several lists is kept as often as in the one that has it most often.

    So what really happened twice stays twice, and what was only written down twice does not.
    """
    values = frame.drop(columns=SOURCE)
    numbers = {one: number for number, one in enumerate(dict.fromkeys(lists))}
    number = np.repeat([numbers[one] for one in lists], lengths)
    columns = list(values.columns)
    occurrence = values.groupby([*columns, number], dropna=False, sort=False).cumcount()
    repeats = values.assign(**{_OCCURRENCE: occurrence}).duplicated()
    if not repeats.any():
        return frame
    account.notices.add(Notice.REPEATS)
    return frame[~repeats].reset_index(drop=True)


def frame_of(table: str, columns: Mapping[str, pa.Array], sources: pd.Categorical) -> pd.DataFrame:
    """The typed table of these columns; all have one length."""
    data = {
        name: sources if name == SOURCE else _series(COLUMNS[name].kind, columns[name])
        for name in TABLES[table]
    }
    return pd.DataFrame(data, copy=False)


def sources_of(codes: np.ndarray, sources: list[str]) -> pd.Categorical:
    """The column `source`: each path that rows come from once, and its number for each row."""
    return pd.Categorical.from_codes(codes, sources)  # type: ignore[call-overload]


def _series(kind: Kind, values: pa.Array) -> object:
    if kind is Kind.TIME:
        moments = pc.cast(values, pa.int64()).fill_null(np.iinfo(np.int64).min)
        return pd.DatetimeIndex(moments.to_numpy().view("datetime64[us]"), tz="UTC")
    if kind is Kind.NUMBER:
        return pd.array(values.to_pandas(integer_object_nulls=True), dtype="Int64")
    return TEXT.__from_arrow__(pc.cast(values, pa.large_string()))  # type: ignore[attr-defined]


def empty_frame(table: str) -> pd.DataFrame:
    """The table without rows, typed like a filled one."""
    return _empty_frame(table).copy(deep=False)  # whoever writes into it gets columns of their own


@cache
def _empty_frame(table: str) -> pd.DataFrame:
    columns = {name: missing(0, COLUMNS[name]) for name in TABLES[table]}
    return frame_of(table, columns, sources_of(np.zeros(0, np.int8), [""]))
