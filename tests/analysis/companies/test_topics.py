"""Topics of ads and the person's own words: which fit, which left no trace, and where it stands."""

from __future__ import annotations

import pytest

from analysis.companies.topics import TEXTS, ad_topics, topic_fits, topic_traces, topic_words
from analysis.redaction.redaction import CLOSED, Mode, Redaction, redact
from parsers.format.sections import TABLES
from tests.analysis.hand_made import empty_tables, made, utc

INTERESTS = made(
    "ad_interests",
    {"topic": "Food & Drink"},
    {"topic": "Travel"},
    {"topic": "Arts and Crafts"},
    {"topic": "All Other"},
)
TABLES_MADE = {
    **empty_tables(),
    "searches": made(
        "searches",
        {"at": "2026-01-02 10:00:00", "term": "Ｆood and food near me"},
        {"term": "foodie places"},
        {"at": "2026-01-03 10:00:00", "term": "kunst and the museum"},
    ),
    "comments": made("comments", {"at": "2026-01-04 10:00:00", "text": "TRAVEL with a drink!"}),
    "hashtags": made("hashtags", {"name": "crafts"}),
    "watch_history": made("watch_history", {"title": "travel travel"}),
}


def test_traces_name_the_word_and_its_row() -> None:
    found = topic_traces(INTERESTS, TABLES_MADE)
    rows = [tuple(row) for row in found[["topic", "word", "table", "row"]].itertuples(index=False)]
    assert rows == [
        ("Food & Drink", "food", "searches", 0),
        ("Food & Drink", "drink", "comments", 0),
        ("Travel", "travel", "comments", 0),
        ("Arts and Crafts", "crafts", "hashtags", 0),
    ]
    assert found["at"][0] == utc("2026-01-02 10:00:00")
    assert found["at"].isna().tolist() == [False, False, False, True]


def test_each_topic_fits_or_has_no_trace() -> None:
    found = topic_fits(INTERESTS, TABLES_MADE)
    assert found["topic"].tolist() == ["Food & Drink", "Travel", "Arts and Crafts", "All Other"]
    assert found["fits"].tolist() == [True, True, True, False]
    assert found["traces"].tolist() == [2, 1, 1, 0]
    assert found["words"].tolist() == [2, 1, 1, 0]
    assert found["rows"].tolist() == [2, 1, 1, 0]


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("Food & Drink", ("food", "drink")),
        ("Apparel > Shoes and shoes", ("apparel", "shoes")),
        ("Eten en drinken", ("eten", "drinken")),
        ("3 C", ()),
    ],
)
def test_words_of_a_topic(topic: str, words: tuple[str, ...]) -> None:
    assert topic_words(topic) == words


def test_nothing_there() -> None:
    none = topic_fits(made("ad_interests"), TABLES_MADE)
    assert len(none) == 0
    assert none.dtypes.to_dict() == topic_fits(INTERESTS, TABLES_MADE).dtypes.to_dict()
    assert topic_fits(INTERESTS, empty_tables())["fits"].tolist() == [False] * 4
    assert topic_fits(INTERESTS, {})["fits"].tolist() == [False] * 4
    empty = topic_traces(INTERESTS, {})
    assert empty.dtypes.to_dict() == topic_traces(INTERESTS, TABLES_MADE).dtypes.to_dict()


def test_the_columns_that_are_read_exist() -> None:
    assert all(column in TABLES[table] for table, column in TEXTS.items())


def test_words_are_closed_where_one_is_not_alone() -> None:
    for mode in (Mode.TOGETHER, Mode.ROOM):
        shown = redact(topic_traces(INTERESTS, TABLES_MADE), Redaction(mode, b"salt"))
        assert set(shown["word"]) == {CLOSED}
        redact(topic_fits(INTERESTS, TABLES_MADE), Redaction(mode, b"salt"))


def test_ad_topics_stand_once_in_the_order_of_the_file() -> None:
    interests = made(
        "ad_interests", {"topic": "Travel"}, {"topic": "Food & Drink"}, {}, {"topic": "Travel"}
    )
    assert ad_topics(interests) == ["Travel", "Food & Drink"]
    assert ad_topics(made("ad_interests")) == []
