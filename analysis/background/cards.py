"""What happened around TikTok: decisions, plans and new texts, for a page that explains them.

Dated data (`data/background.json`), each with who says so, whether the original was read, and up
to when later news was looked for. None of it is about the person whose file is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from analysis.dated import document


@dataclass(frozen=True)
class Card:
    """One event. `title`, `says` and `source` are English messages.

    `place`: ISO code, "UK", "EU", "EEA" or "world". `verified` is false where only a report of the
    original was read; `by_month` where the day itself is not known; `until` is the last day for
    which news after it was looked for; `checked` when the card was last held beside its sources.
    """

    key: str
    day: date
    place: str
    title: str
    says: str
    source: str
    verified: bool
    checked: date
    by_month: bool = False
    until: date | None = None


@cache
def cards() -> tuple[Card, ...]:
    """Every card, the newest first."""
    written = document("background")
    checked = date.fromisoformat(written["checked"])
    found = [_card(entry, checked) for entry in written["cards"]]
    return tuple(sorted(found, key=lambda card: card.day, reverse=True))


def _card(entry: Mapping[str, Any], checked: date) -> Card:
    until = entry.get("until")
    dates = {
        "day": date.fromisoformat(entry["day"]),
        "until": date.fromisoformat(until) if until else None,
    }
    return Card(**{**entry, **dates}, checked=checked)
