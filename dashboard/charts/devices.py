"""Devices: a line of time with one bar each, and the moments of each month.

The codes of devices are text of the archive: they get into a label through `look.plain` only.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few, tally
from dashboard.charts.look import LINE, LONGEST, THICK, Look, figure, plain, written_above
from dashboard.charts.panels import panels
from dashboard.words import _, amounts, ngettext

_MOST = 12
"""Devices that get a bar or a panel of their own; the table beside the chart has all."""

_THINNEST = 0.004
"""Share of the whole span below which a bar would not be seen."""


def moments(count: int) -> str:
    return ngettext("{count} record", "{count} records", count).format(count=amounts.number(count))


def timeline(
    bars: pd.DataFrame, look: Look, most: int = _MOST, longest: int = LONGEST
) -> go.Figure:
    """`bars`: name, first, last (UTC), moments; a device has a row for each stretch of use.

    Names are the archive's own. The device that was seen first comes on top.
    """
    names = list(dict.fromkeys(bars.sort_values("first", kind="stable")["name"]))[:most]
    drawn = bars[bars["name"].isin(names)]
    picture = figure(look, height=64 + LINE * max(len(names), 1))
    if drawn.empty:
        return picture
    thinnest = max((drawn["last"].max() - drawn["first"].min()) * _THINNEST, pd.Timedelta(hours=1))
    lengths = (drawn["last"] - drawn["first"]).clip(lower=thinnest)
    picture.add_bar(
        orientation="h",
        y=[names.index(name) for name in drawn["name"]],
        x=(lengths.dt.total_seconds() * 1000).tolist(),
        base=drawn["first"].dt.tz_localize(None).dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        width=THICK,
        marker={"color": look.accent, "cornerradius": 3},
        customdata=[
            (plain(name), amounts.span(first, last), moments(count))
            for name, first, last, count in zip(
                drawn["name"], drawn["first"], drawn["last"], drawn["moments"], strict=True
            )
        ],
        hovertemplate=(
            "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"
        ),
    )
    written_above(picture, [plain(name, longest) for name in names], look, -THICK / 2)
    picture.update_xaxes(
        few.days(drawn["first"].min(), drawn["last"].max()), showgrid=True, showline=True
    )
    picture.update_yaxes(range=[len(names) - 0.6, -0.8], visible=False)
    return picture


def timeline_sentence(bars: pd.DataFrame) -> str:
    """The text alternative: how many devices, and the two ends. Names stay in the table."""
    if bars.empty:
        return _("No device record in this file has a time.")
    count = bars["name"].nunique()
    return ngettext(
        "{count} device: {span}. Gaps in its bar: {gaps}.",
        "{count} devices: {span}. Gaps in their bars: {gaps}.",
        count,
    ).format(
        count=amounts.number(count),
        span=amounts.span(bars["first"].min(), bars["last"].max()),
        gaps=amounts.number(len(bars) - count),
    )


def months(by_month: pd.DataFrame, look: Look) -> go.Figure:
    """`by_month`: month (its first day), name, moments; the devices with most moments first."""
    wide = _wide(by_month)
    names = list(wide.sum().sort_values(ascending=False, kind="stable").index)[:_MOST]
    heights = {plain(name): wide[name].tolist() for name in names}
    return panels(pd.DatetimeIndex(wide.index), heights, moments, look)


def months_sentence(by_month: pd.DataFrame) -> str:
    """The text alternative: the month with most moments."""
    if by_month.empty:
        return _("No device record in this file has a time.")
    return tally.months_sentence(by_month, ["moments"], moments)


def _wide(by_month: pd.DataFrame) -> pd.DataFrame:
    """Months as rows, also those with nothing in them, and devices as columns."""
    wide = by_month.groupby(["month", "name"])["moments"].sum().unstack(fill_value=0)
    if wide.empty:
        return wide
    return wide.reindex(pd.date_range(wide.index.min(), wide.index.max(), freq="MS"), fill_value=0)
