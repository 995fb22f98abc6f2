"""Pieces of tables from all places and parts of the archive to the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter

import pandas as pd
from pandas.api.types import union_categoricals

from parsers.format.sections import SOURCE, TABLES
from parsers.notice import Notice
from parsers.tables.frames import empty_frame
from parsers.tables.records import Piece


def tables_of(pieces: Iterable[tuple[str, Piece]]) -> tuple[dict[str, pd.DataFrame], list[Notice]]:
    """Every table, typed, and warnings. `pieces`: (the place it stood in, the piece)."""
    found: dict[str, list[tuple[str, pd.DataFrame]]] = {}
    # By place, so that which of two equal rows is kept does not hang on the order of sections.
    for place, piece in sorted(pieces, key=itemgetter(0)):
        if len(piece.frame):
            found.setdefault(piece.table, []).append((place, piece.frame))
    tables: dict[str, pd.DataFrame] = {}
    warnings: list[Notice] = []
    for name in TABLES:
        frames = found.get(name, [])
        if not frames:
            tables[name] = empty_frame(name)
        elif len(frames) == 1:
            tables[name] = frames[0][1]
        else:
            tables[name], repeats = _merged(frames)
            warnings += [Notice.REPEATS] if repeats else []
    return tables, list(dict.fromkeys(warnings))


def _merged(frames: list[tuple[str, pd.DataFrame]]) -> tuple[pd.DataFrame, int]:
    """One table. A row that stands in several places is kept as often as in the fullest of them.

    So what really happened twice stays twice, and what was only written down twice does not.
    """
    sources = union_categoricals([frame[SOURCE] for _, frame in frames])
    merged = pd.concat([frame.drop(columns=SOURCE) for _, frame in frames], ignore_index=True)
    columns = list(merged.columns)
    merged[SOURCE] = sources
    places = pd.factorize(pd.Series([p for p, f in frames for _ in range(len(f))]))[0]
    if places.max() == 0:
        return merged, 0
    keyed = merged[columns].assign(place=places)
    occurrence = keyed.groupby([*columns, "place"], dropna=False, sort=False).cumcount()
    repeats = merged[columns].assign(occurrence=occurrence).duplicated()
    return merged[~repeats].reset_index(drop=True), int(repeats.sum())


def states_of(tables: Mapping[str, pd.DataFrame], present: Iterable[str]) -> dict[str, str]:
    """Table -> "read", "empty" or "absent"."""
    there = set(present)
    return {
        name: "read" if len(frame) else "empty" if name in there else "absent"
        for name, frame in tables.items()
    }
