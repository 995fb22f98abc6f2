"""How often, day by day: hand-made days, laws, and what the sample's maker planted."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import DERIVED
from analysis.rhythm import rhythm as rhythms
from analysis.rhythm.activity import SENT, activity, local_time
from analysis.rhythm.nights import NIGHT, SCHOOL
from analysis.rhythm.rhythm import Attention, rhythm
from analysis.rhythm.sessions import GAPS
from fixtures.sample import planted, sample_zip
from parsers import Export, read_export
from parsers.format.columns import COLUMNS
from tests.analysis.activity_tables import activity_rows, at, table, tables

ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC")

# Amsterdam is two hours ahead: the view of 22:30 UTC on 2 May stands on Sunday 3 May, 00:30.
MADE = tables(
    watch_history=at(
        "2026-05-01T08:00:00Z", "2026-05-01T08:00:30Z", "2026-05-02T22:30:00Z",
        "2026-05-05T08:00:00Z", None,
    ),
    likes=at("2026-04-20T10:00:00Z", "2026-05-02T10:00:00Z", "2026-05-08T10:00:00Z"),
    direct_messages=[{"at": "2026-06-01T10:00:00Z", "conversation": "b", "sender": "a"}],
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> rhythms.Rhythm:
    return rhythm(MADE, "Europe/Amsterdam", senders=("a",))


@pytest.fixture(scope="module")
def sample() -> Export:
    read = read_export([("sample.zip", sample_zip())])
    assert isinstance(read, Export)
    return read


def test_days_run_without_gaps_from_the_first_view_to_the_last(found: rhythms.Rhythm) -> None:
    days = found.days
    assert days["day"].dt.strftime("%m-%d").tolist() == [
        "05-01", "05-02", "05-03", "05-04", "05-05",
    ]  # fmt: skip
    assert days["views"].tolist() == [2, 0, 1, 0, 1]
    assert days["activities"].tolist() == [2, 1, 1, 0, 1], "likes outside are not in it"
    # One dwell, of half a minute: it is the median for the three views without one.
    assert days["low"].tolist() == [0.5, 0, 0, 0, 0]
    assert days["central"].tolist() == days["high"].tolist() == [1, 0, 0.5, 0, 0.5]


def test_weeks_say_how_many_of_their_days_are_covered(found: rhythms.Rhythm) -> None:
    weeks = found.weeks
    assert weeks["week"].dt.strftime("%m-%d").tolist() == ["04-27", "05-04"]
    assert weeks[["days", "days_with_views", "views"]].to_numpy().tolist() == [[3, 2, 3], [2, 1, 1]]
    assert weeks["central"].tolist() == [1.5, 0.5]


def test_hours_are_those_of_the_clock_on_the_wall(found: rhythms.Rhythm) -> None:
    hours = found.hours
    assert len(hours) == 168
    seen = hours[hours["views"] > 0][["weekday", "hour", "views"]].to_numpy().tolist()
    # Tuesday 10:00, Friday 10:00 twice, Sunday 00:30.
    assert seen == [[1, 10, 1], [4, 10, 2], [6, 0, 1]]
    assert hours["activities"].sum() == 7


def test_the_repeated_hour_of_autumn_counts_twice() -> None:
    made = tables(watch_history=at("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"))
    hours = rhythm(made, "Europe/Amsterdam").hours
    assert hours[hours["views"] > 0].to_numpy().tolist() == [[6, 2, 2, 2]]


def test_streaks_and_pauses_stay_inside_the_watch_history(found: rhythms.Rhythm) -> None:
    assert found.streaks["days"].tolist() == [3, 1]
    assert found.streaks["first"].dt.day.tolist() == [1, 5]
    assert found.streaks["last"].dt.day.tolist() == [3, 5]
    # 1 May 08:00:30 to the like of 2 May 10:00, and 2 May 22:30 to 5 May 08:00.
    assert found.pauses["hours"].tolist() == pytest.approx([57.5, 26 - 30 / 3600])
    assert found.pauses["after"][0] == pd.Timestamp("2026-05-02T22:30:00Z")


def test_months_hold_messages_beside_activity(found: rhythms.Rhythm) -> None:
    months = found.months.pivot(index="month", columns="kind", values="rows")
    assert months["watch_history"].tolist() == [0, 4, 0]
    assert months["likes"].tolist() == [1, 2, 0]
    assert months[SENT].tolist() == [0, 0, 1]


def test_without_views_days_are_those_of_the_activity() -> None:
    found = rhythm(tables(likes=at("2026-05-01T10:00:00Z", "2026-05-03T10:00:00Z")), "UTC")
    assert found.days["activities"].tolist() == [1, 0, 1]
    assert found.days["views"].sum() == 0
    assert found.pauses["hours"].tolist() == [48]
    assert len(found.nights_by_week) == 0


def test_the_calendar_puts_each_day_in_a_column_of_its_year() -> None:
    # 1 January 2026 is a Thursday: Sunday 4 January ends column 0, Monday 5 begins column 1.
    days = pd.DataFrame(
        {"day": pd.to_datetime(["2025-12-31", "2026-01-01", "2026-01-04", "2026-01-05"])}
    )
    grid = rhythms.year_grid(days)
    assert grid["year"].tolist() == [2025, 2026, 2026, 2026]
    assert grid["column"].tolist() == [52, 0, 0, 1]
    assert grid["weekday"].tolist() == [2, 3, 6, 0]


@pytest.mark.parametrize(
    ("fields", "attention"),
    [
        ({}, Attention(None, None, None)),
        ({"videosWatchedToTheEndSinceAccountRegistration": "30"}, Attention(30, None, None)),
        ({"Videos watched to the end": "30", "Video count": "120"}, Attention(30, 120, 0.25)),
        ({"videosWatchedToTheEndSinceAccountRegistration": "30", "videoCount": "9"},
         Attention(30, 9, None)),
        ({"videosWatchedToTheEndSinceAccountRegistration": "0", "videoCount": "0"},
         Attention(0, 0, None)),
        ({"videosWatchedToTheEndSinceAccountRegistration": None, "videoCount": "many"},
         Attention(None, None, None)),
    ],
)  # fmt: skip
def test_the_measured_figure_of_attention(fields: dict[str, Any], attention: Attention) -> None:
    rows = [{"field": field, "value": value} for field, value in fields.items()]
    assert rhythms.attention(table("activity_summary", rows)) == attention


def frames(found: rhythms.Rhythm) -> dict[str, pd.DataFrame]:
    values = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    return {name: value for name, value in values.items() if isinstance(value, pd.DataFrame)}


def test_nothing_gives_frames_of_the_same_types(found: rhythms.Rhythm) -> None:
    empty = rhythm(tables(), "Europe/Amsterdam")
    for name, frame in frames(empty).items():
        assert frame.dtypes.equals(frames(found)[name].dtypes), name
    filled = {name: len(frame) for name, frame in frames(empty).items() if len(frame)}
    assert filled == {"hours": 168, "session_lengths": 8}
    assert empty.hours["activities"].sum() == empty.session_lengths["sessions"].sum() == 0
    assert empty.total == rhythms.Band(0, 0, 0)
    assert empty.moved_on is None


def test_every_column_has_a_privacy_class(found: rhythms.Rhythm) -> None:
    for frame in [*frames(found).values(), rhythms.year_grid(found.days), activity(MADE)]:
        assert set(frame.columns) <= {*COLUMNS, *DERIVED}


# Each example reads two whole rhythms; the clock of a busy machine is no law.
@settings(max_examples=40, deadline=None)
@given(activity_rows(), st.sampled_from(ZONES), st.sampled_from(GAPS), st.randoms())
def test_laws_of_the_rhythm(rows: dict[str, Any], zone: str, gap: int, random: Any) -> None:
    made = tables(**rows)
    found = rhythm(made, zone, gap)
    dated = made["watch_history"]["at"].notna().sum()
    for frame in (found.days, found.hours):
        assert frame["views"].sum() == dated
    for name in ("low", "central", "high"):
        whole = getattr(found.total, name)
        assert found.days[name].sum() == pytest.approx(whole)
        assert found.weeks[name].sum() == pytest.approx(whole)
        assert found.nights[name].sum() <= whole + 1e-6
    wall = local_time(made["watch_history"]["at"].dropna(), zone)
    assert found.nights["views"].sum() == sum(
        time.hour >= 22 or time.hour < 6 for time in pd.DatetimeIndex(wall)
    )
    assert found.nights_by_week["nights"].sum() == len(found.nights)
    assert (found.nights_by_week["nights"] <= found.nights_by_week["of"]).all()
    assert found.streaks["days"].sum() == (found.days["activities"] > 0).sum()
    shuffled = {name: random.sample(some, len(some)) for name, some in rows.items()}
    again = frames(rhythm(tables(**shuffled), zone, gap))
    for name, frame in frames(found).items():
        same = [column for column in frame.columns if column != "row"]
        pd.testing.assert_frame_equal(frame[same], again[name][same])


def test_the_sample_shows_what_its_maker_planted(sample: Export) -> None:
    told = planted()
    found = rhythm(sample.tables, told["zone"], senders=("liv.lesplan",))
    assert len(found.views) == told["counts"]["watch_history"]
    longest = found.sessions.loc[found.sessions["minutes"].idxmax()]
    long = told["longest_session"]
    assert longest["first"] == pd.Timestamp(long["first"])
    assert longest["last"] == pd.Timestamp(long["last"])
    assert round(longest["minutes"], 2) == long["minutes"]
    assert longest["views"] == long["views"]
    # Every planted session is one session; whatever else there is holds no view.
    assert (found.sessions["views"] > 0).sum() == told["view_sessions"]
    sums = found.months.groupby("kind", observed=True)["rows"].sum()
    for kind in ("likes", "searches", "comments", "shares", "reposts", "favorite_videos"):
        assert sums[kind] == told["counts"][kind]
    assert found.attention == Attention(34567, None, None)


def test_a_zone_further_east_moves_the_night(sample: Export) -> None:
    wall = {
        zone: rhythm(sample.tables, zone).hours.groupby("hour")["views"].sum() for zone in ZONES
    }
    # Kolkata is five and a half hours ahead of UTC, New York four or five behind; Auckland twelve.
    assert all(hours.sum() == 5927 for hours in wall.values())
    assert not np.array_equal(wall["Asia/Kolkata"], wall["UTC"])
    assert rhythm(sample.tables, "UTC").school.window == SCHOOL
    assert rhythm(sample.tables, "UTC").night == NIGHT
