"""Refuses, for the whole process, to connect to, look up or listen for other computers.

This is a second belt under the settings: a library that would call out gets an error instead. It
sees what goes through Python's own sockets, which is all that this program and its web server use;
compiled libraries that open sockets themselves are outside its sight, and none of ours does.
"""

from __future__ import annotations

import ipaddress
import sys
from functools import cache
from typing import Any

_CONNECTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}

_REFUSAL = "Inzage talks to this computer only"


@cache
def install() -> None:
    """Puts the guard in place; it cannot be taken away again while the process lives."""
    sys.addaudithook(watch)


def watch(event: str, args: tuple[Any, ...]) -> None:
    if event in _CONNECTS:
        if isinstance(args[1], tuple) and not is_loopback(args[1][0]):
            raise PermissionError(_REFUSAL)
    elif event == "socket.bind":
        if isinstance(args[1], tuple) and not is_loopback(args[1][0], listening=True):
            raise PermissionError(_REFUSAL)
    elif event in _LOOKUPS and not is_loopback(args[0]):
        raise PermissionError(_REFUSAL)


def is_loopback(host: object, listening: bool = False) -> bool:
    """Whether a host is this computer. The unspecified address is, except to listen on."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, ""):
        return not listening
    if not isinstance(host, str):
        return False
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or (address.is_unspecified and not listening)
