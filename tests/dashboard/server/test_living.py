"""A real server, spoken to as its own page does: what it answers, survives, keeps and lets go."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from benchmarks.visitor import Visitor
from fixtures.scale import write_scale
from parsers.refusal import Cause, Refusal
from tests.dashboard.living import START, Living, living

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]  # a server of its own

_ONE_SEARCH = json.dumps(
    {
        "Your Activity": {
            "Searches": {"SearchList": [{"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}]}
        }
    }
).encode()
_MB = 2**20
_WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Living]:
    with living() as running:
        yield running


def test_every_answer_on_the_wire_has_the_headers(server: Living) -> None:
    with Visitor(server.address) as visitor:
        index = visitor.ask("GET", "/")
        asked = {
            "a page": index,
            "a page of its own": visitor.ask("GET", "/collected"),
            "unchanged": visitor.ask("GET", "/", If_None_Match=index.getheader("etag") or ""),
            "health": visitor.ask("GET", "/_stcore/health"),
            "settings": visitor.ask("GET", "/_stcore/host-config"),
            "closed": visitor.ask("GET", "/_stcore/metrics"),
            "no download": visitor.ask("GET", "/media/none.csv"),
            "no such file": visitor.ask("GET", "/static/none.js"),
            "climbing": visitor.ask("GET", "/static/../../../etc/passwd"),
            "foreign host": visitor.ask("GET", "/", Host="evil.example"),
            "foreign origin": visitor.ask("GET", "/", Origin="http://evil.example"),
            "upload without token": visitor.ask("PUT", "/_stcore/upload_file/a/b", b"x"),
            "upload without length": visitor.ask(
                "PUT", "/_stcore/upload_file/a/b", Transfer_Encoding="chunked"
            ),
            "upload too large": visitor.ask(
                "PUT", "/_stcore/upload_file/a/b", Content_Length=str(10**12)
            ),
            "upload options": visitor.ask("OPTIONS", "/_stcore/upload_file/a/b"),
            "another method": visitor.ask("POST", "/", b"x"),
            "foreign websocket": visitor.ask(
                "GET", "/_stcore/stream", Origin="http://evil.example", **_WEBSOCKET
            ),
            "websocket elsewhere": visitor.ask(
                "GET", "/elsewhere", Origin=server.address, **_WEBSOCKET
            ),
        }
    statuses = {name: answer.status for name, answer in asked.items()}
    assert statuses == {
        "a page": 200, "a page of its own": 200, "unchanged": 200, "health": 200,
        "settings": 200, "closed": 404, "no download": 404, "no such file": 200, "climbing": 400,
        "foreign host": 403, "foreign origin": 403, "upload without token": 403,
        "upload without length": 411, "upload too large": 413, "upload options": 204,
        "another method": 405, "foreign websocket": 403, "websocket elsewhere": 403,
    }  # fmt: skip
    for name, answer in asked.items():
        policy = answer.getheader("content-security-policy") or ""
        assert "default-src 'none'" in policy, name
        assert f"ws://{server.address.removeprefix('http://')} " in policy, name
        assert answer.getheader("x-content-type-options") == "nosniff", name
        assert answer.getheader("referrer-policy") == "no-referrer", name
        assert answer.getheader("x-frame-options") == "DENY", name


def test_what_is_no_request_at_all_gets_nothing_about_us(server: Living) -> None:
    """The one answer that is not ours to put headers on: it comes before any of our code."""
    host, port = server.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(b"nonsense\r\n\r\n")
        line.settimeout(10)
        answer = b"".join(iter(lambda: line.recv(10_000), b""))
    # The server may hang up before its sentence is on the way.
    assert answer.splitlines()[-1:] in ([], [b"Invalid HTTP request received."])


def _say(visitor: Visitor, message: bytes) -> None:
    """Sends it, and hears whatever is answered until there is nothing for a while."""
    assert visitor._open
    visitor._open.send(message)
    while True:
        visitor._open.recv(timeout=30)


def test_a_page_cannot_send_more_than_a_page_has_to_say(server: Living) -> None:
    with Visitor(server.address) as loud, Visitor(server.address) as quiet:
        with pytest.raises(ConnectionClosed) as closed:
            _say(loud, bytes(9 * _MB))
        # The server hangs up in the middle, so that its reason may be lost on the way.
        assert closed.value.rcvd is None or closed.value.rcvd.code == 1009, "too big"
        quiet.press("Try made-up data")
        assert "Who is looking" in quiet.words


def test_an_upload_is_read_and_freed(server: Living) -> None:
    with Visitor(server.address) as visitor:
        assert visitor.hand_over("private name.json", _ONE_SEARCH) == 204
        assert "Who is looking" in visitor.words
        assert "private" not in str(visitor.words)


def test_a_worker_that_dies_leaves_the_server_and_the_others_alive() -> None:
    start = (
        "import sys\n"
        "from dashboard.server import serve; from dashboard.store import reader\n"
        "dying = (sys.executable, '-c', 'import os; os.abort()')\n"
        "reader._command = lambda *words: dying\n"
        "serve.serve(None, port=0, open_browser=False)\n"
    )
    with (
        living(start) as server,
        Visitor(server.address) as first,
        Visitor(server.address) as second,
    ):
        second.press("Try made-up data")
        first.hand_over("a.json", _ONE_SEARCH * 20_000)
        assert Refusal(Cause.STOPPED).sentence in first.words
        first.press("Try made-up data")
        second.press("Just me")
        assert "Who is looking" in first.words
        assert "Your file at a glance" in second.words
        assert first.ask("GET", "/_stcore/health").status == 200


def test_the_limit_of_the_command_line_holds_on_the_page() -> None:
    start = (
        "from dashboard.server.serve import serve; from dashboard.process.terms import Terms;"
        "serve(None, port=0, open_browser=False, agreed=Terms(limit=1 << 16))"
    )
    with living(start) as server, Visitor(server.address) as visitor:
        visitor.hand_over("a.json", b'{"Your Activity": {}}' + b" " * (1 << 17))
        assert any("--limit" in sentence for sentence in visitor.words)


def test_a_room_on_the_wire() -> None:
    start = (
        "from dashboard.server.serve import serve; from dashboard.process.terms import Room, Terms;"
        "serve(None, port=0, open_browser=False, agreed=Terms(room=Room(code='ABCDEFGHJK')))"
    )
    with living(start) as server:
        visitor = Visitor(server.address, stranger=True)
        assert visitor.ask("GET", "/").getheader("location") == "/door"
        refused = visitor.ask("GET", "/_stcore/stream", Origin=server.address, **_WEBSOCKET)
        assert refused.status == 401
        door = visitor.ask("GET", "/door")
        assert door.getheader("referrer-policy") == "same-origin"
        assert "default-src 'none'" in (door.getheader("content-security-policy") or "")
        assert visitor.ask("POST", "/door", b"code=WRONG", Origin=server.address).status == 403
        assert visitor.ask("POST", "/door", b"code=abcde-fghjk", Origin="null").status == 403
        entered = visitor.ask("POST", "/door", b"code=abcde-fghjk", Origin=server.address)
        assert entered.status == 303
        host = Visitor(server.address)
        board = host.ask("GET", "/board")
        assert b"ABCDE-FGHJK" in board.text  # type: ignore[attr-defined]
        assert board.getheader("referrer-policy") == "same-origin"
        assert host.ask("GET", "/").status == 200
        assert host.ask("POST", "/board", Origin="http://evil.example").status == 403
        with visitor:
            assert visitor.uploader == ""
            visitor.press("Try made-up data")
            assert "Who is looking" in visitor.words
            put = f"/_stcore/upload_file/{visitor._session}/file"
            token = visitor.cookies["_streamlit_xsrf"]
            assert visitor.ask("PUT", put, b"x" * 9, X_Xsrftoken=token).status == 413
            visitor.go("check")
            assert "**10 of 10**" in "\n".join(visitor.words)


def test_a_room_behind_a_proxy() -> None:
    """What the proxy sends on: its own name as host, its own address as origin."""
    start = (
        "from dashboard.server.serve import serve; from dashboard.process.terms import Room, Terms;"
        "room = Room('https://room.example', own_files=True, code='ABCDEFGHJK');"
        "serve(None, port=0, open_browser=False, agreed=Terms(room=room))"
    )
    with living(start) as server:
        there = Visitor(server.address, known_as="room.example", stranger=True)
        entered = there.ask("POST", "/door", b"code=ABCDEFGHJK", Origin="https://room.example")
        assert entered.status == 303
        assert "; Secure" in (entered.getheader("set-cookie") or "")
        assert "wss://room.example" in (entered.getheader("content-security-policy") or "")
        for elsewhere in ("https://evil.example", "http://room.example", server.address):
            assert there.ask("GET", "/", Origin=elsewhere).status == 403
        assert there.ask("GET", "/", Host="evil.example").status == 403
        with there:
            assert there.hand_over("a.json", _ONE_SEARCH) == 204
            assert "Who is looking" in there.words


@pytest.fixture(scope="module")
def thirty_megabytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A zip whose JSON has about 30 MB."""
    made, _ = write_scale(210_000, tmp_path_factory.mktemp("scale"))
    return made.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="memory and open files are read from /proc")
