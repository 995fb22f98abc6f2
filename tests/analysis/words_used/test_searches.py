"""Searches: counts and words worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.redaction.redaction import CLOSED, Mode, Redaction, redact
from analysis.words_used.languages import common_words
from analysis.words_used.searches import (
    Searches,
    frequent_words,
    search_words,
    searched,
    searches_by_hour,
    searches_by_month,
    words,
)
from tests.analysis.hand_made import made, utc

LOOKED = made(
    "searches",
    {"at": "2026-03-29 00:30:00", "term": "Band plakken"},
    {"at": "2026-01-31 23:30:00", "term": "band  PLAKKEN!"},
    {"term": "een band, een band en de fiets"},
    {"at": "2026-03-29 01:30:00", "term": "None"},
    {"at": "2026-03-30 01:30:00", "term": "2026 x"},
    {"at": "2026-03-31 01:30:00"},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Band plakken!", ["band", "plakken"]),
        ("Ｆｏｏｄ", ["food"]),
        ("cafe\u0301 ﬁets", ["café", "fiets"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("it's 9-to-5", ["it", "s", "9", "to", "5"]),
        ("snake_case #tag", ["snake_case", "tag"]),
        ("😂 👍🏽", []),
        ("", []),
        ("рецепт супа", ["рецепт", "супа"]),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_how_much_was_searched() -> None:
    assert searched(LOOKED) == Searches(
        count=6,
        dated=5,
        different=4,  # "Band plakken" twice
        first=utc("2026-01-31 23:30:00"),
        last=utc("2026-03-31 01:30:00"),
    )
    assert searched(made("searches")) == Searches(0, 0, 0, None, None)


def test_terms_without_words_are_told_apart_too() -> None:
    assert searched(made("searches", {"term": "😂"}, {"term": "👍"})).different == 2


def test_months_are_local_and_have_no_gaps() -> None:
    found = searches_by_month(LOOKED, "Europe/Amsterdam")
    assert found["month"].dt.strftime("%Y-%m").tolist() == ["2026-02", "2026-03"]
    assert found["searches"].tolist() == [1, 4]
    found = searches_by_month(LOOKED, "UTC")
    assert found["month"].dt.strftime("%Y-%m").tolist() == ["2026-01", "2026-02", "2026-03"]
    assert found["searches"].tolist() == [1, 0, 4]
    assert len(searches_by_month(made("searches"), "UTC")) == 0


def test_hours_follow_the_clock_change() -> None:
    # Clocks go from 2:00 to 3:00 on 29 March 2026: 00:30 UTC is 1:30, 01:30 UTC is 3:30.
    hours = searches_by_hour(LOOKED, "Europe/Amsterdam")["searches"].tolist()
    assert {hour: count for hour, count in enumerate(hours) if count} == {0: 1, 1: 1, 3: 3}
    assert searches_by_hour(made("searches"), "UTC")["searches"].tolist() == [0] * 24


def test_most_frequent_words_count_once_a_search() -> None:
    found = frequent_words(LOOKED)
    assert found["word"].tolist() == ["band", "plakken"]
    assert found["searches"].tolist() == [3, 2]
    assert found["first"][0] == utc("2026-01-31 23:30:00")
    assert found["last"][0] == utc("2026-03-29 00:30:00")
    assert frequent_words(LOOKED, top=1)["word"].tolist() == ["band"]
    once = frequent_words(LOOKED, least=1)["word"].tolist()
    assert once == ["band", "plakken", "fiets", "none"]
    empty = frequent_words(made("searches"))
    assert empty.dtypes.to_dict() == found.dtypes.to_dict()


def test_a_word_leads_to_its_rows() -> None:
    found = search_words(LOOKED)
    assert found.loc[found["word"] == "band", "row"].tolist() == [0, 1, 2]
    assert found.loc[found["word"] == "band", "at"].isna().tolist() == [False, False, True]


def test_common_words_leave_the_words_that_say_something() -> None:
    assert {"een", "de", "og", "the"} <= common_words()
    # Words that are common in one language and say something in another stay in.
    assert not common_words() & {"haar", "men", "kat", "hest", "fiets", "arts"}
    assert all(words(word) == [word] for word in common_words())


def test_words_are_closed_where_one_is_not_alone() -> None:
    for mode in (Mode.TOGETHER, Mode.ROOM):
        redaction = Redaction(mode, b"salt")
        assert set(redact(frequent_words(LOOKED), redaction)["word"]) == {CLOSED}
        assert set(redact(search_words(LOOKED), redaction)["word"]) == {CLOSED}
        redact(searches_by_month(LOOKED, "UTC"), redaction)
        redact(searches_by_hour(LOOKED, "UTC"), redaction)


ROWS = st.fixed_dictionaries(
    {
        "term": st.one_of(st.none(), st.text(max_size=12)),
        "at": st.one_of(
            st.none(),
            st.datetimes(
                utc("2020-01-01").to_pydatetime().replace(tzinfo=None),
                utc("2027-01-01").to_pydatetime().replace(tzinfo=None),
            ),
        ),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ROWS, max_size=20))
def test_sums_hold_for_any_text(rows: list[dict[str, object]]) -> None:
    looked = made("searches", *rows)
    counted = searched(looked)
    assert searches_by_month(looked, "Asia/Kathmandu")["searches"].sum() == counted.dated
    assert searches_by_hour(looked, "Asia/Kathmandu")["searches"].sum() == counted.dated
    frequent = frequent_words(looked, least=1)
    assert (frequent["searches"] <= counted.count).all()
