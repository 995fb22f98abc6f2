"""What the operating system says about this process: where it listens, whom it talks to, its files.

Read from Linux's /proc, so that it is the system that speaks and not the program about itself; on
other systems nothing is said.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SELF = Path("/proc/self")
_TABLES = ("tcp", "tcp6", "udp", "udp6")
_LISTENS, _TALKS = "0A", "01"


@dataclass(frozen=True)
class Line:
    """One socket of this process. `there` is None where it listens."""

    here: str
    there: str | None

    @property
    def is_local(self) -> bool:
        return _is_local(self.here if self.there is None else self.there)


def lines() -> list[Line] | None:
    """The sockets that listen or talk; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        own = {name for name in _open() if name.startswith("socket:[")}
        return [line for table in _TABLES for line in _lines(table, own)]
    except OSError:
        return None


def written_files() -> list[str] | None:
    """Files that are open for writing, deleted ones included; None where it is not told.

    What the program was started with (terminal, a log of whoever runs it) is not counted.
    """
    if sys.platform != "linux":
        return None
    found = []
    try:
        for entry in (_SELF / "fd").iterdir():
            if int(entry.name) > 2 and _is_file(entry) and _is_writable(entry.name):
                found.append(str(entry.readlink()))
    except OSError:
        return None
    return found


def _open() -> Iterator[str]:
    for entry in (_SELF / "fd").iterdir():
        try:
            yield str(entry.readlink())
        except OSError:
            continue  # it was closed meanwhile


def _is_file(entry: Path) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_writable(number: str) -> bool:
    for line in (_SELF / "fdinfo" / number).read_text().splitlines():
        if line.startswith("flags:"):
            return int(line.split()[1], 8) & os.O_ACCMODE != os.O_RDONLY
    return False


def _lines(table: str, own: set[str]) -> Iterator[Line]:
    for row in (_SELF / "net" / table).read_text().splitlines()[1:]:
        fields = row.split()
        if f"socket:[{fields[9]}]" in own and fields[3] in (_LISTENS, _TALKS):
            there = None if fields[3] == _LISTENS else readable(fields[2])
            yield Line(readable(fields[1]), there)


def readable(written: str) -> str:
    """ "0100007F:2135" -> "127.0.0.1:8501": the kernel's way, in words of four turned bytes."""
    address, port = written.split(":")
    raw = bytes.fromhex(address)
    turned = b"".join(raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    host = ipaddress.ip_address(turned)
    mapped = host.ipv4_mapped if isinstance(host, ipaddress.IPv6Address) else None
    host = mapped or host
    name = f"[{host}]" if host.version == 6 else str(host)
    return f"{name}:{int(port, 16)}"


def _is_local(place: str) -> bool:
    return ipaddress.ip_address(place.rpartition(":")[0].strip("[]")).is_loopback
