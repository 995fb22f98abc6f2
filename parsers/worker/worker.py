"""The reading process: gets an archive on standard input, answers with its tables, and ends.

It is thrown away after one archive, so that what a hostile file does to it ends with it. Before
anything of the archive is touched it gives up what reading does not need: the network, writing
files, more memory and time than its share.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

TOO_MUCH_MEMORY = 86
"""Exit code where reading ran out of the memory it may use."""

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main() -> int:
    """Runs one reading. Nothing else is imported before: a network is given up by one thread only.

    That is why this file is run as it is and not as a part of its package.
    """
    if sys.argv[1:] == ["network"]:
        return say_network()
    if sys.argv[1:] == ["apart"]:
        return say_apart()
    order = json.loads(sys.stdin.buffer.readline())
    _give_up_network()
    _give_up_resources(order["memory"], order["seconds"], order["nice"])
    try:
        return _read(order)
    except MemoryError:
        return TOO_MUCH_MEMORY


def _read(order: dict[str, Any]) -> int:
    from pathlib import Path

    from parsers.read import read_export
    from parsers.worker import parcel

    out = sys.stdout.buffer
    parts: list[Any] = [Path(path) for path in order["paths"]]
    for name, size in order["uploads"]:
        parts.append((name, sys.stdin.buffer.read(size)))

    def progress(share: float) -> None:
        parcel.send(out, parcel.PROGRESS, f"{share:.4f}".encode())

    source = parts[0] if len(parts) == 1 and isinstance(parts[0], Path) else parts
    limit, values = order["limit"], order["values"]
    result = read_export(source, limit=limit, values=values, on_step=progress)
    parcel.send_result(out, result)
    return 0


def say_network() -> int:
    """Says what is left of the network once it is given up: "none", "guarded" by hooks, "open".

    "None" is a network namespace of its own, which has no network at all: not merely a computer
    without one, where this process could still reach what else listens there.
    """
    before = _network_namespace()
    _give_up_network()
    if before != _network_namespace():
        sys.stdout.write("none")
    else:
        sys.stdout.write("guarded" if _is_guarded() else "open")
    return 0


def _network_namespace() -> str:
    """The name that Linux has for the network that this process is in; "" elsewhere."""
    import os

    try:
        return os.readlink("/proc/self/ns/net")
    except OSError:
        return ""


def _is_guarded() -> bool:
    """Whether every way out that Python sees is refused; nothing but the hooks is asked."""
    for event in ("socket.__new__", "socket.getaddrinfo", "subprocess.Popen", "ctypes.dlopen"):
        try:
            sys.audit(event, None, None, None, None)
        except PermissionError:
            continue
        return False
    return True


def say_apart() -> int:
    """Says whether this system lets a process go where there is no network: "yes" or "no"."""
    sys.stdout.write("yes" if _go_apart() else "no")
    return 0


def _give_up_network() -> None:
    """Any network at all where the system allows it; Python's own ways out everywhere."""
    _go_apart()
    sys.addaudithook(_stay_inside)
    try:
        import _posixsubprocess as starter
    except ImportError:
        return  # Windows starts programs by a call that is told of
    starter.fork_exec = _start  # `multiprocessing` starts programs by it, and no hook is told


def _start(*_told: object) -> int:
    raise PermissionError("reading needs no other program")


def _go_apart() -> bool:
    """Leaves for a namespace without a network; only Linux has such, and not every one."""
    if sys.platform != "linux":
        return False
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return False  # another C library: the hook stays
    # Without rights of its own a process may only do so as somebody else in a namespace apart.
    return unshare(_NEW_NETWORK) == 0 or unshare(_NEW_USER | _NEW_NETWORK) == 0


_OUT = ("socket.", "subprocess.", "ctypes.dlopen", "ctypes.dlsym", "ctypes.call_function",
        "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
        "_winapi.CreateProcess", "sqlite3.load_extension", "syslog.", "pty.",
        "webbrowser.")  # fmt: skip
"""What reading needs none of: sockets, other programs, compiled code by its name."""


def _stay_inside(event: str, _args: tuple[Any, ...]) -> None:
    if event.startswith(_OUT):
        raise PermissionError("reading needs nothing of the world")


def _give_up_resources(memory: int, seconds: int, nice: int) -> None:
    try:
        import os
        import resource
    except ImportError:
        return  # Windows has none: there the parent's clock is the only limit

    os.nice(nice)  # a long reading stands back for pages and for short ones

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not leave the file on disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    raise SystemExit(main())
