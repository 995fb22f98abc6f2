"""The last day for an answer, counted by hand on a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.letter.countries import countries, country
from analysis.letter.deadlines import deadlines


@pytest.mark.parametrize(
    ("code", "received", "due", "extended"),
    [
        # Friday 6 November: Sunday 6 December becomes Monday; Saturday 6 February, Monday 8.
        ("NL", date(2026, 11, 6), date(2026, 12, 7), date(2027, 2, 8)),
        # No 31st of February: Saturday the 28th, so Monday 2 March; 30 April is a Thursday.
        ("NL", date(2026, 1, 31), date(2026, 3, 2), date(2026, 4, 30)),
        # Christmas Day on a Friday and a weekend; in Ireland and in Norway Monday 28 is a weekday.
        ("NO", date(2026, 11, 25), date(2026, 12, 28), date(2027, 2, 25)),
        # Boxing Day on a Saturday is kept on Monday 28 December 2026 in England.
        ("GB", date(2026, 11, 25), date(2026, 12, 29), date(2027, 2, 25)),
        # 17 May: a holiday in Norway, on a Monday in 2027, and not in the Netherlands.
        ("NO", date(2027, 4, 17), date(2027, 5, 18), date(2027, 7, 19)),
        ("NL", date(2027, 4, 17), date(2027, 5, 18), date(2027, 7, 19)),  # Whit Monday: 17 May too
        # Saint Patrick's Day, a Wednesday in 2027: a holiday where the answer comes from.
        ("NL", date(2027, 2, 17), date(2027, 3, 18), date(2027, 5, 18)),
        # Leap day: Tuesday 29 February 2028; 29 April is a Saturday, Monday 1 May is off.
        ("BE", date(2028, 1, 29), date(2028, 2, 29), date(2028, 5, 2)),
    ],
)
def test_the_last_day(code: str, received: date, due: date, extended: date) -> None:
    found = deadlines(received, country(code))
    assert (found.due, found.extended) == (due, extended)


def test_every_country_has_somebody_to_write_to() -> None:
    assert [one.code for one in countries()] == ["NL", "BE", "NO", "IE", "GB"]
    assert [one.code for one in countries() if one.uk] == ["GB"]
    assert [one.code for one in countries() if not (one.controller and one.address)] == []
