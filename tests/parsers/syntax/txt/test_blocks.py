"""Records that are taken as columns are those that a walk over the lines finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.format.section import Section
from parsers.syntax.txt import blocks, records
from parsers.syntax.txt.records import Records, records_of

LIKE, LOGIN = "Date: 1\nLink: a", "Date: 2\nIP: b\nCarrier:"
COMMENT = "Date: 2024-01-01 10:00:00\nComment: c"
BLOCKS = [
    *(LIKE, LIKE, LIKE, LOGIN, LOGIN, COMMENT, COMMENT),
    *("Date: 4", "Link: a\nDate: 5", "Date: 6\nLink:: a", "Date:\nLink:", "Date:7\nLink: a"),
    *("more: of the text", "no pair at all", " ", "Date: 8\nLink: a\nNew: x", "\nDate: 9\nLink: a"),
    *("Date: 1\nLink: a\nDate: 2\nLink: b", "Date: 1\nLink: a\n", "http://x.y/z", "Link: alone"),
    *(
        "Date: 1\nLink:\u00a0a",
        "Date : 1\nLink: a",
        "\u200bDate: 1\nLink: a",
        ":",
        "Date: 1\n \nLink: b",
    ),
]


_FIELDS = {"at": "Date", "text": "Comment", "ip": "IP", "video_id": "Link"}
SECTIONS = [Section("comments", "Comment > Comments > CommentsList[]", _FIELDS)]
"""Only the value of `Comment`, and of a label that nobody knows, goes on over lines."""


def _read(text: str, worth: int) -> Records:
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocks, records):
            patch.setattr(module, "WORTH", worth)
        return records_of(text.split("\n"), SECTIONS)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=40), st.sampled_from(["\n", "\n\n"]))
@example([LIKE, "more: of the text", LIKE, LIKE], "\n\n")
@example([COMMENT, COMMENT, "more: of the text", COMMENT], "\n\n")
@example([LOGIN, LIKE, LOGIN, "Date: 4", LIKE], "\n\n")
def test_columns_hold_what_a_walk_finds(some: list[str], between: str) -> None:
    text = between.join(some).strip("\n")
    quick, slow = _read(text, 1), _read(text, 10**9)
    assert quick.rows == slow.rows
    assert quick.rest == slow.rest
    assert quick.labels == slow.labels
    assert all(quick.column(label) == slow.column(label) for label in slow.labels)


def _many() -> Iterator[str]:
    """1,200 records of one shape, of which the 300th has a field more and the 700th a line more,
    and 1,100 of another behind them."""
    for at in range(1200):
        more = "\nNew: x" if at == 300 else "\n\nmore: of it" if at == 700 else ""
        yield f"Date: {at}\nLink: a{at}{more}"
    for at in range(1100):
        yield f"Date: {at}\nSound: s{at}"


def test_what_is_odd_stands_apart_and_in_its_place() -> None:
    found = records_of("\n\n".join(_many()).split("\n"), SECTIONS)
    assert [(len(one.positions), [*one.columns]) for one in found.groups] == [
        (1198, ["Date", "Link"]),
        (1100, ["Date", "Sound"]),
    ]
    assert found.odd == {
        300: {"Date": "300", "Link": "a300", "New": "x"},
        700: {"Date": "700", "Link": "a700"},
    }
    assert found.rest == ["more: of it"]
    assert len(found) == 2300
    assert found.labels == ["Date", "Link", "New", "Sound"]
    assert found.rows[1199:1201] == [
        {"Date": "1199", "Link": "a1199"},
        {"Date": "0", "Sound": "s0"},
    ]
    assert found.column("Link", 2) == ["a0", "a1"]
    assert found.column("Date")[299:302] == ["299", "300", "301"]
