"""What it takes to save all tables in each form, and to read two files of one account as one.

    python -m benchmarks.saving [--views 500000]

Each line is one run of the command `inzage` in a process of its own: seconds of CPU and of the
clock with the start of Python and the reading, the peak of its memory, and what was written. Both
archives are made up, as JSON and as TXT, and say the same.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dashboard.report.tables.formats import FORMATS
from fixtures.scale import write_scale

ROOT = Path(__file__).resolve().parents[1]


def _line(name: str, *words: str, out: Path | None = None) -> float:
    """Runs the command, prints its line, and gives its seconds of CPU."""
    start = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "inzage.py"), *words], stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{name} ended with {running.returncode}")
    cpu = used.ru_utime + used.ru_stime
    clock, memory = time.monotonic() - start, used.ru_maxrss / 1024
    written = f"{sum(file.stat().st_size for file in out.iterdir()) / 1e6:.0f}" if out else ""
    print(f"| {name} | {cpu:.1f} | {clock:.1f} | {memory:.0f} | {written} |", flush=True)
    return cpu


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.saving", description=__doc__.split("\n")[0])
    parser.add_argument("--views", type=int, default=500_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        json, txt = (str(path) for path in write_scale(chosen.views, folder))
        print(
            "| | seconds of CPU | seconds | MB of memory | MB written |\n|---|---:|---:|---:|---:|"
        )
        for form in FORMATS:
            out = folder / form
            _line(form, "tables", json, "--out", str(out), "--format", form, out=out)
        alone = _line("JSON alone", "inspect", json) + _line("TXT alone", "inspect", txt)
        both = _line("both as one", "inspect", json, txt)
        print(f"\nReading both as one takes {both / alone:.2f} times reading each.")


if __name__ == "__main__":
    main()
