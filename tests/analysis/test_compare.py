"""Two files of one account: what is new, what is gone and why, planted row by row."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import _VALUES, Section, compare, same_account
from parsers.export import Export
from tests.dashboard import exports


def _views(*days: str, title: str | None = None) -> list[dict[str, object]]:
    return [{"at": f"2025-{day}T10:00:00", "link": f"l{day}", "title": title} for day in days]


def _of(name: str, old: Export, new: Export) -> Section:
    (found,) = [one for one in compare(old, new).sections if one.table == name]
    return found


def test_what_is_gone_is_sorted_by_what_can_be_known() -> None:
    old = exports.export({"watch_history": [*_views("01-01", "02-01", "03-01"), {"link": "bare"}]})
    new = exports.export({"watch_history": _views("02-01", "04-01", "05-01")})
    found = _of("watch_history", old, new)
    assert found.rows == (4, 3)
    assert found.new == 2  # April and May
    assert found.before_window == 1  # January is older than the newer file goes back
    assert found.deleted_or_left_out == 1  # March is within its reach
    assert found.undated == 1
    assert (found.with_section, found.gone) == (0, 3)
    assert found.firsts[1] == pd.Timestamp("2025-02-01 10:00", tz="UTC")


def test_a_section_that_the_newer_file_has_not_is_no_deletion() -> None:
    old = exports.export({"likes": [{"at": "2025-01-01T10:00:00", "link": "x"}]})
    found = _of("likes", old, exports.export({}))
    assert (found.with_section, found.deleted_or_left_out) == (1, 0)
    assert found.states == ("read", "absent")
    emptied = _of("likes", old, exports.export({}, empty=("likes",)))
    assert (emptied.with_section, emptied.deleted_or_left_out) == (0, 1)


def test_a_column_that_only_one_file_fills_does_not_make_every_row_new() -> None:
    old = exports.export({"watch_history": _views("01-01", "02-01")})
    new = exports.export({"watch_history": _views("01-01", "02-01", "03-01", title="a title")})
    found = _of("watch_history", old, new)
    assert (found.new, found.gone) == (1, 0)


def test_a_row_that_stands_there_more_often_is_new_that_often() -> None:
    old = exports.export({"watch_history": _views("01-01")})
    new = exports.export({"watch_history": _views("01-01", "01-01", "01-01")})
    assert _of("watch_history", old, new).new == 2
    assert _of("watch_history", new, old).gone == 2


def test_devices_companies_numbers_and_settings_are_told_by_name() -> None:
    def file(model: str, company: str, number: str, private: str, words: list[str]) -> Export:
        at = "2025-01-01T10:00:00"
        return exports.export(
            {
                "login_history": [{"at": at, "device_model": model, "ip": "198.51.100.7"}],
                "off_tiktok_activity": [{"at": at, "company": company}],
                "device_ids": [{"did": number}],
                "settings": [
                    {"field": "Private Account", "value": private},
                    {"field": "Same", "value": "On"},
                    *({"field": "Filter", "value": word} for word in words),
                ],
            }
        )

    found = compare(
        file("iPhone15,4", "Boekhuis", "1", "Disabled", ["a", "b"]),
        file("SM-A546B", "Boekhuis", "2", "Enabled", ["b", "a"]),
    )
    assert found.values == {
        "devices": (("SM-A546B",), ("iPhone15,4",)),
        "device_numbers": (("2",), ("1",)),
    }
    assert found.settings == (("Private Account", "Disabled", "Enabled"),)


def test_other_accounts_are_known_by_their_names() -> None:
    def file(name: str | None) -> Export:
        rows = [{"field": "userName", "value": name}] if name else []
        return exports.export({"profile": rows})

    assert same_account(file("liv"), file("Liv")) is True
    assert same_account(file("liv"), file("sem")) is False
    assert same_account(file("liv"), file(None)) is None


def test_a_number_tells_an_account_that_got_a_new_name_and_one_without_a_name() -> None:
    def file(name: str | None, *numbers: str) -> Export:
        rows = [{"field": "userName", "value": name}] if name else []
        return exports.export({"profile": rows, "device_ids": [{"uid": one} for one in numbers]})

    assert same_account(file("liv", "71"), file("liv.new", "71")) is True
    assert same_account(file("liv", "71"), file("sem", "72")) is False
    assert same_account(file("liv", "71", "72"), file("sem", "71", "72")) is False  # one tablet
    assert same_account(file(None, "71"), file("sem", "72")) is False
    assert same_account(file(None, "71"), file("sem", "72", "71")) is True
    assert same_account(file(None, "0"), file(None, "72")) is None  # zeros are no number


_ROW = st.fixed_dictionaries(
    {
        "at": st.sampled_from([None, "2025-01-01T10:00:00", "2025-02-01T10:00:00"]),
        "link": st.sampled_from([None, "a", "b"]),
        "title": st.sampled_from([None, "t"]),
    }
)


def _with_little_else(views: list[dict[str, object]]) -> Export:
    """These views, and of the tables without rows those alone that are looked at in any case."""
    whole = exports.export({"watch_history": views})
    kept = {"watch_history", "login_history", "settings", *(t for t, _ in _VALUES.values())}
    return replace(whole, tables={name: whole.tables[name] for name in sorted(kept)})


@settings(deadline=None, max_examples=60)
@given(st.lists(_ROW, max_size=5), st.lists(_ROW, max_size=5))
def test_a_file_beside_itself_is_the_same_and_the_sums_agree(
    one: list[dict[str, object]], other: list[dict[str, object]]
) -> None:
    first, second = (_with_little_else(rows) for rows in (one, other))
    assert compare(first, first).empty
    assert compare(replace(first), first).empty
    found = _of("watch_history", first, second)
    assert len(one) - found.gone == len(other) - found.new  # what is in both
