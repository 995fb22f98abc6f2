"""Charts: what is drawn, counted by hand, and that no chart asks another host for anything."""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from analysis import inventory
from dashboard.charts import fates, look, months, reach
from tests.dashboard import exports

SMALL = inventory.take(exports.small())
NOTHING = inventory.take(exports.nothing())
LOOKS = [look.LIGHT, look.DARK]


def test_the_inventory_counts_rows_cells_and_days() -> None:
    tables = SMALL.tables.set_index("table")
    assert (SMALL.rows, SMALL.categories) == (13, 3)
    assert tables.at["watch_history", "rows"] == 2
    assert tables.at["watch_history", "filled"] == 0.5  # at and link, no video_id, no title
    assert tables.at["searches", "filled"] == 1.0
    assert pd.isna(tables.at["likes", "filled"])
    assert tables.at["watch_history", "last"] == pd.Timestamp("2024-12-31T23:00:00Z")
    assert pd.isna(tables.at["ad_interests", "first"])
    assert SMALL.months.values.tolist() == [
        [pd.Timestamp("2024-11-01"), "watch_history", 1],
        [pd.Timestamp("2024-12-01"), "watch_history", 1],
        [pd.Timestamp("2025-01-01"), "searches", 10],
    ]


@pytest.mark.parametrize("colours", LOOKS)
def test_reach_draws_a_bar_from_first_to_last(colours: look.Look) -> None:
    (bars,) = reach.reach(SMALL.tables, colours).data
    assert list(bars.y) == ["Searches", "Watch history"]  # drawn upwards: the oldest comes on top
    assert list(bars.base) == ["2025-01-01T12:00:00", "2024-11-05T10:00:00"]
    days = 24 * 60 * 60 * 1000
    assert list(bars.x) == [9 * days, (56 + 13 / 24) * days]
    assert reach.sentence(SMALL.tables) == (
        "2 categories have dates. Watch history reaches back furthest, to 5 November 2024. "
        "Searches starts last, on 1 January 2025."
    )


def test_names_stand_above_the_bars_and_leave_them_the_whole_width() -> None:
    layout = reach.reach(SMALL.tables, look.LIGHT).layout
    assert layout.yaxis.visible is False
    assert [(note.text, note.x, note.xref) for note in layout.annotations] == [
        ("Searches", 0, "paper"),
        ("Watch history", 0, "paper"),
    ]


def test_a_scale_counts_in_whole_numbers() -> None:
    one = exports.export({"searches": [{"at": "2025-01-01T00:00:00"}]})
    axis = months.months(inventory.take(one).months, look.LIGHT).layout.yaxis
    assert (axis.dtick, axis.tickformat) == (1, ",d")  # or 0, 1, 1 would stand beside it
    assert "dtick" not in look.whole(3)


def test_a_file_of_one_day_has_days_and_months_on_its_axes_and_no_hours() -> None:
    one = inventory.take(exports.export({"searches": [{"at": "2025-01-01T10:00:00"}]}))
    axis = reach.reach(one.tables, look.LIGHT).layout.xaxis
    assert list(axis.ticktext) == ["1 Jan 2025"]
    assert list(axis.range) == ["2025-01-01T00:00:00", "2025-01-02T00:00:00"]
    assert list(months.months(one.months, look.LIGHT).layout.xaxis.tickvals) == ["2025-01-01"]
    assert months.sentence(one.months).startswith("1 month: January 2025. ")


def test_where_nothing_is_drawn_no_axis_counts() -> None:
    for picture in (
        reach.reach(NOTHING.tables, look.LIGHT),
        months.months(NOTHING.months, look.LIGHT),
    ):
        assert (picture.layout.xaxis.visible, picture.layout.yaxis.visible) == (False, False)


