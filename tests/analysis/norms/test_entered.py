"""The birth date that was entered, in each way it is written, and the age by it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.norms.entered import entered

PERIOD = (pd.Timestamp("2023-09-20T22:30", tz="UTC"), pd.Timestamp("2026-09-21T10:00", tz="UTC"))


def _profile(*fields: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(fields, columns=["field", "value"]).astype("string")


@pytest.mark.parametrize("field", ["birthDate", "Birthdate", "ProfileMap > birthDate"])
@pytest.mark.parametrize("value", ["21-Sep-2010", "21-SEP-2010", " 21-Sep-2010 ", "2010-09-21"])
def test_the_age_on_the_first_and_the_last_day(field: str, value: str) -> None:
    """At 22:30 UTC it is the 21st in Amsterdam: the thirteenth birthday."""
    found = entered(_profile(("userName", "x"), (field, value)), PERIOD, "Europe/Amsterdam")
    assert found is not None
    assert found.day == date(2010, 9, 21)
    assert (found.at_first, found.at_last) == (13, 16)
    in_utc = entered(_profile((field, value)), PERIOD, "UTC")
    assert in_utc is not None
    assert in_utc.at_first == 12


@pytest.mark.parametrize(
    "value", ["None", "", "N/A", "31-Feb-2010", "21-Okt-2010", "1-1-1", "a" * 99]
)
def test_what_is_no_day_is_none(value: str) -> None:
    assert entered(_profile(("birthDate", value)), PERIOD, "UTC") is None


def test_without_dates_there_is_no_age_and_before_birth_none_either() -> None:
    found = entered(_profile(("birthDate", "01-Oct-1995")), None, "UTC")
    assert found is not None
    assert (found.first, found.at_first, found.at_last) == (None, None, None)
    later = entered(_profile(("birthDate", "01-Oct-2025")), PERIOD, "UTC")
    assert later is not None
    assert (later.at_first, later.at_last) == (None, 0)


def test_a_file_without_a_birth_date() -> None:
    assert entered(_profile(("userName", "21-Sep-2010")), PERIOD, "UTC") is None
