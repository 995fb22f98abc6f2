"""Times inside numbers: read where the number is whole and of the right kind, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import ids
from analysis.ids import Numbered
from fixtures.sample import sample_zip
from parsers import Export, read_export
from tests.analysis.hand_made import empty_tables, made, utc

LAST = utc("2024-06-30 12:00:00")

# 7 363 953 358 673 071 365 = 1 714 554 000 * 2^32 + 345 * 2^22 + 3 * 2^14 + 13 * 2^8 + 5:
# 2024-05-01 09:00:00 UTC, 345 ms, the fourth of its millisecond, a video, machine 5.
VIDEO = "7363953358673071365"
SECOND = 1_714_554_000


def number(second: int, kind: int, low: int = 5) -> str:
    return str(second * 2**32 + 345 * 2**22 + kind * 2**8 + low)


def of(*numbers: str | None) -> pd.Series:
    return pd.Series(list(numbers), dtype="string")


def test_a_number_taken_apart_by_hand() -> None:
    value = SECOND * 2**32 + 345 * 2**22 + 3 * 2**14 + 13 * 2**8 + 5
    assert str(value) == VIDEO
    made_at = ids.made_at(of(VIDEO), Numbered.VIDEO, LAST)
    assert made_at.tolist() == [utc("2024-05-01 09:00:00")]


@pytest.mark.parametrize(
    ("of_what", "kinds"),
    [
        (Numbered.VIDEO, {13}),
        (Numbered.LIVE, {11}),
        (Numbered.DEVICE, {6}),
        (Numbered.ACCOUNT, {0, 4}),
    ],
)
def test_each_column_takes_its_own_kinds_only(of_what: Numbered, kinds: set[int]) -> None:
    made_at = ids.made_at(of(*(number(SECOND, kind) for kind in range(16))), of_what, LAST)
    assert {kind for kind in range(16) if pd.notna(made_at[kind])} == kinds


def test_the_time_lies_between_2016_and_a_day_after_the_end() -> None:
    first = int(utc("2016-01-01").timestamp())
    end = int(LAST.timestamp()) + 86_400
    inside, outside = (first, end), (first - 1, end + 1)
    kept = ids.made_at(of(*(number(second, 13) for second in inside)), Numbered.VIDEO, LAST)
    assert kept.tolist() == [utc("2016-01-01"), utc("2024-07-01 12:00:00")]
    dropped = ids.made_at(of(*(number(second, 13) for second in outside)), Numbered.VIDEO, LAST)
    assert dropped.isna().all()
    assert ids.made_at(of(VIDEO), Numbered.VIDEO, None).isna().all(), "no period, no end"


def test_what_is_no_such_number_has_no_time() -> None:
    odd = of(
        None, "", "-1", "7", "12345678901234567", VIDEO + "x", " " + VIDEO, "0" + VIDEO,
        "18446744073709551615", "18446744073709551616", "99999999999999999999",
        "٧٣٦٣٩٥٣٣٥٨٦٧٣٠٧١٣٦٥", "7.363953358848380165", "000000000000000000",
    )  # fmt: skip
    made_at = ids.made_at(odd, Numbered.VIDEO, LAST)
    # A blank in front of the twentieth digit is the only one that still says the same number.
    assert made_at.dropna().index.tolist() == [7]
    assert str(made_at.dtype) == "datetime64[us, UTC]"


VIEWS = made(
    "watch_history",
    {"at": "2024-05-01 10:00:00", "video_id": VIDEO},  # an hour old
    {"at": "2024-05-02 09:00:00", "video_id": VIDEO},  # a day to the second: within 24 hours
    {"at": "2024-05-02 09:00:01", "video_id": number(SECOND, 13, 6)},  # just over
    {"at": "2024-05-08 09:00:00", "video_id": number(SECOND, 13, 7)},  # a week to the second
    {"at": "2025-05-01 09:00:00", "video_id": number(SECOND, 13, 8)},  # 365 days: not more
    {"at": "2025-05-01 09:00:01", "video_id": number(SECOND, 13, 9)},  # more than 365 days
    {"at": None, "video_id": number(SECOND, 13, 10)},
    {"at": "2024-05-01 10:00:00", "video_id": None},
    {"at": "2024-05-01 08:59:59", "video_id": number(SECOND, 13, 11)},  # before it was posted
    {"at": "2024-05-01 10:00:00", "video_id": "42"},
)


def test_how_fresh_the_feed_was() -> None:
    end = utc("2025-05-01 09:00:01")
    fresh = ids.freshness(VIEWS, end)
    assert (fresh.views, fresh.timed, fresh.again) == (10, 6, 1)
    # Days: 1/24, 1, 1 and a second, 7, 365, 365 and a second.
    assert fresh.day == pytest.approx(2 / 6)
    assert fresh.week == pytest.approx(4 / 6)
    assert fresh.year == pytest.approx(1 / 6)
    assert fresh.median == pytest.approx((1 + 1 / 86_400 + 7) / 2)
    assert fresh.lower == pytest.approx(1 + 0.25 / 86_400)  # 1/4 of the way from 2nd to 3rd
    assert fresh.upper == pytest.approx(7 + 0.75 * 358)  # 3/4 of the way from 4th to 5th


def test_nothing_shown_is_no_share() -> None:
    fresh = ids.freshness(made("watch_history"), None)
    assert (fresh.views, fresh.timed, fresh.median, fresh.day, fresh.again) == (0, 0, None, None, 0)
    assert ids.shown_again(made("watch_history")).empty


def test_a_video_shown_again_says_how_often_and_over_how_long() -> None:
    again = ids.shown_again(VIEWS)
    assert again.to_dict("records") == [
        {
            "video_id": VIDEO,
            "rows": 2,
            "first": utc("2024-05-01 10:00:00"),
            "last": utc("2024-05-02 09:00:00"),
        }
    ]


def test_since_when_a_device_and_an_account_are_known() -> None:
    phone, browser = number(SECOND, 6), number(SECOND - 86_400, 6)
    rows = made(
        "device_ids",
        {"did": phone, "uid": number(SECOND, 0)},
        {"did": phone, "uid": number(SECOND, 4)},
        {"web_id": browser, "uid": "6812"},
        {"did": "n/a"},
    )
    seen = ids.known_since(rows, LAST)
    assert seen[["column", "id", "rows"]].to_numpy().tolist() == [
        ["web_id", browser, 1],
        ["did", phone, 2],
        ["did", "n/a", 1],
    ]
    assert seen["made_at"].tolist()[:2] == [utc("2024-04-30 09:00:00"), utc("2024-05-01 09:00:00")]
    assert seen["made_at"].isna().tolist() == [False, False, True]
    accounts = ids.account_made(rows, LAST)
    assert accounts["made_at"].notna().tolist() == [True, True, False]
    assert ids.account_made(made("device_ids"), LAST).empty


def test_the_table_names_each_number_once_in_each_place() -> None:
    before = VIEWS.copy(deep=True)
    tables = {**empty_tables(), "watch_history": VIEWS, "likes": made("likes", {"video_id": VIDEO})}
    found = ids.times_in_numbers(tables, LAST)
    pd.testing.assert_frame_equal(VIEWS, before)
    assert found.columns.tolist() == ["table", "source", "id", "made_at", "kind"]
    assert found["table"].tolist() == ["watch_history"] * 7 + ["likes"]
    assert found["id"].tolist().count(VIDEO) == 2
    assert set(found["kind"]) == {"video"}
    assert found["source"].tolist()[-1] == "likes"
    assert ids.times_in_numbers(empty_tables(), None).empty


def test_the_sample_carries_times_as_real_files_do() -> None:
    sample = read_export([("sample.zip", sample_zip())])
    assert isinstance(sample, Export)
    assert sample.period
    last = sample.period[1]
    fresh = ids.freshness(sample.tables["watch_history"], last)
    assert fresh.timed == fresh.views
    assert 3 < (fresh.median or 0) < 40
    found = ids.times_in_numbers(sample.tables, last)
    assert set(found["kind"]) == {"video", "live", "device", "account"}
    assert ids.account_made(sample.tables["device_ids"], last)["made_at"].tolist() == [
        utc("2021-09-12 17:20:00")
    ]


def test_the_document_names_its_columns() -> None:
    text = (Path(__file__).parents[2] / "docs/tables.md").read_text(encoding="utf-8")
    row = re.search(r"^\| `times_in_numbers` \| ([^|]+) \|", text, re.MULTILINE)
    assert row
    named = [column.strip() for column in row[1].split(",")]
    assert named == ids.times_in_numbers(empty_tables(), None).columns.tolist()
