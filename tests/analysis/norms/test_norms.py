"""Benchmarks: every entry says of whom, of when and from where it is."""

from __future__ import annotations

import json
from collections import Counter
from datetime import time
from pathlib import Path

import analysis
from analysis.norms.norms import Confidence, Group, Norm, NormKind, gaps, norms, norms_for

FILE = Path(analysis.__file__).parent / "data" / "norms.json"


def test_every_entry_has_source_year_and_group() -> None:
    for norm in norms():
        assert 2014 <= norm.year <= 2026, norm.key
        assert len(norm.source) > 8, norm.key
        assert all(norm.group.codes), norm.key
        assert norm.group.who or norm.group.age_from is not None, norm.key
        assert norm.says, norm.key
        assert norm.covers, norm.key
        assert (norm.low is None and norm.high is None) == (norm.unit is None), norm.key
        if norm.low is not None and norm.high is not None:
            assert norm.low <= norm.high, norm.key
        if norm.group.age_from is not None and norm.group.age_to is not None:
            assert norm.group.age_from <= norm.group.age_to, norm.key


def test_a_report_of_an_original_is_not_taken_for_the_original() -> None:
    """Whoever cites a text "as reported by" somebody has not read it."""
    reported = {norm.key for norm in norms() if "as reported by" in norm.source}
    assert len(reported) > 10
    assert reported <= {norm.key for norm in norms() if not norm.verified}


def test_a_default_can_be_changed_and_a_rule_cannot() -> None:
    defaults = {norm.key for norm in norms() if norm.default}
    assert {"screen_time_under_18", "account_13_15", "downloads_16_17"} <= defaults
    assert not {"minimum_age", "messages_13_15", "live_under_18", "ads_under_18"} & defaults
    assert {norm.kind for norm in norms() if norm.default} == {NormKind.PLATFORM_RULE}


def test_keys_are_each_used_once_and_nothing_is_passed_over() -> None:
    assert [key for key, times in Counter(norm.key for norm in norms()).items() if times > 1] == []
    known = {
        "key", "kind", "measure", "says", "low", "high", "unit", "window", "covers", "group",
        "year", "source", "confidence", "verified", "in_force", "default",
    }  # fmt: skip
    for entry in json.loads(FILE.read_text(encoding="utf-8"))["norms"]:
        assert set(entry) <= known, entry["key"]
        assert set(entry["group"]) == {"country", "ages", "who"}


def test_every_kind_is_there() -> None:
    assert {norm.kind for norm in norms()} == set(NormKind)


def by_key(key: str) -> Norm:
    return next(norm for norm in norms() if norm.key == key)


def test_figures_are_those_of_the_sources() -> None:
    douyin = by_key("douyin_minutes")
    assert (douyin.kind, douyin.low, douyin.year) == (NormKind.OTHER_COUNTRY_RULE, 40, 2021)
    assert by_key("douyin_night").window == (time(22), time(6))
    assert by_key("quiet_13_15").window == (time(21), time(8))
    assert by_key("wind_down_under_16").window == (time(22), None)
    norway = by_key("no_screen_13_18")
    assert (norway.low, norway.high, norway.covers) == (90, 180, "all screens in free time")
    panel = by_key("qustodio_2024")
    assert (panel.low, panel.year, panel.confidence) == (120, 2024, Confidence.HIGH)
    assert panel.group.codes == ("US", "UK", "FR", "ES", "AU")
    assert [by_key(f"qustodio_{place}_2024").low for place in ("uk", "us")] == [134, 132]
    assert by_key("digimeter_2023").group == Group(
        "BE", 18, 24, "young people in Flanders who use TikTok"
    )
    assert by_key("sleep_13_18").group == Group("US", 13, 18, None)
    assert not by_key("who_5_17").verified
    assert not by_key("no_age_bill").in_force


def test_benchmarks_of_a_measure_for_an_age() -> None:
    keys = [norm.key for norm in norms_for("quiet_hours", 15)]
    assert keys == ["quiet_13_15"]
    assert [norm.key for norm in norms_for("quiet_hours", 16)] == ["quiet_16_17"]
    assert norms_for("quiet_hours", 18) == ()
    minutes = norms_for("minutes_per_day", 14)
    assert [list(NormKind).index(norm.kind) for norm in minutes] == sorted(
        list(NormKind).index(norm.kind) for norm in minutes
    )
    assert {"screen_time_under_18", "nl_screen_12", "qustodio_2024"} <= {n.key for n in minutes}
    assert "digimeter_2022" not in {norm.key for norm in minutes}, "no ages, so nobody of 14"
    assert "digimeter_2022" in {norm.key for norm in norms_for("minutes_per_day")}


def test_an_open_end_of_a_group_includes_everybody_beyond() -> None:
    assert Group("EEA", 18, None, None).includes(90)
    assert not Group("EEA", 18, None, None).includes(17)
    assert Group("NL", 0, 1, None).includes(0)
    assert not Group("NL", None, None, "everybody").includes(30)


def test_what_is_not_known_is_said() -> None:
    assert {gap.measure for gap in gaps()} >= {"moved_on_within_3s", "nights"}
    assert all(gap.source and gap.year and gap.says for gap in gaps())


def test_words_judge_nobody() -> None:
    said = " ".join(norm.says for norm in (*norms(), *gaps())).casefold()
    for word in ("addict", "too much", "abnormal", "dangerous", "suspicious", "should"):
        assert word not in said
