"""The colours and type that the page and every chart share, light and dark."""

from __future__ import annotations

import html
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

FONT = '"Source Sans", sans-serif'
"""Comes with Streamlit; no font is fetched from elsewhere."""


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


_LONGEST = 28
"""Characters of a name in a label: a longer one would leave no room for the bars."""


def plain(name: str) -> str:
    """A name of the archive as a label: plotly reads tags, entities and TeX in labels and obeys.

    What is cut off stands in the table beside the chart.
    """
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return html.escape(short, quote=False).replace("$", "&#36;")
