"""The countries of the addresses on a map, whole or Europe only, from outlines that came along.

Drawn as lines in longitude and latitude with every layer of plotly's own map switched off: with
`geojson`, or with a layer shown, plotly would fetch outlines from elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.colors
import plotly.graph_objects as go
from babel.core import get_global

import analysis
from dashboard.charts.look import Look, figure, plain
from dashboard.words import _, amounts, countries, ngettext

Line = tuple[list[float | None], list[float | None]]

_OUTLINES = Path(analysis.__path__[0]) / "data" / "countries-110m.geojson"
_WITHOUT_NUMBER = {"Kosovo": "XK"}
"""Outlines to which ISO 3166-1 gives no number, with the code that registries use."""


@dataclass(frozen=True)
class View:
    """A part of the world: `geo` for plotly, `height` in pixels, and the degrees that it shows.

    `apart`: degrees east and north by which two names must differ not to lie over each other.
    A name stands above its point; below it, where another point is near to the north.
    """

    geo: dict[str, Any]
    height: int
    apart: tuple[float, float]
    west: float = -180
    east: float = 180
    south: float = -90
    north: float = 90

    def shows(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


WORLD = View(
    {"projection": {"type": "natural earth"}, "lataxis": {"range": [-58, 84]}},
    270,
    (60, 20),
)
EUROPE = View(
    {
        "projection": {"type": "conic conformal", "parallels": [40, 60], "rotation": {"lon": 12}},
        "lonaxis": {"range": [-12, 36]},
        "lataxis": {"range": [34, 71]},
    },
    310,
    (9, 2.5),
    west=-25,
    east=45,
    south=33,
    north=72,
)


def world(counted: pd.DataFrame, look: Look, view: View = WORLD) -> go.Figure:
    """`counted`: country (two letters), moments. The more moments, the stronger the colour."""
    moments = dict(zip(counted["country"], counted["moments"], strict=True))
    top = max(moments.values(), default=1)
    traces = [_ground(tuple(sorted(set(_lines()) - set(moments))), look)]
    for code in sorted(set(moments) & set(_lines()), key=lambda code: moments[code]):
        lon, lat = _lines()[code]
        # By the root, so that a country of a week does not vanish beside the one lived in.
        shade = _shade(look, 0.25 + 0.75 * (moments[code] / top) ** 0.5)
        traces.append(
            _area(lon, lat, fillcolor=shade, line={"width": 0.8, "color": look.background})
        )
    traces.append(_points(moments, look, view))
    layout = figure(look, view.height).layout.to_plotly_json()
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0}
    layout["geo"] = {"visible": False, "bgcolor": "rgba(0,0,0,0)", **view.geo}
    return go.Figure(data=traces, layout=layout)


def sentence(counted: pd.DataFrame) -> str:
    """The text alternative: how many countries, and which has most moments."""
    if counted.empty:
        return _("No address in this file says which country it belongs to.")
    most, total = counted.iloc[0], int(counted["moments"].sum())
    said = ngettext("{count} country.", "{count} countries.", len(counted)).format(
        count=amounts.number(len(counted))
    )
    rest = _("Most records: {country}, {moments} of {total}.").format(
        country=countries.name(most["country"]),
        moments=amounts.number(most["moments"]),
        total=amounts.number(total),
    )
    return f"{said} {rest}"


def fits(counted: pd.DataFrame, view: View) -> bool:
    """Whether all countries with an outline can be seen in a view."""
    return all(view.shows(*_middle(code)) for code in counted["country"] if code in _lines())


def without_outline(counted: pd.DataFrame) -> list[str]:
    """Names of the countries that are too small for this map."""
    return [countries.name(code) for code in counted["country"] if code not in _lines()]


def _ground(codes: tuple[str, ...], look: Look) -> dict[str, Any]:
    lines = [_lines()[code] for code in codes]
    lon = [degree for line in lines for degree in line[0]]
    lat = [degree for line in lines for degree in line[1]]
    return _area(lon, lat, fillcolor=look.surface, line={"width": 0.6, "color": look.grey})


def _area(lon: list[float | None], lat: list[float | None], **drawn: object) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "lon": lon,
        "lat": lat,
        "mode": "lines",
        "fill": "toself",
        "hoverinfo": "skip",
        **drawn,
    }


def _points(moments: dict[str, int], look: Look, view: View) -> dict[str, Any]:
    """A point in each country with its name, and its number of moments under the pointer."""
    placed = {code: _middle(code) for code in moments if code in _lines()}
    seen = [code for code, (lon, lat) in placed.items() if view.shows(lon, lat)]
    seen.sort(key=lambda code: moments[code])  # the one to look for first is the one seen least
    named = [plain(countries.name(code)) for code in seen]
    where = _labelled([placed[code] for code in seen], view)
    return {
        "type": "scattergeo",
        "lon": [placed[code][0] for code in seen],
        "lat": [placed[code][1] for code in seen],
        "mode": "markers+text",
        "marker": {"size": 9, "color": look.text, "line": {"width": 1.5, "color": look.background}},
        "text": [name if side else "" for name, side in zip(named, where, strict=True)],
        "textposition": [side or _ABOVE for side in where],
        "textfont": {"color": look.text, "size": 14},
        "customdata": [
            (name, ngettext("{count} record", "{count} records", moments[code]).format(
                count=amounts.number(moments[code])
            ))
            for name, code in zip(named, seen, strict=True)
        ],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    }  # fmt: skip


_ABOVE, _BELOW = "top center", "bottom center"


def _labelled(points: list[tuple[float, float]], view: View) -> list[str]:
    """On which side of its point each name stands; "" where neither has room beside the names of
    those before it in the list."""
    east, north = view.apart
    kept: list[tuple[float, float]] = []
    sides = []
    for lon, lat in points:
        under = any(abs(lon - x) < east and 0 < y - lat < 2 * north for x, y in points)
        for side in (_BELOW, _ABOVE) if under else (_ABOVE, _BELOW):
            height = lat + 0.75 * north * (1 if side == _ABOVE else -1)
            if not any(abs(lon - x) < east and abs(height - y) < north for x, y in kept):
                kept.append((lon, height))
                sides.append(side)
                break
        else:
            sides.append("")
    return sides


def _shade(look: Look, strength: float) -> str:
    ground, accent = (plotly.colors.hex_to_rgb(colour) for colour in (look.surface, look.accent))
    mixed = [round(low + (high - low) * strength) for low, high in zip(ground, accent, strict=True)]
    return "rgb({},{},{})".format(*mixed)


@cache
def _lines() -> dict[str, Line]:
    """Each country's outline: longitudes and latitudes, with None between two rings."""
    found: dict[str, Line] = {}
    for code, rings in _rings().items():
        lon: list[float | None] = []
        lat: list[float | None] = []
        for ring in rings:
            lon += [*(point[0] for point in ring), None]
            lat += [*(point[1] for point in ring), None]
        found[code] = lon, lat
    return found


