"""What the policy names against what a file holds, on small exports made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.declared.delivered import Outcome, Status, delivered, kinds, unnamed
from parsers.format.sections import TABLES
from tests.dashboard.exports import export

_VIEW_2026 = {"at": "2026-02-01T10:00:00", "link": "https://example.org/1"}


def _outcomes(
    rows: dict[str, list[dict[str, Any]]], empty: tuple[str, ...] = ()
) -> dict[str, Outcome]:
    return {one.kind.id: one.outcome for one in delivered(export(rows, empty=empty))}


def test_forty_kinds_of_which_twelve_have_no_place() -> None:
    assert len(kinds()) == 40
    assert [sum(one.status is status for one in kinds()) for status in Status] == [10, 13, 12, 5]
    assert {table for one in kinds() for table in one.tables} <= set(TABLES)
    assert [one.id for one in kinds() if one.status is Status.NO and one.tables] == []
    assert [one.id for one in kinds() if one.status is not Status.NO and not one.tables] == []


@pytest.mark.parametrize(
    ("rows", "empty", "kind", "outcome"),
    [
        ({"searches": [{"term": "owl"}]}, (), "B13", Outcome.DELIVERED),
        ({}, ("searches",), "B13", Outcome.EMPTY),
        ({}, (), "B13", Outcome.NOT_IN_FILE),
        ({"watch_history": [_VIEW_2026]}, (), "B10", Outcome.IN_PART),
        ({}, (), "B2", Outcome.NO_PLACE),
        ({}, (), "B9", Outcome.NOT_USED),
        ({}, ("last_location",), "B9", Outcome.EMPTY),
        ({"last_location": [{"region": "NL"}]}, (), "B9", Outcome.DELIVERED),
        ({"profile": [{"field": "userName", "value": "x"}]}, (), "B17", Outcome.EMPTY),
        ({"profile": [{"field": "inferredGender", "value": "1"}]}, (), "B17", Outcome.IN_PART),
        ({"profile": [{"field": "App > inferredGender", "value": None}]}, (), "B17", Outcome.EMPTY),
    ],
)
def test_an_outcome(
    rows: dict[str, list[dict[str, Any]]], empty: tuple[str, ...], kind: str, outcome: Outcome
) -> None:
    assert _outcomes(rows, empty)[kind] is outcome


def test_the_entries_of_each_table_are_counted() -> None:
    found = delivered(export({"likes": [{}, {}], "shares": [{"at": "2026-01-01T00:00:00"}]}))
    (usage,) = [one for one in found if one.kind.id == "B10"]
    assert usage.rows == {"likes": 2, "shares": 1}


@pytest.mark.parametrize(
    ("last", "unnamed_then"),
    [
        ("2019-05-01T00:00:00", {"A3", "A4", "A5", "B2", "B5", "B9", "B14", "B15", "C1m"}),
        ("2021-10-04T00:00:00", {"A3", "A4", "A5", "B2", "B5", "B9", "B14", "B15", "C1m"}),
        ("2023-01-01T00:00:00", {"B14", "A7", "A13", "C2"}),
        ("2025-11-29T23:00:00", {"B14"}),
        ("2025-11-30T00:00:00", set()),
    ],
)
def test_a_file_is_held_against_the_text_of_its_own_day(last: str, unnamed_then: set[str]) -> None:
    found = set(_outcomes({"watch_history": [{"at": last}]}))
    assert found & unnamed_then == set()
    assert ("B14" in found) == (last >= "2025-11-30")
    if last >= "2025-11-29":
        assert {one.id for one in kinds()} - found == unnamed_then


def test_a_file_without_a_date_is_held_against_every_kind() -> None:
    assert len(_outcomes({})) == 40


def test_what_the_policy_does_not_call_by_name() -> None:
    given = export(
        {
            "login_history": [{"carrier": "Telco"}, {"carrier": None}, {"network": "wifi"}],
            "profile_views": [{"user": "somebody"}],
        }
    )
    assert [(one.table, one.column, one.rows) for one in unnamed(given)] == [
        ("login_history", "carrier", 1),
        ("login_history", "network", 1),
        ("profile_views", "", 1),
    ]
