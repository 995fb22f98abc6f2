"""Where a search finds its words: in every cell as it stands on the screen, times included."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.words import amounts

_ISO = "YYYY-MM-DD"


def holds(column: pd.Series, query: str) -> np.ndarray:
    """Which cells of a column have these words in them, large or small letters alike."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        kinds = holds(pd.Series(column.cat.categories), query)
        return np.append(kinds, False)[column.cat.codes.to_numpy()]
    if column.dtype.kind == "M":
        at = _iso(column)
        found = _found(at, query)
        days = amounts.days_in_cells()
        return found if days == _ISO else found | _found(_days_as(at, days), query)
    return _found(pa.array(column.astype("string"), pa.large_string(), from_pandas=True), query)


def _found(texts: pa.Array | pa.ChunkedArray, query: str) -> np.ndarray:
    hits = pc.fill_null(pc.match_substring(texts, query, ignore_case=True), False)
    return np.asarray(hits.to_numpy(zero_copy_only=False), dtype=bool)


def _iso(column: pd.Series) -> pa.Array:
    """Moments as "2025-06-01 14:05:00"."""
    at = pa.array(column, from_pandas=True)
    return pc.floor_temporal(at, unit="second").cast(pa.timestamp("s")).cast(pa.large_string())


def _days_as(at: pa.Array, style: str) -> pa.Array:
    """The same with each day as tables write it: few are written, since days come again."""
    days = pc.utf8_slice_codeunits(at, 0, 10).dictionary_encode()
    written = [_day(one, style) for one in days.dictionary.to_pylist()]
    first = pa.array(written, pa.large_string()).take(days.indices)
    rest = pc.utf8_slice_codeunits(at, 10)
    return pc.binary_join_element_wise(first, rest, pa.scalar("", pa.large_string()))


def _day(iso: str, style: str) -> str:
    year, month, day = iso.split("-")
    return style.replace("YYYY", year).replace("MM", month).replace("DD", day)
