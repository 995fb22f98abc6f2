"""The one sorted frame of everything the person did, and the clock on the wall."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.rhythm import activity as moments
from analysis.rhythm.activity import KINDS, SENT, activity
from tests.analysis.activity_tables import at, table, tables


def test_dated_rows_of_the_seven_tables_stand_by_time_and_lead_back_to_their_rows() -> None:
    made = tables(
        watch_history=at("2026-05-02T10:00:05Z", None, "2026-05-02T10:00:00Z"),
        searches=at(None, "2026-05-02T10:00:03Z"),
        followers=at("2026-05-02T10:00:01Z"),
    )
    done = activity(made)
    assert list(zip(done["kind"], done["row"], strict=True)) == [
        ("watch_history", 2),
        ("searches", 1),
        ("watch_history", 0),
    ]
    assert done["at"].tolist() == sorted(done["at"])


def test_in_one_second_a_view_stands_before_what_was_done_with_it() -> None:
    second = at("2026-05-02T10:00:00Z")
    made = tables(**dict.fromkeys(reversed(KINDS), second))
    assert activity(made)["kind"].tolist() == list(KINDS)


def test_messages_of_one_sender_count_as_sent() -> None:
    rows = [
        {"at": "2026-05-02T10:00:00Z", "conversation": "b", "sender": "a"},
        {"at": "2026-05-02T10:00:01Z", "conversation": "b", "sender": "b"},
        {"at": None, "conversation": "b", "sender": "a"},
        {"at": "2026-05-02T09:00:00Z", "conversation": "b", "sender": None},
    ]
    made = tables(direct_messages=rows, group_messages=rows[:1])
    assert moments.messages_sent(made, ["a"])["row"].tolist() == [0, 4]
    assert len(moments.messages_sent(made, [])) == 0


@pytest.mark.parametrize(
    ("moment", "zone", "wall"),
    [
        ("2026-03-29T00:59:59Z", "Europe/Amsterdam", "2026-03-29T01:59:59"),
        ("2026-03-29T01:00:00Z", "Europe/Amsterdam", "2026-03-29T03:00:00"),
        ("2026-10-25T00:30:00Z", "Europe/Amsterdam", "2026-10-25T02:30:00"),
        ("2026-10-25T01:30:00Z", "Europe/Amsterdam", "2026-10-25T02:30:00"),
        ("2026-11-01T05:59:00Z", "America/New_York", "2026-11-01T01:59:00"),
        ("2026-11-01T06:00:00Z", "America/New_York", "2026-11-01T01:00:00"),
        ("2026-06-01T20:00:00Z", "Asia/Kolkata", "2026-06-02T01:30:00"),
        ("2026-06-01T13:00:00Z", "Pacific/Auckland", "2026-06-02T01:00:00"),
        ("2026-06-01T02:00:00Z", "America/St_Johns", "2026-05-31T23:30:00"),
    ],
)
def test_the_clock_on_the_wall(moment: str, zone: str, wall: str) -> None:
    column = table("watch_history", at(moment, None))["at"]
    local = moments.local_time(column, zone)
    assert local[0] == np.datetime64(wall)
    assert np.isnat(local[1])


def test_weeks_begin_on_monday() -> None:
    # 29 March 2026 is a Sunday, 1 January 1970 was a Thursday.
    days = np.array(["2026-03-29", "2026-03-30", "1970-01-01", "1969-12-29"], "datetime64[D]")
    assert moments.weekdays_of(days).tolist() == [6, 0, 3, 0]
    mondays = ["2026-03-23", "2026-03-30", "1969-12-29", "1969-12-29"]
    assert moments.mondays_of(days).astype(str).tolist() == mondays


def test_months_stand_for_every_kind_also_without_rows() -> None:
    walls = {
        "watch_history": np.array(["2026-01-31T23:59", "2026-03-01T00:00"], "datetime64[us]"),
        "likes": np.array(["2026-03-31T12:00"] * 2, "datetime64[us]"),
        SENT: np.array([], "datetime64[us]"),
    }
    counted = moments.by_month(walls)
    assert counted["month"].dt.strftime("%Y-%m").tolist() == ["2026-01", "2026-02", "2026-03"] * 3
    assert counted["rows"].tolist() == [1, 0, 1, 0, 0, 2, 0, 0, 0]
    assert len(moments.by_month({"likes": walls[SENT]})) == 0


def test_coverage_tells_how_far_each_table_reaches() -> None:
    made = tables(
        # 23:30 and 00:30 on the clock of Amsterdam: two days, of which the span holds four.
        searches=at("2026-05-01T21:30:00Z", "2026-05-01T22:30:00Z", "2026-05-04T10:00:00Z", None),
        ad_interests=[{"topic": "Pets"}],
        blocked=at(None),
    )
    reach = moments.coverage(made, "Europe/Amsterdam").set_index("table")
    assert list(reach.index) == ["blocked", "searches", "ad_interests"]
    counts = reach[["rows", "dated", "days", "span"]]
    assert counts.loc["searches"].tolist() == [4, 3, 3, 4]
    assert counts.loc["blocked"].tolist() == [1, 0, 0, 0]
    assert counts.loc["ad_interests"].tolist() == [1, 0, 0, 0]
    assert reach["last"]["searches"] == pd.Timestamp("2026-05-04T10:00:00Z")
    assert reach["first"].isna().tolist() == [True, False, True]


def test_nothing_gives_typed_nothing() -> None:
    done = activity(tables())
    assert len(done) == 0
    assert str(done["at"].dtype) == "datetime64[us, UTC]"
    assert str(moments.coverage(tables(), "UTC")["last"].dtype) == "datetime64[us, UTC]"


def test_month_of_a_missing_time_is_missing() -> None:
    moments_there = pd.Series([pd.Timestamp("2026-01-31T23:30Z"), pd.NaT]).dt.as_unit("us")
    found = moments.local_month(moments_there, "Europe/Oslo")
    assert found[0] == pd.Timestamp("2026-02-01")
    assert found.isna().tolist() == [False, True]
