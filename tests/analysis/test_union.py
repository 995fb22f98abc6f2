"""The rows of one table in several files, planted row by row."""

from __future__ import annotations

import pandas as pd

from analysis.union import together
from tests.dashboard import exports

Row = dict[str, object]


def _table(*rows: Row) -> pd.DataFrame:
    return exports.export({"watch_history": [*rows]}).tables["watch_history"]


def _view(day: int | None, link: str | None, title: str | None = None) -> Row:
    at = day and f"2025-03-{day:02}T10:00:00"
    return {"at": at, "link": link, "title": title}


def _told(*frames: pd.DataFrame) -> list[tuple[object, ...]]:
    """What comes of files, the oldest first: day, link, title and number of the file."""
    found = together([*frames])
    return [
        (
            None if pd.isna(row["at"]) else row["at"].day,
            *(None if pd.isna(row[name]) else row[name] for name in ("link", "title")),
            str(row["source"])[:3],
        )
        for _, row in found.iterrows()
    ]


def test_a_time_of_one_file_only_keeps_all_its_rows() -> None:
    old = _table(_view(2, "b"), _view(1, "a"), _view(1, "a"))
    new = _table(_view(4, "d"), _view(4, "d"), _view(2, "b"))
    assert _told(old, new) == [
        (4, "d", None, "[2]"),
        (4, "d", None, "[2]"),
        (2, "b", None, "[2]"),
        (1, "a", None, "[1]"),
        (1, "a", None, "[1]"),
    ]


def test_files_that_share_no_time_are_put_one_after_the_other() -> None:
    assert _told(_table(_view(1, "a")), _table(_view(2, "a"))) == [
        (2, "a", None, "[2]"),
        (1, "a", None, "[1]"),
    ]


def test_a_row_without_a_time_has_its_like_in_another_file() -> None:
    """And its fuller one: the link and the title are two cells, the time comes to them."""
    undated, dated = _view(None, "a", "t"), _view(1, "a", "t")
    assert _told(_table(undated, undated), _table(undated)) == [
        (None, "a", "t", "[2]"),
        (None, "a", "t", "[1]"),
    ]
    assert _told(_table(undated), _table(dated)) == [(1, "a", "t", "[2]")]
    assert _told(_table(dated), _table(undated)) == [(1, "a", "t", "[1]")]


def test_rows_that_say_nothing_are_as_many_as_in_one_file() -> None:
    nothing = _view(None, None)
    assert len(_told(_table(nothing, nothing), _table(nothing))) == 2
