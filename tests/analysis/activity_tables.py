"""Small typed tables for the analysis tests, written as the rows they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from analysis.rhythm.activity import KINDS
from parsers.format.sections import TABLES
from parsers.tables.frames import empty_frame

Rows = Sequence[Mapping[str, Any]]


def table(name: str, rows: Rows) -> pd.DataFrame:
    """A table with these rows, typed as the reader types it; `at` is ISO text in UTC or None."""
    blank = empty_frame(name)
    columns = {column: [row.get(column) for row in rows] for column in blank.columns}
    made = {
        column: pd.to_datetime(pd.Series(values, dtype="object"), utc=True).dt.as_unit("us")
        if isinstance(blank[column].dtype, pd.DatetimeTZDtype)
        else pd.Series(values, dtype="object").astype(blank[column].dtype)
        for column, values in columns.items()
        if column != "source"
    }
    return pd.DataFrame({**made, "source": pd.Categorical(["made up"] * len(rows))})


_EMPTY = {name: empty_frame(name) for name in TABLES}


def tables(**rows: Rows) -> dict[str, pd.DataFrame]:
    """Every table, empty but for those given."""
    return {**_EMPTY, **{name: table(name, some) for name, some in rows.items()}}


def at(*times: str | None) -> list[dict[str, str | None]]:
    """Rows that hold a time and nothing else."""
    return [{"at": time} for time in times]


_START = pd.Timestamp("2026-03-20T00:00:00Z")
# Around every limit of the definitions: 3 s, 1, 5, 10, 30 and 60 minutes, a day.
_GAPS = (0, 2, 3, 59, 60, 61, 299, 300, 301, 599, 600, 601, 1799, 1800, 1801, 3600, 3601, 86_400)
_STEP = st.tuples(
    st.sampled_from(_GAPS) | st.integers(0, 90_000), st.sampled_from(KINDS), st.booleans()
)


@st.composite
def activity_rows(draw: st.DrawFn) -> dict[str, list[dict[str, str | None]]]:
    """Rows for `tables`: activity of the seven kinds in any order, some of it without a time."""
    rows: dict[str, list[dict[str, str | None]]] = {kind: [] for kind in KINDS}
    second = 0
    for gap, kind, undated in draw(st.lists(_STEP, max_size=25)):
        second += gap
        time = (_START + pd.Timedelta(seconds=second)).isoformat()
        rows[kind] += at(None if undated and gap % 2 else time)
    return {kind: draw(st.permutations(some)) for kind, some in rows.items() if some}
