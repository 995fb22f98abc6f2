"""Refuses, for the whole process, every way out of it that Python can see.

This is a second belt under the settings: a library that would call out, listen, look a name up, ask
another service of this computer or start another program gets an error instead. It sees what goes
through Python's own calls; compiled libraries that open sockets themselves are outside its sight,
and none of ours does. *Check it yourself* says what is left to the operating system.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

try:
    import _posixsubprocess as _starter
except ImportError:  # Windows starts programs in another way
    _starter = None  # type: ignore[assignment]

_SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}

_LOOKUPS = {
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
}  # fmt: skip
"""Even the name of this computer, or a name for its address, may be asked of a name server."""

_LOADS = {
    "ctypes.dlopen", "ctypes.dlsym", "ctypes.dlsym/handle", "ctypes.call_function",
    "sqlite3.load_extension",
}  # fmt: skip
"""Calling compiled code by its name, past everything that is seen here."""

_STARTS = {
    "subprocess.Popen", "_winapi.CreateProcess", "os.system", "os.exec", "os.posix_spawn",
    "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn", "webbrowser.open",
}  # fmt: skip
"""Another program, which no guard of ours would be in."""

_TELLS = {"syslog.openlog", "syslog.syslog"}
"""The service of this computer that keeps the logs of all."""

_REFUSAL = "Inzage talks to this computer only"
_ALONE = "Inzage uses no other program"

_LINES = {int(socket.SOCK_STREAM), int(socket.SOCK_DGRAM)}
"""Raw sockets and their like are for programs that make packets of their own."""

_SMALL_BITS = 0xF
"""The kind of a socket; above these Linux puts how it is opened."""

_opens_browser = threading.local()


@cache
def install() -> None:
    """Puts the guard in place; it cannot be taken away again while the process lives."""
    sys.addaudithook(watch)
    socket.socket.listen = _listen  # type: ignore[assignment,method-assign]


@cache
def close(workers: tuple[tuple[str, ...], ...] = ()) -> None:
    """From now on nothing leads to another program of this computer either, but to `workers`.

    Comes once everything is loaded that starts or calls one while it is loaded.
    """

    def alone(event: str, args: tuple[Any, ...]) -> None:
        watch_alone(event, args, workers)

    sys.addaudithook(alone)
    if _starter is not None:
        _starter.fork_exec = _start


@contextmanager
def browser() -> Iterator[None]:
    """In here this thread may start one program: the browser."""
    _opens_browser.now = True
    try:
        yield
    finally:
        _opens_browser.now = False


def watch(event: str, args: tuple[Any, ...]) -> None:
    """Raises for what would reach or ask another computer, or listen to one."""
    if event in _SENDS:
        # None: over a line that stands already. What is no tuple leads to another service, by file.
        if args[1] is not None and not _is_here(args[1]):
            raise PermissionError(_REFUSAL)
    elif event == "socket.bind":
        if not _is_here(args[1], listening=True):
            raise PermissionError(_REFUSAL)
    elif event in _LOOKUPS:
        known = event == "socket.getaddrinfo" and is_loopback(args[0])
        if not known:
            raise PermissionError(_REFUSAL)
    elif event == "socket.__new__":
        _made(*args)


def _made(made: object, family: int, kind: int, _protocol: int) -> None:
    """A new socket: of the internet or a pair within this process, and one that is watched."""
    families = {socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_UNIX", socket.AF_INET), -1}
    lines = kind == -1 or (kind & _SMALL_BITS) in _LINES
    if family not in families or not lines or type(made) is socket.SocketType:
        raise PermissionError(_REFUSAL)


def _is_here(where: object, listening: bool = False) -> bool:
    return isinstance(where, tuple) and is_loopback(where[0], listening)


def watch_alone(event: str, args: tuple[Any, ...], workers: Sequence[Sequence[str]] = ()) -> None:
    """Raises for what leads to any other program: these workers and the browser may be started."""
    if event in _LOADS or event in _TELLS:
        raise PermissionError(_ALONE)
    # Windows makes a pair of sockets over the loop; nothing else here connects to anything.
    if event in _SENDS and args[1] is not None and os.name != "nt":
        raise PermissionError(_ALONE)
    allowed = getattr(_opens_browser, "now", False) or _is_worker(event, args, workers)
    if event in _STARTS and not allowed:
        raise PermissionError(_ALONE)


def _is_worker(event: str, args: tuple[Any, ...], workers: Sequence[Sequence[str]]) -> bool:
    """Windows joins the words to a line, and its own call is told of once more."""
    if event not in ("subprocess.Popen", "_winapi.CreateProcess"):
        return False
    words = (args[1],) if isinstance(args[1], str) else tuple(args[1] or ())
    return words in workers


def _listen(self: socket.socket, *backlog: int) -> None:
    """Listens only where `bind` was watched: without it, the system takes every address.

    Python tells no hook of listening, so that this stands in its place.
    """
    place = self.getsockname()
    if not _is_here(place, listening=True):
        raise PermissionError(_REFUSAL)
    _really_listen(self, *backlog)


def _start(*_told: object) -> int:
    """Starts nothing: `multiprocessing` asks for its programs here, of which no hook is told.

    `subprocess`, of which they are told, has taken the real one along before.
    """
    raise PermissionError(_ALONE)


_really_listen = socket.socket.listen


def is_loopback(host: object, listening: bool = False) -> bool:
    """Whether a host is this computer, in numbers. The unspecified one is, except to listen on."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, ""):
        return not listening
    if not isinstance(host, str):
        return False
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or (address.is_unspecified and not listening)


_ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): no computer has it."""

_TRIALS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("socket.connect", (None, _ELSEWHERE)),
    ("socket.connect", (None, "/run/another.service")),
    ("socket.sendto", (None, _ELSEWHERE)),
    ("socket.sendmsg", (None, _ELSEWHERE)),
    ("socket.bind", (None, ("0.0.0.0", 0))),  # noqa: S104 - to be refused
    ("socket.bind", (None, "/run/a.service")),
    ("socket.getaddrinfo", ("a.name", 80, 0, 0, 0)),
    ("socket.gethostbyname", ("a.name",)),
    ("socket.gethostbyaddr", ("192.0.2.1",)),
    ("socket.getnameinfo", (_ELSEWHERE,)),
    ("socket.__new__", (None, int(socket.AF_INET), int(getattr(socket, "SOCK_RAW", 3)), 0)),
    ("ctypes.dlopen", ("a.library",)),
    ("ctypes.dlsym", (None, "a_call")),
    ("sqlite3.load_extension", (None, "a.library")),
    ("syslog.syslog", (0, "")),
    *((event, (None, (), None, None)) for event in sorted(_STARTS)),
)
"""What a way out looks like when it is announced to the hooks of Python."""


def refused() -> tuple[list[str], list[str]]:
    """Ways out that are refused now, and those that are not, by Python's names for them.

    Each is only announced, as Python itself does before it goes, so that nothing is done either
    way. Listening is not announced, so it is tried on a socket that cannot listen; nor is what
    `multiprocessing` calls, which is asked for nothing.
    """
    kept: list[str] = []
    holes: list[str] = []
    for event, args in _TRIALS:
        try:
            sys.audit(event, *args)
        except PermissionError:
            kept.append(event)
        else:
            holes.append(event)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        try:
            deaf.listen()
        except PermissionError:
            kept.append("socket.listen")
        except OSError:
            holes.append("socket.listen")
    if _starter is not None:
        try:
            _starter.fork_exec()  # type: ignore[call-arg]
        except PermissionError:
            kept.append("multiprocessing")
        except TypeError:
            holes.append("multiprocessing")
    return kept, sorted(set(holes))
