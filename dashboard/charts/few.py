"""Axes of a file that covers only a few days: whole days, never hours that nobody counted."""

from __future__ import annotations

import pandas as pd

from dashboard.words import amounts

_FEW = 4
"""Days up to which plotly, left to itself, would write hours and parts of seconds."""


def days(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, object]:
    """A time axis from the first to the last moment, both on the clock that is drawn."""
    begin = first.tz_localize(None).normalize()
    end = last.tz_localize(None).normalize() + pd.Timedelta(days=1)
    every = pd.date_range(begin, end, inclusive="left")
    if len(every) > _FEW:
        return {"type": "date"}
    return {
        "type": "date",
        "range": [begin.isoformat(), end.isoformat()],
        "tickvals": [(day + pd.Timedelta(hours=12)).isoformat() for day in every],
        "ticktext": [amounts.short_day(day) for day in every],
    }


def weeks(middles: pd.Series) -> dict[str, object]:
    """A time axis of bars for weeks, each drawn around the middle of its week."""
    if len(middles) > _FEW:
        return {"type": "date"}
    mondays = middles - pd.Timedelta(days=3)
    return {
        "type": "date",
        "tickvals": middles.dt.strftime("%Y-%m-%d").tolist(),
        "ticktext": [amounts.short_day(monday) for monday in mondays],
    }
