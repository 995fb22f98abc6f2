"""The door of a room: the code lets in, and guessing gets nobody anywhere."""

from __future__ import annotations

import asyncio

import pytest

from dashboard.process.terms import Room
from dashboard.server import door
from dashboard.server.key import HOST
from tests.dashboard.server.asking import Sent, ask, asking, header, inside

ROOM = Room(code="ABCDEFGHJK", seats=2)
_RIGHT = b"code=ABCDEFGHJK"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> door.Door:
    monkeypatch.setattr(door, "_PAUSE", 0.0)
    return door.Door(inside, ROOM, said.append)


def test_without_the_code_there_is_only_the_door(closed: door.Door) -> None:
    for path in ("/", "/collected", "/board"):
        assert header(ask(closed, path), b"location") == "/door"
    assert b"<form" in ask(closed, "/door")[1]["body"]
    for path in ("/static/js/index.js", "/media/x.csv", "/_stcore/health"):
        assert ask(closed, path)[0]["status"] == 401
    assert ask(closed, "/board", "POST")[0]["status"] == 401
    assert ask(closed, "/_stcore/upload_file/a/b", "PUT")[0]["status"] == 401
    refused = ask(closed, "/_stcore/stream", kind="websocket")
    assert refused == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("written", ["ABCDEFGHJK", "abcde-fghjk", "ABCDE+FGHJK"])
def test_the_code_lets_in_and_the_cookie_keeps_in(closed: door.Door, written: str) -> None:
    answer = ask(closed, "/door", "POST", body=f"code={written}".encode())
    assert answer[0]["status"] == 303
    cookie = header(answer, b"set-cookie")
    assert cookie.startswith("inzage_room=")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")
    held = "other=1; " + cookie.split(";")[0]
    assert ask(closed, "/", cookie=held)[1]["body"] == b"inside"
    assert ask(closed, "/x", kind="websocket", cookie=held) == [{"type": "websocket.accept"}]
    assert header(ask(closed, "/door", cookie=held), b"location") == "/"
    assert ask(closed, "/board", cookie=held)[1]["body"] == b"inside", "a guest has no board"


def test_behind_a_proxy_the_cookie_goes_over_encrypted_lines_only(said: list[str]) -> None:
    behind = door.Door(inside, Room("https://room.example", code="ABCDEFGHJK"), said.append)
    answer = ask(behind, "/door", "POST", body=_RIGHT)
    assert header(answer, b"set-cookie").endswith("; Secure")


@pytest.mark.parametrize(
    "body", [b"code=ABCDEFGHJX", b"code=", b"", b"x" * 100_000, b"code=\xff\xfe", b"code=ABCD"]
)
def test_a_wrong_code_stays_outside(closed: door.Door, body: bytes) -> None:
    answer = ask(closed, "/door", "POST", body=body)
    assert answer[0]["status"] == 403
    assert not header(answer, b"set-cookie")
    assert not closed.inside


@pytest.mark.parametrize("cookie", ["inzage_room=", "inzage_room=made-up", "inzage_room", ""])
def test_a_made_up_cookie_is_none(closed: door.Door, cookie: str) -> None:
    ask(closed, "/door", "POST", body=_RIGHT)
    assert header(ask(closed, cookie=cookie), b"location") == "/door"


def test_after_a_wrong_code_the_right_one_waits_just_as_long(
    said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, over all connections: neither answer comes out of its turn."""
    pauses: list[float] = []
    answered: list[str] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        answered.append("pause")
        await real(0)

    real = asyncio.sleep
    monkeypatch.setattr(door.asyncio, "sleep", sleep)
    shut = door.Door(inside, ROOM, said.append)

    async def knock(body: bytes) -> None:
        sent = await asking(shut, "/door", "POST", body=body)
        answered.append(str(sent[0]["status"]))

    async def all_at_once() -> None:
        await knock(_RIGHT)  # nobody was wrong: at once
        await asyncio.gather(
            *(knock(body) for body in (b"code=WRONG", b"code=WRONG", _RIGHT, b"code=NO", _RIGHT))
        )

    asyncio.run(all_at_once())
    waited = ["pause", "403", "pause", "303", "pause", "403", "pause", "303"]
    assert answered == ["303", "403", *waited]
    assert pauses == [door._PAUSE] * 4


def test_more_codes_than_may_wait_are_not_even_looked_at(closed: door.Door) -> None:
    async def many() -> list[Sent]:
        wrong = [asking(closed, "/door", "POST", body=b"code=NO") for _ in range(door._QUEUE + 1)]
        right = [asking(closed, "/door", "POST", body=_RIGHT) for _ in range(20)]
        return list(await asyncio.gather(*wrong, *right))

    statuses = [sent[0]["status"] for sent in asyncio.run(many())]
    assert statuses == [403] * (door._QUEUE + 1) + [429] * 20
    assert closed.wrong == door._QUEUE + 1
    assert not closed.inside


def test_after_too_many_wrong_codes_the_door_closes_until_it_is_opened_on_the_board(
    closed: door.Door, said: list[str]
) -> None:
    entered = ask(closed, "/door", "POST", body=_RIGHT)
    held = header(entered, b"set-cookie").split(";")[0]
    board = asyncio.run(asking(closed, "/board", marks={HOST: True}))[1]["body"].decode()
    assert "ABCDE-FGHJK" in board
    assert "http://127.0.0.1:8501" in board
    for _ in range(door._WRONG):
        ask(closed, "/door", "POST", body=b"code=WRONG")
    assert said == [
        "The door is closed: there were too many wrong codes. Open it again on the board."
    ]
    refused = ask(closed, "/door", "POST", body=_RIGHT)
    assert refused[0]["status"] == 403, "the right code came too late"
    assert "The door is closed." in refused[1]["body"].decode()
    assert ask(closed, cookie=held)[1]["body"] == b"inside", "who is in stays in"
    board = asyncio.run(asking(closed, "/board", marks={HOST: True}))[1]["body"].decode()
    assert "The door is closed" in board
    assert "ABCDE-FGHJK" not in board
    opened = asyncio.run(asking(closed, "/board", "POST", marks={HOST: True}))
    assert header(opened, b"location") == "/board"
    assert said[1:] == [f"The code is now: {closed.code[:5]}-{closed.code[5:]}"]
    assert closed.code != ROOM.code
    assert ask(closed, "/door", "POST", body=_RIGHT)[0]["status"] == 403, "that code is no more"
    closed._brakes_until = 0.0
    assert ask(closed, "/door", "POST", body=f"code={closed.code}".encode())[0]["status"] == 303


def test_the_door_lets_in_as_many_as_there_are_seats(closed: door.Door) -> None:
    statuses = [ask(closed, "/door", "POST", body=_RIGHT)[0]["status"] for _ in range(10)]
    assert statuses == [303] * 8 + [403] * 2
