"""A few lying bars, each with its name above it and its number behind it: a list as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.look import Look, figure, nothing, plain, written_above
from dashboard.words import amounts

LONGEST = 30
"""Characters of a name that a card has room for in a room's letters too."""

_LINE = 36
_THICK = 0.3
_ROOM = 1.3
"""The axis over its longest bar: in the narrowest card its number has room behind it."""


def bars(names: Sequence[str], counts: Sequence[int], look: Look) -> go.Figure:
    """`names` may be text of the archive; the first stands on top.

    A name stands above its bar, where it has the whole width; before it, it would leave the bar
    half of a card or be cut.
    """
    if not names:
        return nothing(look)
    picture = figure(look, height=10 + _LINE * len(names))
    picture.add_bar(
        orientation="h",
        y=list(range(len(names))),
        x=list(counts),
        width=_THICK,
        text=[amounts.number(count) for count in counts],
        textposition="outside",
        constraintext="none",  # or it is made as small as the bar is thin
        textfont={"size": 14, "color": look.text},
        cliponaxis=False,
        marker={"color": look.accent, "cornerradius": 3},
        hoverinfo="skip",
    )
    written_above(picture, [plain(name, LONGEST) for name in names], look, -_THICK / 2, size=14)
    picture.update_xaxes(visible=False, range=[0, max(counts) * _ROOM])
    picture.update_yaxes(range=[len(names) - 0.7, -0.8], visible=False)
    return picture.update_layout(margin={"t": 0, "b": 0})
