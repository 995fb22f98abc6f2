"""How fast a cohort becomes a data set: archives a minute, memory, what more workers give.

    python -m benchmarks.cohort [--archives 1000] [--workers 1 2]

The archives are made up: all generations of JSON and TXT, half of them with some thousand views,
and one in fifty hostile. Each is another one, so that none is passed over as known. After that one
run is killed when half is done and begun again, and one goes through a scheduler with two workers,
all started as processes of their own. Every data set must come out the same as the first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from distributed import Client

from fixtures import make
from fixtures.scale import write_scale

ROOT = Path(__file__).resolve().parents[1]
_SMALL = [name for name in make.CASES if name.startswith(("json_J", "txt_T"))]
_HOSTILE = ("refuse_bomb", "refuse_overlap", "refuse_truncated_zip", "refuse_random_bytes")
_EVERY = 50
_VIEWS = 3_000
_PATIENCE = 60
_HOST = "127.0.0.1"


def _made(case: str, folder: Path) -> Path:
    written = make.write_case(case, folder / "cases")
    (opened,) = filter(None, (written / "expected/open.txt").read_text().split("\n"))
    return written / opened


def write_archives(number: int, folder: Path) -> Path:
    """That many archives, each with other content."""
    into = folder / "in"
    into.mkdir()
    small = [_made(case, folder) for case in _SMALL]
    hostile = [_made(case, folder) for case in _HOSTILE]
    for at in range(number):
        if at % _EVERY == 0:
            source = hostile[at // _EVERY % len(hostile)]
            (into / f"{at}.zip").write_bytes(source.read_bytes() + b" " * at)
        elif at % 2:
            write_scale(_VIEWS + at, folder / "scale")[at // 2 % 2].rename(into / f"{at}.zip")
        else:
            source = small[at // 2 % len(small)]
            if source.is_dir():
                shutil.copytree(source, into / str(at))
                one = sorted((into / str(at)).rglob("*.*"))[-1]
                one.write_bytes(one.read_bytes() + b"\n" * at)
            else:
                (into / f"{at}{source.suffix}").write_bytes(source.read_bytes() + b" " * at)
    return into


class _Watch(threading.Thread):
    """The largest memory of the programs themselves and of one reading process, in MB."""

    def __init__(self, processes: list[psutil.Process]) -> None:
        super().__init__(daemon=True)
        self.processes, self.own, self.reading = processes, 0.0, 0.0

    def run(self) -> None:
        while self.processes[0].is_running():
            for process in self.processes:
                try:
                    self.own = max(self.own, process.memory_info().rss / 1e6)
                    for child in process.children(recursive=True):
                        self.reading = max(self.reading, child.memory_info().rss / 1e6)
                except psutil.Error:
                    pass  # it ended while it was asked
            time.sleep(0.05)


class _Cohort:
    """The runs of one folder of archives, all with one key, and what they wrote."""

    def __init__(self, source: Path, number: int) -> None:
        self.source, self.number = source, number
        self.key = source.with_name("study.key")

    def out(self, name: str) -> Path:
        return self.source.with_name(f"out-{name}")

    def start(self, name: str, *more: str) -> subprocess.Popen[bytes]:
        words = ["cohort", str(self.source), "--out", str(self.out(name)), "--key", str(self.key)]
        return subprocess.Popen([sys.executable, str(ROOT / "inzage.py"), *words, *more])

    def done(self, name: str) -> int:
        """How many archives are wholly there."""
        return sum(1 for _ in (self.out(name) / "exports").glob("part-*.parquet"))

    def timed(
        self, name: str, *more: str, beside: tuple[psutil.Process, ...] = (), before: int = 0
    ) -> None:
        """One run, and its line; `before` archives were there already."""
        start = time.monotonic()
        running = self.start(name, *more)
        watch = _Watch([psutil.Process(running.pid), *beside])
        watch.start()
        code = running.wait()
        seconds = time.monotonic() - start
        rate = (self.number - before) / seconds * 60
        memory = f"{watch.own:.0f} | {watch.reading:.0f}"
        print(f"| {name} | {seconds:.0f} | {rate:.0f} | {memory} | {code} |", flush=True)

    def digest(self, name: str) -> str:
        """Of the names of all parts and what is in them."""
        seen = hashlib.sha256()
        for part in sorted(self.out(name).rglob("*")):
            if part.is_file():
                seen.update(str(part.relative_to(self.out(name))).encode())
                seen.update(part.read_bytes())
        return seen.hexdigest()


def _wait(reached: Callable[[], bool], running: subprocess.Popen[bytes] | None = None) -> None:
    while not reached() and (running is None or running.poll() is None):
        time.sleep(0.05)


def _killed(cohort: _Cohort, workers: str) -> None:
    """Killed when half is there, with what reads for it, and begun again."""
    running = cohort.start("killed", "--workers", workers)
    _wait(lambda: cohort.done("killed") >= cohort.number // 2, running)
    children = psutil.Process(running.pid).children(recursive=True)
    running.kill()
    running.wait()
    psutil.wait_procs(children, timeout=_PATIENCE)
    before = cohort.done("killed")
    left = sum(1 for _ in cohort.out("killed").rglob("*.unfinished"))
    print(f"Killed with {before} archives there, and {left} files unfinished.", flush=True)
    cohort.timed("killed", "--workers", workers, before=before)


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[tuple[str, tuple[psutil.Process, ...]]]:
    """A scheduler and workers, each a process of its own, and the scheduler's address."""
    told = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = ["--host", _HOST, "--no-dashboard", "--dashboard-address", f"{_HOST}:0"]
    started = []

    def begin(*words: str) -> None:
        with (folder / "cluster.log").open("ab") as log:
            started.append(
                subprocess.Popen([*dask, *words, *quiet], cwd=ROOT, stdout=log, stderr=log)
            )

    try:
        begin("scheduler", "--port", "0", "--scheduler-file", str(told))
        _wait(told.exists, started[0])
        for _ in range(workers):
            begin("worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny")
        address = str(json.loads(told.read_text())["address"])
        with Client(address) as client:
            client.wait_for_workers(workers, timeout=_PATIENCE)
        yield address, tuple(psutil.Process(one.pid) for one in started[1:])
    finally:
        for one in reversed(started):
            one.terminate()
            one.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cohort = _Cohort(write_archives(chosen.archives, folder), chosen.archives)
        print("| run | seconds | archives a minute | program, MB | one reading, MB | ended with |")
        print("|---|---:|---:|---:|---:|---:|", flush=True)
        runs = [str(workers) for workers in chosen.workers]
        for workers in runs:
            cohort.timed(workers, "--workers", workers)
        _killed(cohort, runs[-1])
        with _cluster(folder, int(runs[-1])) as (address, beside):
            cohort.timed("scheduler", "--scheduler", address, beside=beside)
        first = cohort.digest(runs[0])
        for run in (*runs[1:], "killed", "scheduler"):
            print(f"{run}: {'the same' if cohort.digest(run) == first else 'NOT THE SAME'}")


if __name__ == "__main__":
    main()
