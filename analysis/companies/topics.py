"""Topics of ads beside what you did: which of your own words fit a topic, and where they stand.

A topic fits where one of its words stands in a search, a saved name, a comment, a hashtag or the
title of a post. Words are compared after normalisation only (`words_used.words`), so "Food & Drink"
finds "food" and not "foodie", "recipe" or the Dutch "eten": no trace means no more than that. Likes
hold links without words and cannot fit anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from analysis.words_used.languages import joining_words
from analysis.words_used.searches import words

TEXTS: Mapping[str, str] = {
    "searches": "term",
    "favorite_collections": "name",
    "favorite_playlists": "name",
    "favorite_movies": "name",
    "favorite_locations": "name",
    "comments": "text",
    "hashtags": "name",
    "posts": "title",
}
"""Table -> its column of the person's own words, in the order in which traces are listed."""


def ad_topics(ad_interests: pd.DataFrame) -> list[str]:
    """The topics chosen for ads, each once, in the order of the file and in its own words."""
    return ad_interests["topic"].dropna().drop_duplicates().tolist()


def topic_words(topic: str) -> tuple[str, ...]:
    """The words by which a topic can fit: each once, without stop words and single signs."""
    found = dict.fromkeys(words(topic))
    return tuple(word for word in found if len(word) > 1 and word not in joining_words())


def topic_traces(ad_interests: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every place where a word of a topic stands: topic, word, table, row, at.

    `tables` as in an export; those not there are passed over. `row` is the index label in the
    table, `at` (UTC) is missing where the row has no time. A word that stands twice in one row is
    one trace. In the order of topics, then of `TEXTS`, then of rows.
    """
    topics = ad_topics(ad_interests)
    by_word: dict[str, list[int]] = defaultdict(list)
    for position, topic in enumerate(topics):
        for word in topic_words(topic):
            by_word[word].append(position)
    found = []
    for order, (table, column) in enumerate(TEXTS.items()):
        if table not in tables:
            continue
        texts = tables[table][column].dropna()
        for row, text in zip(texts.index, texts, strict=True):
            for word in dict.fromkeys(words(text)):
                found += [(topic, order, row, word) for topic in by_word.get(word, ())]
    found.sort(key=lambda trace: trace[:3])
    return _frame(found, topics, tables)


def _frame(
    found: list[tuple[int, int, int, str]], topics: list[str], tables: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    names = list(TEXTS)
    times = {
        (order, row): tables[names[order]]["at"][row]
        for _, order, row, _ in found
        if "at" in tables[names[order]]
    }
    frame = pd.DataFrame(
        {
            "topic": pd.Series([topics[topic] for topic, *_ in found], dtype="string"),
            "word": pd.Series([word for *_, word in found], dtype="string"),
            "table": pd.Series([names[order] for _, order, *_ in found], dtype="string"),
            "row": pd.Series([row for *_, row, _ in found], dtype="int64"),
        }
    )
    moments = [times.get((order, row), pd.NaT) for _, order, row, _ in found]
    return frame.assign(at=pd.Series(moments, dtype=pd.DatetimeTZDtype("us", "UTC")))


def topic_fits(ad_interests: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row for each topic: topic, fits (a trace was found), words, traces, rows.

    `words`: how many different words of the topic were found; `rows`: in how many rows; `traces`:
    the rows of `topic_traces`. Where `fits` is false there is no trace in this file.
    """
    traces = topic_traces(ad_interests, tables)
    counted = (
        traces.assign(place=traces["table"] + " " + traces["row"].astype("string"))
        .groupby("topic")
        .agg(words=("word", "nunique"), traces=("word", "size"), rows=("place", "nunique"))
        .reindex(pd.Index(ad_topics(ad_interests), name="topic", dtype="string"), fill_value=0)
        .reset_index()
        .astype({"words": "int64", "traces": "int64", "rows": "int64"})
    )
    counted.insert(1, "fits", (counted["traces"] > 0).astype(bool))
    return counted
