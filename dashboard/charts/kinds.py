"""What was done in each month, one small chart a kind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.rhythm.activity import SENT
from dashboard.charts.look import Look
from dashboard.charts.panels import panels
from dashboard.words import _, amounts, tables


def title(kind: str) -> str:
    """The name of a kind of activity: that of its table, but for the messages of the person."""
    return _("Messages you sent") if kind == SENT else tables.title(kind)


def kinds(by_month: pd.DataFrame, look: Look) -> go.Figure:
    """`by_month`: month (its first day), kind, rows. A kind without rows gets no panel."""
    wide = _wide(by_month)
    heights = {title(kind): wide[kind].tolist() for kind in wide.columns}
    return panels(pd.DatetimeIndex(wide.index), heights, amounts.rows, look)


def sentence(by_month: pd.DataFrame) -> str:
    """The text alternative: how much of each kind, most first."""
    wide = _wide(by_month)
    if wide.empty:
        return _("Nothing in this file has a date.")
    months = pd.DatetimeIndex(wide.index)
    totals = wide.sum().sort_values(ascending=False, kind="stable")
    said = _("{span}: {counts}.").format(
        span=amounts.months(months[0], months[-1]),
        counts=", ".join(
            f"{title(str(kind))} {amounts.number(rows)}" for kind, rows in totals.items()
        ),
    )
    return said[:1].upper() + said[1:]  # a month has a small letter in some languages


def _wide(by_month: pd.DataFrame) -> pd.DataFrame:
    """Months as rows and the kinds that have rows as columns, in their order."""
    wide = by_month.pivot(index="month", columns="kind", values="rows")
    return wide.loc[:, wide.sum() > 0]
