"""Which text of TikTok's privacy policy was in force on a day, and what it says there.

Dated data (`data/policies.json`). A file of 2023 is read beside the policy of 2023: what a newer
text declares says nothing about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from analysis.dated import document


class Location(Enum):
    """What a policy says of the position that comes from the device itself."""

    SOME = "some"
    PRECISE = "precise"
    APPROXIMATE = "approximate"
    BOTH = "both"


@dataclass(frozen=True)
class Policy:
    """One text, in force from `since` until the next; `codes`: it names codes to match accounts.

    `by_month`: only the month of `since` is known.
    """

    since: date
    by_month: bool
    location: Location
    codes: bool


@cache
def policies() -> tuple[Policy, ...]:
    """Every text that was read, the oldest first."""
    return tuple(_policy(**entry) for entry in document("policies")["policies"])


def _policy(since: str, location: str, codes: bool) -> Policy:
    by_month = len(since) == len("2020-07")
    day = date.fromisoformat(f"{since}-01" if by_month else since)
    return Policy(day, by_month, Location(location), codes)


def uk_apart_since() -> date:
    """From when on the United Kingdom has a text of its own, which was not read."""
    return date.fromisoformat(document("policies")["uk_apart_since"])


def policy_on(day: date | None) -> Policy | None:
    """The text in force on a day; the newest where no day is known, none before the oldest."""
    known = [policy for policy in policies() if day is None or policy.since <= day]
    return known[-1] if known else None
