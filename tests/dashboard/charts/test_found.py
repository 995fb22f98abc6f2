"""Charts of places, companies and words: counted by hand, and safe with any name."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts import look, spans, tally, world

LOOKS = [look.LIGHT, look.DARK]
EVIL = '<span style="background:url(http://picture.example/x.png)">x</span>'


def _counted(**moments: int) -> pd.DataFrame:
    return pd.DataFrame({"country": list(moments), "moments": list(moments.values())})


@pytest.mark.parametrize("colours", LOOKS)
@pytest.mark.parametrize("view", [world.WORLD, world.EUROPE])
def test_the_map_is_lines_only(colours: look.Look, view: world.View) -> None:
    figure = world.world(_counted(NL=9, NO=1), colours, view)
    assert {trace.type for trace in figure.data} == {"scattergeo"}
    drawn = json.loads(figure.to_json())
    assert drawn["layout"]["geo"]["visible"] is False
    for trace in drawn["data"]:
        assert not {"locations", "geojson", "locationmode"} & set(trace)
        assert len(trace["lon"]) == len(trace["lat"]) > 0
    assert len(figure.to_json()) < 300_000


def test_the_map_has_a_shade_for_each_country_and_names_them() -> None:
    figure = world.world(_counted(NL=9, NO=1), look.LIGHT, world.EUROPE)
    ground, norway, netherlands, points = figure.data
    assert netherlands.fillcolor == "rgb(31,111,120)"  # the accent, for the most moments
    assert norway.fillcolor not in (netherlands.fillcolor, ground.fillcolor)
    assert list(points.text) == ["Norway", "Netherlands"]
    assert [list(row) for row in points.customdata] == [
        ["Norway", "1 record"],
        ["Netherlands", "9 records"],
    ]
    lon, lat = points.lon[1], points.lat[1]
    assert 3.3 < lon < 7.3
    assert 50.7 < lat < 53.6


def test_names_that_would_lie_over_each_other_are_left_to_the_table() -> None:
    points = world.world(_counted(NL=9, BE=2, LU=1), look.LIGHT, world.WORLD).data[-1]
    assert list(points.text) == ["Luxembourg", "Belgium", ""]


def test_the_country_seen_least_keeps_its_name_beside_the_one_lived_in() -> None:
    points = world.world(_counted(NL=148, AT=8, BE=3), look.LIGHT, world.EUROPE).data[-1]
    assert list(points.text) == ["Belgium", "Austria", "Netherlands"]
    sides = dict(zip(points.text, points.textposition, strict=True))
    assert (sides["Belgium"], sides["Netherlands"]) == ("bottom center", "top center")


def test_a_view_shows_only_its_own_points() -> None:
    assert world.fits(_counted(NL=1, NO=1), world.EUROPE)
    assert not world.fits(_counted(NL=1, US=1), world.EUROPE)
    assert world.fits(_counted(NL=1, US=1), world.WORLD)
    points = world.world(_counted(NL=1, US=1), look.LIGHT, world.EUROPE).data[-1]
    assert list(points.text) == ["Netherlands"]


def test_countries_without_an_outline_are_named() -> None:
    assert world.without_outline(_counted(NL=3, SG=1, XK=1)) == ["Singapore"]
    assert world.world(_counted(SG=1), look.LIGHT).data


def test_the_map_in_words() -> None:
    assert world.sentence(_counted(NL=9, NO=1)) == (
        "2 countries. Most records: Netherlands, 9 of 10."
    )
    assert "No address" in world.sentence(_counted())
    assert world.world(_counted(), look.DARK).data


def _runs(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "first", "last", "moments"])
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


def test_a_timeline_draws_a_bar_a_run_with_most_moments_on_top() -> None:
    runs = _runs(
        ("Norway", "2025-02-01T00:00", "2025-02-03T00:00", 2),
        ("Netherlands", "2025-01-01T00:00", "2025-01-31T00:00", 9),
        ("Netherlands", "2025-02-10T00:00", "2025-02-11T00:00", 1),
    )
    figure = spans.spans(runs, look.LIGHT)
    (bars,) = figure.data
    day = 24 * 60 * 60 * 1000
    assert list(bars.y) == ["Netherlands", "Netherlands", "Norway"]
    assert list(bars.x) == [30 * day, day, 2 * day]
    assert list(figure.layout.yaxis.categoryarray) == ["Norway", "Netherlands"]
    assert spans.sentence(runs, "2 countries", "UTC") == (
        "2 countries: 1 January 2025 to 11 February 2025. Time zone: UTC."
    )


def test_pauses_that_nobody_could_see_are_closed_and_no_moment_is_lost() -> None:
    starts = pd.date_range("2025-01-01", periods=3000, freq="3h")
    runs = pd.DataFrame({"name": "KPN", "first": starts, "last": starts, "moments": 1})
    (bars,) = spans.spans(runs, look.LIGHT).data
    assert len(bars.y) == 1
    assert bars.customdata[0][1] == "3,000 records"
    assert spans.bars(runs)["moments"].tolist() == [3000]


def test_what_is_drawn_stays_few_for_any_file() -> None:
    starts = pd.date_range("2020-01-01", periods=20_000, freq="3h")
    names = [f"N{number % 40}" for number in range(20_000)]
    runs = pd.DataFrame({"name": names, "first": starts, "last": starts, "moments": 1})
    assert len(spans.bars(runs)) <= 250 * spans.LINES


def test_a_single_moment_is_wide_enough_to_see() -> None:
    runs = _runs(
        ("A", "2025-01-01", "2025-12-31", 5),
        ("B", "2025-06-01", "2025-06-01", 1),
    )
    (bars,) = spans.spans(runs, look.LIGHT).data
    assert min(bars.x) / max(bars.x) >= 0.003


def test_a_timeline_draws_ten_lines_at_most() -> None:
    runs = pd.DataFrame(
        {
            "name": [f"N{number}" for number in range(30)],
            "first": pd.Timestamp("2025-01-01"),
            "last": pd.Timestamp("2025-01-02"),
            "moments": range(1, 31),
        }
    )
    (bars,) = spans.spans(runs, look.LIGHT).data
    assert sorted(set(bars.y)) == sorted(f"N{number}" for number in range(20, 30))


def test_a_name_with_markup_is_plain_in_a_timeline() -> None:
    runs = _runs((EVIL, "2025-01-01", "2025-01-02", 1))
    (bars,) = spans.spans(runs, look.LIGHT).data
    assert "<" not in bars.y[0]


def _say(count: int) -> str:
    return f"{count} things"


def test_months_are_counted_and_empty_ones_kept() -> None:
    counted = pd.DataFrame(
        {
            "month": pd.to_datetime(["2025-01-01", "2025-03-01", "2025-03-01"]),
            "company": ["A", "A", "B"],
            "events": [1, 2, 4],
        }
    )
    (bars,) = tally.months(counted, {"events": "Events"}, _say, look.LIGHT).data
    assert list(bars.x) == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert list(bars.y) == [1, 0, 6]
    assert tally.months_sentence(counted, ["events"], _say) == (
        "7 things in 3 months. The busiest is March 2025, with 6 things."
    )


def test_hours_are_all_there() -> None:
    counted = pd.DataFrame({"hour": range(24), "searches": [0] * 22 + [3, 1]})
    (bars,) = tally.hours(counted, "searches", _say, look.DARK).data
    assert list(bars.x) == list(range(24))
    assert sum(bars.y) == 4
    assert tally.hours_sentence(counted, "searches", _say, "UTC") == (
        "The busiest hour begins at 22:00, with 3 things. Time zone: UTC."
    )


@pytest.mark.parametrize("colours", LOOKS)
def test_nothing_to_draw_is_no_mistake(colours: look.Look) -> None:
    runs = _runs()
    assert not spans.spans(runs, colours).data
    assert "no record has both" in spans.sentence(runs, "0 countries", "UTC")
    nothing = pd.DataFrame({"month": pd.to_datetime([]), "events": []})
    assert not any(
        trace.y for trace in tally.months(nothing, {"events": "Events"}, _say, colours).data
    )
    assert tally.months_sentence(nothing, ["events"], _say) == "Nothing here has a date."
    hours = pd.DataFrame({"hour": range(24), "searches": [0] * 24})
    assert tally.hours_sentence(hours, "searches", _say, "UTC") == "Nothing here has a time."
