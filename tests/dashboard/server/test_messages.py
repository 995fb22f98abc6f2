"""What a page may say over its WebSocket: kinds, sizes and how often, counted by person."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.server import asgi, messages
from dashboard.server.messages import LARGEST, PAGES, Messages, judged


def _message(**parts: Any) -> bytes:
    return BackMsg(**parts).SerializeToString()


def _names(number: int, name: str = "") -> bytes:
    return _message(file_urls_request={"file_names": [name] * number})


def _widgets(number: int, **value: Any) -> bytes:
    return _message(rerun_script={"widget_states": {"widgets": [value] * number}})


_FILES = {"uploaded_file_info": [{}]}


@pytest.mark.parametrize(
    ("data", "code", "useful"),
    [
        (_message(rerun_script={}), 0, True),
        (_message(stop_script=True), 0, True),
        (_message(app_heartbeat=True), 0, True),
        (_message(backend_operation_request={"deferred_file": {"file_id": "x"}}), 0, True),
        (_names(2_000, "a" * 60), 0, True),
        (_widgets(500, id="x"), 0, True),
        (_widgets(1, string_value="y" * 500_000), 0, True),
        # kinds that no page of ours sends do nothing
        (_message(clear_cache=True), 0, False),
        (_message(set_run_on_save=True), 0, False),
        (_message(load_git_info=True), 0, False),
        (_message(debug_shutdown_runtime=True), 0, False),
        (_message(debug_disconnect_websocket=True), 0, False),
        (_message(backend_operation_request={"install_skills": {}}), 0, False),
        (_message(backend_operation_request={"dismiss_skills_nudge": {}}), 0, False),
        (b"", 0, False),
        # too much of one thing
        (_names(2_001), 1009, False),
        (_names(1_500_000), 1009, False),
        (_names(1_900, "a" * 80), 1009, False),
        (_widgets(501), 1009, False),
        (_widgets(1, file_uploader_state_value={"uploaded_file_info": [{}] * 2_001}), 1009, False),
        (_widgets(300, file_uploader_state_value={"uploaded_file_info": [{}] * 7}), 1009, False),
        (_message(rerun_script={"cached_message_hashes": [""] * 2_001}), 1009, False),
        (_message(backend_operation_request={"request_id": "x" * 2_000}), 1009, False),
        (bytes(LARGEST + 1), 1009, False),
        # no message at all
        (b"\xff\xff\xff", 1002, False),
    ],
)
def test_what_a_page_would_say_passes_and_the_rest_does_not(
    data: bytes, code: int, useful: bool
) -> None:
    assert judged(data) == (code, useful)


class _Line:
    """A connection that sends these messages and hears what becomes of them."""

    def __init__(self, *sent: bytes | str, person: str = "somebody") -> None:
        received = [
            {"type": "websocket.receive", "bytes" if isinstance(one, bytes) else "text": one}
            for one in sent
        ]
        self.coming: list[dict[str, Any]] = [*received, {"type": "websocket.disconnect"}]
        self.scope = asgi.as_visitor({"type": "websocket", "headers": []}, person)
        self.answers: list[dict[str, Any]] = []
        self.heard: list[bytes] = []

    async def receive(self) -> dict[str, Any]:
        return self.coming.pop(0)

    async def send(self, message: Any) -> None:
        self.answers.append(dict(message))

    async def app(self, _scope: Any, receive: asgi.Receive, send: asgi.Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["bytes"])
        await send({"type": "websocket.send", "bytes": b"late"})


def _spoken(line: _Line) -> _Line:
    asyncio.run(Messages(line.app)(line.scope, line.receive, line.send))
    return line


def test_useless_messages_are_passed_over_and_the_connection_stays() -> None:
    rerun = _message(rerun_script={})
    line = _spoken(_Line(_message(clear_cache=True), rerun, _message(load_git_info=True), rerun))
    assert line.heard == [rerun, rerun]
    assert [answer["type"] for answer in line.answers] == ["websocket.send"]


@pytest.mark.parametrize(
    ("bad", "code"), [(_names(1_500_000), 1009), (b"\xff\xff\xff", 1002), ("words", 1003)]
)
def test_what_no_page_sends_ends_the_connection_before_streamlit_sees_it(
    bad: bytes | str, code: int
) -> None:
    rerun = _message(rerun_script={})
    line = _spoken(_Line(rerun, bad, rerun))
    assert line.heard == [rerun]
    assert line.answers == [{"type": "websocket.close", "code": code}], "and nothing after it"


def test_more_than_ten_a_second_wait_over_all_pages_of_a_person_and_of_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 1))

    monkeypatch.setattr(messages.asyncio, "sleep", sleep)
    monkeypatch.setattr(messages.time, "monotonic", lambda: 100.0)
    rerun = _message(rerun_script={})
    bounded = Messages(lambda scope, *rest: scope["app"](scope, *rest))  # type: ignore[misc]

    def say(number: int, person: str) -> _Line:
        line = _Line(*[rerun] * number, person=person)
        scope = {**line.scope, "app": line.app}
        asyncio.run(bounded(scope, line.receive, line.send))
        return line

    first, second, other = say(30, "one"), say(12, "one"), say(40, "two")
    assert len(first.heard) == 30
    assert len(second.heard) == 12, "nothing is lost"
    assert [seconds for seconds in slept if seconds] == [0.1, 0.2], (
        "the 41st and 42nd of one person; the other has 40 of their own"
    )
    assert len(other.heard) == 40


def test_long_messages_count_as_more(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 1))

    monkeypatch.setattr(messages.asyncio, "sleep", sleep)
    monkeypatch.setattr(messages.time, "monotonic", lambda: 100.0)
    long = _widgets(1, string_value="y" * (LARGEST - 100))  # eight shares and itself: nine
    _spoken(_Line(*[long] * 5))
    assert slept == [0.5], "45 of the 40 that come at once"


def test_a_count_is_kept_of_a_thousand_people_at_most() -> None:
    bounded = Messages(lambda *_: None)  # type: ignore[arg-type,return-value]

    async def many() -> None:
        for number in range(messages._KEPT + 5):
            await bounded._wait(str(number), 1)

    asyncio.run(many())
    assert len(bounded.left) == messages._KEPT
    assert "0" not in bounded.left


def test_a_person_has_eight_pages_at_once_in_a_room_and_others_theirs() -> None:
    statuses: list[Any] = []

    async def visit() -> None:
        over = asyncio.Event()

        async def app(_scope: Any, _receive: asgi.Receive, send: asgi.Send) -> None:
            await send({"type": "websocket.accept"})
            await over.wait()

        bounded = Messages(app, pages=PAGES)

        async def open_page(person: str) -> None:
            line = _Line(person=person)
            line.scope["extensions"] = {"websocket.http.response": {}}
            await bounded(line.scope, line.receive, line.send)
            statuses.append((person, line.answers[0].get("status", "in")))

        pages = [asyncio.create_task(open_page(one)) for one in ["a"] * (PAGES + 1) + ["b"]]
        await asyncio.sleep(0.01)
        over.set()
        await asyncio.gather(*pages)
        await open_page("a")
        assert not bounded.open

    asyncio.run(visit())
    assert statuses.count(("a", 429)) == 1
    assert statuses.count(("a", "in")) == PAGES + 1, "also again, once the others are closed"
    assert statuses.count(("b", "in")) == 1


def test_who_asks_is_told_by_the_cookie_and_by_nothing_that_a_request_says() -> None:
    said = {"type": "http", "headers": [(b"inzage-visitor", b"somebody else")]}
    assert asgi.visitor(asgi.as_visitor(said, "cookie")) == asgi.visitor(
        asgi.as_visitor({"headers": []}, "cookie")
    )
    assert "cookie" not in asgi.visitor(asgi.as_visitor(said, "cookie"))
    assert asgi.visitor(asgi.as_visitor(said, "")) == ""