def test_memory_and_temporary_files_before_during_and_after(
    thirty_megabytes: bytes, tmp_path: Path
) -> None:
    with living(TMPDIR=str(tmp_path)) as server, Visitor(server.address) as visitor:
        visitor.press("Try made-up data")  # everything that is loaded once is loaded
        visitor.press("Just me")
        visitor.press("Forget everything")
        visitor.press("Yes, forget it")
        time.sleep(1)
        figures = {"before": server.memory()}
        opened_before = server.open_files()
        visitor.hand_over("export.zip", thirty_megabytes)
        visitor.press("Just me")
        assert "Your file at a glance" in visitor.words
        figures["open"] = server.memory()
        new = [name for name in server.open_files() if name not in opened_before]
        assert not [name for name in new if name.startswith("/") and "(deleted)" in name]
        assert list(tmp_path.rglob("*")) == []
        visitor.press("Forget everything")
        visitor.press("Yes, forget it")
        time.sleep(1)
        figures["forgotten"] = server.memory()
        print({name: f"{value / _MB:.0f} MB" for name, value in figures.items()})
        held = figures["open"] - figures["before"]
        assert held > 15 * _MB, "the tables are in memory while they are open"
        assert figures["forgotten"] - figures["before"] < max(0.4 * held, 15 * _MB)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_closed_page_is_gone_within_a_minute_without_another_visit(
    thirty_megabytes: bytes, tmp_path: Path
) -> None:
    told = tmp_path / "held.txt"
    start = (
        "import threading, time, pathlib\n"
        "from dashboard.server import uploads; from dashboard.store import session\n"
        "def tell():\n"
        "    while True:\n"
        "        time.sleep(0.5)\n"
        "        held = [session.held_by(), sum(uploads.by_session().values())]\n"
        f"        pathlib.Path({str(told)!r}).write_text(repr(held))\n"
        "threading.Thread(target=tell, daemon=True).start()\n" + START
    )
    with living(start) as server:
        with Visitor(server.address) as visitor:
            visitor.press("Try made-up data")
            visitor.press("Forget everything")
            visitor.press("Yes, forget it")
            before = server.memory()
            visitor.hand_over("export.zip", thirty_megabytes)
            visitor.press("Just me")
            opened = server.memory()
            visitor.go("hidden")
            saved, link = visitor.save("Save the structure (JSON)")
            assert b"structure" in saved
        closed = time.monotonic()
        while told.read_text() != "[0, 0]" and time.monotonic() - closed < 60:
            time.sleep(0.5)
        assert told.read_text() == "[0, 0]"
        time.sleep(2)
        assert Visitor(server.address).ask("GET", link).status == 404
        print(f"gone after {time.monotonic() - closed - 2:.0f} s")
        assert server.memory() - before < max(0.4 * (opened - before), 15 * _MB)


def test_nothing_is_left_in_the_temporary_folder_when_it_ends(tmp_path: Path) -> None:
    with living(TMPDIR=str(tmp_path)) as server, Visitor(server.address) as visitor:
        visitor.hand_over("a.json", _ONE_SEARCH + b" " * (3 * _MB))
        assert "Who is looking" in visitor.words
        visitor.press("Quit")
        assert "Goodbye" in visitor.words
        visitor.__exit__()
        assert server.process.wait(timeout=15) == 0
    assert list(tmp_path.rglob("*")) == []
