"""Check it yourself: what is measured is what is in force, and a hole would be shown as one."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.check import connections, headers, page, protection
from dashboard.pages.check.connections import Line, readable
from dashboard.pages.check.protection import Found, Measure
from dashboard.process import egress
from dashboard.server import gate, serve, settings, uploads
from dashboard.store import reader, session
from dashboard.store.session import Holding, Origin
from tests.dashboard import exports
from tests.dashboard.conftest import go


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


@pytest.mark.enable_socket
@pytest.mark.skipif(not connections._HAS_FILES, reason="Windows has no such sockets in Python")
def test_a_service_that_is_a_file_is_found_and_named_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(egress, "_is_here", lambda *_, **__: True)  # which would refuse it
    before = connections.lines() or []
    near, far = socket.socketpair()
    with near, far, socket.socket(socket.AF_UNIX) as service:
        assert connections.lines() == before  # what has no name is within this process
        service.bind(str(tmp_path / "s"))
        service.listen()
        (new,) = [one for one in connections.lines() or [] if one not in before]
    assert new == Line("AF_UNIX", None)
    assert not new.is_local


@pytest.mark.skipif(not connections._TELLS, reason="Windows does not tell how a file was opened")
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


def _found(measure: Measure) -> bool | None:
    return {one.measure: one.holds for one in protection.measured()}[measure]


@pytest.fixture
def all_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(egress, "refused", lambda: (["socket.connect"], []))
    monkeypatch.setattr(reader, "network", lambda: "none")
    monkeypatch.setattr(serve, "keeps_uploads_in_memory", lambda: True)
    monkeypatch.setattr(connections, "written_files", lambda: 0)  # the tests have files of theirs


@pytest.mark.usefixtures("all_good")
@pytest.mark.parametrize(
    ("where", "name", "value", "measure"),
    [
        (connections, "lines", lambda: [Line("0.0.0.0:80", None)], Measure.LISTENS),
        (connections, "lines", lambda: [Line("10.0.0.1:9", "192.0.2.1:80")], Measure.TALKS),
        (connections, "written_files", lambda: 1, Measure.FILES),
        (egress, "refused", lambda: ([], ["socket.listen"]), Measure.GUARD),
        (serve, "ask", lambda *_, **__: (200, {}), Measure.STRANGERS),
        (serve, "ask", lambda *_, **__: (200, {}), Measure.KEY),
        (serve, "ask", lambda *_, **__: (403, {"content-security-policy": "*"}), Measure.HEADERS),
        (serve, "keeps_uploads_in_memory", lambda: False, Measure.UPLOADS),
        (uploads, "held", lambda _session: 1, Measure.UPLOADS),
        (reader, "network", lambda: "open", Measure.WORKER),
        (reader, "network", lambda: "left", Measure.WORKER),
    ],
)
def test_each_hole_is_seen(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, value: object, measure: Measure
) -> None:
    assert _found(measure) is not False, "or the hole below would not be what is seen"
    monkeypatch.setattr(where, name, value)
    assert _found(measure) is False


@pytest.mark.usefixtures("all_good")
def test_what_cannot_be_measured_is_not_called_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "network", lambda: "")
    monkeypatch.setattr(connections, "lines", lambda: None)
    monkeypatch.setattr(connections, "written_files", lambda: None)
    for measure in (
        Measure.LISTENS, Measure.TALKS, Measure.STRANGERS, Measure.HEADERS, Measure.KEY,
        Measure.WORKER, Measure.FILES,
    ):  # fmt: skip
        assert _found(measure) is None


_WORSE = {
    "browser.gatherUsageStats": True,
    "server.address": "0.0.0.0",
    "server.allowedHosts": ["*"],
    "server.maxUploadSize": 501,
    "server.disconnectedSessionTTL": 3600,
    "server.showEmailPrompt": True,
    "server.enableStaticServing": True,
    "server.enableAgentApi": True,
    "server.enableXsrfProtection": False,
    "server.fileWatcherType": "auto",
    "client.showErrorDetails": "full",
    "client.showErrorLinks": True,
    "client.disableDataExport": False,
    "client.toolbarMode": "developer",
    "runner.magicEnabled": True,
}


@pytest.mark.parametrize("name", _WORSE)
def test_a_setting_that_is_turned_is_named_whatever_the_file_says(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file itself was turned: what must hold is not read from it."""
    settings.settle({"server.port": 8501})
    assert settings.loosened() == []
    monkeypatch.setitem(settings.settings(), name, _WORSE[name])
    try:
        settings.settle({})
        assert settings.loosened() == [name]
        assert protection._settings().holds is False
    finally:
        monkeypatch.undo()
        settings.settle({})


