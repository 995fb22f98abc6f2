"""Charts for a room: their letters grow as those of the page do."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

GROWTH = 20 / 17
"""A room's root size over the page's own; see `dashboard.app` for the one on the page."""


def larger(picture: go.Figure) -> go.Figure:
    """The figure with every font grown, wherever it is set; nothing else is changed."""
    written = picture.to_dict()
    for part in (written["layout"], *written["data"]):
        _grow(part)
    return go.Figure(written, skip_invalid=False)


def _grow(part: dict[str, Any]) -> None:
    """Grows the fonts of a part that are set, and of the parts in it."""
    for name, inside in part.items():
        if name.endswith("font") and "size" in inside:
            inside["size"] = round(inside["size"] * GROWTH, 1)
        for one in inside if name == "annotations" else [inside]:
            if isinstance(one, dict):
                _grow(one)
