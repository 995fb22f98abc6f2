"""What the findings about an age share: the rows of some tables before a birthday."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.findings.finding import Found, text


def before(chosen: Mapping[str, pd.Series], birthday: pd.Timestamp) -> Found | None:
    """The rows whose time lies before a birthday: table, first, last, rows; the earliest first.

    `chosen`: table -> its times, NaT for rows that are not meant. A row without a time is none.
    """
    rows = {
        table: np.flatnonzero((at < birthday).fillna(False).to_numpy(bool))
        for table, at in chosen.items()
    }
    early = {table: found for table, found in rows.items() if len(found)}
    if not early:
        return None
    times = [chosen[table].iloc[found] for table, found in early.items()]
    items = pd.DataFrame(
        {
            "table": text(*early),
            "first": [at.min() for at in times],
            "last": [at.max() for at in times],
            "rows": [len(found) for found in early.values()],
        }
    )
    items = items.sort_values(["first", "table"], ignore_index=True)
    return Found(items, early, {"rows": int(items["rows"].sum())})
