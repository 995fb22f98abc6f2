"""Redaction: what must not survive, what must stay, and that nobody is taken for somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.redaction.names import FIRST, LAST
from analysis.redaction.redaction import (
    CLOSED,
    Mode,
    Redaction,
    UnknownColumnError,
    redact,
    redaction_for,
    same_person,
)
from fixtures.sample import sample_zip
from parsers import read_export
from parsers.format.columns import COLUMNS, Kind, Privacy
from parsers.format.sections import TABLES
from tests.analysis.hand_made import empty_tables, made

SALT = b"a salt of the session"
ROOM, TOGETHER, ME = (Redaction(mode, SALT) for mode in (Mode.ROOM, Mode.TOGETHER, Mode.ME))
NOT_ALONE = (Mode.TOGETHER, Mode.ROOM)
PRIVATE = (Privacy.OTHER_PERSON, Privacy.IDENTIFIER, Privacy.CONTENT)


def planted(table: str, numbers: Iterator[int]) -> pd.DataFrame:
    """Two rows of a table with a mark of its own in every text cell."""
    columns = [name for name in TABLES[table] if name != "source"]
    texts = [name for name in columns if COLUMNS[name].kind in (Kind.TEXT, Kind.WORD)]
    rows = [{name: f"prive{next(numbers):05}x@mail.example" for name in texts} for _ in range(2)]
    return made(table, *rows)


_NUMBERS = count()
ALL_PLANTED = {table: planted(table, _NUMBERS) for table in TABLES}


def written(frame: pd.DataFrame) -> str:
    return frame.drop(columns="source", errors="ignore").to_csv(index=False, header=False)


def test_no_private_string_survives_in_a_room() -> None:
    redaction = redaction_for(ALL_PLANTED.values(), Mode.ROOM, SALT)
    marks, survived = 0, []
    for table, frame in ALL_PLANTED.items():
        shown = redact(frame, redaction)
        text = written(shown)
        for name in frame.columns:
            if COLUMNS[name].kind in (Kind.TEXT, Kind.WORD) and name != "source":
                own = [value[:10] for value in frame[name].dropna().astype(str)]
                marks += len(own)
                survived += [f"{table}: {name}" for mark in own if mark in text]
        survived += [f"{table}: an address"] if "mail.example" in text else []
    assert survived == []
    assert marks > 400


@pytest.mark.parametrize("mode", Mode)
def test_rows_columns_types_and_gaps_stay(mode: Mode) -> None:
    redaction = redaction_for(ALL_PLANTED.values(), mode, SALT)
    changed = []
    for table, filled in ALL_PLANTED.items():
        for frame in (filled, made(table), made(table, {}, {})):
            before = frame.copy(deep=True)
            once = redact(frame, redaction)
            changed += [] if frame.equals(before) else [f"{table}: what came in"]
            for shown in (once, redact(once, redaction)):
                types = shown.dtypes.astype(str)
                same = types.equals(frame.dtypes.astype(str)) and shown.index.equals(frame.index)
                changed += [] if same else [f"{table}: columns or types"]
                changed += [] if shown.isna().equals(frame.isna()) else [f"{table}: gaps"]
            times = [name for name in frame if COLUMNS[name].kind in (Kind.TIME, Kind.NUMBER)]
            changed += [] if once[times].equals(frame[times]) else [f"{table}: times, numbers"]
    assert changed == []


def test_alone_everything_is_as_it_is_in_the_file() -> None:
    for frame in ALL_PLANTED.values():
        pd.testing.assert_frame_equal(redact(frame, ME), frame)
    assert ME.name("moos") == "moos"
    assert ME.address("77.160.12.9") == "77.160.12.9"


@pytest.mark.parametrize("mode", Mode)
def test_a_column_that_nobody_knows_is_refused(mode: Mode) -> None:
    frame = pd.DataFrame({"at": [], "nickname": []})
    with pytest.raises(UnknownColumnError, match="nickname"):
        redact(frame, Redaction(mode, SALT))


def test_the_same_person_has_one_name_everywhere() -> None:
    tables = [
        made("followers", {"user": "moos_en_mos"}, {"user": "juf.kwik"}),
        made(
            "direct_messages",
            {"conversation": "moos_en_mos", "sender": "@Moos_en_Mos", "text": "x"},
        ),
        made("shop_orders", {"receiver_name": " moos_en_mos "}),
    ]
    for mode in NOT_ALONE:
        redaction = redaction_for(tables, mode, SALT)
        shown = [redact(frame, redaction) for frame in tables]
        moos = shown[0]["user"][0]
        assert shown[1]["conversation"][0] == shown[1]["sender"][0] == moos
        assert shown[2]["receiver_name"][0] == moos
        assert shown[0]["user"][1] != moos
        assert redaction.name("MOOS_EN_MOS") == moos
    # The mode does not change who is who; the salt does.
    names = [redaction_for(tables, mode, SALT).names for mode in NOT_ALONE]
    assert names[0] == names[1]
    assert redaction_for(tables, Mode.ROOM, b"another").names != names[0]


def test_thousands_of_people_have_thousands_of_names() -> None:
    people = [f"person{number}" for number in range(3 * len(FIRST) * len(LAST))]
    redaction = redaction_for([made("followers", *({"user": p} for p in people))], Mode.ROOM, SALT)
    assert len({redaction.name(person) for person in people}) == len(people)
    strangers = {redaction.name(f"stranger{number}") for number in range(2_000)}
    assert len(strangers) == 2_000
    assert not strangers & set(redaction.names.values())


def test_a_real_name_is_never_used_as_a_made_up_one() -> None:
    first = redaction_for([made("followers", {"user": "a"})], Mode.ROOM, SALT).name("a")
    both = [made("followers", {"user": "a"}, {"user": first})]
    redaction = redaction_for(both, Mode.ROOM, SALT)
    assert redaction.name("a") == f"{first} 2"
    assert first not in redaction.names.values()


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=30))
def test_names_are_shared_by_the_same_person_only(people: list[str]) -> None:
    followers = made("followers", *({"user": person} for person in people))
    redaction = redaction_for([followers], Mode.ROOM, SALT)
    shown = redact(followers, redaction)["user"]
    for one, its in zip(followers["user"], shown, strict=True):
        for other, others in zip(followers["user"], shown, strict=True):
            if same_person(one) or same_person(other):
                assert (same_person(one) == same_person(other)) == (its == others)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("77.160.12.9", "77.160.12.•••"),
        (" 77.160.12.9 ", "77.160.12.•••"),
        ("192.168.1.20", "192.168.1.•••"),
        ("2a02:a440:1:2:3:4:5:6", "2a02:a440:1:•••"),
        ("2a02:a440::1", "2a02:a440:0:•••"),
        ("::ffff:77.160.12.9", "77.160.12.•••"),
        ("fe80::1%eth0", "fe80:0:0:•••"),
        ("::1", "0:0:0:•••"),
        ("77.160.12.9:443", "77.160.12.•••"),
        ("[2a02:a440::1]:443", "2a02:a440:0:•••"),
    ],
)
def test_addresses_lose_their_last_part(address: str, shown: str) -> None:
    assert ROOM.address(address) == shown
    frame = made("login_history", {"ip": address})
    assert redact(frame, ROOM)["ip"].tolist() == [shown]
    assert redact(frame, TOGETHER)["ip"].tolist() == [address]


@pytest.mark.parametrize("address", ["77.160.12", "geen adres", "77.160.12.9:", "999.1.1.1"])
def test_what_is_no_address_is_closed(address: str) -> None:
    assert re.fullmatch(f"{CLOSED}[0-9a-f]{{4}}", ROOM.address(address))


def test_equal_identifiers_can_be_seen_to_be_equal() -> None:
    rows = ({"did": "7012345678901230001"}, {"did": "7012345678901230002"})
    shown = redact(made("device_ids", *rows, rows[0]), ROOM)["did"].tolist()
    assert shown[0] == shown[2] != shown[1]


def test_together_what_was_written_is_closed_until_it_is_opened() -> None:
    comments = made(
        "comments", {"text": "hoi @moos_en_mos", "link": "https://t.example/x?q=geheim"}
    )
    shown = redact(comments, TOGETHER)
    assert shown["text"].tolist() == [CLOSED]
    assert shown["link"].tolist() == ["https://t.example/x"]
    opened = redact(comments, Redaction(Mode.TOGETHER, SALT, opened=frozenset({"text"})))
    assert opened["text"].tolist() == [f"hoi @{CLOSED}"]
    room = redact(comments, Redaction(Mode.ROOM, SALT, opened=frozenset({"text"})))
    assert room["text"].tolist() == [CLOSED], "opening is for two, not for a room"
    looked = redact(made("searches", {"term": "geheim"}), TOGETHER)
    assert looked["term"].tolist() == [CLOSED]


def test_together_links_do_not_name_other_people() -> None:
    link = "https://www.tiktok.com/@moos_en.mos/video/7645"
    shown = redact(made("likes", {"link": link}), TOGETHER)
    assert shown["link"].tolist() == [f"https://www.tiktok.com/@{CLOSED}/video/7645"]


def test_settings_stay_readable() -> None:
    settings_made = made(
        "settings",
        {"field": "Private Account", "value": "Enabled"},
        {"field": "Who Can Send Me Message", "value": "No one"},
        {
            "field": "Content Preferences > Keyword filters for videos in For You feed",
            "value": "ex vriend",
        },
        {"field": "People you assigned to moderate your LIVE", "value": "moos_en_mos"},
        {"field": "Push Notification > moos_en_mos > geheim", "value": None},
    )
    people = [made("followers", {"user": "moos_en_mos"})]
    room = redact(settings_made, redaction := redaction_for(people, Mode.ROOM, SALT))
    assert room["value"].fillna("").tolist() == ["Enabled", "No one", CLOSED, CLOSED, ""]
    moos = redaction.name("moos_en_mos")
    assert room["field"].tolist()[:3] == settings_made["field"].tolist()[:3]
    hidden = redaction.hidden("geheim")
    assert room["field"].tolist()[4] == f"Push Notification > {moos} > {hidden}"
    together = redact(settings_made, redaction_for(people, Mode.TOGETHER, SALT))
    assert together["value"].tolist()[2:4] == ["ex vriend", moos]


def test_what_others_named_is_closed_until_the_child_opens_it() -> None:
    told = made(
        "off_tiktok_activity",
        {"company": "Boekhuis Voorbeeld", "event": "mail liv@example.org sent"},
        {"company": "Boekhuis Voorbeeld", "event": "AddToCart"},
    )
    for redaction in (ROOM, TOGETHER, Redaction(Mode.ROOM, SALT, opened=frozenset({"company"}))):
        shown = redact(told, redaction)
        assert shown["company"].tolist() == [redaction.hidden("Boekhuis Voorbeeld")] * 2
        assert shown["event"].tolist() == [
            redaction.hidden("mail liv@example.org sent"),
            "AddToCart",
        ]
    opened = redact(told, Redaction(Mode.TOGETHER, SALT, opened=frozenset({"company", "event"})))
    assert opened["company"].tolist() == ["Boekhuis Voorbeeld"] * 2
    assert opened["event"].tolist() == [f"mail {CLOSED} sent", "AddToCart"]
    assert re.fullmatch(f"{CLOSED}[0-9a-f]{{4}}", ROOM.hidden("Boekhuis Voorbeeld"))
    assert Redaction(Mode.ROOM, b"").hidden("Boekhuis Voorbeeld") == CLOSED, "it could be guessed"


def test_the_sample_shown_in_a_room_holds_nothing_private() -> None:
    tables = read_export([("sample.zip", sample_zip())]).tables
    redaction = redaction_for(tables.values(), Mode.ROOM, SALT)
    shown = "\n".join(written(redact(frame, redaction)) for frame in tables.values())
    private = {
        value
        for frame in tables.values()
        for name in frame.columns
        if COLUMNS[name].privacy in PRIVATE and name != "value"
        for value in frame[name].dropna().astype(str)
        # A text such as "ok" or "1" stands inside others by chance.
        if len(value) > 5
    }
    assert len(private) > 5_000
    assert "liv@" not in shown
    assert [value for value in sorted(private) if value in shown] == []


def test_invented_names_are_many_and_different() -> None:
    assert len(set(FIRST)) == len(FIRST) == 64
    assert len(set(LAST)) == len(LAST) == 64
    assert not set(FIRST) & set(LAST)


def test_every_table_has_a_class_for_every_column() -> None:
    for frame in empty_tables().values():
        redact(frame, ROOM)