@cache
def _middle(code: str) -> tuple[float, float]:
    """The centre of a country's largest piece of land, where its name is put."""
    ring = max(_rings()[code], key=lambda ring: abs(_area_of(ring)[0]))
    return _area_of(ring)[1:]


def _area_of(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area (with a sign) and centre of a ring, taken as flat."""
    doubled = lon = lat = 0.0
    for (x, y), (next_x, next_y) in pairwise(ring):
        cross = x * next_y - next_x * y
        doubled, lon, lat = doubled + cross, lon + (x + next_x) * cross, lat + (y + next_y) * cross
    if not doubled:
        return 0.0, ring[0][0], ring[0][1]
    return doubled / 2, lon / (3 * doubled), lat / (3 * doubled)


@cache
def _rings() -> dict[str, list[list[list[float]]]]:
    """The outer rings of each outline by its ISO code; by its name where it has none."""
    document = json.loads(_OUTLINES.read_text(encoding="utf-8"))
    codes = get_global("territory_aliases")
    found = {}
    for feature in document["features"]:
        name, shape = feature["properties"]["name"], feature["geometry"]
        code = codes.get(feature.get("id") or "", [_WITHOUT_NUMBER.get(name, name)])[0]
        pieces = shape["coordinates"]
        pieces = [pieces] if shape["type"] == "Polygon" else pieces
        found[code] = [piece[0] for piece in pieces]
    return found
