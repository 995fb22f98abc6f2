"""What was searched: how many, when, and the words that came back most.

Words are what `words` makes of a text, everywhere in this package: nothing is guessed of the
language and nothing is cut off a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.words_used.languages import common_words

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Searches:
    """`count` rows, of them `dated`; `different` terms after normalisation; `first`, `last` UTC."""

    count: int
    dated: int
    different: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None


def words(text: str) -> list[str]:
    """The words of a text in order: NFKC, without case, runs of letters, digits and underscores."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(unicodedata.normalize("NFKC", folded))


def searched(searches: pd.DataFrame) -> Searches:
    """How much was searched, and from when to when."""
    at = searches["at"].dropna()
    terms = {tuple(words(term)) or term for term in searches["term"].dropna().unique()}
    return Searches(
        count=len(searches),
        dated=len(at),
        different=len(terms),
        first=at.min() if len(at) else None,
        last=at.max() if len(at) else None,
    )


def searches_by_month(searches: pd.DataFrame, zone: str) -> pd.DataFrame:
    """Searches in each month of `zone`: month (its first day), searches; dated rows only.

    Every month from the first to the last has a row, also without searches.
    """
    at = searches["at"].dropna()
    local = at.dt.tz_convert(zone).dt.tz_localize(None).to_numpy("datetime64[us]")
    months = local.astype("datetime64[M]").astype(np.int64)
    start = int(months.min()) if len(months) else 0
    counts = np.bincount(months - start)
    every = (start + np.arange(len(counts))).astype("datetime64[M]").astype("datetime64[us]")
    return pd.DataFrame({"month": every, "searches": counts.astype(np.int64)})


def searches_by_hour(searches: pd.DataFrame, zone: str) -> pd.DataFrame:
    """Searches in each hour of the day on the clock of `zone`: hour (0 to 23), searches."""
    hours = searches["at"].dropna().dt.tz_convert(zone).dt.hour.to_numpy(np.int64)
    counts = np.bincount(hours, minlength=24).astype(np.int64)
    return pd.DataFrame({"hour": np.arange(24), "searches": counts})


def frequent_words(searches: pd.DataFrame, top: int = 50, least: int = 2) -> pd.DataFrame:
    """The words that most searches share: word, searches, first, last (UTC).

    A word counts once for each search. Stop words, single signs and bare numbers are left out, and
    words in fewer than `least` searches. Most frequent first, then by word.
    """
    found = search_words(searches)
    counted = (
        found.groupby("word")
        .agg(searches=("row", "size"), first=("at", "min"), last=("at", "max"))
        .reset_index()
    )
    counted = counted[counted["searches"] >= least]
    order = ["searches", "word"]
    return counted.sort_values(order, ascending=[False, True], ignore_index=True).head(top)


def search_words(searches: pd.DataFrame) -> pd.DataFrame:
    """Each word of each search once: row (index label in `searches`), word, at.

    This is how a word leads to its rows.
    """
    terms = searches["term"].dropna()
    kept = {term: _telling(term) for term in terms.unique()}
    pairs = [(row, word) for row, term in terms.items() for word in kept[term]]
    rows = np.array([row for row, _ in pairs], dtype=np.int64)
    named = pd.Series([word for _, word in pairs], dtype="string")
    return pd.DataFrame(
        {"row": rows, "word": named, "at": searches["at"].loc[pd.Index(rows)].array}
    )


def _telling(term: str) -> tuple[str, ...]:
    return tuple(
        word
        for word in dict.fromkeys(words(term))
        if len(word) > 1 and not word.isdigit() and word not in common_words()
    )
