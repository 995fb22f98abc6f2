"""Open text and traits: what TikTok's program writes stays, whatever else stands there does not."""

from __future__ import annotations

import time
from collections.abc import Callable

import pandas as pd
import pytest

from analysis.columns import CONTENTS, DERIVED
from analysis.redaction.known import shown
from analysis.redaction.redaction import Mode, Redaction, UnknownColumnError, redact
from parsers.format.columns import COLUMNS, Column, Kind, Privacy
from parsers.format.contents import LONGEST, PATTERNS, Content
from tests.analysis.hand_made import made

SALT = b"a salt of the session"
OTHERS = (Mode.TOGETHER, Mode.ROOM)
OPEN = (Privacy.OPEN, Privacy.TRAIT)
STATED = [name for name, column in COLUMNS.items() if column.content]

PLANTED = (
    "zqjan de vries",
    "zqjan",
    "zqjan7",
    "ZQ-1234",
    "https://zqjan.example/zqjan?id=zqjan",
    "zqjan.example",
    "@zqjan",
    "on @zqjan",
    "zqjan@zq.example",
    "Android 14 zqjan",
    "iPhone14,5 of zqjan",
    "+31 6 12345678",
    "0612345678",
    "203.0.113.7",
    "5/5 zqjan",
    "1080x2400zqjan",
    "zqjan/zqjan",
    "Likes > zqjan",
)
"""What somebody can have written or called something, in four forms and beside what is known."""

_KNOWN = {
    Content.WORD: "Everyone|only_me|On|chat_head|snapchat_chats|Wi-Fi|5G"
    "|All visible|EUR|PostNL|Teen",
    Content.AMOUNT: "0.07|5|€ 21,40|1,234.50|NOK 99|12 coins|-3",
    Content.RATING: "5/5|4.5/5|3",
    Content.DURATION: "00:42:10|90|1h 2m 3s|4.5 min",
    Content.QUALITY: "720p|1080p60|Auto",
    Content.SCREEN: "1125*2436|1080x2400|412x732",
    Content.VERSION: "44.1.0|31.1.4|34.2",
    Content.SYSTEM: "iOS 17.6.1|Android 14|Android |Windows 10|Mac OS X 10_15_7|Linux",
    Content.DEVICE: "iPhone14,5|iPad13,18|SM-A546B|Pixel 7a|RMX3511|Chrome 126.0.0|Macintosh",
    Content.CARRIER: "KPN|Odido|Telenor|Orange B",
    Content.EVENT: "ViewContent|page_view|Customer file upload",
    Content.SYSTEMS: "iOS 18.3, iOS 18.6",
    Content.CARRIERS: "KPN, Telenor",
    Content.FIELD: "Private Account|Push Notification > New Fans|bioDescription|Gebruikersnaam"
    "|Who can see your following list::",
    Content.PLACE: "Profile And Settings > Follower > FansList[]"
    "|TikTok/Je activiteit/Kijkgeschiedenis.txt"
    "|Activity > Follower List > FansList[]|TikTok Shop > Order History > OrderHistories{}"
    "|TikTok_Data_1735588272/TikTok/Your Activity/Watch History.txt",
}  # fmt: skip


def hide(_text: str) -> str:
    return "hidden"


@pytest.mark.parametrize("content", [content for content in Content if content is not Content.OURS])
def test_a_content_lets_its_own_through_and_nothing_that_was_planted(content: Content) -> None:
    for value in filter(None, _KNOWN.get(content, "").split("|")):
        assert shown(content, value, hide) == value
    for value in PLANTED:
        assert "zqjan" not in shown(content, value, hide).casefold()
        assert "12345678" not in shown(content, value, hide)
        assert "203.0.113.7" not in shown(content, value, hide)


def test_every_content_but_names_has_something_that_fits() -> None:
    assert set(_KNOWN) == set(Content) - {Content.NAME, Content.OURS}


def test_of_a_path_only_what_is_not_known_is_hidden() -> None:
    assert shown(Content.FIELD, "Push Notification > zqjan", hide) == "Push Notification > hidden"
    assert shown(Content.SYSTEMS, "iOS 18.3, zqjan", hide) == "iOS 18.3, hidden"
    place = "Direct Messages > Chat History with zqjan:[]"
    assert shown(Content.PLACE, place, hide) == "Direct Messages > hidden"
    assert shown(Content.PLACE, "zqjan/TikTok/Comments.txt", hide) == "hidden/TikTok/Comments.txt"


@pytest.mark.parametrize("mode", OTHERS)
@pytest.mark.parametrize("column", STATED)
def test_no_open_column_is_open_text(column: str, mode: Mode) -> None:
    table = next(name for name in _tables() if column in _tables()[name])
    frame = made(table, *({column: value} for value in PLANTED))
    if column == "source":
        frame[column] = pd.Categorical(PLANTED)
    seen = "\n".join(redact(frame, Redaction(mode, SALT))[column].astype(str)).casefold()
    assert "zq" not in seen
    assert "12345678" not in seen
    assert redact(frame, Redaction(Mode.ME, SALT))[column].astype(str).tolist() == list(PLANTED)


def _tables() -> dict[str, tuple[str, ...]]:
    from parsers.format.sections import TABLES

    return TABLES


@pytest.mark.parametrize("privacy", Privacy)
@pytest.mark.parametrize("kind", Kind)
def test_open_text_without_a_content_cannot_be_declared(kind: Kind, privacy: Privacy) -> None:
    text = kind in (Kind.TEXT, Kind.WORD) and privacy in OPEN
    with pytest.raises(ValueError, match="new: open text and traits"):
        Column("new", kind, privacy, content=None if text else Content.NAME)
    assert Column("new", kind, privacy, content=Content.NAME if text else None).name == "new"


@pytest.mark.parametrize("mode", OTHERS)
def test_text_in_a_column_of_ours_without_a_content_is_refused(mode: Mode) -> None:
    for name, privacy in DERIVED.items():
        if privacy not in OPEN or name in CONTENTS:
            continue
        text = pd.DataFrame({name: pd.array(["zqjan"], dtype="string")})
        with pytest.raises(UnknownColumnError, match=name):
            redact(text, Redaction(mode, SALT))
        numbers = pd.DataFrame({name: [1]})
        assert redact(numbers, Redaction(mode, SALT)).equals(numbers)


def test_only_columns_of_ours_have_contents_of_ours() -> None:
    assert {name for name in CONTENTS if DERIVED[name] not in OPEN} == set()
    assert Content.OURS not in {COLUMNS[name].content for name in STATED}


def _seconds(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


@pytest.mark.parametrize("content", [*PATTERNS, Content.FIELD, Content.PLACE, Content.SYSTEMS])
@pytest.mark.parametrize(
    "piece", ["a", "1", "1.", "1 ", "@", "a@", " > ", "/", ", ", "iOS 1_", "1m "]
)
def test_a_very_long_text_takes_no_time(content: Content, piece: str) -> None:
    start = time.process_time()
    assert shown(content, piece * 20_000, hide) != piece * 20_000
    assert time.process_time() - start < 0.3
    worst = (piece * LONGEST)[: LONGEST - 1] + "!"
    assert min(_seconds(lambda: shown(content, worst, hide)) for _ in range(3)) < 0.05