def test_a_single_moment_is_wide_enough_to_see() -> None:
    export = exports.export(
        {
            "watch_history": [{"at": "2024-01-01T00:00:00"}, {"at": "2025-01-01T00:00:00"}],
            "likes": [{"at": "2024-06-01T00:00:00"}],
        }
    )
    (bars,) = reach.reach(inventory.take(export).tables, look.LIGHT).data
    assert min(bars.x) / max(bars.x) >= 0.003


def test_months_has_a_panel_for_each_group_and_keeps_empty_months() -> None:
    export = exports.export(
        {
            "searches": [{"at": "2025-01-01T00:00:00"}, {"at": "2025-03-31T23:59:59"}],
            "login_history": [{"at": "2025-03-01T00:00:00"}],
        }
    )
    counts = inventory.take(export).months
    picture = months.months(counts, look.LIGHT)
    titles = picture.layout.annotations
    drawn = {note.text: list(bar.y) for note, bar in zip(titles, picture.data, strict=True)}
    assert drawn == {"Devices and places": [0, 0, 1], "Searched and shared": [1, 0, 1]}
    assert list(picture.data[0].x) == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert months.sentence(counts) == (
        "3 months: January 2025 to March 2025. The busiest is March 2025 with 2 entries; "
        "most of them are in “Devices and places”."
    )


def test_fates_draws_five_bars_with_their_counts() -> None:
    ledger = exports.small().ledger
    (bars,) = fates.fates(ledger, look.LIGHT).data
    assert dict(zip(bars.y, bars.x, strict=True)) == {
        "In a table": 13,
        "Empty": 2,
        "Left out": 1,
        "Not readable": 1,
        "Not known": 3,
    }
    assert list(bars.text) == ["3", "1", "1", "2", "13"]


@pytest.mark.parametrize("colours", LOOKS)
def test_nothing_to_draw_is_no_mistake(colours: look.Look) -> None:
    assert not reach.reach(NOTHING.tables, colours).data
    assert not months.months(NOTHING.months, colours).data
    assert sum(fates.fates(exports.nothing().ledger, colours).data[0].x) == 0
    assert reach.sentence(NOTHING.tables) == months.sentence(NOTHING.months)


def _figures() -> list[go.Figure]:
    hostile = exports.hostile()
    counted = inventory.take(hostile)
    return [
        reach.reach(counted.tables, look.LIGHT),
        months.months(counted.months, look.LIGHT),
        fates.fates(hostile.ledger, look.LIGHT),
    ]


def test_no_text_of_the_archive_gets_into_a_figure() -> None:
    for figure in _figures():
        assert "picture.example" not in figure.to_json()


def test_every_chart_on_a_page_is_free_of_maps_and_has_words(
    opened: Callable[..., AppTest],
) -> None:
    for page, count in (("collected", 3), ("hidden", 1)):
        charts = opened(exports.small(), page).get("plotly_chart")
        assert len(charts) == count
        for chart in charts:
            figure = json.loads(chart.proto.spec)
            kinds = {trace["type"] for trace in figure["data"]}
            assert kinds == {"bar"}
            assert "geo" not in figure["layout"]
            assert chart.proto.alt


@pytest.mark.parametrize("colours", LOOKS)
def test_words_and_bars_can_be_told_from_the_ground(colours: look.Look) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, two: str) -> float:
        low, high = sorted((light(one), light(two)))
        return (high + 0.05) / (low + 0.05)

    assert contrast(colours.text, colours.background) > 12
    assert contrast(colours.muted, colours.background) > 4.5
    assert contrast(colours.muted, colours.surface) > 4.5
    for bar in (colours.accent, colours.night, colours.ochre):
        assert contrast(bar, colours.background) > 3


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("a & b", "a &amp; b"),
        ("$$x$$ 5$", "&#36;&#36;x&#36;&#36; 5&#36;"),
        ("&#60;", "&amp;#60;"),
        ("x" * 42, "x" * 42),
        ("x" * 43, "x" * 41 + "…"),
    ],
)
def test_a_label_is_never_markup_nor_tex(name: str, label: str) -> None:
    assert look.plain(name) == label
