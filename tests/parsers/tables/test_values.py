"""Times in every way seen in an archive, and what is none."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.tables.cells import times_of_one_width
from parsers.tables.values import time_of, times_by_digits

_NOON = np.datetime64("2025-01-01T12:00:00", "s")


@pytest.mark.parametrize(
    "written",
    [
        "2025-01-01 12:00:00", "2025-01-01 12:00:00 UTC", "2025-01-01 12:00:00 +0000 UTC",
        "2025-01-01T12:00:00Z", "2025-01-01T12:00:00.123Z", "2025-01-01T13:00:00+01:00",
        "2025-01-01 06:30:00 -0530", " 2025-01-01 12:00:00 ",
        1735732800, 1735732800.0, 1735732800000, "1735732800", "1735732800000",
    ],
)  # fmt: skip
def test_one_moment_in_many_words(written: object) -> None:
    assert time_of(written) == _NOON


@pytest.mark.parametrize(
    "written",
    [
        "", "N/A", "yesterday", "2025-02-30 10:00:00", "2025-13-01 10:00:00",
        "2025-01-01 24:00:00", "2025-01-01 10:60:00", "01-02-2025 10:00:00", "2025-1-1 1:0:0",
        "2025-01-01 12:00:00 CET", "2025-01-01 12:00:00 +25:00", "2025-01-01 12:00:00 and more",
        "٢٠٢٥-٠١-٠١ 12:00:00", "173573280", 0, -1, float("nan"), float("inf"), 1e30, True, None,
        [], {}, "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_moment(written: object) -> None:
    assert time_of(written) is None


def test_a_day_alone_is_its_first_moment() -> None:
    assert time_of("2025-01-01") == np.datetime64("2025-01-01T00:00:00", "s")


@given(st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59)))
def test_three_readers_agree(moment: dt.datetime) -> None:
    moment = moment.replace(microsecond=0)
    written = moment.isoformat(" ")
    expected = np.datetime64(moment, "s")
    assert time_of(written) == expected
    assert times_by_digits([written])[0] == expected
    for ending in ("", " UTC", " +0000 UTC"):
        column = times_of_one_width([written + ending] * 2)
        assert column is not None
        assert column.tolist() == [moment, moment]


@given(st.text(alphabet="0123456789-: TZ", min_size=19, max_size=19))
def test_digits_and_the_patient_reader_agree_on_what_is_none(written: str) -> None:
    by_digits = times_by_digits([written])[0]
    one = time_of(written) if written == written.strip() else None
    if np.isnat(by_digits):
        assert one is None or written[10] not in " T" or written[:4] == "0000"
    else:
        assert one == by_digits or written[:4] == "0000"


def test_a_column_with_one_odd_cell_is_left_to_the_patient_reader() -> None:
    good = "2025-01-01 12:00:00"
    for odd in ("2025-01-01 12:00:0x", "2025-01-01 12:00:00 UTC", "", None, 7, "\ud83d" * 19):
        assert times_of_one_width([good, odd]) is None
