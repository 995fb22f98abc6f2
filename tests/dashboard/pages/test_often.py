"""How often: numbers that were counted by hand or planted, read back from the page."""

from __future__ import annotations

import json
from datetime import time

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import session
from dashboard.store.session import Viewer
from fixtures.sample import planted
from tests.dashboard import exports
from tests.dashboard.conftest import Open, cells, go, sample_on, seen, words
from tests.dashboard.pages.often_page import (
    COMPARE,
    DAYS,
    FRESH,
    HOURS,
    KINDS,
    PARTS,
    SESSIONS,
    bands,
    by_hand,
    part,
    rows,
    tiles,
)


@pytest.fixture
def sample() -> AppTest:
    return sample_on("often")


# --- the made-up person -------------------------------------------------------------------------


def test_the_tiles_and_the_period_are_what_was_planted() -> None:
    sample = seen("often")
    assert tiles(sample)["Videos shown, recorded"] == f"{planted()['counts']['watch_history']:,}"
    assert "20 May 2026 to 14 November 2026" in words(sample)
    assert "A day without entries can still be a day on which you used TikTok." in words(sample)
    assert not sample.warning


def test_the_planted_sessions_and_the_long_night_are_on_the_page(sample: AppTest) -> None:
    part(sample, SESSIONS)
    shown = tiles(sample)
    assert shown["Sessions with videos shown"] == str(planted()["view_sessions"])
    assert shown["The longest session"] == "2 h 58 min"  # 178.23 minutes
    long = planted()["longest_session"]
    first = pd.Timestamp(long["first"]).tz_convert("Europe/Amsterdam")
    assert f"{first.day} August 2026, {first:%H:%M}" in cells(sample)
    sample.selectbox(key="often-sessions-part").set_value("The longest session").run()
    found = rows(sample, "often-sessions")
    assert len(found) == long["views"]
    assert [found["at"].min(), found["at"].max()] == [
        pd.Timestamp(long[end]).tz_convert("Europe/Amsterdam").tz_localize(None)
        for end in ("first", "last")
    ]


def test_each_kind_is_counted_as_planted(sample: AppTest) -> None:
    part(sample, KINDS)
    counts = planted()["counts"]
    (chart,) = sample.get("plotly_chart")
    for table, title in (
        ("watch_history", "Watch history"),
        ("likes", "Videos you liked"),
        ("favorite_videos", "Saved videos"),
        ("searches", "Searches"),
        ("comments", "Your comments"),
        ("shares", "What you shared"),
        ("reposts", "Reposts"),
    ):
        assert f"{title} {counts[table]:,}" in chart.proto.alt


def test_every_chart_says_what_it_shows_and_fetches_nothing(sample: AppTest) -> None:
    for title, charts in zip(PARTS, (2, 2, 1, 1, 0, 0), strict=True):
        part(sample, title)
        drawn = sample.get("plotly_chart")
        assert len(drawn) == charts
        for chart in drawn:
            figure = json.loads(chart.proto.spec)
            assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter", "heatmap"}
            assert "geo" not in figure["layout"]
            assert chart.proto.alt in words(sample)
        expanders = [box.label for box in sample.expander]
        assert expanders.count("The numbers, and how this was made") == charts
        assert not sample.warning


def test_every_clock_names_its_zone(sample: AppTest) -> None:
    for title, clocks in ((DAYS, 3), (HOURS, 2), (SESSIONS, 1), (KINDS, 1)):
        part(sample, title)
        assert words(sample).count("Time zone: Europe/Amsterdam.") == clocks


# --- counted by hand ----------------------------------------------------------------------------


def test_an_estimate_carries_its_band_and_its_method(opened: Open) -> None:
    app = opened(by_hand(), "often")
    # Known: 10 seconds. Two last videos: low 0, central and high 10 seconds each; for the high
    # estimate the pause of 20 minutes is inside the session and counts 10 minutes at most.
    assert tiles(app)["Estimated in total"] == "less than 1 min"  # central: 30 seconds
    assert bands(app)["Estimated in total"] == "less than 1 min to 10 min"
    assert tiles(app)["Sessions in these days"] == "2"
    assert "a pause of more than 5 min ends a session" in words(app).lower()
    part(app, SESSIONS)
    app.button_group(key="often-gap").set_value(30).run()
    assert tiles(app)["Sessions in these days"] == "1"
    # The pause counts 5 minutes at most, the last video the median: 10 s + 5 min + 2 min 35 s.
    assert tiles(app)["Estimated in total"] == "about 8 min"
    part(app, DAYS)
    assert "more than 30 min ends a session" in words(app)


