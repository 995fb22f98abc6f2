"""Stands for every other computer: whatever reaches it was about to leave."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_BROWSERS_OWN = (
    "accounts.google.com", "update.googleapis.com", "clients2.google.com", "www.google.com",
    "optimizationguide-pa.googleapis.com", "content-autofill.googleapis.com",
    "safebrowsing.googleapis.com", "android.clients.google.com", "redirector.gvt1.com",
    "edgedl.me.gvt1.com", "clientservices.googleapis.com", "mtalk.google.com",
)  # fmt: skip
"""Whom Chromium itself calls, also with an empty page open. Not those whom a page would call
(fonts, maps); what a page asks for is besides counted by the browser's own tools."""

_QUIET = (
    "--disable-sync",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
    "--google-base-url=http://127.0.0.1:9",
    "--gaia-url=http://127.0.0.1:9",
)


@dataclass
class Recorder:
    port: int
    heard: list[str] = field(default_factory=list)

    @property
    def of_pages(self) -> list[str]:
        """What was heard without the browser's own calls."""
        return [
            said
            for said in self.heard
            if not any(
                f"TLS to {host}" == said or f"Host: {host}" in said for host in _BROWSERS_OWN
            )
        ]

    @property
    def browser_arguments(self) -> list[str]:
        """Every name and address but this computer's own leads here."""
        rules = f"MAP * 127.0.0.1:{self.port}, EXCLUDE localhost, EXCLUDE 127.0.0.1"
        return [f"--host-resolver-rules={rules}", *_QUIET]


@contextmanager
def recorder() -> Iterator[Recorder]:
    with socket.create_server(("127.0.0.1", 0), backlog=50) as listening:
        heard = Recorder(listening.getsockname()[1])
        threading.Thread(target=_listen, args=(listening, heard), daemon=True).start()
        yield heard


def _listen(listening: socket.socket, recorder: Recorder) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return  # the block is left
        threading.Thread(target=_hear, args=(line, recorder), daemon=True).start()


def _hear(line: socket.socket, recorder: Recorder) -> None:
    """Notes how a connection begins: an HTTP request by its first lines, TLS by its name."""
    with line:
        line.settimeout(3)
        try:
            said = line.recv(4096)
        except OSError:
            said = b""
        recorder.heard.append(_summary(said))
        try:
            line.sendall(
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        except OSError:
            return


def _summary(said: bytes) -> str:
    if said[:1] == b"\x16":
        return f"TLS to {_name(said)}"
    return said.decode("latin-1")[:600] or "a connection without a word"


def _name(hello: bytes) -> str:
    """The host that a TLS greeting asks for (RFC 6066), after its fixed fields and its lists."""
    try:
        at = 43
        at += 1 + hello[at]
        at += 2 + int.from_bytes(hello[at : at + 2], "big")
        at += 1 + hello[at] + 2
        while at + 4 <= len(hello):
            kind, size = (int.from_bytes(hello[at + n : at + n + 2], "big") for n in (0, 2))
            if kind == 0:
                return hello[at + 9 : at + 4 + size].decode("ascii", "replace")
            at += 4 + size
    except IndexError:
        pass
    return "?"
