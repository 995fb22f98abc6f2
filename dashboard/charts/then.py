"""How far two files of one account reach, category by category: two bars each, then and now."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import few
from dashboard.charts.look import Look, figure, names_above, nothing
from dashboard.words import _, amounts, tables

LINE, THICK = 60, 0.2
"""Pixels for a category with its name above, and the share of them that each bar gets."""

_THINNEST = 0.004
"""Share of the whole span below which a bar would not be seen."""


def reaches(dated: pd.DataFrame, look: Look) -> go.Figure:
    """`dated`: table, first_then, last_then, first_now, last_now (UTC, missing where there is
    none), the category that is drawn at the top first."""
    if dated.empty:
        return nothing(look)
    dated = dated.iloc[::-1].reset_index(drop=True)
    picture = figure(look, height=70 + LINE * len(dated))
    begin: pd.Timestamp = pd.concat([dated["first_then"], dated["first_now"]]).min()
    end: pd.Timestamp = pd.concat([dated["last_then"], dated["last_now"]]).max()
    thinnest = max((end - begin) * _THINNEST, pd.Timedelta(hours=1))
    names = dated["table"].map(tables.title)
    for when, colour, offset in (("then", look.grey, 0.02), ("now", look.accent, -THICK - 0.02)):
        some = dated[dated[f"first_{when}"].notna()]
        first, last = some[f"first_{when}"], some[f"last_{when}"]
        lengths = (last - first).dt.total_seconds().clip(lower=thinnest.total_seconds())
        told = _("older file") if when == "then" else _("newer file")
        picture.add_bar(
            orientation="h",
            name=told,
            y=names[some.index].tolist(),
            width=THICK,
            offset=offset,
            x=(lengths * 1000).tolist(),
            base=first.dt.tz_localize(None).dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
            marker={"color": colour, "cornerradius": 3},
            customdata=[
                (amounts.span(one, other), told) for one, other in zip(first, last, strict=True)
            ],
            hovertemplate="<b>%{y}</b><br>%{customdata[1]}<br>%{customdata[0]}<extra></extra>",
        )
    picture.update_layout(barmode="overlay")
    picture.update_xaxes(few.days(begin, end), side="top", showgrid=True)
    names_above(picture, names.tolist(), look, THICK + 0.02)
    return picture


def sentence(dated: pd.DataFrame) -> str:
    """The text alternative: what is drawn, and of the first category how far it reached."""
    if dated.empty:
        return _("Nothing in these files has a date.")
    said = _("In each category the grey bar is the older file, and the bar below it the newer one.")
    both = dated.dropna(subset=["first_then", "first_now"])
    if both.empty:
        return said
    one = both.iloc[0]
    return (
        said
        + " "
        + _("{name}: {then} in the older file, {now} in the newer one.").format(
            name=tables.title(one["table"]),
            then=amounts.span(one["first_then"], one["last_then"]),
            now=amounts.span(one["first_now"], one["last_now"]),
        )
    )
