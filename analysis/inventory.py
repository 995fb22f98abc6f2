"""What is in an export, counted: per table the rows, how full it is and how far back it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from parsers.export import READ, Export
from parsers.format.sections import OTHER, SOURCE


@dataclass(frozen=True)
class Inventory:
    """`tables`: table, state, rows, filled (share of cells, missing where there are none), first,
    last. `months`: month (its first day, UTC), table, rows, only months with rows.
    """

    tables: pd.DataFrame
    months: pd.DataFrame

    @property
    def rows(self) -> int:
        return int(self.tables["rows"].sum())

    @property
    def categories(self) -> int:
        """Tables with rows."""
        return int((self.tables["state"] == READ).sum())


def take(export: Export) -> Inventory:
    return Inventory(_tables(export), _months(export))


def _tables(export: Export) -> pd.DataFrame:
    spans = {name: export.span(name) for name in export.tables}
    return pd.DataFrame(
        {
            "table": list(export.tables),
            "state": [export.states[name] for name in export.tables],
            "rows": pd.array([len(frame) for frame in export.tables.values()], dtype="int64"),
            "filled": pd.array(
                [filled(frame) for frame in export.tables.values()], dtype="Float64"
            ),
            "first": pd.Series(
                [span[0] if (span := spans[name]) else pd.NaT for name in export.tables],
                dtype="datetime64[us, UTC]",
            ),
            "last": pd.Series(
                [span[1] if (span := spans[name]) else pd.NaT for name in export.tables],
                dtype="datetime64[us, UTC]",
            ),
        }
    )


def filled(frame: pd.DataFrame) -> float | None:
    """Share of a table's own cells that hold something; None for a table without rows."""
    if not len(frame):  # as most tables are, and nothing need be made of them
        return None
    own = frame.drop(columns=[OTHER, SOURCE], errors="ignore")
    return float(own.notna().to_numpy().mean()) if own.size else None


def _months(export: Export) -> pd.DataFrame:
    parts = []
    for name, frame in export.tables.items():
        if not len(frame) or "at" not in frame or frame["at"].isna().all():
            continue
        at = frame["at"].dropna().dt.tz_localize(None)
        counts = at.dt.to_period("M").value_counts().sort_index()
        parts.append(
            pd.DataFrame(
                {"month": counts.index.to_timestamp(), "table": name, "rows": counts.to_numpy()}
            )
        )
    if not parts:
        return pd.DataFrame(
            {
                "month": pd.Series(dtype="datetime64[us]"),
                "table": pd.Series(dtype="str"),
                "rows": pd.Series(dtype="int64"),
            }
        )
    return pd.concat(parts, ignore_index=True)
