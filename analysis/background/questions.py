"""Questions that newspapers raised about TikTok, and what is known: dated data with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.dated import document


@dataclass(frozen=True)
class Question:
    """One question. `title`, `people`, `known`, `source` and `do` are English messages.

    `people` is what was said, with its year; `sure` is "read" where the original was read,
    "reported" where only a report of it was, "partly" where both are among the sources, and
    "unchecked" where nothing was found that could be checked;
    `measure` names what of a file belongs to it, empty where a file cannot show anything; `page` is
    the key of the page to go to.
    """

    key: str
    title: str
    people: str
    known: str
    source: str
    sure: str
    measure: str
    page: str
    do: str


@cache
def questions() -> tuple[Question, ...]:
    """Every question, in the order of the file."""
    return tuple(Question(**entry) for entry in document("questions")["questions"])


def checked() -> date:
    """The day on which the facts were last held beside their sources."""
    return date.fromisoformat(document("questions")["checked"])
