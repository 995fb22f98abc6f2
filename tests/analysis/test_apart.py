"""Which rows are in one of two files only, and why one is gone, planted one by one."""

from __future__ import annotations

from dataclasses import replace

from analysis.apart import Why, apart
from parsers.export import Export
from tests.dashboard import exports

_NOON = "T12:00:00"


def _at(*days: str, **more: object) -> list[dict[str, object]]:
    return [{"at": f"2025-{day}{_NOON}", "link": f"l{day}", **more} for day in days]


def _whys(name: str, old: Export, new: Export) -> dict[Why, list[int]]:
    return {why: rows.tolist() for why, rows in apart(name, old, new).gone.items()}


def test_what_is_too_old_is_told_apart_by_whether_the_list_has_a_limit() -> None:
    rows = _at("01-01", "02-01", "03-01")
    for name, why in (("watch_history", Why.WINDOW), ("likes", Why.EARLY)):
        old, new = exports.export({name: rows}), exports.export({name: rows[1:]})
        assert _whys(name, old, new) == {why: [0]}, name


def test_what_is_within_the_reach_was_deleted_or_left_out() -> None:
    rows = _at("01-01", "02-01", "03-01")
    old, new = exports.export({"likes": rows}), exports.export({"likes": [rows[0], rows[2]]})
    assert _whys("likes", old, new) == {Why.WITHIN: [1]}
    assert _whys("likes", old, replace(new, quick=frozenset({"likes"}))) == {Why.SHORTENED: [1]}


def test_without_a_time_and_without_the_section_nothing_more_is_said() -> None:
    old = exports.export({"ad_interests": [{"topic": "a"}, {"topic": "b"}], "likes": _at("01-01")})
    new = exports.export({"ad_interests": [{"topic": "b"}]})
    assert _whys("ad_interests", old, new) == {Why.UNDATED: [0]}
    assert _whys("likes", old, new) == {Why.WITH_SECTION: [0]}
    unplaced = replace(new, states={**new.states, "likes": "unknown"})
    assert _whys("likes", old, unplaced) == {Why.WITH_SECTION: [0]}


def test_a_post_that_is_among_the_deleted_ones_is_recorded_as_deleted() -> None:
    posts = _at("01-01", "02-01", "03-01")
    old = exports.export({"posts": posts})
    deleted = [{"at": f"2025-02-01{_NOON}", "deleted_at": f"2025-04-01{_NOON}", "link": "other"}]
    new = exports.export({"posts": [posts[0]], "deleted_posts": deleted})
    assert _whys("posts", old, new) == {Why.DELETED: [1], Why.WITHIN: [2]}


def test_a_post_with_a_link_and_likes_of_another_day_is_the_same_post() -> None:
    then = [{"at": f"2025-01-0{day}{_NOON}", "link": f"a{day}", "likes": 1} for day in (1, 2)]
    now = [{"at": f"2025-01-0{day}{_NOON}", "link": f"b{day}", "likes": 5} for day in (2, 3)]
    found = apart("posts", exports.export({"posts": then}), exports.export({"posts": now}))
    assert [rows.tolist() for rows in found.restated] == [[1], [0]]
    assert found.new.tolist() == [1]
    assert {why: rows.tolist() for why, rows in found.gone.items()} == {Why.EARLY: [0]}


def test_two_posts_of_one_second_are_two() -> None:
    then = [{"at": f"2025-01-01{_NOON}", "link": link} for link in ("a", "b")]
    now = [{"at": f"2025-01-01{_NOON}", "link": "c"}]
    found = apart("posts", exports.export({"posts": then}), exports.export({"posts": now}))
    assert [rows.tolist() for rows in found.restated] == [[0], [0]]
    assert found.all_gone.tolist() == [1]


def test_a_row_without_what_tells_it_is_like_no_other() -> None:
    then = [{"link": "a", "likes": 1}]
    now = [{"link": "b", "likes": 1}]
    found = apart("posts", exports.export({"posts": then}), exports.export({"posts": now}))
    assert [len(rows) for rows in found.restated] == [0, 0]
    assert (found.new.tolist(), found.all_gone.tolist()) == ([0], [0])


def test_a_field_that_says_something_else_is_restated() -> None:
    then = [{"field": "Private Account", "value": "Off"}, {"field": "Gone", "value": "x"}]
    now = [{"field": "Private Account", "value": "On"}]
    found = apart("settings", exports.export({"settings": then}), exports.export({"settings": now}))
    assert [rows.tolist() for rows in found.restated] == [[0], [0]]
    assert (found.new.tolist(), found.all_gone.tolist()) == ([], [1])


def test_every_table_that_says_what_its_rows_are_about_has_these_columns() -> None:
    from parsers.format.alike import ALIKE
    from parsers.format.limited import LIMITED
    from parsers.format.sections import TABLES

    assert all(set(by) <= set(TABLES[name]) for name, by in ALIKE.items())
    assert set(TABLES) >= LIMITED
