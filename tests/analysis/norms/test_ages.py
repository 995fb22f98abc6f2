"""Age bands: which defaults and advice are meant for whom, and which settings they are about."""

from __future__ import annotations

import pytest

from analysis.norms.ages import RHYTHM, Band, bands, beside, in_file, norms_for_band
from analysis.norms.norms import NormKind, norms
from tests.dashboard import exports

_BANDS = {band.key: band for band in bands()}


def _keys(measure: str, band: str) -> set[str]:
    return {norm.key for norm in norms_for_band(measure, _BANDS[band])}


def test_bands_follow_each_other_without_a_gap() -> None:
    assert [band.key for band in bands()] == ["under_13", "13_15", "16_17", "18"]
    for younger, older in zip(bands(), bands()[1:], strict=False):
        assert younger.last is not None
        assert older.first == younger.last + 1
    assert bands()[-1].last is None


@pytest.mark.parametrize(
    ("measure", "band", "keys"),
    [
        ("account_privacy", "under_13", {"eu_minors_guidelines"}),
        ("account_privacy", "13_15", {"account_13_15", "eu_minors_guidelines"}),
        ("account_privacy", "16_17", {"account_16_17", "eu_minors_guidelines"}),
        ("account_privacy", "18", {"account_18"}),
        ("direct_messages", "under_13", set()),
        ("own_posts_in_feed", "16_17", {"feed_16"}),
        ("quiet_hours", "13_15", {"quiet_13_15"}),
        ("quiet_hours", "16_17", {"quiet_16_17"}),
        ("quiet_hours", "18", set()),
        ("night", "13_15", {"wind_down_under_16"}),
        ("minutes_per_day", "under_13", {"nl_screen_8_11", "nl_screen_12", "no_screen_6_12"}),
        (
            "minutes_per_day",
            "16_17",
            {
                "screen_time_under_18",
                "screen_time_prompt_under_18",
                "nl_screen_12",
                "no_screen_13_18",
            },
        ),
        ("minutes_per_day", "18", set()),
        ("personalised_ads", "18", {"ads_18", "ads_18_uk"}),
        ("reuse_of_videos", "16_17", {"reuse_16_17", "downloads_16_17"}),
        ("comments", "13_15", {"comments_13_15"}),
        ("sleep", "18", set()),
        ("before_bed", "16_17", {"no_before_bed"}),
        ("before_bed", "18", set()),
        ("minimum_age", "16_17", set()),
        ("minimum_age", "13_15", {"nl_social_media_age", "nl_european_age_wish", "no_age_bill"}),
    ],
)
def test_a_band_gets_what_is_meant_for_it(measure: str, band: str, keys: set[str]) -> None:
    assert _keys(measure, band) == keys


def test_under_thirteen_the_first_thing_said_is_the_minimum_age() -> None:
    assert norms_for_band("minimum_age", _BANDS["under_13"])[0].key == "minimum_age"


@pytest.mark.parametrize("band", bands(), ids=lambda band: band.key)
def test_no_figure_of_others_and_no_rule_of_elsewhere(band: Band) -> None:
    for measure in {norm.measure for norm in norms()}:
        kinds = {norm.kind for norm in norms_for_band(measure, band)}
        assert not kinds & {NormKind.SURVEY_FIGURE, NormKind.OTHER_COUNTRY_RULE}


def test_every_measure_that_is_named_has_a_benchmark() -> None:
    measures = {norm.measure for norm in norms()}
    assert set(RHYTHM) <= measures
    for table in ("settings", "screen_time"):
        assert {entry.measure for entry in beside(table)} <= measures
    assert beside("watch_history") == ()


def test_settings_are_found_by_name_whatever_their_case() -> None:
    made = exports.export(
        {
            "settings": [
                {"field": "Private account", "value": "Enabled"},
                {"field": "Private Account Extra", "value": "no"},
                {"field": None, "value": "lost"},
            ]
        }
    )
    found = in_file(made.tables, "settings", ("Private Account",))
    assert found.to_dict("records") == [{"field": "Private account", "value": "Enabled"}]
    assert in_file(made.tables, "settings", ()).empty
