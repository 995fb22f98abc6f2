"""The guard lets a program talk to this computer and to nothing else."""

from __future__ import annotations

import os
import socket

import pytest

from dashboard.process import egress
from dashboard.store import reader

_SOCKET = object()


@pytest.mark.parametrize(
    "host", ["93.184.216.34", "10.0.0.1", "192.168.1.1", "2606:2800::1", "host"]
)
def test_it_refuses_to_leave(host: str) -> None:
    for event, args in (
        ("socket.connect", (_SOCKET, (host, 443))),
        ("socket.sendto", (_SOCKET, (host, 53))),
        ("socket.bind", (_SOCKET, (host, 8501))),
        ("socket.getaddrinfo", (host, 443, 0, 0, 0)),
        ("socket.gethostbyname", (host,)),
    ):
        with pytest.raises(PermissionError):
            egress.watch(event, args)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::"])
def test_it_refuses_to_listen_to_everybody(host: str) -> None:
    with pytest.raises(PermissionError):
        egress.watch("socket.bind", (_SOCKET, (host, 8501)))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", b"127.0.0.1", "::1%lo"])
def test_this_computer_is_allowed(host: str) -> None:
    egress.watch("socket.connect", (_SOCKET, (host, 8501)))
    egress.watch("socket.bind", (_SOCKET, (host, 8501)))
    egress.watch("socket.getaddrinfo", (host, 8501, 0, 0, 0))


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("socket.getaddrinfo", ("localhost", 80, 0, 0, 0)),
        ("socket.gethostbyname", ("localhost",)),
        ("socket.gethostbyaddr", ("127.0.0.1",)),
        ("socket.getnameinfo", (("127.0.0.1", 80),)),
        ("socket.connect", (_SOCKET, "/run/some.socket")),
        ("socket.connect", (_SOCKET, b"\0abstract")),
        ("socket.bind", (_SOCKET, "/run/some.socket")),
        ("socket.connect", (_SOCKET, (2, 1024))),
        ("socket.__new__", (_SOCKET, 2, 3, 0)),
    ],
)
def test_names_files_and_unwatched_sockets_are_refused_on_this_computer_too(
    event: str, args: tuple[object, ...]
) -> None:
    with pytest.raises(PermissionError):
        egress.watch(event, args)


def test_other_events_are_none_of_its_business() -> None:
    egress.watch("open", ("/etc/hosts", "r", 0))
    egress.watch("socket.sendmsg", (_SOCKET, None))
    egress.watch_alone("open", ("/etc/hosts", "r", 0))


def test_the_reading_process_alone_may_be_started_and_the_browser_once() -> None:
    worker = ("python", "worker.py")
    started = ("python", ["python", "worker.py"], None, None)
    egress.watch_alone("subprocess.Popen", started, [worker])
    for event, args, workers in (
        ("subprocess.Popen", started, []),
        ("subprocess.Popen", ("python", ["python", "-c", "x"], None, None), [worker]),
        ("_winapi.CreateProcess", (None, "python -c x", None), [worker]),
        ("_winapi.CreateProcess", ("python", None, None), [worker]),
        ("os.system", ("x",), [worker]),
        ("os.fork", (), [worker]),
        ("webbrowser.open", ("x",), [worker]),
    ):
        with pytest.raises(PermissionError):
            egress.watch_alone(event, args, workers)
    with egress.browser():
        egress.watch_alone("webbrowser.open", ("x",))
        egress.watch_alone("subprocess.Popen", ("firefox", ["firefox"], None, None))
    with pytest.raises(PermissionError):
        egress.watch_alone("webbrowser.open", ("x",))


def test_on_windows_the_reading_process_is_told_by_its_line_of_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There `subprocess` joins the words first, and the system's own call is told of too."""
    monkeypatch.setattr(reader.sys, "frozen", True, raising=False)
    monkeypatch.setattr(reader.sys, "executable", "C:\\Program Files\\Inzage\\inzage.exe")
    workers = reader.commands()
    line = '"C:\\Program Files\\Inzage\\inzage.exe" --read'
    calls = ("subprocess.Popen", "_winapi.CreateProcess")
    for event in calls:
        egress.watch_alone(event, (None, line, None, None), workers)
        egress.watch_alone(event, (None, f"{line} network", None, None), workers)
        for other in (f"{line} & calc", "calc", f'"{line}"', "C", "--read", None):
            with pytest.raises(PermissionError):
                egress.watch_alone(event, (None, other, None, None), workers)
    with egress.browser():
        egress.watch_alone("_winapi.CreateProcess", (None, "firefox", None))


