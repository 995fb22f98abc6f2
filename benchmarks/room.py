"""A room of people on one machine: how long they wait and what it takes, measured.

    python -m benchmarks.room [--people 30] [--megabytes 30] [--minutes 1]

Starts `inzage serve --room` with own files allowed on this computer, lets people come in through
the door, hand over an export each at once, click around, and leave. Bounded in count and in time;
everything happens over 127.0.0.1.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.visitor import Visitor
from fixtures.scale import write_scale

_ROOT = Path(__file__).parent.parent
_VIEWS_OF_A_MEGABYTE = 7_000
_A_MINUTE = 60.0
"""After which nothing of a closed page may be left."""

_SERVE = (
    "from dashboard.server.serve import serve; from dashboard.process.terms import Room, Terms;"
    "serve(None, port=0, open_browser=False,"
    "agreed=Terms(room=Room(seats={seats}, own_files=True, code='ABCDEFGHJK')))"
)


@dataclass
class Figures:
    loaded: list[float] = field(default_factory=list)
    clicked: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.room", description=__doc__.split("\n")[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seats", type=int, default=30)
    parser.add_argument("--megabytes", type=int, default=30, help="of JSON, for each person")
    parser.add_argument("--minutes", type=float, default=1.0, help="of clicking around")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made, _ = write_scale(chosen.megabytes * _VIEWS_OF_A_MEGABYTE, Path(name))
        archive = made.read_bytes()
    figures = Figures()
    server = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-u", "-c", _SERVE.format(seats=chosen.seats)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        address = server.stdout.readline().split()[-1].partition("/?")[0]  # the room has no key
        threading.Thread(target=server.stdout.read, daemon=True).start()
        _visit(address, archive, chosen, figures, server.pid)
    finally:
        died = server.poll() is not None
        if died:
            print(f"the server died: {server.returncode}", file=sys.stderr)
        server.terminate()
        server.wait(timeout=30)
    return 1 if died or figures.failed else 0


def _visit(
    address: str, archive: bytes, chosen: argparse.Namespace, figures: Figures, pid: int
) -> None:
    gate, done = threading.Barrier(chosen.people), threading.Event()
    peak = _Peak(pid)
    with ThreadPoolExecutor(chosen.people + 1) as everybody:
        before = peak.now()
        watching = everybody.submit(peak.watch, done)
        people = [
            everybody.submit(_person, address, archive, gate, chosen.minutes, figures, peak)
            for _ in range(chosen.people)
        ]
        for person in people:
            person.result()
        done.set()
        watching.result()
    time.sleep(_A_MINUTE)
    print(json.dumps(_report(chosen, figures, peak, before), indent=2))


def _person(
    address: str,
    archive: bytes,
    gate: threading.Barrier,
    minutes: float,
    figures: Figures,
    peak: _Peak,
) -> None:
    """Comes in, waits for the others, hands over, and clicks every one to five seconds."""
    chance = random.Random()
    visitor = Visitor(address)
    try:
        visitor.ask("POST", "/door", b"code=ABCDEFGHJK", Origin=address)
        with visitor:
            gate.wait(120)
            start = time.monotonic()
            visitor.hand_over("export.zip", archive)
            opened = "Just me" in visitor.buttons
            if opened:
                visitor.press("Just me")
                figures.loaded.append(time.monotonic() - start)
            else:
                figures.refused += [said for said in visitor.words if "this computer" in said]
            gate.wait(300)
            if not opened:
                return
            peak.settled = peak.settled or peak.now()
            ends = time.monotonic() + 60 * minutes
            while time.monotonic() < ends:
                time.sleep(chance.uniform(1, 5))
                start = time.monotonic()
                visitor.go(chance.choice([key for key in visitor.pages if key]))
                figures.clicked.append(time.monotonic() - start)
    except Exception as error:  # the benchmark goes on for the others and says so at the end
        figures.failed.append(type(error).__name__)
        with suppress(threading.BrokenBarrierError):
            gate.abort()


class _Peak:
    """Memory of the server and its workers, in bytes, now and at most."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most = 0
        self.settled = 0

    def now(self) -> int:
        return sum(_memory(pid) for pid in [self.pid, *_children(self.pid)])

    def watch(self, done: threading.Event) -> None:
        while not done.wait(0.25):
            self.most = max(self.most, self.now())


def _children(pid: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(p) for task in tasks for p in (task / "children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return int(status.split("VmRSS:")[1].split()[0]) * 1024 if "VmRSS:" in status else 0


def _report(
    chosen: argparse.Namespace, figures: Figures, peak: _Peak, before: int
) -> dict[str, object]:
    def spread(times: list[float]) -> dict[str, float]:
        if not times:
            return {}
        ordered = sorted(times)
        return {
            "median": round(statistics.median(ordered), 2),
            "p95": round(ordered[int(0.95 * (len(ordered) - 1))], 2),
            "most": round(ordered[-1], 2),
        }

    megabytes = 1 << 20
    held = max(len(figures.loaded), 1)
    return {
        "people": chosen.people,
        "seats": chosen.seats,
        "MB of JSON each": chosen.megabytes,
        "opened": len(figures.loaded),
        "refused": len(figures.refused),
        "failed": figures.failed,
        "seconds until opened": spread(figures.loaded),
        "seconds of a click": spread(figures.clicked),
        "clicks": len(figures.clicked),
        "MB before": before // megabytes,
        "MB at most": peak.most // megabytes,
        "MB when all have it open": peak.settled // megabytes,
        "MB for each": (peak.settled - before) // megabytes // held,
        "MB a minute after all left": peak.now() // megabytes,
    }


if __name__ == "__main__":
    raise SystemExit(main())
