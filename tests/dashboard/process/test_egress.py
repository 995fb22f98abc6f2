"""The guard lets a program talk to this computer and to nothing else."""

from __future__ import annotations

import pytest

from dashboard.process import egress

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


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.0.1", "::1", "localhost", b"localhost", "::1%lo"]
)
def test_this_computer_is_allowed(host: str) -> None:
    egress.watch("socket.connect", (_SOCKET, (host, 8501)))
    egress.watch("socket.bind", (_SOCKET, (host, 8501)))
    egress.watch("socket.getaddrinfo", (host, 8501, 0, 0, 0))


def test_sockets_that_are_files_and_other_events_are_none_of_its_business() -> None:
    egress.watch("socket.connect", (_SOCKET, "/run/some.socket"))
    egress.watch("open", ("/etc/hosts", "r", 0))


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
