"""Rows of a TXT file and of a JSON table that are the same, by what stands in them.

The same second and the same video (or account, or words) is the same row. Times alone are not: in
another zone every time differs by the same hours, and at an hour many things were done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from parsers.format.columns import COLUMNS, Kind
from parsers.format.links import ID_IN_LINK
from parsers.format.section import Section
from parsers.syntax.txt.kinds import all_of, is_time
from parsers.syntax.txt.records import Records

LEAST = 3
"""Rows that must be the same: fewer are an accident."""
_MOST = 20_000
"""Records of a file that are compared."""
_SAME_VALUE = 20
_HOUR, _QUARTER, _FARTHEST = 3600, 900, 15 * 3600
"""Seconds: summer time; the grid on which zones lie; the farthest two zones are apart."""
_SHARE, _AGREE = 0.2, 0.95
"""Of the shorter one of two lists, how much must stand in both (they were asked for on two days);
of the rows in both, in how many a label must say what the column says."""


@dataclass(frozen=True)
class Pairing:
    """Which record is which row, and which label says what which column says."""

    rows: int
    columns: dict[str, str]
    absent: dict[str, Counter[str]]
    """Label -> what stands there in records whose row has nothing."""


@dataclass(frozen=True)
class Side:
    """One of the two lists to compare: by label or column its texts, and its times in seconds."""

    number: int
    texts: dict[str, list[str]]
    times: dict[str, list[int | None]]


def of_file(records: Records) -> Side:
    """The records of a file, by label."""
    given = records.rows[:_MOST]
    labels = [label for label in records.labels if "\0" not in label]
    times = [label for label in labels if all_of(is_time, records.column(label))]
    return Side(
        len(given),
        {n: [same_text(row.get(n, "")) for row in given] for n in labels if n not in times},
        {n: [_second(row.get(n, "")) for row in given] for n in times},
    )


def of_table(frame: pd.DataFrame, section: Section) -> Side:
    """The rows of a table, by those columns that a field feeds."""
    fed = [column for column in section.columns if section.columns[column]]
    dated = [column for column in fed if COLUMNS[column].kind is Kind.TIME]
    texts = [column for column in fed if column not in dated]
    return Side(
        len(frame),
        {c: [*map(same_text, frame[c].astype("string").fillna(""))] for c in texts},
        {c: _seconds(frame[c]) for c in dated},
    )


def paired(file: Side, table: Side) -> Pairing | None:
    """How a file's records are a table's rows; None if they are not."""
    key = _key(file.texts, table.texts)
    if key is None:
        return None
    values, cells = file.texts[key[0]], table.texts[key[1]]
    pairs, offsets = _same_rows(values, cells, file.times, table.times)
    if len(pairs) < LEAST or len(pairs) < _SHARE * min(file.number, table.number):
        return None
    columns = _columns(pairs, file.texts, table.texts)
    columns |= _clocks(pairs, file.times, table.times, offsets)
    if len(columns) < 2:
        return None
    absent = {
        label: Counter(file.texts[label][at] for at, row in pairs if not table.texts[column][row])
        for label, column in columns.items()
        if label in file.texts
    }
    return Pairing(len(pairs), columns, absent)


def same_text(value: str) -> str:
    """A value as it is compared: of a link to a video only the video's number."""
    value = value.strip()
    if value.startswith("http"):
        found = ID_IN_LINK.search(value)
        return found[1] if found else value.split("://", 1)[-1].rstrip("/")
    return value


def _second(value: str) -> int | None:
    try:
        return int(np.datetime64(value[:19].replace(" ", "T"), "s").astype(np.int64))
    except ValueError:
        return None


def _seconds(moments: pd.Series) -> list[int | None]:
    return [None if pd.isna(at) else int(at.timestamp()) for at in moments]


def _key(said: dict[str, list[str]], texts: dict[str, list[str]]) -> tuple[str, str] | None:
    """The label and the column that have most different values in common."""
    best, most = None, 1
    for label, values in said.items():
        own = set(values) - {""}
        for column, cells in texts.items():
            common = len(own & set(cells))
            if common > most:
                best, most = (label, column), common
    return best


def _same_rows(
    values: Sequence[str],
    cells: Sequence[str],
    when: dict[str, list[int | None]],
    seconds: dict[str, list[int | None]],
) -> tuple[list[tuple[int, int]], set[int]]:
    """(record, row) that have the same value, and the same time but for a few hours' difference."""
    at_value: dict[str, list[int]] = {}
    for row, cell in enumerate(cells):
        if cell:
            at_value.setdefault(cell, []).append(row)
    near = [(at, row) for at, v in enumerate(values) for row in at_value.get(v, [])[:_SAME_VALUE]]
    clock = next(iter(when.values()), None)
    moments = seconds.get("at")
    offsets: set[int] = set()
    if clock is not None and moments is not None and any(m is not None for m in moments):
        apart = [_apart(clock[at], moments[row]) for at, row in near]
        offsets = _offsets(Counter(d for d in apart if d is not None))
        near = [pair for pair, d in zip(near, apart, strict=True) if d in offsets]
    return _each_once(near), offsets


def _apart(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else other - one


def _offsets(apart: Counter[int]) -> set[int]:
    """The usual difference of the clocks, and the same with summer time."""
    usual = [(n, d) for d, n in apart.items() if d % _QUARTER == 0 and abs(d) <= _FARTHEST]
    if not usual:
        return set()
    top = max(usual)[1]
    return {d for _, d in usual if d in (top, top + _HOUR, top - _HOUR)}


def _each_once(near: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for at, row in near:
        if at not in left and row not in right:
            left.add(at)
            right.add(row)
            found.append((at, row))
    return found


def _columns(
    pairs: list[tuple[int, int]], said: dict[str, list[str]], texts: dict[str, list[str]]
) -> dict[str, str]:
    """Label -> column that says the same in the rows; none where two could be meant."""
    agree: dict[str, list[str]] = {}
    for label, values in said.items():
        for column, cells in texts.items():
            both = [(values[at], cells[row]) for at, row in pairs if values[at] and cells[row]]
            same = sum(one == other for one, other in both)
            if same >= LEAST and same >= _AGREE * len(both):
                agree.setdefault(label, []).append(column)
    return _one_to_one(agree)


def _clocks(
    pairs: list[tuple[int, int]],
    when: dict[str, list[int | None]],
    seconds: dict[str, list[int | None]],
    offsets: set[int],
) -> dict[str, str]:
    agree: dict[str, list[str]] = {}
    for label, clock in when.items():
        for column, moments in seconds.items():
            apart = [_apart(clock[at], moments[row]) for at, row in pairs]
            both = [d for d in apart if d is not None]
            same = sum(d in offsets for d in both)
            if same >= LEAST and same >= _AGREE * len(both):
                agree.setdefault(label, []).append(column)
    return _one_to_one(agree)


def _one_to_one(agree: dict[str, list[str]]) -> dict[str, str]:
    taken = Counter(column for columns in agree.values() for column in columns)
    return {
        label: columns[0]
        for label, columns in agree.items()
        if len(columns) == 1 and taken[columns[0]] == 1
    }
