"""Lines that are made when they are asked for are those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.syntax.txt import file
from parsers.syntax.txt.file import lines_of
from parsers.syntax.txt.lines import trimmed
from parsers.syntax.txt.unsplit import Unsplit

TEXTS = st.text(st.sampled_from("ab: \n\té\N{NO-BREAK SPACE}\N{GRINNING FACE}"), max_size=30)


def test_each_line_a_slice_and_all_of_them() -> None:
    lines = Unsplit("Date: één\n\nLink: \N{GRINNING FACE}\nlast")
    assert len(lines) == 4
    assert [lines[0], lines[1], lines[-2], lines[3]] == [
        "Date: één",
        "",
        "Link: \N{GRINNING FACE}",
        "last",
    ]
    assert lines[1:3] == ["", "Link: \N{GRINNING FACE}"]
    assert lines[3:] == ["last"]
    assert lines[4:] == lines[3:2] == []
    assert [*lines] == ["Date: één", "", "Link: \N{GRINNING FACE}", "last"]
    with pytest.raises(IndexError):
        lines[4]


def test_texts_are_put_together_and_lines_that_are_already_stay() -> None:
    lines = Unsplit.of(["a", "", ""])
    assert [*lines] == ["a", "", ""]
    assert Unsplit.of(lines) is lines


@given(TEXTS)
def test_a_long_text_has_the_lines_of_a_short_one(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file, "_LONG", 0)
        long = lines_of(text)
    assert isinstance(long, Unsplit)
    assert [*long] == trimmed(text.split("\n"))
    assert [long[at] for at in range(len(long))] == [*long]
