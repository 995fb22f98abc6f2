"""Charts for a room: every letter grows, and nothing else changes."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analysis import inventory
from dashboard.charts import look, months, reach
from dashboard.charts.larger import GROWTH, larger
from tests.dashboard import exports

_SMALL = inventory.take(exports.small())


def _sizes(part: object, under: str = "") -> list[float]:
    if isinstance(part, dict):
        own = [float(part["size"])] if under.endswith("font") and "size" in part else []
        return own + [size for name in sorted(part) for size in _sizes(part[name], name)]
    if isinstance(part, list | tuple):
        return [size for one in part for size in _sizes(one)]
    return []


@pytest.mark.parametrize(
    "picture",
    [reach.reach(_SMALL.tables, look.LIGHT), months.months(_SMALL.months, look.DARK)],
    ids=["reach", "months"],
)
def test_every_font_grows_and_the_rest_stays(picture: go.Figure) -> None:
    before = picture.to_dict()
    grown = larger(picture).to_dict()
    assert picture.to_dict() == before  # what came in is not changed
    sizes = _sizes(before)
    assert len(sizes) > 3
    assert _sizes(grown) == [pytest.approx(size * GROWTH, abs=0.06) for size in sizes]
    assert _without_fonts(grown["layout"]) == _without_fonts(before["layout"])


def test_a_marker_is_no_letter() -> None:
    picture = go.Figure(go.Scatter(x=[1], y=[1], marker={"size": 9}, textfont={"size": 10}))
    (dots,) = larger(picture).data
    assert (dots.marker.size, dots.textfont.size) == (9, 11.8)


def _without_fonts(part: object) -> object:
    if isinstance(part, dict):
        return {
            name: _without_fonts(inside)
            for name, inside in part.items()
            if not name.endswith("font")
        }
    return [_without_fonts(one) for one in part] if isinstance(part, list) else part
