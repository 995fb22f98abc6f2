"""Events of companies close in time to your own searches: a coincidence in time, not a proof."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.words_used.searches import words

MINUTES = 10
"""How close counts as close unless the person chooses otherwise; a choice of ours."""


@dataclass(frozen=True)
class Nearness:
    """Events within some minutes of a search, and how many would be there by chance alone.

    `rows`: at, company, event, event_row, searched_at, term, search_row, seconds (from the search
    to the event, negative where the event came first), same_word (the search has a word of the
    company's name); oldest first. The `*_row` are index labels of the tables that came in.
    `events` and `searches` count what is dated and so could be compared. `by_chance`: events
    expected near a search if they were spread evenly over the time from the first to the last
    event; None where there is no such time. People and shops both keep to the day's hours, so a
    number above it is still no proof.
    """

    rows: pd.DataFrame
    minutes: int
    events: int
    searches: int
    by_chance: float | None


def events_near_searches(
    off_tiktok_activity: pd.DataFrame, searches: pd.DataFrame, minutes: int = MINUTES
) -> Nearness:
    """Each dated event with its nearest dated search, where that is at most `minutes` away."""
    events = off_tiktok_activity[off_tiktok_activity["at"].notna()].sort_values("at", kind="stable")
    looked = searches[searches["at"].notna()].sort_values("at", kind="stable")
    told, asked = _microseconds(events["at"]), _microseconds(looked["at"])
    nearest = _nearest(told, asked)
    limit = minutes * 60_000_000
    near = np.flatnonzero(nearest >= 0)
    near = near[np.abs(told[near] - asked[nearest[near]]) <= limit]
    chosen, search = events.iloc[near], looked.iloc[nearest[near]]
    rows = pd.DataFrame(
        {
            "at": chosen["at"].array,
            "company": chosen["company"].array,
            "event": chosen["event"].array,
            "event_row": chosen.index.to_numpy(np.int64),
            "searched_at": search["at"].array,
            "term": search["term"].array,
            "search_row": search.index.to_numpy(np.int64),
            "seconds": (told[near] - asked[nearest[near]]) // 1_000_000,
        }
    )
    same = [
        bool(_words_of(company) & _words_of(term))
        for company, term in zip(rows["company"], rows["term"], strict=True)
    ]
    rows["same_word"] = np.array(same, dtype=bool)
    return Nearness(rows, minutes, len(events), len(looked), _by_chance(told, asked, limit))


def _microseconds(at: pd.Series) -> np.ndarray:
    return at.dt.tz_localize(None).to_numpy("datetime64[us]").astype(np.int64)


def _words_of(text: object) -> set[str]:
    return {word for word in words(text) if len(word) > 1} if isinstance(text, str) else set()


def _nearest(told: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Position in sorted `asked` closest to each of `told`; the earlier of two; -1 if none."""
    if not len(asked):
        return np.full(len(told), -1)
    after = np.searchsorted(asked, told).clip(0, len(asked) - 1)
    before = (after - 1).clip(0)
    return np.where(np.abs(told - asked[before]) <= np.abs(asked[after] - told), before, after)


def _by_chance(told: np.ndarray, asked: np.ndarray, limit: int) -> float | None:
    """Events times the share of their time span that lies within `limit` of a search."""
    if len(told) < 2 or told[0] == told[-1]:
        return None
    first, last = told[0], told[-1]
    starts, ends = (asked - limit).clip(first, last), (asked + limit).clip(first, last)
    # Sorted intervals of one width: what a search adds is its part beyond the one before it.
    reached = np.concatenate(([first], ends[:-1]))
    covered = (ends - np.maximum(starts, reached)).clip(0).sum() if len(asked) else 0
    return float(len(told) * covered / (last - first))