def test_every_setting_of_the_file_is_looked_at() -> None:
    assert set(_WORSE) == set(settings.settings()) == set(settings._STRICT)
    assert settings.settings() == settings._STRICT


_POLICY = gate.policy(8501, ("'sha256-x='",), "https://room.example")
_GOOD = {name.decode(): value.decode() for name, value in gate.STEADY.items()}
_GOOD["content-security-policy"] = _POLICY


def test_what_the_gate_sends_is_enough() -> None:
    assert headers.lacking([_GOOD], 8501, "https://room.example") == []


@pytest.mark.parametrize("name", _GOOD)
def test_a_header_that_is_missing_or_other_is_named(name: str) -> None:
    for worse in ({}, {name: "unsafe-url"}):
        told = {key: value for key, value in _GOOD.items() if key != name} | worse
        lacking = headers.lacking([_GOOD, told], 8501, "https://room.example")
        assert lacking if name == "content-security-policy" else lacking == [name]


@pytest.mark.parametrize(
    ("rule", "turned", "named"),
    [
        ("default-src 'none'", "default-src 'self'", "default-src"),
        ("connect-src 'self'", "connect-src *", "connect-src"),
        ("connect-src 'self'", "connect-src 'self' ws://127.0.0.1:8502", "connect-src"),
        ("img-src 'self'", "img-src https:", "img-src"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "script-src"),
        ("script-src 'self'", "script-src 'self' blob:", "script-src"),
        ("style-src 'self'", "style-src 'self' https://evil.example", "style-src"),
        ("form-action 'self'", "form-action *", "form-action"),
        ("form-action 'self'; ", "", "form-action"),
        ("base-uri 'self'; ", "", "base-uri"),
        ("frame-ancestors 'none'", "frame-ancestors 'self'", "frame-ancestors"),
        ("frame-src 'self'", "frame-src data:", "frame-src"),
    ],
)
def test_a_rule_of_the_policy_that_is_turned_is_named(rule: str, turned: str, named: str) -> None:
    assert rule in _POLICY
    told = _GOOD | {"content-security-policy": _POLICY.replace(rule, turned)}
    assert headers.lacking([told], 8501, "https://room.example") == [named]


_GIVES_UP = "    _go_apart()\n    sys.addaudithook(_stay_inside)\n"


@pytest.mark.parametrize(
    ("instead", "may_go_apart", "left"),
    [
        (_GIVES_UP, True, "none"),
        ("    sys.addaudithook(_stay_inside)\n", True, "left"),
        ("    pass\n", True, "left"),
        ("    sys.addaudithook(_stay_inside)\n", False, "guarded"),
        ("    pass\n", False, "open"),
    ],
)
def test_a_network_that_is_left_to_the_reading_process_is_seen(
    instead: str, may_go_apart: bool, left: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a copy of the worker; where the system could take it away, its own guard is not enough."""
    if may_go_apart and reader._asked("apart") != "yes":
        pytest.skip("this system takes no network from a process")
    source = reader._WORKER.read_text()
    assert _GIVES_UP in source
    copy = source.replace(_GIVES_UP, instead)
    if not may_go_apart:
        copy = copy.replace('"yes" if _go_apart() else "no"', '"no"')
    (tmp_path / "worker.py").write_text(copy)
    monkeypatch.setattr(reader, "_WORKER", tmp_path / "worker.py")
    assert reader.network() == left
    assert protection._worker().holds is (left in ("none", "guarded"))


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
    (table,) = [text.value for text in app.markdown if text.value.startswith("| ")]
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    assert [line[0] for line in lines[2:]] == [
        "yes", "NO: stop and tell us", "cannot be measured on this system", "",
    ]  # fmt: skip
    assert [line[-1] for line in lines[2:4]] == ["127.0.0.1:8501", "server.address"]
    assert lines[5][-1] == "2.5 MB"
    assert any("**1 of 2**" in text.value for text in app.markdown)


def test_what_was_seen_is_shown_to_the_letter() -> None:
    """The path of a service may hold what markdown would act on."""
    assert page._literal("*:80, /run/a_$b$|c") == r"\*:80, /run/a\_\$b\$\|c"
    assert page._literal("127.0.0.1:8501") == "127.0.0.1:8501"
