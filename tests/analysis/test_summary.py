"""The key figures as one object, and the command that prints it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import inzage
from analysis.redaction.redaction import Mode
from analysis.rhythm import zones
from analysis.rhythm.nights import Window
from analysis.summary import summary
from fixtures.make import write_case
from fixtures.sample import planted, sample_zip
from parsers import Export, read_export

ZONE = "Europe/Amsterdam"


def read(source: Any) -> Export:
    export = read_export(source)
    assert isinstance(export, Export)
    return export


@pytest.fixture(scope="module")
def sample() -> Export:
    return read([("sample.zip", sample_zip())])


@pytest.fixture(scope="module")
def told(sample: Export) -> dict[str, Any]:
    return summary(sample, ZONE)


def test_it_has_the_promised_keys_and_kinds(told: dict[str, Any]) -> None:
    assert list(told) == [
        "zone", "period", "views", "sessions", "watch_minutes", "days", "nights", "devices",
        "networks", "countries", "companies", "ad_topics", "findings",
    ]  # fmt: skip
    inner = {key: set(value) for key, value in told.items() if isinstance(value, dict)}
    assert inner["period"] == {"first", "last"}
    assert inner["views"] == {"count", "by_hour", "by_weekday", "moved_on_within_3s"}
    assert inner["sessions"] == {"gap_minutes", "count", "longest_minutes", "over_40_minutes"}
    assert inner["watch_minutes"] == {"low", "central", "high"}
    assert inner["days"] == {"with_activity", "in_period"}
    assert inner["nights"] == {"window", "with_views"}
    seen = {"addresses", "moments", "first", "last"}
    assert all(set(row) == seen | {"model", "name", "countries"} for row in told["devices"])
    assert all(set(row) == seen | {"country", "operator"} for row in told["networks"])
    assert all(set(row) == {"company", "events", "first", "last"} for row in told["companies"])
    assert min(len(told[name]) for name in ("devices", "networks", "companies")) > 1
    assert json.loads(json.dumps(told)) == told, "plain values only"


def test_the_sample_shows_what_its_maker_planted(told: dict[str, Any]) -> None:
    wanted = planted()
    seen = [{key: row[key] for key in wanted["devices"][0]} for row in told["devices"]]
    assert seen == wanted["devices"]
    assert [row["name"] for row in told["devices"]] == ["Galaxy A54 5G", "iPhone 15"]
    assert told["countries"]["NO"] == wanted["trip"]["logins"]
    assert sum(told["countries"].values()) == wanted["counts"]["login_history"]
    events = [{key: row[key] for key in ("company", "events")} for row in told["companies"]]
    assert events == wanted["companies"]
    assert told["sessions"]["longest_minutes"] == wanted["longest_session"]["minutes"]
    assert told["sessions"]["over_40_minutes"] == 1
    assert told["views"]["count"] == wanted["counts"]["watch_history"]
    assert sum(told["views"]["by_hour"]) == sum(told["views"]["by_weekday"]) == 5927
    assert len(told["ad_topics"]) == wanted["counts"]["ad_interests"]


def test_the_choices_change_what_they_should(sample: Export, told: dict[str, Any]) -> None:
    other = summary(sample, "Asia/Kolkata", 1, Window(60, 300))
    assert other["sessions"]["gap_minutes"] == 1
    assert other["sessions"]["count"] > told["sessions"]["count"]
    assert other["nights"]["window"] == "01:00-05:00"
    assert other["views"]["by_hour"] != told["views"]["by_hour"]
    assert other["views"]["count"] == told["views"]["count"]
    assert other["watch_minutes"] != told["watch_minutes"]


def test_a_hand_made_archive_by_the_letter() -> None:
    views = ["2026-03-28 22:59:00", "2026-03-28 22:59:02", "2026-03-28 23:03:02",
             "2026-03-29 01:30:00", "N/A"]  # fmt: skip
    login = {"Date": "2026-03-30 10:00:00", "IP": "192.0.2.7", "DeviceModel": "",
             "DeviceSystem": "", "NetworkType": "", "Carrier": ""}  # fmt: skip
    document = {
        "Your Activity": {
            "Watch History": {"VideoList": [{"Date": date, "Link": "x"} for date in views]},
            "Searches": {"SearchList": [{"Date": "2026-03-28 23:03:12", "SearchTerm": "x"}]},
            "Login History": {"LoginHistoryList": [login]},
        }
    }
    told = summary(read([("user_data_tiktok.json", json.dumps(document).encode())]), ZONE)
    # Local: 23:59:00, 23:59:02, 00:03:02 on Sunday; and 03:30, since 02:00 became 03:00.
    hours = {hour: count for hour, count in enumerate(told["views"].pop("by_hour")) if count}
    assert hours == {0: 1, 3: 1, 23: 2}
    # Dwells 2 s, 240 s, 10 s, none: one of three under 3 s; median 10 s = 1/6 minute.
    assert told["views"] == {
        "count": 5, "by_weekday": [0, 0, 0, 0, 0, 2, 2], "moved_on_within_3s": 0.3333,
    }  # fmt: skip
    assert told["sessions"] == {
        "gap_minutes": 5, "count": 2, "longest_minutes": 4.2, "over_40_minutes": 0,
    }  # fmt: skip
    assert told["watch_minutes"] == {"low": 1.2, "central": 4.37, "high": 4.37}
    assert told["period"] == {"first": "2026-03-28T22:59:00Z", "last": "2026-03-30T10:00:00Z"}
    assert told["days"] == {"with_activity": 2, "in_period": 3}
    assert told["nights"] == {"window": "22:00-06:00", "with_views": 1}
    moment = "2026-03-30T10:00:00Z"
    assert told["devices"] == [
        {"model": None, "name": None, "moments": 1, "first": moment, "last": moment,
         "addresses": 1, "countries": []}
    ]  # fmt: skip
    assert told["networks"] == [
        {"country": None, "operator": None, "addresses": 1, "moments": 1, "first": moment,
         "last": moment}
    ]  # fmt: skip
    assert told["countries"] == {}


@pytest.mark.parametrize("case", ["empty_null", "partial_likes", "txt_T4_nl", "odd_times"])
def test_any_archive_gives_an_object(case: str, tmp_path: Path) -> None:
    folder = write_case(case, tmp_path)
    told = summary(read(folder / (folder / "expected/open.txt").read_text().strip()), ZONE)
    assert len(told["views"]["by_hour"]) == 24
    assert json.dumps(told, allow_nan=False)


def test_an_empty_account_is_all_zeros(tmp_path: Path) -> None:
    folder = write_case("empty_null", tmp_path)
    told = summary(read(folder / (folder / "expected/open.txt").read_text().strip()), ZONE)
    assert told["views"]["count"] == 0
    assert told["views"]["moved_on_within_3s"] == 0.0
    assert told["watch_minutes"] == {"low": 0.0, "central": 0.0, "high": 0.0}
    assert told["days"]["with_activity"] == 0
    assert told["devices"] == told["networks"] == told["companies"] == []


def test_every_mode_keeps_the_shape(sample: Export, told: dict[str, Any]) -> None:
    for mode in Mode:
        other = summary(sample, ZONE, mode=mode)
        assert list(other) == list(told)
        assert other["views"] == told["views"]


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "sample.zip"
    path.write_bytes(sample_zip())
    return str(path)


def test_the_command_prints_the_object(
    archive: str, told: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert inzage.main(["summary", archive, "--json", "--zone", ZONE]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == told
    assert err == ""


@pytest.mark.parametrize(
    "wrong",
    [
        ("--zone", "Mars/Phobos"), ("--zone", "Europe"), ("--zone", ""), ("--zone", "../etc"),
        ("--gap", "0"), ("--gap", "five"), ("--gap", "1441"), ("--gap", "2.5"),
        ("--night", "22-6"), ("--night", "22:00-22:00"), ("--night", ""),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_one_sentence(
    archive: str, wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert inzage.main(["summary", archive, "--json", *wrong]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.endswith(".\n")


def test_a_missing_archive_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert inzage.main(["summary", "no such file.zip", "--json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("computer", "zone"),
    [("America/New_York", "America/New_York"), ("UTC", ZONE), ("Etc/UTC", ZONE)],
)
def test_the_zone_is_the_computers_own(
    computer: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", computer)
    assert zones.computers().key == zone


def test_the_help_says_for_whom_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        inzage.main(["summary", "--help"])
    assert "own eyes" in " ".join(capsys.readouterr().out.split())
