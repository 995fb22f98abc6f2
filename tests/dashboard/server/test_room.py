"""A room of people on one machine: who comes in, with what, and how many."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.process import terms
from dashboard.process.terms import Room, Terms
from dashboard.server import asgi, serve, uploads
from dashboard.server.uploads import Uploads
from dashboard.store import reader, seats, session
from dashboard.store.session import Holding, Origin
from parsers import Cause, Export, Refusal
from tests.dashboard import exports
from tests.dashboard.conftest import forget, press, words
from tests.dashboard.server.asking import ask, inside

ROOM = Room(code="ABCDEFGH", seats=2)


@pytest.fixture
def in_room() -> Iterator[Callable[..., None]]:
    def enter(**more: Any) -> None:
        terms.agree(Terms(room=Room(**{"code": ROOM.code, "seats": 2, **more})))

    yield enter
    terms.agree(Terms())


def test_one_session_hands_over_an_archive_and_not_the_whole_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = {"mine": 60}
    monkeypatch.setattr(uploads, "by_session", lambda: kept)
    bounded = Uploads(inside, most=100)
    put = "/_stcore/upload_file/{}/file"
    assert ask(bounded, put.format("mine"), "PUT", content_length="40")[0]["status"] == 200
    assert ask(bounded, put.format("mine"), "PUT", content_length="41")[0]["status"] == 413
    assert ask(bounded, put.format("other"), "PUT", content_length="100")[0]["status"] == 200
    assert ask(bounded, put.format("other"), "PUT")[0]["status"] == 411
    assert ask(bounded, put.format("other"), "PUT", content_length="-1")[0]["status"] == 411
    assert ask(bounded, put.format("mine"), "DELETE")[0]["status"] == 200
    assert not bounded.coming


def test_several_uploads_at_once_count_together() -> None:
    first_is_in = asyncio.Event()
    statuses: list[int] = []

    async def slow(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        first_is_in.set()
        await asyncio.sleep(0.05)
        await inside(scope, receive, send)

    bounded = Uploads(slow, most=100)
    scope = {
        "type": "http",
        "method": "PUT",
        "path": "/_stcore/upload_file/a/b",
        "headers": [(b"content-length", b"60")],
    }

    async def send(message: Any) -> None:
        if "status" in message:
            statuses.append(message["status"])

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def both() -> None:
        first = asyncio.create_task(bounded(dict(scope), receive, send))
        await first_is_in.wait()
        await bounded(dict(scope), receive, send)
        await first

    asyncio.run(both())
    assert statuses == [413, 200]


def test_in_a_room_only_made_up_data_is_opened(in_room: Callable[..., None]) -> None:
    in_room()
    refusal = session.open_archive([("a.json", b"{}")], Origin.OWN, lambda *_: None)
    assert refusal == Refusal(Cause.ONLY_MADE_UP)
    assert not session._store


def test_a_full_room_says_so_and_has_a_seat_when_somebody_is_done(
    in_room: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_room()
    monkeypatch.setattr(session, "read_export", lambda *_, **__: exports.nothing())
    for name in ("first", "second"):
        session._store[name, "visit"] = session._Entry(
            Holding(exports.nothing(), Origin.SAMPLE), used=0, alive=0
        )
    app = AppTest.from_file(str(serve.SCRIPT), default_timeout=30).run()
    press(app, "Try made-up data")
    assert [note.value for note in app.warning] == [Refusal(Cause.FULL).sentence]
    del session._store["first", "visit"]
    press(app, "Try made-up data")
    assert not app.warning
    assert len(session._store) == 2
    forget(app)
    assert len(session._store) == 1


def test_who_is_being_read_takes_a_seat_too() -> None:
    assert seats.turned_away(ROOM, own=False, taken=1) is None
    assert seats.turned_away(ROOM, own=False, taken=2) == Refusal(Cause.FULL)
    assert seats.turned_away(None, own=True, taken=10_000) is None
    session._opening.add(("reading", "visit"))
    try:
        terms.agree(Terms(room=Room(seats=1)))
        assert session.open_archive([], Origin.SAMPLE, lambda *_: None) == Refusal(Cause.FULL)
    finally:
        terms.agree(Terms())
        session._opening.clear()


def test_what_is_above_ones_share_is_refused_kindly() -> None:
    export = exports.small()
    share = seats.size(export)
    assert share > 1_000
    assert seats.within_share(Room(tables=share), export) is export
    assert seats.within_share(Room(tables=share - 1), export) == Refusal(Cause.ABOVE_SHARE)
    for cause in (Cause.TOO_LARGE, Cause.STOPPED):
        assert seats.within_share(ROOM, Refusal(cause, "1 GiB")) == Refusal(Cause.ABOVE_SHARE)
    assert seats.within_share(ROOM, Refusal(Cause.EMPTY)) == Refusal(Cause.EMPTY)
    assert seats.within_share(None, Refusal(Cause.STOPPED)) == Refusal(Cause.STOPPED)


def test_the_reader_hears_the_limit_of_the_command_line_and_of_the_room(
    monkeypatch: pytest.MonkeyPatch, in_room: Callable[..., None]
) -> None:
    heard: list[int] = []

    def read(_parts: object, _on_share: object, *, limit: int) -> Export:
        heard.append(limit)
        return exports.nothing()

    monkeypatch.setattr(reader, "read", read)
    for agreed in (Terms(limit=5 << 30), Terms(room=Room(own_files=True))):
        terms.agree(agreed)
        session.read([("a.json", b"{}")], Origin.OWN, lambda *_: None)
    assert heard == [5 << 30, 256 << 20]


def test_the_start_page_of_a_room_offers_no_upload(in_room: Callable[..., None]) -> None:
    in_room()
    app = AppTest.from_file(str(serve.SCRIPT), default_timeout=30).run()
    assert not app.get("file_uploader")
    assert "Quit" not in [button.label for button in app.button]
    assert Refusal(Cause.ONLY_MADE_UP).sentence in words(app)