_REAL = {
    "connect": "socket.socket().connect(('192.0.2.1', 9))",
    "send": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
    "names": "socket.getaddrinfo('example.org', 80)",
    "its own name": "socket.getnameinfo(('192.0.2.1', 9), 0)",
    "a name for an address": "socket.gethostbyaddr('192.0.2.1')",
    "another name for a name": "socket.gethostbyname_ex('example.org')",
    "listen without bind": "socket.socket().listen()",
    "listen to all": "socket.socket().bind(('', 0))",
    "another service here": "socket.socket(socket.AF_UNIX).connect('/run/none')",
    "a server here": "socket.create_connection(('127.0.0.1', 9))",
    "raw": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "not the socket that is watched": "import _socket; _socket.socket()",
    "compiled code": "import ctypes; ctypes.CDLL('libc.so.6')",
    "compiled code that is loaded": "import ctypes; ctypes.pythonapi.Py_GetVersion",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    **({"a copy of itself": "import os; os.fork()"} if hasattr(os, "fork") else {}),
    "in its place": "import os; os.execv('/bin/true', ['true'])",
    "beside it": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "a program of its own kind": "import multiprocessing; "
    "multiprocessing.get_context('spawn').Process(target=print).start()",
    "a helper of such programs": "from multiprocessing import resource_tracker as r; "
    "r.ensure_running()",
    "the log of the computer": "import syslog; syslog.syslog('x')",
    "a browser": "import webbrowser; webbrowser.GenericBrowser('x').open('x')",
}


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    """What becomes of each way out where the guard is closed: in a process of its own."""
    import json
    import subprocess
    import sys

    asked = (
        "import ctypes, json, os, socket, subprocess, sys, webbrowser\n"
        "from dashboard.process import egress\n"
        "egress.install(); egress.close()\n"
        "found = {}\n"
        "for name, code in json.loads(sys.argv[1]).items():\n"
        "    try: exec(code); found[name] = 'done'\n"
        "    except PermissionError as refused: found[name] = str(refused)\n"
        "    except Exception as other: found[name] = repr(other)\n"
        "socket.socketpair(); found['getfqdn'] = socket.getfqdn('192.0.2.1')\n"
        "print(json.dumps(found))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked, json.dumps(_REAL)], capture_output=True, text=True, timeout=60
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has other ways")
@pytest.mark.parametrize("way", _REAL)
def test_each_way_out_is_really_closed(way: str, real: dict[str, str]) -> None:
    assert real[way].startswith("Inzage ")


def test_asking_for_its_full_name_asks_nobody(real: dict[str, str]) -> None:
    assert real["getfqdn"] == "192.0.2.1"


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("part", "without", "hole"),
    [
        ("_SENDS", set(), "socket.connect"),
        ("_LOOKUPS", set(), "socket.getnameinfo"),
        ("_LOADS", set(), "ctypes.dlopen"),
        ("_LOADS", set(), "sqlite3.load_extension"),
        ("_STARTS", set(), "_winapi.CreateProcess"),
        ("_STARTS", set(), "subprocess.Popen"),
        ("_made", lambda *_: None, "socket.__new__"),
        ("_is_here", lambda *_, **__: True, "socket.bind"),
    ],
)
def test_a_part_that_is_taken_out_while_it_runs_is_found(
    part: str, without: object, hole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same hooks as in a living server, which cannot be put into this process for ever."""

    def audit(event: str, *args: object) -> None:
        egress.watch(event, args)
        egress.watch_alone(event, args)

    monkeypatch.setattr(egress.sys, "audit", audit)
    assert hole not in egress.refused()[1]
    assert hole in egress.refused()[0]
    monkeypatch.setattr(egress, part, without)
    if part == "_SENDS":
        monkeypatch.setattr(egress, "watch_alone", lambda *_: None)
    assert hole in egress.refused()[1]


def test_the_guard_is_on_where_the_server_is_loaded() -> None:
    """A name that is not this computer is refused by the guard itself, in a process of its own."""
    import subprocess
    import sys

    asked = (
        "import dashboard.server.serve, socket\n"
        "try: socket.getaddrinfo('example.org', 80)\n"
        "except PermissionError: print('refused')"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60)
    assert told.stdout == "refused\n"
