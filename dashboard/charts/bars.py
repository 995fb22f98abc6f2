"""A few lying bars, each with its name before it and its number behind it: a list as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.look import Look, figure, nothing, plain
from dashboard.words import amounts

_LINE = 27
_LONGEST = 22
"""Characters of a name: on a phone a longer one would leave no room for its bar."""


def bars(names: Sequence[str], counts: Sequence[int], look: Look) -> go.Figure:
    """`names` may be text of the archive; the first stands on top."""
    if not names:
        return nothing(look)
    picture = figure(look, height=14 + _LINE * len(names))
    picture.add_bar(
        orientation="h",
        y=list(range(len(names))),
        x=list(counts),
        width=0.62,
        text=[amounts.number(count) for count in counts],
        textposition="outside",
        textfont={"size": 14, "color": look.text},
        cliponaxis=False,
        marker={"color": look.accent, "cornerradius": 3},
        hoverinfo="skip",
    )
    picture.update_xaxes(visible=False, range=[0, max(counts) * 1.18])
    picture.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[plain(_short(name)) for name in names],
        tickfont={"size": 14, "color": look.text},
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        showline=False,
        ticks="",
    )
    return picture


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
