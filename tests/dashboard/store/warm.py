"""A process that has loaded what reading needs, and forks a worker for each reading (Linux).

Each worker is a process of its own that runs `worker.main` under its own limits, as in the program;
only the half second in which Python loads pandas is spent once. `test_reader.py` starts the worker
as the program does.
"""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

_ROOT = Path(__file__).parents[3]
FORKS = sys.platform == "linux" and hasattr(os, "fork")
_LOADED = ("parsers.read", "parsers.worker.parcel", "parsers.worker.worker")


@dataclass(frozen=True)
class Spent:
    """What a worker took until it ended: seconds of a processor, bytes of memory at the most."""

    seconds: float
    memory: int


class Worker:
    """What `reader` needs of a `subprocess.Popen`; `spent` once it has been waited for."""

    def __init__(self, line: socket.socket) -> None:
        given, stdin = os.pipe()
        stdout, taken = os.pipe()
        self._line = line
        self.spent: Spent | None = None
        try:
            socket.send_fds(line, [b"read"], [given, taken])
        finally:
            os.close(given)
            os.close(taken)
        self.stdin, self.stdout = os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb")
        self.pid = json.loads(line.recv(100))

    def kill(self) -> None:
        """Safe until it has been waited for: nobody else can have got its number."""
        if not self.spent:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        self._line.send(b"wait")
        self.spent = Spent(*json.loads(self._line.recv(100)))


@cache
def _line() -> socket.socket:
    """To the process that forks; it ends when the tests do, and with them its only line."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    subprocess.Popen(
        [sys.executable, "-m", "tests.dashboard.store.warm", str(theirs.fileno())],
        cwd=_ROOT,
        env={**kept, "PYTHONPATH": str(_ROOT)},
        pass_fds=[theirs.fileno()],
        stderr=subprocess.DEVNULL,
    )
    theirs.close()
    return ours


def start() -> Worker:
    """A worker that waits for its order, in place of `reader._start`."""
    return Worker(_line())


def everywhere(patch: pytest.MonkeyPatch) -> None:
    """Lets every reading of this process take such a worker, until the patch is undone."""
    from dashboard.store import reader  # not what the process that forks has to load

    really = reader._start

    def start_one(*words: str) -> Any:
        return really(*words) if words else start()

    if FORKS:
        patch.setattr(reader, "_start", start_one)


def _serve(line: socket.socket) -> None:
    """Forks a worker for each pair of pipes, and says what it took when it is asked."""
    for name in _LOADED:
        __import__(name)
    gc.freeze()
    while True:
        word, pipes, *_ = socket.recv_fds(line, 100, 2)
        if not word:
            return
        worker = os.fork()
        if not worker:
            line.close()
            _work(*pipes)
        for pipe in pipes:
            os.close(pipe)
        line.send(json.dumps(worker).encode())
        line.recv(100)
        _, _, took = os.wait4(worker, 0)
        spent = [took.ru_utime + took.ru_stime, took.ru_maxrss * 1024]
        line.send(json.dumps(spent).encode())


def _work(given: int, taken: int) -> None:
    """The worker as it would be had it been started alone, until it ends."""
    code = 1
    try:
        os.dup2(given, 0)
        os.dup2(taken, 1)
        os.closerange(3, 100)
        sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb"))
        sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"))
        sys.argv = ["worker"]
        from parsers.worker import worker

        code = worker.main()
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
