"""Where and when: one line for each country or network, a bar for each unbroken run of moments."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few
from dashboard.charts.look import LINE, THICK, Look, figure, names_above, nothing, plain
from dashboard.words import _, amounts, ngettext

LINES = 10
"""Lines that are drawn: the ones with most moments. The others stand in the table."""

_THINNEST = 1 / 250
"""Share of the whole span below which neither a bar nor a pause would be seen."""


def spans(runs: pd.DataFrame, look: Look) -> go.Figure:
    """`runs`: name, first, last (clock times without a zone), moments. Most moments on top."""
    shown = _lines(runs)
    drawn = bars(runs)
    if drawn.empty:
        return nothing(look)
    picture = figure(look, height=70 + LINE * len(shown))
    shortest = _shortest(runs).total_seconds()
    lengths = (drawn["last"] - drawn["first"]).dt.total_seconds().clip(lower=shortest)
    labels = {name: plain(name) for name in shown}
    picture.add_bar(
        orientation="h",
        y=[labels[name] for name in drawn["name"]],
        width=THICK,
        x=(lengths * 1000).tolist(),
        base=drawn["first"].dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        marker={"color": look.accent, "cornerradius": 2},
        customdata=[
            (
                amounts.span(first, last),
                ngettext("{count} record", "{count} records", moments).format(
                    count=amounts.number(moments)
                ),
            )
            for first, last, moments in zip(
                drawn["first"], drawn["last"], drawn["moments"], strict=True
            )
        ],
        hovertemplate="<b>%{y}</b><br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    picture.update_xaxes(
        few.days(drawn["first"].min(), drawn["last"].max()), side="top", showgrid=True
    )
    names_above(picture, [labels[name] for name in reversed(shown)], look)
    return picture


def bars(runs: pd.DataFrame) -> pd.DataFrame:
    """The bars that are drawn, as a table like `runs`: few enough for any browser."""
    return _merged(runs[runs["name"].isin(_lines(runs))], _shortest(runs))


def sentence(runs: pd.DataFrame, lines: str, zone: str) -> str:
    """The text alternative: what the lines are ("3 countries"), from when to when, whose clock."""
    if runs.empty:
        return _("In this file, no record has both a time and a country.")
    return _("{lines}: {span}. Time zone: {zone}.").format(
        lines=lines,
        span=amounts.span(runs["first"].min(), runs["last"].max()),
        zone=zone,
    )


def _lines(runs: pd.DataFrame) -> list[str]:
    counted = runs.groupby("name", sort=False)["moments"].sum()
    return counted.sort_values(ascending=False, kind="stable").head(LINES).index.tolist()


def _shortest(runs: pd.DataFrame) -> pd.Timedelta:
    whole = runs["last"].max() - runs["first"].min()
    return max(whole * _THINNEST, pd.Timedelta(hours=1))


def _merged(runs: pd.DataFrame, shortest: pd.Timedelta) -> pd.DataFrame:
    """Runs of one line with a shorter pause between them, which could not be seen, as one bar."""
    if runs.empty:
        return runs
    ordered = runs.sort_values(["name", "first"], kind="stable")
    pause = ordered["first"] - ordered.groupby("name")["last"].shift()
    begins = (pause.isna() | (pause > shortest)).cumsum()
    merged = ordered.groupby(begins).agg(
        name=("name", "first"),
        first=("first", "min"),
        last=("last", "max"),
        moments=("moments", "sum"),
    )
    return merged.reset_index(drop=True)
