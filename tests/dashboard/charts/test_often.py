"""Charts of rhythm and devices: what is drawn, counted by hand, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.devices import devices as analysis_devices
from analysis.devices import networks
from analysis.rhythm import rhythm, sessions
from analysis.rhythm.activity import KINDS
from dashboard import words
from dashboard.charts import days, devices, kinds, look, nights, session_lengths, week, years
from dashboard.words import times
from tests.dashboard import exports

LOOKS = [look.LIGHT, look.DARK]

VIEWS = [
    "2025-03-03T22:30:00",  # Monday night
    "2025-03-03T22:31:00",
    "2025-03-05T10:00:00",  # Wednesday
    "2025-03-10T10:00:00",  # Monday of the next week
]


def _rhythm(views: list[str], **more: list[dict[str, str]]) -> rhythm.Rhythm:
    rows = {"watch_history": [{"at": at} for at in views], **more}
    return rhythm.rhythm(exports.export(rows).tables, "UTC")


SOME, NONE = _rhythm(VIEWS), _rhythm([])


@pytest.mark.parametrize("colours", LOOKS)
def test_days_draws_each_day_and_the_mean_of_each_week(colours: look.Look) -> None:
    bars, low, high, mean = days.days(SOME.days, SOME.weeks, colours).data
    # One known dwell of 1 minute; the other three are last of their session: low 0, else 1 minute.
    assert next(iter(bars.x)) == "2025-03-03"
    assert list(bars.y) == [2, 0, 1, 0, 0, 0, 0, 1]
    assert list(mean.x) == [
        "2025-03-06T12:00:00",
        "2025-03-10T12:00:00",
    ]  # inside the days of the file
    assert list(mean.y) == [3 / 7, 1]  # the second week has one day that the history covers
    assert list(low.y) == [1 / 7, 0]
    assert list(high.y) == list(mean.y)
    assert list(bars.customdata[0]) == ["3 March 2025", "about 2 min (1 min to 2 min)"]
    assert days.sentence(SOME.days, SOME.weeks) == (
        "3 March 2025 to 10 March 2025: less than 1 min (less than 1 min) a day on average. "
        "The busiest week starts on 10 March 2025, with about 1 min (0 min to 1 min) a day."
    )


def test_a_scale_begins_at_nothing_and_ends_at_the_most() -> None:
    grid = rhythm.year_grid(SOME.days)
    scale = years.years(grid, "activities", look.LIGHT).layout.coloraxis
    assert (scale.cmin, scale.cmax, scale.colorbar.dtick) == (0, 2, 1)
    (squares,) = week.week(SOME.hours, "views", look.LIGHT).data
    assert (squares.zmin, squares.zmax) == (0, 2)


def test_a_band_that_came_in_upside_down_is_drawn_in_order() -> None:
    by_day = pd.DataFrame(
        {"day": [pd.Timestamp("2025-03-03")], "views": [1], "low": 2.0, "central": 9.0, "high": 5.0}
    )
    by_week = by_day.rename(columns={"day": "week"}).assign(days=1)
    _bars, low, high, mean = days.days(by_day, by_week, look.LIGHT).data
    assert (list(low.y), list(mean.y), list(high.y)) == ([2], [9], [9])
    assert "about 9 min (2 min to 9 min)" in days.sentence(by_day, by_week)


def test_many_days_are_drawn_by_the_week_alone() -> None:
    views = [f"{year}-01-01T00:00:00" for year in range(2015, 2026)]
    long = _rhythm(views)
    assert len(long.days) > 3_000
    picture = days.days(long.days, long.weeks, look.LIGHT)
    assert "bar" not in {trace.type for trace in picture.data}
    assert sum(len(trace.x) for trace in picture.data) < 2_500


@pytest.mark.parametrize("colours", LOOKS)
def test_week_is_a_grid_with_monday_on_top(colours: look.Look) -> None:
    (grid,) = week.week(SOME.hours, "views", colours).data
    counts = np.array(grid.z)
    assert counts.shape == (7, 24)
    assert [counts[0, 22], counts[2, 10], counts[0, 10]] == [2, 1, 1]
    assert counts.sum() == 4
    assert list(grid.customdata[0][22]) == ["Monday", "22:00 to 23:00", "2"]
    assert week.sentence(SOME.hours, "views") == (
        "The busiest hour is Monday, 22:00 to 23:00: 2 of 4. "
        "165 of the 168 hours of a week are empty."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_years_has_a_square_for_each_day_of_the_file_and_no_other(colours: look.Look) -> None:
    grid = rhythm.year_grid(_rhythm(["2024-12-31T10:00:00", "2025-01-02T10:00:00"]).days)
    first, second = years.years(grid, "activities", colours).data
    assert [note.text for note in years.years(grid, "activities", colours).layout.annotations] == [
        "2024",
        "2025",
    ]
    squares = [cell for trace in (first, second) for row in trace.z for cell in row]
    assert sorted(cell for cell in squares if cell is not None) == [0, 1, 1]
    assert first.z[1][52] == 1  # Tuesday of the 53rd week that 2024 touches
    assert second.z[2][0] == 0  # Wednesday 1 January 2025: in the period, without rows
    assert second.customdata[3][0] == "2 January 2025<br>1 entry"
    assert years.sentence(grid, "activities") == (
        "Days with entries: 2 of 3. The busiest day is 31 December 2024, with 1 entry."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_session_lengths_draws_every_class_also_the_empty(colours: look.Look) -> None:
    lengths = SOME.session_lengths
    (bars,) = session_lengths.lengths(lengths, colours).data
    assert dict(zip(bars.y, bars.x, strict=True)) == {
        "under 1 min": 2,
        "1 to 5 min": 1,
        "5 to 10 min": 0,
        "10 to 20 min": 0,
        "20 to 40 min": 0,
        "40 to 60 min": 0,
        "60 to 120 min": 0,
        "120 min or more": 0,
    }
    assert session_lengths.sentence(lengths, SOME.session_figures) == (
        "Sessions: 3. The most frequent length is under 1 min, with 2. The longest lasts 1 min. "
        "Sessions of 40 minutes or more: 0."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_nights_stand_before_the_nights_that_the_file_covers(colours: look.Look) -> None:
    covered, seen = nights.nights(SOME.nights_by_week, colours).data
    assert (list(covered.y), list(seen.y)) == ([7, 1], [1, 0])
    assert seen.customdata[0] == "Week of 3 March 2025<br>1 of 7 nights"
    assert nights.sentence(SOME.nights_by_week) == (
        "Nights with videos: 1 of 8, on average 0.9 a week."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_kinds_has_a_panel_for_each_kind_with_rows(colours: look.Look) -> None:
    counted = _rhythm(VIEWS, likes=[{"at": "2025-01-31T10:00:00"}]).months
    picture = kinds.kinds(counted, colours)
    titles = [note.text for note in picture.layout.annotations]
    drawn = {title: list(bar.y) for title, bar in zip(titles, picture.data, strict=True)}
    assert drawn == {"Watch history": [0, 0, 4], "Videos you liked": [1, 0, 0]}
    assert list(picture.data[0].x) == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert kinds.sentence(counted) == (
        "January 2025 to March 2025: Watch history 4, Videos you liked 1."
    )
    words.use("nl")
    try:
        assert kinds.sentence(counted).startswith("Januari 2025 tot en met maart 2025: ")
    finally:
        words.use("en")


def test_every_kind_of_activity_has_a_name() -> None:
    assert len({kinds.title(kind) for kind in [*KINDS, "messages_sent"]}) == len(KINDS) + 1


def _device_moments(rows: list[dict[str, str]]) -> pd.DataFrame:
    logins = exports.export({"login_history": rows}).tables["login_history"]
    return analysis_devices.device_moments(logins, networks.look_up(logins["ip"]))


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    named = frame.assign(name=frame["model"].fillna("?"))
    for end in {"first", "last"} & set(frame.columns):
        named[end] = named[end].dt.tz_localize(None)
    return named


PHONES = [
    {"at": "2025-01-01T00:00:00", "device_model": "iPhone14,5", "os": "iOS 18"},
    {"at": "2025-01-11T00:00:00", "device_model": "iPhone14,5", "os": "iOS 18"},
    {"at": "2025-03-01T00:00:00", "device_model": "iPhone14,5", "os": "iOS 18"},
    {"at": "2025-03-05T00:00:00", "device_model": "SM-G991B", "os": "Android 15"},
]


@pytest.mark.parametrize("colours", LOOKS)
def test_the_timeline_has_a_line_for_each_device_with_its_gap(colours: look.Look) -> None:
    bars = _named(analysis_devices.device_bars(_device_moments(PHONES)))
    picture = devices.timeline(bars, colours)
    (drawn,) = picture.data
    assert sorted(zip(drawn.y, drawn.base, strict=True)) == [
        (0, "2025-01-01T00:00:00"),
        (0, "2025-03-01T00:00:00"),
        (1, "2025-03-05T00:00:00"),
    ]
    assert max(drawn.x) == 10 * 24 * 60 * 60 * 1000
    assert [note.text for note in picture.layout.annotations] == ["iPhone14,5", "SM-G991B"]
    assert devices.timeline_sentence(bars) == (
        "2 devices: 1 January 2025 to 5 March 2025. Gaps in their bars: 1."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_moments_a_month_has_a_panel_for_each_device(colours: look.Look) -> None:
    counted = _named(analysis_devices.devices_by_month(_device_moments(PHONES), "UTC"))
    picture = devices.months(counted, colours)
    titles = [note.text for note in picture.layout.annotations]
    drawn = {title: list(bar.y) for title, bar in zip(titles, picture.data, strict=True)}
    assert drawn == {"iPhone14,5": [2, 0, 1], "SM-G991B": [0, 0, 1]}
    assert devices.months_sentence(counted) == (
        "4 records in 3 months. The busiest is January 2025, with 2 records."
    )


def test_a_code_that_a_stranger_wrote_is_no_markup_in_a_label() -> None:
    moments = _device_moments([{"at": "2025-01-01T00:00:00", "device_model": "<a href=x>&lt;"}])
    bars = _named(analysis_devices.device_bars(moments))
    months = _named(analysis_devices.devices_by_month(moments, "UTC"))
    for picture in (devices.timeline(bars, look.LIGHT), devices.months(months, look.LIGHT)):
        (note,) = picture.layout.annotations
        assert note.text == "&lt;a href=x&gt;&amp;lt;"
        assert "<a" not in str(picture.to_dict())


def test_hundreds_of_devices_do_not_make_hundreds_of_panels() -> None:
    rows = [{"at": "2025-01-01T00:00:00", "device_model": f"CODE-{n}"} for n in range(200)]
    moments = _device_moments(rows)
    bars = _named(analysis_devices.device_bars(moments))
    months = _named(analysis_devices.devices_by_month(moments, "UTC"))
    assert len(devices.timeline(bars, look.LIGHT).layout.annotations) == 12
    assert len(devices.months(months, look.LIGHT).data) == 12
    assert devices.timeline_sentence(bars).startswith("200 devices")


@pytest.mark.parametrize("colours", LOOKS)
def test_nothing_to_draw_is_no_mistake(colours: look.Look) -> None:
    moments = _device_moments([])
    bars = _named(analysis_devices.device_bars(moments))
    months = _named(analysis_devices.devices_by_month(moments, "UTC"))
    grid = rhythm.year_grid(NONE.days)
    drawn: dict[str, tuple[Callable[[], go.Figure], str]] = {
        "days": (
            lambda: days.days(NONE.days, NONE.weeks, colours),
            days.sentence(NONE.days, NONE.weeks),
        ),
        "week": (
            lambda: week.week(NONE.hours, "views", colours),
            week.sentence(NONE.hours, "views"),
        ),
        "years": (lambda: years.years(grid, "views", colours), years.sentence(grid, "views")),
        "lengths": (
            lambda: session_lengths.lengths(NONE.session_lengths, colours),
            session_lengths.sentence(NONE.session_lengths, sessions.figures(NONE.sessions)),
        ),
        "nights": (
            lambda: nights.nights(NONE.nights_by_week, colours),
            nights.sentence(NONE.nights_by_week),
        ),
        "kinds": (lambda: kinds.kinds(NONE.months, colours), kinds.sentence(NONE.months)),
        "timeline": (lambda: devices.timeline(bars, colours), devices.timeline_sentence(bars)),
        "months": (lambda: devices.months(months, colours), devices.months_sentence(months)),
    }
    for name, (draw, sentence) in drawn.items():
        draw().to_json()
        assert "nan" not in sentence.lower(), name
        assert sentence.endswith("."), name


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"),
        (0.5, "less than 1 min"),
        (1, "1 min"),
        (59.6, "1 h"),
        (60, "1 h"),
        (178.23, "2 h 58 min"),
        (9 * 60 + 59, "9 h 59 min"),
        (20 * 60 + 20, "20 h"),
        (150_000, "2,500 h"),
    ],
)
def test_durations_are_said_as_a_person_says_them(minutes: float, said: str) -> None:
    assert times.duration(minutes) == said


def test_an_estimate_is_never_one_number_alone() -> None:
    assert times.about(20, 34, 51) == "about 34 min (20 min to 51 min)"
    assert times.about(20, 34, 30) == "about 34 min (20 min to 34 min)"
    assert times.about(0, 0.5, 0.5) == "less than 1 min (0 min to less than 1 min)"
