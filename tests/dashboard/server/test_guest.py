"""A guest of a room who means harm, on a living server: the others do not notice."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.visitor import Visitor
from parsers import Cause, Refusal
from tests.dashboard.living import living

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]  # a server of its own

_MB = 1 << 20
_LITTLE = (
    b'{"Your Activity": {"Searches": {"SearchList": '
    b'[{"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}]}}}'
)
_ROOM = (
    "from dashboard.server.serve import serve; from dashboard.process.terms import Room, Terms\n"
    "serve(None, port=0, open_browser=False,"
    "agreed=Terms(room=Room(own_files=True, upload=4 << 20, code='ABCDEFGHJK')))"
)
_LONG_ONES_WAIT = (
    "import time; from pathlib import Path; from dashboard.store import reader\n"
    "def slow(parts, on_share, order, seconds):\n"
    "    if len(parts[0][1]) > reader.SMALL:\n"
    "        Path(FOLDER, f'{time.monotonic_ns()}.begun').touch()\n"
    "        while not Path(FOLDER, 'go on').exists():\n"
    "            time.sleep(0.05)\n"
    "    return quick(parts, on_share, order, seconds)\n"
    "quick, reader._read_now, reader.PATIENCE = reader._read_now, slow, 2.0\n"
)
"""A server whose large readings last until a file stands in `FOLDER`."""


def _guest(address: str, **cookies: str) -> Visitor:
    visitor = Visitor(address, stranger=True, cookies=cookies)
    if not cookies:
        visitor.ask("POST", "/door", b"code=ABCDEFGHJK", Origin=address)
    return visitor


def test_a_message_of_three_megabytes_is_refused_and_nobody_waits() -> None:
    asked = BackMsg()
    asked.file_urls_request.file_names.extend([""] * 1_500_000)
    with living(_ROOM) as server, _guest(server.address) as loud, _guest(server.address) as quiet:
        before = server.memory()
        assert loud._open
        with suppress(ConnectionClosed):  # the server may hang up before all of it is sent
            loud._open.send(asked.SerializeToString())
        start = time.monotonic()
        quiet.go("check")
        assert "Check it yourself" in quiet.words
        assert time.monotonic() - start < 8, "it was ten seconds, and 410 MB"
        with pytest.raises(ConnectionClosed) as closed:
            _hear_all(loud)
        # The server hangs up in the middle, so that its reason may be lost on the way.
        assert closed.value.rcvd is None or closed.value.rcvd.code == 1009
        assert server.memory() - before < 200 * _MB


def _hear_all(visitor: Visitor) -> None:
    assert visitor._open
    while True:
        visitor._open.recv(timeout=30)


def test_eight_pages_of_a_guest_hold_no_more_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Visitor, "_run", _only_connect)
    with living(_ROOM) as server, ExitStack() as pages:
        mine = _guest(server.address).cookies
        opened = [pages.enter_context(_guest(server.address, **mine)) for _ in range(8)]
        statuses = [page.hand_over("a.json", bytes(3 * _MB)) for page in opened]
        assert statuses == [204] + [413] * 7
        with pytest.raises(InvalidStatus, match="429"), _guest(server.address, **mine):
            pass
        with _guest(server.address) as another:
            assert another.hand_over("a.json", bytes(3 * _MB)) == 204


def _only_connect(self: Visitor, *states: object) -> None:
    """Comes in, and never has the page read what it has."""
    if not states:
        asked = BackMsg()
        asked.rerun_script.page_script_hash = ""
        self._send(asked)
        self._until("script_finished")


def test_a_small_file_passes_two_that_take_long_and_a_large_one_is_told(tmp_path: Path) -> None:
    start = f"FOLDER = {str(tmp_path)!r}\n{_LONG_ONES_WAIT}{_ROOM}"
    with living(start) as server, ExitStack() as pages:
        guests = [pages.enter_context(_guest(server.address)) for _ in range(4)]
        large = _LITTLE + b" " * 2 * _MB
        with ThreadPoolExecutor(3) as pool:
            long = [pool.submit(one.hand_over, "a.json", large) for one in guests[:2]]
            try:
                _both_have_begun(tmp_path)
                began = time.monotonic()
                third = pool.submit(guests[2].hand_over, "a.json", large)
                guests[3].hand_over("a.json", _LITTLE)
                assert "Just me" in guests[3].buttons
                assert time.monotonic() - began < 12
                third.result()
                assert Refusal(Cause.BUSY).sentence in guests[2].words
                assert not any(one.done() for one in long)
            finally:
                (tmp_path / "go on").touch()
        assert all("Just me" in one.buttons for one in guests[:2])


def _both_have_begun(folder: Path) -> None:
    patience = time.monotonic() + 20
    while len(list(folder.glob("*.begun"))) < 2:
        assert time.monotonic() < patience
        time.sleep(0.05)
