"""What a company's event says in plain words: the event's name in the file to a kind of event.

The names are TikTok's own for advertisers (`data/events.json`, dated, with its sources); a company
may also send names of its own making, which stay as they are and are of the kind `own`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.dated import document

OWN, UNNAMED = "own", "unnamed"
"""Kinds of event outside TikTok's list: named by the company; not named at all."""


@dataclass(frozen=True)
class EventKind:
    """A kind of event: its key, what it says (the English message), the names it goes by."""

    key: str
    message: str
    names: tuple[str, ...]


@cache
def event_kinds() -> tuple[EventKind, ...]:
    """Every kind of event, those outside TikTok's list last."""
    written = document("events")
    return (
        *(
            EventKind(kind["key"], kind["message"], tuple(kind["names"]))
            for kind in written["kinds"]
        ),
        EventKind(OWN, written["own"], ()),
        EventKind(UNNAMED, written["unnamed"], ()),
    )


@cache
def _by_name() -> Mapping[str, str]:
    return {plain(name): kind.key for kind in event_kinds() for name in kind.names}


def plain(name: str) -> str:
    """A name as names are compared: lower case, letters and digits only."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


def is_known(name: str) -> bool:
    """Whether an event goes by one of TikTok's own names for advertisers."""
    return plain(name) in _by_name()


def kinds_of(events: pd.Series) -> pd.Series:
    """The key of each event's kind; same index as `events`, never missing.

    Looked up once for each different name, since a file has thousands of events and few names.
    """
    kinds = {name: _by_name().get(plain(name), OWN) for name in events.dropna().unique()}
    return events.map(kinds).astype("string").fillna(UNNAMED).rename("kind")
