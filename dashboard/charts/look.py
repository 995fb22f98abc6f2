"""The colours and type that the page and every chart share, light and dark."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True)
class Look:
    """One set of colours: `accent` is the one that means something, `night` is for its hours."""

    name: str
    background: str
    surface: str
    text: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    night: str
    ochre: str
    grey: str


LIGHT = Look(
    name="light",
    background="#fbfaf7",
    surface="#f2f0ea",
    text="#111619",
    muted="#596166",
    line="#dcd8ce",
    accent="#1f6f78",
    accent_soft="#a9cdd0",
    night="#5053a0",
    ochre="#b07a1e",
    grey="#b9b6ad",
)
DARK = Look(
    name="dark",
    background="#14191b",
    surface="#1d2427",
    text="#e9e7e2",
    muted="#a3abae",
    line="#343d41",
    accent="#56b3bb",
    accent_soft="#2c5d62",
    night="#9a9de6",
    ochre="#d9a84e",
    grey="#5c6569",
)

FONT = '"Atkinson Hyperlegible Next", "Source Sans", sans-serif'
"""Made for people who read with effort; served from here (`dashboard/server/page`)."""


def choose(name: str | None) -> Look:
    return DARK if name == "dark" else LIGHT


def figure(look: Look, height: int) -> go.Figure:
    """An empty figure in the house style."""
    quiet = {
        "gridcolor": look.line,
        "linecolor": look.line,
        "zeroline": False,
        "tickfont": {"color": look.muted, "size": 14},
        "automargin": True,
        "fixedrange": True,
    }
    return go.Figure(
        layout={
            "height": height,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 15, "color": look.text},
            "margin": {"l": 0, "r": 12, "t": 8, "b": 8},
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": look.surface,
                "bordercolor": look.line,
                "font": {"family": FONT, "size": 15, "color": look.text},
                "align": "left",
            },
            "bargap": 0.35,
            "dragmode": False,
            "xaxis": quiet,
            "yaxis": quiet,
        }
    )


def theme(look: Look) -> dict[str, str]:
    """The same colours as options of Streamlit's theme."""
    return {
        "primaryColor": look.accent,
        "backgroundColor": look.background,
        "secondaryBackgroundColor": look.surface,
        "textColor": look.text,
        "borderColor": look.line,
        "linkColor": look.accent,
        "dataframeBorderColor": look.line,
        "dataframeHeaderBackgroundColor": look.surface,
    }


LONGEST = 42
"""Characters of a name above a bar: on a phone a longer one would run out of the picture."""


def plain(name: str, longest: int = LONGEST) -> str:
    """A name of the archive as a label: plotly reads tags, entities and TeX in labels and obeys.

    What is cut off stands in the table beside the chart.
    """
    short = name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
    return html.escape(short, quote=False).replace("$", "&#36;")


def nothing(look: Look) -> go.Figure:
    """What is drawn where there is nothing to draw: no axes, which would count something."""
    hidden = {"visible": False}
    return figure(look, height=24).update_layout(xaxis=hidden, yaxis=hidden)


LINE = 48
"""Pixels for a lying bar, the name above it, and a gap that keeps it from the next name."""

THICK = 0.34
"""Share of a line that its bar gets."""


def written_above(
    picture: go.Figure, names: Sequence[str], look: Look, edge: float, size: int = 15
) -> None:
    """Writes safe names at the left above the bars 0, 1, 2 ..., `edge` being from the middle of a
    bar to its upper edge: less than nothing where the axis runs down."""
    picture.update_layout(
        annotations=[
            {
                "text": name,
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": number + edge,
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"family": FONT, "size": size, "color": look.text},
            }
            for number, name in enumerate(names)
        ]
    )


def names_above(
    picture: go.Figure, names: Sequence[str], look: Look, edge: float = THICK / 2
) -> None:
    """Writes the names of lying bars above them: beside them they take half the width of a phone.

    `names` are safe as labels (see `plain`) and stand from the bottom up, as the bars are drawn.
    """
    written_above(picture, names, look, edge)
    picture.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(names),
        range=[-0.5, len(names) - 0.2],
        visible=False,
    )


def whole(highest: int) -> dict[str, object]:
    """How a vertical axis counts: in whole numbers, also where the highest is one."""
    return {"nticks": 3, "rangemode": "tozero", "tickformat": ",d"} | (
        {"dtick": 1} if highest < 3 else {}
    )
