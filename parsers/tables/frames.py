"""Typed tables: from arrow columns to pandas, and the empty table of every section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import OTHER, SOURCE, TABLES

TEXT = pd.StringDtype("pyarrow")
"""Missing is pd.NA, not NaN, so that "nan" typed by a person stays what it is."""

MOMENT = pd.DatetimeTZDtype("us", "UTC")


def frame_of(
    table: str, values: Mapping[str, pa.Array], others: pa.Array, source: str
) -> pd.DataFrame:
    """The typed table of these columns; all arrays have one length."""
    rows = len(others)
    data: dict[str, object] = {}
    for name in TABLES[table]:
        if name == SOURCE:
            data[name] = pd.Categorical.from_codes(np.zeros(rows, np.int8), [source])  # type: ignore[call-overload]
        elif name == OTHER:
            data[name] = _series(Kind.TEXT, others)
        else:
            data[name] = _series(COLUMNS[name].kind, values[name])
    return pd.DataFrame(data, copy=False)


def _series(kind: Kind, values: pa.Array) -> object:
    if kind is Kind.TIME:
        moments = pc.cast(values, pa.int64()).fill_null(np.iinfo(np.int64).min)
        return pd.DatetimeIndex(moments.to_numpy().view("datetime64[us]"), tz="UTC")
    if kind is Kind.NUMBER:
        return pd.array(values.to_pandas(integer_object_nulls=True), dtype="Int64")
    return TEXT.__from_arrow__(pc.cast(values, pa.large_string()))  # type: ignore[attr-defined]


def empty_frame(table: str) -> pd.DataFrame:
    """The table without rows, typed like a filled one."""
    return _empty_frame(table).copy()


@cache
def _empty_frame(table: str) -> pd.DataFrame:
    values = {
        name: pa.nulls(
            0, pa.timestamp("us") if COLUMNS[name].kind is Kind.TIME else pa.large_string()
        )
        for name in TABLES[table]
        if COLUMNS[name].kind is not Kind.NUMBER
    }
    numbers = {
        name: pa.nulls(0, pa.int64()) for name in TABLES[table] if COLUMNS[name].kind is Kind.NUMBER
    }
    return frame_of(table, {**values, **numbers}, pa.nulls(0, pa.large_string()), "")
