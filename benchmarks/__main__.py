"""Speed and memory of reading, as ratios to what cannot be beaten and to what a user would write.

    python -m benchmarks [--views 500000 ...] [--runs 5]

Seconds are of CPU, the least of several runs in turns, since other work shares the machine;
ratios are of the same run. The bounds are those that the project promises.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

BOUNDS = {
    "json to floor": 1.5,
    "json to by hand": 0.5,
    "memory to floor": 1.2,
    "txt to inflate": 8.0,
}
"""Memory: the decoded tree, which is the floor's, and one section's columns beside it."""


def measured(reading: str, archive: Path, warm_up: Path, runs: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.measure", reading, str(archive), str(warm_up)]
    results = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        results.append(json.loads(done.stdout))
    return {key: min(result[key] for result in results) for key in ("seconds", "peak_mb")}


def archives(views: int, folder: Path) -> dict[str, Path]:
    """The large archive of the fixtures' maker, as JSON and as TXT."""
    command = [sys.executable, "-m", "fixtures.make", "--out", str(folder), "--scale", str(views)]
    subprocess.run(command, check=True, capture_output=True)
    return {form: folder / f"scale-{views}-{form}.zip" for form in ("json", "txt")}


def report(views: int, runs: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = archives(500, folder), archives(views, folder)
        print(f"\n{views:,} views")
        found = {}
        for form, readings in {
            "json": ("floor", "by hand", "inzage"),
            "txt": ("inflate", "inzage"),
        }.items():
            for reading in readings:
                result = measured(reading, large[form], small[form], runs)
                found[form, reading] = result
                print(
                    f"  {form:4} {reading:8} {result['seconds']:7.2f} s {result['peak_mb']:7.0f} MB"
                )
    floor, ours = found["json", "floor"], found["json", "inzage"]
    ratios = {
        "json to floor": ours["seconds"] / floor["seconds"],
        "json to by hand": ours["seconds"] / found["json", "by hand"]["seconds"],
        "memory to floor": ours["peak_mb"] / floor["peak_mb"],
        "txt to inflate": found["txt", "inzage"]["seconds"] / found["txt", "inflate"]["seconds"],
    }
    for name, ratio in ratios.items():
        verdict = "holds" if ratio <= BOUNDS[name] else "MISSED"
        print(f"  {name:16} {ratio:5.2f}  (at most {BOUNDS[name]:g}: {verdict})")
    return all(ratio <= BOUNDS[name] for name, ratio in ratios.items())


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("--views", type=int, nargs="*", default=[50_000, 500_000])
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    held = [report(views, chosen.runs) for views in chosen.views]
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
