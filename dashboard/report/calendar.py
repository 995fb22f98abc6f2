"""Calendar files: when to look for the archive and to save it, and by when an answer is due.

All-day events in the iCalendar format (RFC 5545): CRLF line ends, lines of at most 75 bytes. The
file names nobody and says nothing of what is in an archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from analysis.letter.deadlines import Deadlines
from dashboard.words import _

READY_AFTER = 3
"""Days after asking at which it makes sense to look; TikTok speaks of "a few days"."""

KEPT = 4
"""Days that TikTok keeps a file once it is ready."""

_LONGEST = 75
"""Bytes in a line, without its end."""


def reminders(asked: date, made: datetime) -> bytes:
    """The file for an archive asked for on a day; `made` (UTC) is when the file is made."""
    look = asked + timedelta(days=READY_AFTER)
    last = look + timedelta(days=KEPT - 1)
    return _written(
        *_event(
            "look",
            look,
            made,
            _("Check whether your TikTok file is ready"),
            _(
                "Open TikTok: Settings and privacy, Account, Download your data, Download data. "
                "Not ready yet? Check again tomorrow. A file that is ready stays there for up to "
                "{days} days."
            ).format(days=KEPT),
        ),
        *_event(
            "last",
            last,
            made,
            _("Save your TikTok file before it goes"),
            _(
                "If it was ready on the day of the first reminder, it can be gone tomorrow. If "
                "it is gone, you can ask for it again."
            ),
        ),
    )


def answers_due(due: Deadlines, made: datetime) -> bytes:
    """The file with the two days behind the last ones for an answer to a request for access."""
    return _written(
        *_event(
            "due",
            due.due + timedelta(days=1),
            made,
            _("The month for TikTok's answer is over"),
            _(
                "Did the answer come, and does it deal with each point? If not, send a reminder. "
                "If TikTok said within the month that it needs longer, wait for the second day."
            ),
        ),
        *_event(
            "extended",
            due.extended + timedelta(days=1),
            made,
            _("The longest time for TikTok's answer is over"),
            _("TikTok can take two months more, if it says why. After that, you can complain."),
        ),
    )


def _written(*events: str) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Inzage//Inzage//EN",
        "CALSCALE:GREGORIAN",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode("utf-8")


def _event(key: str, day: date, made: datetime, title: str, about: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{key}-{day:%Y%m%d}@inzage"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(title)}"
    yield "TRIGGER:PT9H"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that fit; no sign is cut in two, and a piece that goes on begins blank."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode("utf-8")) > _LONGEST:
            yield piece
            piece = " "
        piece += sign
    yield piece
