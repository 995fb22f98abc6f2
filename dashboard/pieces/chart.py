"""A picture with the sentence that says the same, its numbers and how they were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Listing:
    """A table of our own making, with the columns in `labels`, as the file has it: private values
    are put away by whoever shows or writes it. `of` names the tables whose words stand in it."""

    table: pd.DataFrame
    labels: Mapping[str, str]
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """`alt` is the sentence; no name of a person and no written word is ever in it or in `figure`,
    and what is closed to whoever looks is put away in both. `how`: how the numbers were made."""

    figure: go.Figure
    alt: str
    numbers: Listing
    how: str


Number = tuple[str, str]
"""What is counted, and how many; both are words of ours."""