def test_a_band_is_never_upside_down(opened: Open) -> None:
    """With a gap of an hour the upper estimate cuts at 30 minutes, and can lie below the middle."""
    times = ("2025-03-03T10:00:00", "2025-03-03T10:40:00", "2025-03-03T11:20:00")
    app = opened(exports.export({"watch_history": [{"at": at} for at in times]}), "often")
    part(app, SESSIONS)
    app.button_group(key="often-gap").set_value(60).run()
    # Central: 5 + 5 + median 5; high: no pause is inside, so three medians of 5; low: 1 + 1 + 0.
    assert bands(app)["Estimated in total"] == "2 min to 15 min"
    part(app, DAYS)
    assert "whatever you choose" in words(app)


def test_a_day_and_an_hour_lead_to_their_rows(opened: Open) -> None:
    export = exports.export(
        {
            "watch_history": [
                {"at": "2025-03-03T22:30:00", "link": "https://example.org/monday"},
                {"at": "2025-03-03T23:30:00", "link": "https://example.org/tuesday"},
            ]
        }
    )
    app = opened(export, None)
    app.session_state["zone"] = "Europe/Amsterdam"
    go(app, "often")
    app.selectbox(key="often-days-part").set_value("4 March 2025").run()
    assert rows(app, "often-days")["link"].tolist() == ["https://example.org/tuesday"]
    part(app, HOURS)
    app.selectbox(key="often-week-part").set_value("Monday, 23:00 to 24:00").run()
    assert rows(app, "often-week")["link"].tolist() == ["https://example.org/monday"]


def test_a_figure_of_all_activity_asks_of_which_table(opened: Open) -> None:
    app = opened(by_hand(searches=exports.searches(3)), "often")
    assert app.selectbox(key="often-years-table").options == ["Watch history", "Searches"]
    app.selectbox(key="often-years-table").set_value("searches").run()
    assert len(rows(app, "often-years", "searches")) == 3


def test_a_date_far_away_brings_no_empty_years(opened: Open) -> None:
    views = [{"at": f"{year}-03-04T10:00:00"} for year in (2025, 2026, 2099)]
    app = opened(exports.export({"watch_history": views}), "often")
    part(app, DAYS)
    (chart,) = [found for found in app.get("plotly_chart") if "often-years" in found.proto.id]
    years = [note["text"] for note in json.loads(chart.proto.spec)["layout"]["annotations"]]
    assert years == ["2025", "2026", "2099"]
    assert "72 years without an entry are left out here." in words(app)


def test_the_window_makes_the_night_and_stays(opened: Open) -> None:
    views = [{"at": f"2025-03-0{day}T{hour}:30:00"} for day in (3, 4) for hour in ("21", "23")]
    app = opened(exports.export({"watch_history": views}), None)
    app.session_state["zone"] = "UTC"
    part(go(app, "often"), HOURS)
    assert "Nights with videos: 2 of 2" in words(app)
    app.time_input(key="often-night-from").set_value(time(20)).run()
    app.time_input(key="often-night-until").set_value(time(22)).run()
    assert len(rows(app, "often-nights")) == 2
    assert "was shown from 20:00 to 22:00" in words(app)
    part(app, COMPARE)
    app.toggle(key="often-norms").set_value(True).run()
    assert "videos in 2 of 2 nights (20:00 to 22:00)" in words(app)


def test_a_window_without_length_is_refused_in_words(opened: Open) -> None:
    app = part(opened(by_hand(), "often"), HOURS)
    app.time_input(key="often-night-until").set_value(time(22)).run()
    assert "Choose two different times." in words(app)
    assert "22:00 to 06:00" in words(app)


def test_school_hours_count_weekdays_and_say_that_holidays_are_not_known(opened: Open) -> None:
    views = [
        {"at": "2025-03-03T10:00:00"},  # Monday
        {"at": "2025-03-04T15:00:00"},  # Tuesday, when the window has ended
        {"at": "2025-03-08T10:00:00"},  # Saturday
        {"at": "2025-03-10T08:30:00"},  # Monday, when it begins
    ]
    app = opened(exports.export({"watch_history": views}), None)
    app.session_state["often-school-asked"] = True
    app.session_state["zone"] = "UTC"
    part(go(app, "often"), HOURS)
    said = words(app)
    assert "Videos shown from 08:30 to 15:00: 2, which is 50% of all." in said
    assert "Weekdays with such videos: 2 of 6." in said
    assert "Holidays" in said
    found = rows(app, "often-school")
    assert sorted(at.day for at in found["at"]) == [3, 10]


