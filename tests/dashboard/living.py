"""A dashboard that really runs, in a process of its own, without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.visitor import come_in

ROOT = Path(__file__).parents[2]
START = "from dashboard.server.serve import serve; serve(None, port=0, open_browser=False)"


@dataclass(frozen=True)
class Living:
    """`printed` is the address with the key; `address` is the bare one, for who is in."""

    printed: str
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        return self.printed.partition("/?")[0]

    def memory(self) -> int:
        """Bytes of the process that lie in memory now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def open_files(self) -> list[str]:
        """What the process has open (Linux); a deleted file still has its old name."""
        found = []
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                found.append(str(link.readlink()))
            except OSError:
                continue  # it was closed meanwhile
        return found


@contextmanager
def living(start: str = START, *, enter: bool = True, **environment: str) -> Iterator[Living]:
    """A server that every visitor of this process may visit: its key is brought at once."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", start],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        server = Living(line.split()[-1], process)
        if enter:
            come_in(server.printed)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
