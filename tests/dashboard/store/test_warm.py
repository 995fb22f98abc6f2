"""A worker that was forked has given up what one that was started alone has: limits and network."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dashboard.store import reader
from tests.dashboard.store import warm

pytestmark = pytest.mark.skipif(not warm.FORKS, reason="forks, and is seen in /proc")

_ORDER = {"paths": [], "uploads": [["a.json", 9]], "limit": 1, "values": 1, "memory": 4 << 30}


def test_it_has_its_limits_and_no_network_before_it_sees_the_file() -> None:
    worker = warm.start()
    place = Path(f"/proc/{worker.pid}")
    worker.stdin.write(json.dumps({**_ORDER, "seconds": 7, "nice": 3}).encode() + b"\n")
    worker.stdin.flush()
    try:
        patience = time.monotonic() + 20
        # The bound on its memory is the last that is set.
        while (limits := _limits(place))["Max address space"] == "unlimited":
            assert time.monotonic() < patience
            time.sleep(0.01)
        assert limits["Max address space"] == str(4 << 30)
        assert limits["Max cpu time"] == "7"
        assert limits["Max file size"] == limits["Max core file size"] == "0"
        apart = (place / "ns/net").readlink() != Path("/proc/self/ns/net").readlink()
        assert apart == (reader._asked("apart") == "yes")
        assert {file.name for file in (place / "fd").iterdir()} == {"0", "1", "2"}
    finally:
        worker.kill()
        worker.wait()


def _limits(place: Path) -> dict[str, str]:
    """Name of a limit -> what it is now."""
    lines = (place / "limits").read_text().splitlines()[1:]
    return {line[:26].strip(): line[26:].split()[0] for line in lines}
