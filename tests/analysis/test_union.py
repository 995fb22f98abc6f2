"""The rows of one table in several files, planted row by row."""

from __future__ import annotations

import time

import pandas as pd

from analysis.merging import merge
from analysis.norms import settings
from analysis.union import of_newest, together
from parsers.export import Export
from tests.analysis.findings.asking import of
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


def test_rows_that_fill_their_cells_in_thousands_of_ways_take_no_hours() -> None:
    """Each way beside each would be half a million comparisons; here is none of more than 1,024."""
    columns = ["title", "sound", "location", "visible_to", "allow_comments", "allow_stitches",
               "allow_duets", "allow_stickers", "content_disclosure", "ai_generated", "link",
               "cover_image"]  # fmt: skip
    rows = [
        {"at": "2025-03-01T10:00:00"} | {c: "x" for at, c in enumerate(columns) if way >> at & 1}
        for way in range(1 << len(columns))
    ]
    one, other = (
        exports.export({"posts": some}).tables["posts"] for some in (rows[::2], rows[1::2])
    )
    before = time.process_time()
    assert len(together([one, other])) <= len(rows)
    assert time.process_time() - before < 20


def _set(month: int, private: str | None, mail: str) -> Export:
    """A file of a month, with the switch for a private account and an address."""
    return exports.export(
        {
            "watch_history": [_view(1, "a")] * month,
            "searches": [{"at": f"2025-{month:02}-01T10:00:00", "term": "taart"}],
            "settings": [
                {"field": "Private Account", "value": private},
                {"field": "Filter", "value": "fright"},
                {"field": "Filter", "value": f"scare {month}"},
            ],
            "profile": [{"field": "emailAddress", "value": mail}],
        }
    )


def test_a_setting_is_what_the_newest_file_says() -> None:
    merged = merge([_set(5, "Enabled", "a@example.org"), _set(2, "Disabled", "b@example.org")])
    table = merged.tables["settings"]
    assert sorted(table["value"]) == ["Disabled", "Enabled", "fright", "scare 2", "scare 5"]
    found = settings.in_file(table)
    assert found["value"].tolist() == ["Enabled"]
    assert table["value"].iloc[found["row"].iloc[0]] == "Enabled"
    now = table[of_newest(table, table["field"])]
    assert sorted(now["value"]) == ["Enabled", "fright", "scare 5"]


def test_a_setting_that_the_newest_file_leaves_empty_is_not_known() -> None:
    merged = merge([_set(5, None, "a@example.org"), _set(2, "Disabled", "b@example.org")])
    assert settings.in_file(merged.tables["settings"])["choice"].isna().tolist() == [True]


def test_one_file_has_all_it_says_twice() -> None:
    table = exports.export(
        {"settings": [{"field": "Filter", "value": "a"}, {"field": "Filter", "value": "b"}]}
    ).tables["settings"]
    assert of_newest(table, table["field"]).tolist() == [True, True]


def test_an_address_of_before_is_not_a_way_in_now() -> None:
    merged = merge([_set(5, "Enabled", "new@example.org"), _set(2, "Enabled", "old@example.com")])
    answer = of("contact_still_yours", merged)
    assert answer.items["masked"].tolist() == ["ne…rg"]
