"""What a member is taken for, by how it begins."""

from __future__ import annotations

import pytest

from parsers.syntax.text import looks_like_json


@pytest.mark.parametrize(
    "begin",
    ["[]", '["a"]', "[1, 2]", "[null, 1]", "[true]", "[false,", '{"a"', '"{\\"a"', " [ null]"],
)
def test_a_list_of_json_is_json_whatever_comes_first(begin: str) -> None:
    assert looks_like_json(begin.encode())


@pytest.mark.parametrize("begin", ["[2024-11-05 10:00:00] me: hi", "[Deleted] x", "[nullified] x"])
def test_brackets_round_a_time_or_a_word_are_text(begin: str) -> None:
    assert not looks_like_json(begin.encode())
