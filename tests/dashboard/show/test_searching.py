"""A search finds what stands in a cell as it stands there: a day in the order of the language."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import words
from dashboard.show import searching

_AT = pd.Series(pd.to_datetime(["2025-03-12 14:05:09.5", None, "2025-12-03 00:00:00.0"]))


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("en", "2025-03-12 14:05:09", [True, False, False]),
        ("en", "12-03", [False, False, True]),
        ("nl", "12-03-2025", [True, False, False]),
        ("nl", "12-03-2025 14:0", [True, False, False]),
        ("nb", "03.12.2025", [False, False, True]),
        ("nb", "12-03-2025", [False, False, False]),
        ("nl", "2025-03-12", [True, False, False]),  # as other programs write it
        ("nl", "09.5", [False, False, False]),  # no cell shows a part of a second
        ("nl", "NaT", [False, False, False]),
    ],
)
def test_a_moment_is_found_as_the_table_writes_it(
    language: str, query: str, found: list[bool]
) -> None:
    words.use(language)
    try:
        assert searching.holds(_AT, query).tolist() == found
    finally:
        words.use("en")


def test_words_of_every_kind_of_column_are_found() -> None:
    texts = ["Bergen", None, "a.b"]
    for column in (pd.Series(texts, dtype="string"), pd.Series(texts, dtype="category")):
        assert searching.holds(column, "bERG").tolist() == [True, False, False]
        assert searching.holds(column, ".").tolist() == [False, False, True], "no pattern"
        assert not searching.holds(column, "none").any()
    numbers = pd.Series([1200, None, 7], dtype="Int64")
    assert searching.holds(numbers, "20").tolist() == [True, False, False]
    assert searching.holds(pd.Series(["Ærøy ÅL"], dtype="string"), "æRØY å").tolist() == [True]
    assert not searching.holds(pd.Series([None, None], dtype="object"), "x").any()
