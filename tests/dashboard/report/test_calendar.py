"""The calendar file: two whole days, and the format to the letter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard import words
from dashboard.report.calendar import reminders

_MADE = datetime(2026, 2, 26, 8, 30, tzinfo=UTC)


def _unfolded() -> list[str]:
    return reminders(date(2026, 2, 26), _MADE).decode().replace("\r\n ", "").split("\r\n")


def test_two_whole_days_over_the_end_of_a_month() -> None:
    lines = _unfolded()
    # Asked on 26 February: look on 1 March; ready then, it is kept until 5 March.
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20260301",
        "DTSTART;VALUE=DATE:20260304",
    ]
    assert [line for line in lines if line.startswith("DTEND")] == [
        "DTEND;VALUE=DATE:20260302",
        "DTEND;VALUE=DATE:20260305",
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("TRIGGER:PT9H") == 2
    assert len({line for line in lines if line.startswith("UID:")}) == 2
    assert lines.count("DTSTAMP:20260226T083000Z") == 2


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_line_ends_and_fits_as_the_format_wants(language: str) -> None:
    words.use(language)
    try:
        written = reminders(date(2026, 2, 26), _MADE)
    finally:
        words.use("en")
    assert written.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert written.count(b"\n") == written.count(b"\r") == written.count(b"\r\n")
    pieces = written.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert all(piece.decode("utf-8") is not None for piece in pieces)  # no sign is cut in two
    assert [piece for piece in pieces if piece.startswith(b" ")]


def test_commas_of_a_sentence_are_escaped() -> None:
    (about,) = [line for line in _unfolded() if line.startswith("DESCRIPTION:Open TikTok")]
    assert "Settings and privacy\\, Account\\, " in about
    assert "," not in about.replace("\\,", "")
