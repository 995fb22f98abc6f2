"""Which companies told TikTok about you: off-TikTok activity by company.

Company and event names are the file's own words. What a name says, and what it does not, is decided
by rules that stand here: nothing is looked up anywhere.
"""

from __future__ import annotations

import re

import pandas as pd

from analysis.companies.events import kinds_of
from analysis.rhythm.activity import local_month

_PLACEHOLDER = re.compile(
    r"(?:admin|administrator|test|tester|testing|demo|user|app|application|account|default|pixel"
    r"|web|website|site|null|none|undefined|unknown|client|customer|partner|advertiser|source"
    r"|data|tiktok|event|api|server|untitled){1,2}|na|id|tt|my|new|the|dev|prod|usr|acc"
)
"""A word that any account may carry, or two of them written together ("testapp")."""

_LETTERS, _HEX = re.compile(r"[^\W\d_]+"), re.compile(r"[0-9a-f]{8,}")
_RUNS = re.compile(r"\d+|[^\W\d_]+")


def explains_itself(company: str) -> bool:
    """Whether a company's name could tell a reader who it is.

    It does not where one of these holds (without case; signs and spaces do not count):
    - it has no letter at all ("20211", "--");
    - all its words are ones that any account may have ("admin8888", "Test App 2", "user_1");
    - one or two letters with four digits or more ("x20391", "tt 88123");
    - at least 8 hexadecimal signs that change between letters and digits twice or more ("5f3a9c1e",
      a UUID);
    - one word of at least 10 letters and digits that change four times or more ("x7f9k2q1m4w").
    "Cannot be explained from the file" is all that follows from it.
    """
    name = company.casefold()
    letters = _LETTERS.findall(name)
    signs = "".join(_RUNS.findall(name))
    digits = sum(sign.isdigit() for sign in signs)
    changes = len(_RUNS.findall(signs)) - 1
    if not letters or all(_PLACEHOLDER.fullmatch(word) for word in letters):
        return False
    if len("".join(letters)) <= 2 and digits >= 4:
        return False
    if _HEX.fullmatch(signs) and changes >= 2:
        return False
    return not (changes >= 4 and len(signs) >= 10 and " " not in name.strip())


def companies(off_tiktok_activity: pd.DataFrame, zone: str = "UTC") -> pd.DataFrame:
    """One row for each company: how much it told, when, and whether its name says who it is.

    `off_tiktok_activity`: at, company, event. Gives company, events (rows), first and last (UTC,
    NaT where no row is dated), kinds (different kinds of event), months (months of `zone` with at
    least one event), explained; most events first, then by name. Names are told apart to the
    letter. Rows without a company are in none of them: see `nameless`.
    """
    told = off_tiktok_activity[["at", "company"]].assign(
        kind=kinds_of(off_tiktok_activity["event"]),
        month=local_month(off_tiktok_activity["at"], zone),
    )
    found = (
        told.groupby("company", sort=False)
        .agg(
            events=("kind", "size"),
            first=("at", "min"),
            last=("at", "max"),
            kinds=("kind", "nunique"),
            months=("month", "nunique"),
        )
        .reset_index()
    )
    found["explained"] = found["company"].map(explains_itself).astype(bool)
    found = found.astype({"events": "int64"})
    return found.sort_values(["events", "company"], ascending=[False, True], ignore_index=True)


def nameless(off_tiktok_activity: pd.DataFrame) -> int:
    """How many rows name no company."""
    return int(off_tiktok_activity["company"].isna().sum())


def company_kinds(off_tiktok_activity: pd.DataFrame) -> pd.DataFrame:
    """What each company told: company, kind, event (as written), events, first, last.

    One row for each company and event name, most events first; `event` is missing where the row
    names none, `kind` is a key of `events.event_kinds`.
    """
    told = off_tiktok_activity[["at", "company", "event"]].assign(
        kind=kinds_of(off_tiktok_activity["event"])
    )
    named = told[told["company"].notna()]
    found = (
        named.groupby(["company", "kind", "event"], sort=False, dropna=False)
        .agg(events=("kind", "size"), first=("at", "min"), last=("at", "max"))
        .reset_index()
        .astype({"events": "int64"})
    )
    order = ["events", "company", "event"]
    return found.sort_values(order, ascending=[False, True, True], ignore_index=True)


def company_months(off_tiktok_activity: pd.DataFrame, zone: str) -> pd.DataFrame:
    """Events of each company by month of `zone`: company, month, events; dated rows only.

    Months without an event have no row.
    """
    told = off_tiktok_activity[["company"]].assign(
        month=local_month(off_tiktok_activity["at"], zone)
    )
    found = told.dropna().groupby(["company", "month"]).size().rename("events")
    return found.reset_index()
