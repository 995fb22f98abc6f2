"""LIVE videos that were watched, with what was written there (a public reader of such a file)."""

from __future__ import annotations

from parsers import Export, read_export
from parsers.ledger import Fate
from tests.parsers.syntax.txt.examples import read_text

_FILE = "Tiktok/TikTok Live/Watch Live History.txt"
_TEXT = """\
Date and time: 2024-12-01 20:00:00
Comments you sent:
[2024-12-01 20:03:00]: hello
over two lines
[2024-12-01 20:04:00]: at 10:30: ok?
Questions you sent:
[2024-12-01 20:05:00]: who are you?

Date and time: 2024-12-02 20:00:00
Comments you sent:
You have no data in this section
Questions you sent: N/A

Date and time: 2024-12-03 20:00:00
Comments you sent:
Questions you sent:


"""


def test_comments_and_questions_under_their_headings() -> None:
    export = read_export([(_FILE, _TEXT.encode())])
    assert isinstance(export, Export)
    watched = export.tables["watch_live_history"]
    assert watched["at"].dt.day.tolist() == [1, 2, 3]
    said = export.tables["watch_live_comments"]
    assert sorted(zip(said["kind"], said["text"], said["at"].dt.minute, strict=True)) == [
        ("comment", "at 10:30: ok?", 4),
        ("comment", "hello\nover two lines", 3),
        ("question", "who are you?", 5),
    ]
    # Three times, three messages; of six headings two hold messages, one a sentence, one "N/A",
    # and two that hold nothing are the leaf that says so.
    assert export.ledger.count(Fate.READ) == 6
    assert export.ledger.count(Fate.EMPTY) == 4
    assert export.ledger.total == 10


def test_lives_without_headings_stay_records() -> None:
    file = read_text("Room ID: 7450\nWatch Time: 2025-01-01 10:00:00\nLink: l\n", _FILE)
    (record,) = [dict(r) for r in file.value["WatchLiveMap"][""].records()]
    assert record == {"Room ID": "7450", "Watch Time": "2025-01-01 10:00:00", "Link": "l"}
