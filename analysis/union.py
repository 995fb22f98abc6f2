"""The rows of one table in several files of one account, each as often as in the fullest of them.

All of it goes by whole columns of numbers: files of a year have half a million rows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from parsers.export import NUMBER, named
from parsers.format.sections import SOURCE

_LEAST_IN_COMMON = 2
"""Cells that two rows must have in common to say the same: a time alone is not enough."""
_MOST_SHAPES = 32
"""Which cells rows fill, in so many ways at most is looked for fuller ones: every pair of ways is a
comparison. Real tables have a handful; a made one could have thousands, and take hours."""
_DERIVED = ("video_id",)
"""Made of another column: no cell of its own."""


def together(frames: list[pd.DataFrame], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """The rows of one table in several files, each as often as in the fullest of them.

    `by` are the columns that tell what a row is about where it can say something else later: of
    that the newest file's row stays, and what is missing in it comes from the one before.
    """
    filled = [(at, frame) for at, frame in enumerate(frames) if len(frame)][::-1]
    if not filled:
        return frames[0]
    sources = [_with_file(at, frame[SOURCE]) for at, frame in filled]
    if len(filled) == 1:
        return filled[0][1].assign(**{SOURCE: sources[0]})
    stacked = pd.concat([frame.drop(columns=SOURCE) for _, frame in filled], ignore_index=True)
    stacked[SOURCE] = union_categoricals(sources)
    file = np.repeat([at for at, _ in filled], [len(frame) for _, frame in filled])
    values = stacked.drop(columns=[SOURCE, *_DERIVED], errors="ignore")
    maybe = _may_be_twice(values, file)
    if maybe.all():
        kept = _kept(values, file)
    elif maybe.any():
        some = np.flatnonzero(maybe)
        kept = np.union1d(np.flatnonzero(~maybe), some[_kept(values.iloc[some], file[some])])
    else:
        kept = np.arange(len(values))
    rows = stacked.iloc[kept]
    return _in_order(_of_one_thing(rows, file[kept], by) if by else rows, filled[0][1])


def _of_one_thing(rows: pd.DataFrame, file: np.ndarray, by: tuple[str, ...]) -> pd.DataFrame:
    """One row for each thing, the newest file's, which comes first; two in one file are two."""
    told = rows[[*by]].notna().all(axis=1).to_numpy(bool)
    some = rows[told].reset_index(drop=True)
    keys = [*(some[column] for column in by)]
    times = some.groupby([*keys, file[told]], sort=False).cumcount()
    grouped = some.groupby([*keys, times], sort=False)
    again = grouped.cumcount().to_numpy() > 0
    for column in some.columns.difference([*by, SOURCE]):
        some[column] = grouped[column].transform("first").astype(some[column].dtype)
    kept = np.flatnonzero(told)[~again]
    made = pd.concat([some[~again].set_index(rows.index[kept]), rows[~told]])
    return made.reindex(rows.index[np.union1d(kept, np.flatnonzero(~told))])


def _with_file(at: int, sources: pd.Series) -> pd.Series:
    return sources.cat.rename_categories([named(at, one) for one in sources.cat.categories])


def _may_be_twice(values: pd.DataFrame, file: np.ndarray) -> np.ndarray:
    """Which rows another file can have too: those with a time that stands in two files.

    Files of different half-years share few, and comparing texts is what takes time.
    """
    if "at" not in values or values["at"].isna().any():
        return np.ones(len(values), bool)
    time, times = pd.factorize(values["at"])
    holders = np.zeros(len(times), np.int64)
    for one in np.unique(file):
        holders += np.bincount(time[file == one], minlength=len(times)) > 0
    return holders[time] > 1


