"""Whose connection a request comes over, as the system tells it; only Linux does.

There every account may read the command line that opens the browser, and with it the address.
"""

from __future__ import annotations

import ipaddress
import os
import struct
import sys
from pathlib import Path

from dashboard.server import asgi
from dashboard.server.asgi import Scope

_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))

_ROOT = 0
"""No other account: it may read everything anyway, and forwards ports for others."""


def is_other(scope: Scope) -> bool:
    """Whether the system says that another account has made this connection."""
    if sys.platform != "linux" or not scope.get("client"):
        return False
    if asgi.header(scope, b"x-forwarded-for") is not None:
        return True  # no browser says so, and the web server believes it
    found = owner(scope["client"], scope["server"])
    return found is not None and found not in _own()


def owner(client: tuple[str, int], server: tuple[str, int]) -> int | None:
    """The account that has this end of a connection; None where the system does not list it."""
    here, there = _written(*client), _written(*server)
    for table in _TABLES:
        try:
            rows = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            _, local, remote, *rest = row.split()
            # By their ends: a program may speak of an address of four numbers in the newer way.
            if local.endswith(here) and remote.endswith(there):
                return int(rest[4])
    return None


def _written(host: str, port: int) -> str:
    """("127.0.0.1", 8501) -> "0100007F:2135": the kernel's way, in words as they lie in memory."""
    packed = ipaddress.ip_address(host).packed
    words = struct.unpack(f"={len(packed) // 4}I", packed)
    return f"{''.join(f'{word:08X}' for word in words)}:{port:04X}"


def _own() -> set[int]:
    """This account, and the one that became root to start the program."""
    asked = os.environ.get("SUDO_UID", "")
    return {_ROOT, os.getuid(), *([int(asked)] if asked.isdecimal() else [])}
