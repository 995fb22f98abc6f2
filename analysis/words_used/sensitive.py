"""Words that may reveal something of which the law says that it deserves care (GDPR, article 9).

Health, religion, politics, sexuality, ethnicity and trade union stand in article 9; money and
self-harm are ours. The words are data (`data/lexicon/*.json`, written in November 2026). A hit says
that a word stands there, nothing about the person: one may search for a friend, for school, or for
a film. No hit proves nothing either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.words_used.languages import LANGUAGES
from analysis.words_used.lexicon import TOPICS, Entry, Lexicon, lexicon, text_hits

TEXTS: Mapping[str, str] = {"searches": "term", "comments": "text"}
"""Table -> column in which one looks unless told otherwise."""


def sensitive_hits(
    tables: Mapping[str, pd.DataFrame],
    languages: tuple[str, ...] = LANGUAGES,
    texts: Mapping[str, str] = TEXTS,
) -> pd.DataFrame:
    """Every place where a word of the lexicon stands.

    Gives sensitive (the topic), language (of the first entry that fits), entry (as in the
    lexicon), found (the words of the text), table, row (index label), at (UTC). In the order of
    `texts`, then of rows. What stands inside a longer hit of the same topic is not repeated.
    """
    chosen = lexicon(tuple(languages))
    parts = [
        _hits(tables[table], table, column, chosen)
        for table, column in texts.items()
        if table in tables
    ]
    return pd.concat([_hits_frame([], "", _NO_TIMES), *parts], ignore_index=True)


def _hits(frame: pd.DataFrame, table: str, column: str, chosen: Lexicon) -> pd.DataFrame:
    written = frame[column].dropna()
    found = {text: text_hits(text, chosen) for text in written.unique()}
    hits = [(row, *hit) for row, text in written.items() for hit in found[text]]
    return _hits_frame(hits, table, frame["at"])


_NO_TIMES = pd.Series([], dtype=pd.DatetimeTZDtype("us", "UTC"))


def _hits_frame(hits: list[tuple[Any, Entry, str]], table: str, at: pd.Series) -> pd.DataFrame:
    rows = np.array([row for row, *_ in hits], dtype=np.int64)
    return pd.DataFrame(
        {
            "sensitive": pd.Series([entry.topic for _, entry, _ in hits], dtype="string"),
            "language": pd.Series([entry.language for _, entry, _ in hits], dtype="string"),
            "entry": pd.Series([entry.written for _, entry, _ in hits], dtype="string"),
            "found": pd.Series([found for *_, found in hits], dtype="string"),
            "table": pd.Series([table] * len(hits), dtype="string"),
            "row": rows,
            "at": at.loc[pd.Index(rows)].array,
        }
    )


def sensitive_topics(hits: pd.DataFrame) -> pd.DataFrame:
    """One row for each topic with a hit, in the order of `TOPICS`.

    Gives sensitive, rows (different rows with a hit), words (different words found), first, last
    (UTC).
    """
    counted = (
        hits.assign(place=hits["table"] + " " + hits["row"].astype("string"))
        .groupby("sensitive")
        .agg(
            rows=("place", "nunique"),
            words=("found", "nunique"),
            first=("at", "min"),
            last=("at", "max"),
        )
    )
    present = [topic for topic in TOPICS if topic in counted.index]
    return counted.loc[present].rename_axis("sensitive").reset_index()
