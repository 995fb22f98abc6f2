"""What stands in a report, ready to be written: private values are put away before they get here.

Every text is plain, and some of it text of the archive; words of ours may have **bold** in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

Number = tuple[str, str]


@dataclass(frozen=True)
class Grid:
    """A table of texts. `right`: which columns hold numbers; `more`: rows that were left out."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    more: int = 0


@dataclass(frozen=True)
class Picture:
    """A figure with the sentence that says the same; `grid` has its numbers, `how` their making."""

    figure: go.Figure
    alt: str
    grid: Grid | None = None
    how: str = ""


@dataclass(frozen=True)
class Points:
    """A heading over a list."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a chapter. `chapter` is the one that says more, `way` what leads there."""

    title: str = ""
    numbers: tuple[Number, ...] = ()
    says: tuple[str, ...] = ()
    picture: Picture | None = None
    grid: Grid | None = None
    points: tuple[Points, ...] = ()
    notes: tuple[str, ...] = ()
    chapter: str = ""
    way: str = ""


@dataclass(frozen=True)
class Chapter:
    """`key` is its anchor; `cards`: its parts are short and stand beside each other."""

    key: str
    title: str
    parts: tuple[Part, ...]
    cards: bool = False

    @property
    def short(self) -> bool:
        """Whether it is a sentence or two, which need no sheet of paper of their own."""
        return not any(part.numbers or part.picture or part.grid for part in self.parts)


@dataclass(frozen=True)
class Report:
    """`badge` is empty for the person alone; `about` says what it holds and for whom."""

    title: str
    badge: str
    about: tuple[str, ...]
    chapters: tuple[Chapter, ...]
