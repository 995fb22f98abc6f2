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
from dashboard.store import reader, seats, session, streamlits
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


def test_one_person_hands_over_an_archive_and_not_the_whole_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, int] = {}
    monkeypatch.setattr(uploads, "by_session", lambda: kept)

    async def keeps(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        page, size = scope["path"].split("/")[3], int(asgi.header(scope, b"content-length") or 0)
        kept[page] = kept.get(page, 0) + size
        await inside(scope, receive, send)

    bounded = Uploads(keeps, most=100)

    def put(page: str, size: str, person: str = "me") -> int:
        path, more = f"/_stcore/upload_file/{page}/file", {"inzage_visitor": person}
        return int(ask(bounded, path, "PUT", content_length=size, **more)[0]["status"])

    assert put("first", "60") == 200
    assert put("first", "41") == 413
    for page in ("second", "third", "eighth"):
        assert put(page, "41") == 413, "another page of one person is not another person"
    assert put("second", "40") == 200
    assert put("of another", "100", "you") == 200
    assert put("first", "0", "you") == 403, "nor may one person's page be filled by another"
    assert put("of another", "", "you") == 411
    assert put("of another", "-1", "you") == 411
    assert ask(bounded, "/_stcore/upload_file/first/file", "DELETE")[0]["status"] == 200
    del kept["first"]
    assert put("third", "61") == 413
    assert put("third", "60") == 200, "what was read makes room"
    assert set(bounded.persons) == {"second", "third", "of another"}
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
            Holding(exports.nothing(), Origin.SAMPLE), used=0, alive=0, visitor=name
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
    session._opening["reading", "visit"] = "somebody"
    try:
        terms.agree(Terms(room=Room(seats=1)))
        assert session.open_archive([], Origin.SAMPLE, lambda *_: None) == Refusal(Cause.FULL)
    finally:
        terms.agree(Terms())
        session._opening.clear()


def test_seats_and_shares_are_a_persons_and_not_a_pages(
    in_room: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three pages of one person take one seat, and together what one person may take."""
    small = exports.small()
    in_room(seats=2, tables=2 * seats.size(small))
    monkeypatch.setattr(session, "read_export", lambda *_, **__: small)
    page, results = ["1"], []
    monkeypatch.setattr(session, "_key", lambda: (page[0], "visit"))

    def opened(person: str) -> Cause | None:
        monkeypatch.setattr(streamlits, "visitor", lambda: person)
        refusal = session.open_archive([], Origin.SAMPLE, lambda *_: None)
        return refusal.cause if refusal else None

    for page[0], person in ("1", "me"), ("2", "me"), ("3", "me"), ("4", "you"), ("5", "another"):
        results.append(opened(person))
    assert results == [None, None, Cause.ABOVE_SHARE, None, Cause.FULL]
    page[0] = "1"
    assert opened("me") is None, "in place of what the same page had open"
    session._store.clear()


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


def test_files_opened_together_are_within_one_share_while_they_are_read(
    monkeypatch: pytest.MonkeyPatch, in_room: Callable[..., None]
) -> None:
    """Sixty files that are each within the share once stood in the memory at the same time."""
    export, read = exports.small(), 0

    def reading(*_: object, **__: object) -> Export:
        nonlocal read
        read += 1
        return export

    monkeypatch.setattr(reader, "read", reading)
    monkeypatch.setattr(streamlits, "visitor", lambda: "me")
    terms.agree(Terms(room=Room(own_files=True, tables=3 * seats.size(export))))
    several = [(f"{number}.zip", b"") for number in range(60)]
    found = session.read(several, Origin.OWN, lambda *_: None)
    assert (found, read) == (Refusal(Cause.ABOVE_SHARE), 4)
    assert isinstance(session.read(several[:3], Origin.OWN, lambda *_: None), Export)


def test_the_reader_hears_the_limit_of_the_command_line_and_of_the_room(
    monkeypatch: pytest.MonkeyPatch, in_room: Callable[..., None]
) -> None:
    heard: list[tuple[int, float, bool]] = []

    def read(_parts: object, _on_share: object, **told: Any) -> Export:
        heard.append((told["limit"], told["seconds"], bool(told["person"])))
        return exports.nothing()

    monkeypatch.setattr(reader, "read", read)
    monkeypatch.setattr(streamlits, "visitor", lambda: "me")
    for agreed in (Terms(limit=5 << 30), Terms(room=Room(own_files=True))):
        terms.agree(agreed)
        session.read([("a.json", b"{}")], Origin.OWN, lambda *_: None)
    assert heard == [(5 << 30, 180, False), (256 << 20, 60, True)]


def test_the_start_page_of_a_room_offers_no_upload(in_room: Callable[..., None]) -> None:
    in_room()
    app = AppTest.from_file(str(serve.SCRIPT), default_timeout=30).run()
    assert not app.get("file_uploader")
    assert "Quit" not in [button.label for button in app.button]
    assert Refusal(Cause.ONLY_MADE_UP).sentence in words(app)
