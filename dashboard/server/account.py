"""Whose connection a request comes over, as the system tells it; only Linux does.

There every account may read the command line that opens the browser, and with it the address.
"""

from __future__ import annotations

import ipaddress
import os
import struct
import sys
from collections import OrderedDict
from pathlib import Path

from dashboard.server import asgi
from dashboard.server.asgi import Scope

_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))

_ROOT = 0
"""No other account: it may read everything anyway, and forwards ports for others."""


_KEPT = 64
"""Connections whose account is remembered: a browser has six at once."""

_known: OrderedDict[int, tuple[object, bool]] = OrderedDict()
"""Of the connections that asked last: the ends as the web server made them for this one connection,
and the answer. The system takes some milliseconds for it, and a page asks for a hundred files.
They are told by the very object, which is kept and so can be no other's: a port may have another
owner in the next moment, the connection that was made over it cannot."""


def is_other(scope: Scope) -> bool:
    """Whether the system says that another account has made this connection."""
    if sys.platform != "linux" or not scope.get("client"):
        return False
    if asgi.header(scope, b"x-forwarded-for") is not None:
        return True  # no browser says so, and the web server believes it
    client = scope["client"]
    kept, other = _known.get(id(client), (None, True))
    if kept is not client:
        found = owner(client, scope["server"])
        other = found is not None and found not in _own()
        _known[id(client)] = client, other
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return other


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