def _kept(values: pd.DataFrame, file: np.ndarray) -> np.ndarray:
    """The positions of the rows that stay; of equal ones the first, which is the newest file's."""
    codes = [pd.factorize(values[column])[0] for column in values if values[column].notna().any()]
    if not codes:
        codes = [np.full(len(values), -1)]
    value = _numbered(codes)
    occurrence = _occurrence(value, file)
    row = _numbered([value, occurrence]) if occurrence.any() else value
    first = np.flatnonzero(np.diff(np.maximum.accumulate(row), prepend=-1))
    holders = np.zeros(len(first), np.int64)
    np.bitwise_or.at(holders, row, np.left_shift(1, file))
    some = [each[first] for each in codes]
    poorer = _poorer(some, occurrence[first], holders)
    return np.sort(first[~poorer])


def _poorer(codes: list[np.ndarray], occurrence: np.ndarray, holders: np.ndarray) -> np.ndarray:
    """Which rows another row of another file says too, and more: all cells of theirs, and some
    that are missing in them.

    Rows that stand together in one file are two. The second of two equal ones has its like in the
    second of the fuller ones.
    """
    filled = np.array([each >= 0 for each in codes])
    pattern = np.array([1 << at for at in range(len(codes))]) @ filled
    poorer = np.zeros(len(pattern), bool)
    found, counts = np.unique(pattern, return_counts=True)
    # The commonest, and of equally common ones always the same, whichever file came first.
    patterns = found[np.argsort(-counts, kind="stable")][:_MOST_SHAPES].tolist()
    for less in patterns:
        for more in patterns:
            if less == more or less & more != less or less.bit_count() < _LEAST_IN_COMMON:
                continue
            ours, theirs = np.flatnonzero(pattern == less), np.flatnonzero(pattern == more)
            both = np.concatenate([ours, theirs])
            common = [each[both] for at, each in enumerate(codes) if less >> at & 1]
            key = _numbered([*common, occurrence[both]])
            pairs = pd.DataFrame({"key": key[len(ours) :], "fuller": theirs}).merge(
                pd.DataFrame({"key": key[: len(ours)], "poorer": ours}), on="key"
            )
            apart = holders[pairs["poorer"]] & holders[pairs["fuller"]] == 0
            poorer[pairs["poorer"][apart]] = True
    return poorer


def _numbered(codes: list[np.ndarray]) -> np.ndarray:
    """A number for each combination of numbers, which are -1 or more; in the order in which the
    combinations first occur, from 0 on."""
    found = codes[0].astype(np.int64)
    for each in codes[1:]:
        found = pd.factorize(found * (int(each.max(initial=0)) + 2) + each + 1)[0]
    return found if len(codes) > 1 else pd.factorize(found)[0]


def _occurrence(value: np.ndarray, file: np.ndarray) -> np.ndarray:
    """For each row how many like it stand before it in its file."""
    found = np.zeros(len(value), np.int64)
    repeated = np.zeros(int(value.max(initial=-1)) + 1, bool)
    for one in np.unique(file):
        repeated |= np.bincount(value[file == one], minlength=len(repeated)) > 1
    some = np.flatnonzero(repeated[value])
    found[some] = pd.Series(value[some]).groupby([value[some], file[some]]).cumcount()
    return found


def _in_order(rows: pd.DataFrame, newest: pd.DataFrame) -> pd.DataFrame:
    """By time as the newest file has them; where that has no order, its rows first."""
    if "at" in rows:
        given = newest["at"].dropna()
        if given.is_monotonic_decreasing:
            rows = rows.sort_values("at", ascending=False, kind="stable")
        elif given.is_monotonic_increasing:
            rows = rows.sort_values("at", kind="stable")
    return rows.reset_index(drop=True)


def of_newest(table: pd.DataFrame, about: pd.Series) -> pd.Series:
    """Which rows say how something is now: of all that are about the same, those of the newest
    file, whose rows stand first (`together`). All of them where there is one file.

    Two files can hold two states of one setting, and only the newer one is in force.
    """
    files = table[SOURCE].map(file_of).astype("string")
    first = files.groupby(about, dropna=False, sort=False).transform("first")
    return (files == first).fillna(True).astype(bool)


def file_of(source: str) -> str:
    """Of which file a row is, by its `source`: "[2] "; empty where there is one file."""
    number = NUMBER.match(source)
    return number[0] if number else ""
