"""Which rows of a table stand in one of two files only, and what can be known of why one is gone.

Nothing tells the person's own deletion from TikTok's, but for a post: of those that were deleted a
short while ago the newer file has a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
import pandas as pd

from parsers.export import ABSENT, UNPLACED, Export
from parsers.format.alike import ALIKE
from parsers.format.limited import LIMITED
from parsers.format.sections import OTHER, SOURCE

_ROW, _TIMES = "row", "times"


class Why(Enum):
    """Why a row of the older file is not in the newer one, as far as the files tell."""

    DELETED = "deleted"
    """It stands among the deleted posts of the newer file: recorded."""
    WITH_SECTION = "with_section"
    """The newer file has no such section, or one that nobody could place."""
    WINDOW = "window"
    """Older than the newer file goes back, in a list of which TikTok hands out some time only."""
    EARLY = "early"
    """Older than the newer file goes back, in another list: also what was deleted looks so."""
    SHORTENED = "shortened"
    """TikTok says of this list in the newer file that it is the quick, shortened one."""
    WITHIN = "within"
    """Within the newer file's reach: deleted, by TikTok or the person, or left out."""
    UNDATED = "undated"
    """It has no time, and nothing more is known."""


@dataclass(frozen=True)
class Apart:
    """Positions: of the newer file's rows that are new, of the older file's that are gone, and of
    those about the same thing of which the files say something else, as of a setting that was
    changed or a post whose likes have grown: in the older file, in the newer one."""

    new: np.ndarray
    gone: dict[Why, np.ndarray]
    restated: tuple[np.ndarray, np.ndarray]

    @property
    def all_gone(self) -> np.ndarray:
        """The rows that are gone, whyever, in the order of the older file."""
        return np.sort(np.concatenate([np.zeros(0, np.int64), *self.gone.values()]))


def apart(name: str, old: Export, new: Export) -> Apart:
    """What of this table is in one file only."""
    before, after = old.tables[name], new.tables[name]
    columns = _in_both(before, after)
    gone, came = _only_in(before, after, columns), _only_in(after, before, columns)
    then, now = _alike(name, before.iloc[gone], after.iloc[came])
    restated = gone[then], came[now]
    gone, came = gone[~then], came[~now]
    whys = {w: gone[mask] for w, mask in _sorted(name, before.iloc[gone], new) if mask.any()}
    return Apart(came, whys, restated)


def without(export: Export, table: str) -> bool:
    """Whether a file has no such section, or one that nobody could place."""
    return export.states[table] in (ABSENT, UNPLACED)


def _sorted(name: str, rows: pd.DataFrame, new: Export) -> Iterator[tuple[Why, np.ndarray]]:
    """Which of the rows are gone for which reason: each row has one."""
    left = np.ones(len(rows), bool)
    for why, mask in _reasons(name, rows, new):
        yield why, left & mask
        left &= ~mask


def _reasons(name: str, rows: pd.DataFrame, new: Export) -> Iterator[tuple[Why, np.ndarray]]:
    every = np.ones(len(rows), bool)
    at = rows["at"] if "at" in rows else pd.Series(pd.NaT, index=rows.index)
    if name == "posts":
        deleted = new.tables["deleted_posts"]["at"].dropna()
        yield Why.DELETED, (at.notna() & at.isin(deleted)).to_numpy(bool)
    if without(new, name):
        yield Why.WITH_SECTION, every
    yield Why.UNDATED, at.isna().to_numpy(bool)
    if span := new.span(name):
        early = (at < span[0]).to_numpy(bool)
        yield (Why.WINDOW if name in LIMITED else Why.EARLY), early
    yield (Why.SHORTENED if name in new.quick else Why.WITHIN), every


def _alike(name: str, gone: pd.DataFrame, new: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Which rows of the one are about the same thing as a row of the other, and the other way.

    Where a table has fields and values, what a field says is about this field.
    """
    by = [*ALIKE.get(name, ("field",) if "field" in gone and "value" in gone else ())]
    if not by or gone.empty or new.empty:
        return np.zeros(len(gone), bool), np.zeros(len(new), bool)
    (told, keys), (new_told, new_keys) = (_keyed(frame[by]) for frame in (gone, new))
    found, new_found = np.zeros(len(gone), bool), np.zeros(len(new), bool)
    found[told], new_found[new_told] = keys.isin(new_keys), new_keys.isin(keys)
    return found, new_found


def _keyed(rows: pd.DataFrame) -> tuple[np.ndarray, pd.MultiIndex]:
    """Which rows say what they are about, and of these what it is and the how manieth."""
    told = rows.notna().all(axis=1).to_numpy(bool)
    some = rows[told].reset_index(drop=True)
    times = some.groupby([*some.columns], sort=False).cumcount()
    return told, pd.MultiIndex.from_frame(some.assign(**{_TIMES: times}))


def _in_both(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """The columns that both fill; all that one fills where the other has no rows."""
    own = [column for column in before.columns if column not in (OTHER, SOURCE)]
    if before.empty and after.empty:
        return own
    filled = [{c for c in own if frame[c].notna().any()} for frame in (before, after)]
    common = [c for c in own if c in filled[0] and c in filled[1]]
    return common or own


def _only_in(one: pd.DataFrame, other: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Positions of the rows that the other has not, each as often as it has them more often."""
    if one.empty or other.empty:
        return np.arange(len(one))
    sides = []
    for frame in (one, other):
        keyed = frame[columns].reset_index(drop=True)
        keyed[_TIMES] = keyed.groupby(columns, dropna=False, sort=False).cumcount()
        sides.append(keyed)
    sides[0][_ROW] = range(len(one))
    found = sides[0].merge(sides[1], how="left", on=[*columns, _TIMES], indicator=True)
    return found.loc[found["_merge"] == "left_only", _ROW].to_numpy(np.int64)
