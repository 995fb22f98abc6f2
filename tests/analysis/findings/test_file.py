"""The findings about the file itself: parts that are missing, lists cut off, a short history."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.dated import document
from analysis.findings.finding import Level, Outcome
from fixtures import make
from parsers import Export, read_export
from parsers.export import ABSENT, EMPTY
from tests.analysis.findings.asking import file_of, items, of

KEY = "sections_missing"


def without(*tables: str, **more: Any) -> Export:
    whole = file_of({})
    return file_of({}, states={**whole.states, **dict.fromkeys(tables, ABSENT)}, **more)


def test_a_section_that_every_full_archive_has_is_missed() -> None:
    answer = of(KEY, without("login_history", "searches"))
    assert (answer.outcome, answer.level, answer.total) == (Outcome.FOUND, Level.DO, 2)
    assert items(answer) == [{"table": "login_history"}, {"table": "searches"}]


def test_an_empty_section_is_not_missing() -> None:
    assert set(file_of({}).states.values()) == {EMPTY}
    assert of(KEY, file_of({})).outcome is Outcome.CLEAR


def test_what_some_full_archives_lack_is_not_missed() -> None:
    some = ("activity_summary", "last_location", "ad_interests", "reposts", "shop_orders")
    assert of(KEY, without(*some)).outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("generation", "outcome"),
    [
        ("J3", Outcome.CLEAR),  # that section came with J4a
        ("J4a", Outcome.FOUND),
        ("J5b + J6a", Outcome.FOUND),
        ("J3 + J4a", Outcome.CLEAR),  # of a mixture only what both always have
    ],
)
def test_the_generation_decides_what_is_always_there(generation: str, outcome: Outcome) -> None:
    file = without("off_tiktok_activity", generation=generation)
    assert of(KEY, file).outcome is outcome
    assert of(KEY, without("likes", generation=generation)).outcome is Outcome.FOUND


def test_nothing_can_be_missed_in_a_shape_that_nobody_has_described() -> None:
    assert of(KEY, without("likes", generation="unknown")).outcome is Outcome.BROKEN


@pytest.mark.parametrize(
    ("language", "outcome"),
    [("nl", Outcome.FOUND), ("it", Outcome.CLEAR), ("unknown", Outcome.BROKEN)],
)
def test_in_txt_only_what_is_known_by_name_can_be_missed(language: str, outcome: Outcome) -> None:
    # Italian is known for the watch history alone, so nothing can be said of the likes.
    file = without("likes", format="txt", generation="T4", language=language)
    assert of(KEY, file).outcome is outcome


@pytest.mark.parametrize("case", ["json_J1", "json_J2", "json_J6b", "txt_T1", "txt_T4_ru"])
def test_a_full_archive_of_each_kind_misses_nothing(case: str, tmp_path: Any) -> None:
    read = read_export(make.write_case(case, tmp_path) / "archive")
    assert isinstance(read, Export)
    assert of(KEY, read).outcome is Outcome.CLEAR


def test_the_lists_cover_every_generation_and_table_that_exists() -> None:
    lists = document("full_archives")
    known = {name for names in lists["generations"].values() for name in names}
    assert known == set(lists["evidence"])
    tables = {table for names in lists["generations"].values() for one in names.values()
              for table in one}  # fmt: skip
    assert tables <= set(file_of({}).tables)


def likes(count: int, first: str = "2026-01-01T00:00:00") -> list[dict[str, Any]]:
    return [{"at": first}] * count


@pytest.mark.parametrize("table", ["likes", "favorite_videos", "watch_history"])
def test_a_list_of_exactly_6000_rows_may_be_cut(table: str) -> None:
    answer = of("list_cut", {table: likes(6_000)})
    assert (answer.outcome, answer.level) == (Outcome.FOUND, Level.DO)
    assert items(answer) == [{"table": table, "rows": 6_000, "marked": False}]


@pytest.mark.parametrize("count", [1, 5_999, 6_001, 12_000])
def test_any_other_length_is_clear(count: int) -> None:
    assert of("list_cut", {"likes": likes(count)}).outcome is Outcome.CLEAR


def test_the_mark_counts_on_that_very_list_only() -> None:
    marked = of("list_cut", file_of({"likes": likes(3)}, quick=frozenset({"likes"})))
    assert items(marked) == [{"table": "likes", "rows": 3, "marked": True}]
    elsewhere = file_of({"likes": likes(3)}, quick=frozenset({"followers", "following"}))
    assert of("list_cut", elsewhere).outcome is Outcome.CLEAR
    assert of("list_cut", file_of({}, quick=frozenset({"likes"}))).outcome is Outcome.NO_DATA


def history(seen: str, liked: str) -> dict[str, Any]:
    """Views from `seen` and likes from `liked` to 30 June 2026, noon."""
    last = {"at": "2026-06-30T12:00:00"}
    return {"watch_history": [last, {"at": seen}], "likes": [last, {"at": liked}]}


@pytest.mark.parametrize(
    ("seen", "liked", "outcome"),
    [
        ("2026-05-31T12:00:01", "2026-01-01T11:59:59", Outcome.FOUND),
        ("2026-05-31T12:00:00", "2026-01-01T11:59:59", Outcome.CLEAR),  # 30 days
        ("2026-05-31T12:00:01", "2026-01-01T12:00:00", Outcome.CLEAR),  # 180 days
    ],
)
def test_a_history_of_less_than_30_days_beside_likes_of_more_than_180(
    seen: str, liked: str, outcome: Outcome
) -> None:
    answer = of("history_short", history(seen, liked))
    assert (answer.outcome, answer.level) == (outcome, Level.DO)
    if outcome is Outcome.FOUND:
        assert answer.figures == {"days": 29, "like_days": 180}
        assert answer.rows["watch_history"].tolist() == [1]


def test_a_short_history_needs_both_lists_with_times() -> None:
    both = history("2026-06-20T12:00:00", "2025-01-01T12:00:00")
    assert of("history_short", {**both, "likes": []}).outcome is Outcome.NO_DATA
    assert of("history_short", {**both, "watch_history": []}).outcome is Outcome.NO_DATA
    assert of("history_short", {**both, "likes": [{"at": None}]}).outcome is Outcome.BROKEN
