"""What the operating system says about this process: where it listens, whom it talks to, its files.

The system speaks, and not the program about itself.
"""

from __future__ import annotations

import ipaddress
import os
import stat
from dataclasses import dataclass

import psutil

try:
    import fcntl
except ImportError:
    _TELLS = False
else:
    _TELLS = True
"""Whether the system tells how a file was opened, which Windows does not."""

_STANDARD = 3
"""Files that the program was started with: its terminal, or a log of whoever runs it."""


_HAS_FILES = os.name != "nt"

SERVICE = "AF_UNIX"
"""A service that is a file of this computer; its name would say whose computer it is."""


@dataclass(frozen=True)
class Line:
    """One socket of this process. `there` is None where it listens."""

    here: str
    there: str | None

    @property
    def is_local(self) -> bool:
        return _is_local(self.here if self.there is None else self.there)


def lines() -> list[Line] | None:
    """The sockets that listen or talk; None where the system does not tell.

    One that has a name in the files of this computer can be talked to by whoever finds it there.
    """
    try:
        sockets = psutil.Process().net_connections(kind="inet")
        files = psutil.Process().net_connections(kind="unix") if _HAS_FILES else []
    except (psutil.Error, OSError):
        return None
    # A UDP socket does not listen by name: what comes to its own address is for it all the same.
    return [
        Line(readable(*one.laddr), readable(*one.raddr) if one.raddr else None)
        for one in sockets
        if one.laddr
        and (one.raddr or one.status in (psutil.CONN_LISTEN, psutil.CONN_NONE))
        and not (one.laddr.port == 0 and not one.raddr)
    ] + [Line(SERVICE, None) for one in files if one.laddr]


def written_files() -> int | None:
    """How many files are open to write in, deleted ones too; None where the system does not tell.

    psutil passes over deleted files, which is what a temporary one is.
    """
    if not _TELLS:
        return None
    try:
        numbers = [int(name) for name in os.listdir("/dev/fd")]
    except OSError:
        return None
    return sum(_is_written(number) for number in numbers if number >= _STANDARD)


def _is_written(number: int) -> bool:
    try:
        mode = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE
        return mode != os.O_RDONLY and stat.S_ISREG(os.fstat(number).st_mode)
    except OSError:
        return False  # it was closed meanwhile


def readable(address: str, port: int) -> str:
    """ "127.0.0.1:8501"; an IPv4 address in IPv6 clothes is the IPv4 address."""
    host = ipaddress.ip_address(address)
    mapped = host.ipv4_mapped if isinstance(host, ipaddress.IPv6Address) else None
    host = mapped or host
    return f"{f'[{host}]' if host.version == 6 else host}:{port}"


def _is_local(place: str) -> bool:
    if place == SERVICE:
        return False  # every account that may open the file gets through it
    return ipaddress.ip_address(place.rpartition(":")[0].strip("[]")).is_loopback