def test_moved_on_says_of_how_many_and_leads_to_them(opened: Open) -> None:
    app = part(opened(by_hand(likes=[{"at": "2025-03-03T10:00:12"}]), "often"), SESSIONS)
    # Two videos have a next moment in their session: after 10 and after 2 seconds.
    assert tiles(app)["Share of the videos we can tell this for"] == "50%"
    assert "Videos after which you did something else in the same session: 2." in words(app)
    assert rows(app, "often-moved-on")["at"].tolist() == [pd.Timestamp("2025-03-03T11:00:10")]


def test_streaks_and_pauses_are_told_with_their_days(opened: Open) -> None:
    days = ("2025-03-03", "2025-03-04", "2025-03-08")
    app = opened(exports.export({"watch_history": [{"at": f"{d}T12:00:00"} for d in days]}), None)
    app.session_state["zone"] = "UTC"
    go(app, "often")
    assert "is 2 days: 3 March 2025 to 4 March 2025." in words(app)
    assert "is 4 days, from 4 March 2025, 12:00." in words(app)
    assert "Days with entries: 3 of 6." in words(app)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"videosWatchedToTheEnd": "300", "videoCount": "400"}, "75% of 400 videos"),
        ({"videosWatchedToTheEnd": "300"}, "no share can be given"),
        ({"videosWatchedToTheEnd": "300", "videoCount": "40"}, "no share can be given"),
        ({}, "This file does not have that number"),
    ],
)
def test_attention_is_a_share_only_where_the_file_gives_both(
    opened: Open, fields: dict[str, str], said: str
) -> None:
    summary = [{"field": name, "value": value} for name, value in fields.items()]
    app = part(opened(by_hand(activity_summary=summary), "often"), KINDS)
    assert said in words(app)


def test_only_own_messages_are_counted_and_shown(opened: Open) -> None:
    chat = [
        {"at": "2025-03-03T10:00:00", "conversation": "them", "sender": who, "text": "x"}
        for who in ("me", "them", "me")
    ]
    profile = [{"field": "Profile Information > userName", "value": "me"}]
    app = part(opened(by_hand(direct_messages=chat, profile=profile), "often"), KINDS)
    assert "Messages you sent 2" in words(app)
    app.selectbox(key="often-kinds-table").set_value("direct_messages").run()
    assert rows(app, "often-kinds", "direct_messages")["sender"].tolist() == ["me", "me"]


def test_the_rhythm_is_counted_once_for_each_choice(opened: Open) -> None:

    app = opened(by_hand(), "often")
    (entry,) = session._store.values()
    (first,) = [key for key in entry.holding.derived if key.startswith("rhythm ")]
    before = entry.holding.derived[first]
    part(app, SESSIONS)
    assert entry.holding.derived[first] is before
    app.button_group(key="often-gap").set_value(10).run()
    (second,) = [key for key in entry.holding.derived if key.startswith("rhythm ")]
    assert second != first


@pytest.mark.parametrize("viewer", list(Viewer))
def test_every_part_is_drawn_for_whoever_looks(sample: AppTest, viewer: Viewer) -> None:
    (entry,) = session._store.values()
    entry.holding.viewer = viewer
    for title in PARTS:
        part(sample, title)
        assert not sample.warning
    if viewer is Viewer.TOGETHER:  # nothing is opened, and so no way to the entries is offered
        assert not [one for one in sample.button if one.label == "Show these entries"]
        return
    sample.button(key="often-all-watch_history-show").click().run()
    assert not sample.warning


def test_how_old_videos_were_comes_from_their_numbers(opened: Open) -> None:
    # Uploads began on 1 January 2026, 12:00 UTC: second 1767268800, kind 13 in bits 8 to 11.
    number = (1_767_268_800 << 32) + (13 << 8)
    link = f"https://www.tiktokv.com/share/video/{number}/"
    shown = ["2026-01-02T00:00:00", "2026-01-04T12:00:00", "2026-01-21T12:00:00"]
    views = [{"at": at, "link": link, "video_id": str(number)} for at in shown]
    app = part(opened(by_hand(watch_history=views), "often"), FRESH)
    said = words(app)  # ages of half a day, three days and twenty days
    assert "Usual age, in days: 3" in said
    assert "Less than a day old: 33%" in said
    assert "Less than a week old: 67%" in said
    assert "More than a year old: 0%" in said
    assert "Videos shown more than once: 1" in said
    assert "Known for 3 of 3 views." in said
