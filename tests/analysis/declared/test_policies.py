"""Which text of the privacy policy was in force on a day."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.declared.policies import Location, policies, policy_on, uk_apart_since


@pytest.mark.parametrize(
    ("day", "since", "location", "codes"),
    [
        (date(2020, 7, 1), date(2020, 7, 1), Location.SOME, False),
        (date(2021, 10, 4), date(2020, 7, 1), Location.SOME, False),
        (date(2021, 10, 5), date(2021, 10, 5), Location.PRECISE, True),
        (date(2023, 9, 12), date(2023, 5, 4), Location.APPROXIMATE, True),
        (date(2025, 11, 29), date(2024, 12, 4), Location.APPROXIMATE, True),
        (date(2025, 11, 30), date(2025, 11, 30), Location.BOTH, True),
        (None, date(2025, 11, 30), Location.BOTH, True),
    ],
)
def test_the_text_of_a_day(day: date | None, since: date, location: Location, codes: bool) -> None:
    found = policy_on(day)
    assert found is not None
    assert (found.since, found.location, found.codes) == (since, location, codes)


def test_before_the_oldest_text_nothing_is_known() -> None:
    assert policy_on(date(2020, 6, 30)) is None
    assert [policy.by_month for policy in policies()] == [True] + [False] * 6
    assert uk_apart_since() == date(2026, 11, 11)
