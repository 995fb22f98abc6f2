"""Check it yourself: what is measured is what is in force, and a hole would be shown as one."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.visitor import Visitor
from dashboard.pages.check import connections, protection
from dashboard.pages.check.connections import Line, readable
from dashboard.pages.check.protection import Found, Measure
from dashboard.server import serve, settings
from dashboard.store import reader, session
from dashboard.store.session import Holding, Origin
from tests.dashboard import exports
from tests.dashboard.conftest import go
from tests.dashboard.living import ROOT, living


@pytest.mark.parametrize(
    ("address", "port", "read"),
    [
        ("127.0.0.1", 8501, "127.0.0.1:8501"),
        ("0.0.0.0", 80, "0.0.0.0:80"),
        ("::1", 8501, "[::1]:8501"),
        ("::ffff:127.0.0.1", 8501, "127.0.0.1:8501"),
        ("2001:db8::1", 443, "[2001:db8::1]:443"),
    ],
)
def test_addresses_are_written_as_a_browser_writes_them(address: str, port: int, read: str) -> None:
    assert readable(address, port) == read


@pytest.mark.parametrize(
    ("line", "local"),
    [
        (Line("127.0.0.1:8501", None), True),
        (Line("0.0.0.0:8501", None), False),
        (Line("[::]:8501", None), False),
        (Line("192.168.1.5:40000", "192.0.2.1:443"), False),
        (Line("127.0.0.1:8501", "127.0.0.1:40000"), True),
        (Line("[::1]:8501", "[::1]:40000"), True),
    ],
)
def test_what_is_local_is_told_from_what_is_not(line: Line, local: bool) -> None:
    assert line.is_local is local


@pytest.mark.enable_socket
def test_the_sockets_of_this_process_are_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"127.0.0.1:{listening.getsockname()[1]}"
        with socket.create_connection(listening.getsockname()) as line:
            lines = connections.lines() or []
            mine = f"127.0.0.1:{line.getsockname()[1]}"
    assert Line(place, None) in lines
    assert Line(mine, place) in lines
    assert Line(place, None) not in (connections.lines() or [])


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell how a file was opened")
def test_a_file_that_is_open_to_write_is_found_also_when_deleted(tmp_path: Path) -> None:
    kept, read = tmp_path / "kept.txt", tmp_path / "read.txt"
    read.touch()
    before = connections.written_files()
    assert before is not None
    with kept.open("w"), read.open():
        kept.unlink()
        assert connections.written_files() == before + 1
    assert connections.written_files() == before


def test_a_system_that_does_not_tell_is_not_spoken_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "net_connections", refuses)
    monkeypatch.setattr(connections, "_TELLS", False)
    assert (connections.lines(), connections.written_files()) == (None, None)


def test_without_the_guard_the_page_would_say_so() -> None:
    """In a process of its own, whose guard cannot be installed."""
    asked = (
        "from dashboard.process import egress\n"
        "egress.install = lambda: None\n"
        "from dashboard.server import serve\n"
        "print(serve.is_kept_in())"
    )
    apart = [sys.executable, "-c", asked]
    told = subprocess.run(apart, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.stdout == "False\n"
    kept = [sys.executable, "-c", "from dashboard.server import serve; print(serve.is_kept_in())"]
    told = subprocess.run(kept, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.stdout == "True\n"


@pytest.mark.parametrize(
    ("where", "name", "value", "measure"),
    [
        (connections, "lines", lambda: [Line("0.0.0.0:80", None)], Measure.LISTENS),
        (connections, "lines", lambda: [Line("10.0.0.1:9", "192.0.2.1:80")], Measure.TALKS),
        (connections, "written_files", lambda: 1, Measure.FILES),
        (serve, "is_kept_in", lambda: False, Measure.GUARD),
        (serve, "ask", lambda *_, **__: (200, {}), Measure.STRANGERS),
        (serve, "ask", lambda *_, **__: (200, {}), Measure.KEY),
        (serve, "ask", lambda *_, **__: (403, {"content-security-policy": "*"}), Measure.HEADERS),
        (settings, "loosened", lambda: ["server.address"], Measure.SETTINGS),
        (serve, "keeps_uploads_in_memory", lambda: False, Measure.UPLOADS),
    ],
)
def test_each_hole_is_seen(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, value: object, measure: Measure
) -> None:
    monkeypatch.setattr(serve, "is_kept_in", lambda: True)
    monkeypatch.setattr(reader, "network", lambda: "none")
    monkeypatch.setattr(where, name, value)
    found = {one.measure: one.holds for one in protection.measured()}
    assert found[measure] is False


def test_what_cannot_be_measured_is_not_called_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "is_kept_in", lambda: True)
    monkeypatch.setattr(reader, "network", lambda: "")
    monkeypatch.setattr(connections, "lines", lambda: None)
    monkeypatch.setattr(connections, "written_files", lambda: None)
    found = {one.measure: one.holds for one in protection.measured()}
    for measure in (
        Measure.LISTENS, Measure.TALKS, Measure.STRANGERS, Measure.HEADERS, Measure.KEY,
        Measure.WORKER, Measure.FILES,
    ):  # fmt: skip
        assert found[measure] is None


def test_what_is_open_is_told_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "current", lambda: Holding(exports.small(), Origin.OWN))
    assert protection._tables().number > 1_000
    monkeypatch.setattr(session, "current", lambda: None)
    assert protection._tables().number == 0


def test_the_page_says_what_was_found(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[..., AppTest]
) -> None:
    found = [
        Found(Measure.LISTENS, True, "127.0.0.1:8501", 1),
        Found(Measure.SETTINGS, False, "server.address", 15),
        Found(Measure.TALKS, None),
        Found(Measure.TABLES, None, number=2_500_000),
    ]
    monkeypatch.setattr(protection, "measured", lambda: found)
    app = go(opened(exports.small()), "check")
    shown = app.dataframe[0].value
    assert list(shown["meaning"]) == [
        "yes", "NO: stop and tell us", "cannot be measured on this system", "",
    ]  # fmt: skip
    assert shown["detail"].iloc[0] == "127.0.0.1:8501"
    assert shown["detail"].iloc[1] == "server.address"
    assert shown["detail"].iloc[3] == "2.5 MB"
    assert any("**1 of 2**" in text.value for text in app.markdown)


@pytest.mark.enable_socket
def test_on_a_living_server_everything_holds() -> None:
    """Measured in the server's own process while a visitor has a file open."""
    start = (
        "import threading, time, json, sys\n"
        "from dashboard.pages.check import protection; from dashboard.store import session\n"
        "def tell():\n"
        "    while not session._store: time.sleep(0.1)\n"
        "    found = protection.measured()\n"
        "    told = {one.measure.value: [one.holds, one.seen, one.number] for one in found}\n"
        "    print(json.dumps(told), flush=True)\n"
        "threading.Thread(target=tell, daemon=True).start()\n"
        "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"
    )

    with living(start) as server, Visitor(server.address) as visitor:
        visitor.press("Try made-up data")
        assert server.process.stdout
        told = json.loads(next(line for line in server.process.stdout if line.startswith("{")))
        visitor.go("check")
        assert "**10 of 10**" in "\n".join(visitor.words)
    port = server.address.rpartition(":")[2]
    assert {name: holds for name, (holds, _, _) in told.items()} == {
        "listens": True, "talks": True, "guard": True, "strangers": True, "headers": True,
        "key": True, "settings": True, "worker": True, "uploads": True, "files": True,
        "tables": None,
    }  # fmt: skip
    assert told["listens"][1] == f"127.0.0.1:{port}"
    assert told["talks"][1] == "127.0.0.1"
    assert told["strangers"][1] == "403, 403"
    assert f"ws://127.0.0.1:{port}" in told["headers"][1]
