"""How fast a cohort becomes a data set: archives a minute, memory, what more workers give.

    python -m benchmarks.cohort [--archives 1000] [--workers 1 2]

The archives are made up: all generations of JSON and TXT, half of them with some thousand views,
and one in fifty hostile. Each is another one, so that none is passed over as known.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from fixtures import make
from fixtures.scale import write_scale

ROOT = Path(__file__).resolve().parents[1]
_SMALL = [name for name in make.CASES if name.startswith(("json_J", "txt_T"))]
_HOSTILE = ("refuse_bomb", "refuse_overlap", "refuse_truncated_zip", "refuse_random_bytes")
_EVERY = 50
_VIEWS = 3_000


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
    """The largest memory of the program itself and of one reading process, in MB."""

    def __init__(self, process: psutil.Process) -> None:
        super().__init__(daemon=True)
        self.process, self.own, self.reading = process, 0.0, 0.0

    def run(self) -> None:
        while self.process.is_running():
            try:
                self.own = max(self.own, self.process.memory_info().rss / 1e6)
                for child in self.process.children(recursive=True):
                    self.reading = max(self.reading, child.memory_info().rss / 1e6)
            except psutil.Error:
                pass  # it ended while it was asked
            time.sleep(0.05)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = write_archives(chosen.archives, folder)
        print("| workers | seconds | archives a minute | program, MB | one reading, MB |")
        print("|---:|---:|---:|---:|---:|")
        for workers in chosen.workers:
            out = folder / f"out{workers}"
            words = ["cohort", str(source), "--out", str(out), "--workers", str(workers)]
            start = time.monotonic()
            running = subprocess.Popen([sys.executable, str(ROOT / "inzage.py"), *words])
            watch = _Watch(psutil.Process(running.pid))
            watch.start()
            running.wait()
            seconds = time.monotonic() - start
            rate = chosen.archives / seconds * 60
            memory = f"{watch.own:.0f} | {watch.reading:.0f}"
            print(f"| {workers} | {seconds:.0f} | {rate:.0f} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
