"""How often: figures of others only on request, and what is said where the file has little."""

from __future__ import annotations

import pytest

from analysis.norms.ages import RHYTHM, beside
from analysis.norms.norms import norms, norms_for
from dashboard.pages.often import compare
from tests.dashboard import exports
from tests.dashboard.conftest import Open, words
from tests.dashboard.pages.often_page import COMPARE, PARTS, by_hand, part, tiles

ONE_SEARCH = {"searches": exports.searches(1)}


# --- comparison ---------------------------------------------------------------------------------


def test_comparison_is_off_until_it_is_asked_for(opened: Open) -> None:
    app = part(opened(by_hand(), "often"), COMPARE)
    assert "None of them says what is right for you." in words(app)
    assert "Helsedirektoratet" not in words(app)
    app.toggle(key="often-norms").set_value(True).run()
    said = words(app)
    for norm in norms_for("minutes_per_day"):
        assert norm.source in said
        assert str(norm.year) in said
    assert "also days without a video" in said
    for kind in ("TikTok's rules and defaults", "Health advice", "A rule of another country"):
        assert f"**{kind}**" in said
    assert "No reliable figure for how many nights people use TikTok" in said


def test_comparison_can_be_narrowed_to_an_age(opened: Open) -> None:
    app = part(opened(by_hand(), "often"), COMPARE)
    app.toggle(key="often-norms").set_value(True).run()
    app.selectbox(key="often-age").set_value(14).run()
    said = words(app)
    assert "European Economic Area, age 13 to 17" in said
    assert "Norway, age 13 to 18" in said
    assert "age 4 to 7" not in said


def test_every_benchmark_is_asked_for_by_a_page() -> None:
    asked = {measure for _title, measures in compare.MEASURES for measure in measures}
    asked |= set(RHYTHM)
    asked |= {entry.measure for table in ("settings", "screen_time") for entry in beside(table)}
    assert {norm.measure for norm in norms()} - asked == set()


# --- little or nothing in the file --------------------------------------------------------------


def test_an_account_that_never_did_anything_is_told_so(opened: Open) -> None:
    app = opened(exports.nothing(), "often")
    assert "**Your file has a watch history, but it is empty.**" in words(app)
    assert "That does not prove TikTok has none." in words(app)
    assert not app.metric
    assert not app.warning


@pytest.mark.parametrize("title", PARTS)
def test_likes_alone_are_told_without_an_estimate(opened: Open, title: str) -> None:
    likes = [{"at": f"2025-03-0{day}T10:00:00"} for day in (3, 4)]
    app = part(opened(exports.export({"likes": likes}), "often"), title)
    assert "**Your file has no watch history.**" in words(app)
    assert tiles(app)["Sessions in these days"] == "2"
    assert not [label for label in tiles(app) if label.startswith("Estimated")]
    assert "(0 min" not in words(app)
    assert not app.warning


@pytest.mark.parametrize("title", PARTS)
def test_views_without_a_time_are_told(opened: Open, title: str) -> None:
    export = exports.export({"watch_history": [{"link": "https://example.org/1"}], **ONE_SEARCH})
    app = part(opened(export, "often"), title)
    assert "**No entry in your watch history has a time.**" in words(app)
    assert tiles(app)["Videos shown, recorded"] == "1"
    assert not app.warning


def test_a_day_is_not_blown_up_to_a_week(opened: Open) -> None:
    app = opened(by_hand(), "often")
    assert "Estimated per week" not in tiles(app)
    assert "nothing is estimated per week. Days: 1." in words(app)
    assert "Days with entries: 1 of 1." in words(app)
