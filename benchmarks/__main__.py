"""Speed and memory of reading, beside what cannot be beaten and what others would write.

    python -m benchmarks [regular irregular everywhere txt growth] [--views 500000] [--runs 3]

Seconds are of CPU, the median of several runs in turns, since other work shares the machine;
ratios are of the same run. The bounds are those that the project promises. Tables are printed as
`docs/speed.md` shows them.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from fixtures.irregular import ALL, KINDS, write_irregular
from fixtures.irregular_txt import write_irregular_txt
from fixtures.scale import write_scale

WARM_UP = 500
"""Views of the small archive on which a reading imports what it needs and calls it once."""

JSON = ("floor", "by hand", "orjson + columns", "polars", "inzage")
TXT = ("inflate", "inzage")
SHARES = (0.0005, 0.01, 0.05)

EVERYWHERE = (
    ("extra number", 1.0),
    ("extra text", 1.0),
    ("null", 0.2),
    ("short links", 0.5),
    ("escapes", 0.1),
)
"""What one version of TikTok may do to every record, or to very many of them."""

Result = Mapping[str, float]


@dataclass(frozen=True)
class Bounds:
    """The most that a reading may take, as ratios; memory is the extra peak."""

    floor: float
    by_hand: float | None = None
    memory: float = 1.0


@dataclass
class Report:
    """What is printed, a line an archive, and which bounds were missed."""

    missed: list[str] = field(default_factory=list)

    def head(self, title: str, *columns: str) -> None:
        print(f"\n{title}\n\n| | {' | '.join(columns)} |\n|---{'|---:' * len(columns)}|")

    def line(self, name: str, *cells: str) -> None:
        print(f"| {name} | {' | '.join(cells)} |", flush=True)

    def ratio(self, name: str, value: float, most: float | None) -> str:
        """A ratio as text; in bold, and noted, where it is beyond its bound."""
        if most is None or value <= most:
            return f"{value:.2f}"
        self.missed.append(f"{name}: {value:.2f}, at most {most:g}")
        return f"**{value:.2f}**"


def measured(
    archive: Path, warm_up: Path, readings: tuple[str, ...], runs: int
) -> dict[str, Result]:
    """Median seconds and megabytes of each reading; none of one that cannot read the archive."""
    found: dict[str, list[Result]] = {reading: [] for reading in readings}
    for _ in range(runs):
        for reading in readings:
            command = [sys.executable, "-m", "benchmarks.measure"]
            command += [reading, str(archive), str(warm_up)]
            done = subprocess.run(command, capture_output=True, check=False, text=True)
            if done.returncode == 0:
                found[reading].append(json.loads(done.stdout))
            elif reading in ("floor", "inflate", "inzage"):
                raise RuntimeError(done.stderr)
    return {
        reading: {key: median(one[key] for one in results) for key in ("seconds", "peak_mb")}
        for reading, results in found.items()
        if results
    }


def _json_line(report: Report, name: str, found: dict[str, Result], bounds: Bounds) -> None:
    floor, ours, by_hand = found["floor"], found["inzage"], found["by hand"]
    report.line(
        name,
        *(f"{found[one]['seconds']:.2f}" if one in found else "fails" for one in JSON),
        report.ratio(f"{name}, to floor", ours["seconds"] / floor["seconds"], bounds.floor),
        report.ratio(f"{name}, to by hand", ours["seconds"] / by_hand["seconds"], bounds.by_hand),
        report.ratio(f"{name}, memory", ours["peak_mb"] / floor["peak_mb"], bounds.memory),
    )


_JSON_HEAD = (*JSON, "to floor", "to by hand", "memory to floor")


def regular(report: Report, views: int, runs: int, folder: Path) -> None:
    """The list that is all of one shape, which no real export is."""
    small, large = write_scale(WARM_UP, folder)[0], write_scale(views, folder)[0]
    report.head(f"Regular, {views:,} views", *_JSON_HEAD)
    _json_line(report, "regular", measured(large, small, JSON, runs), Bounds(0.9, 0.5))


def _irregular(
    report: Report, kind: str, share: float, views: int, runs: int, folder: Path, bounds: Bounds
) -> None:
    small = write_irregular(kind, share, WARM_UP, folder)
    large = write_irregular(kind, share, views, folder)
    _json_line(report, f"{kind}, {share:.2%}", measured(large, small, JSON, runs), bounds)
    large.unlink()


def irregular(report: Report, views: int, runs: int, folder: Path) -> None:
    """A few records that are not like the others, of each kind and of all together."""
    report.head(f"Irregular, {views:,} views", *_JSON_HEAD)
    for share in SHARES:
        bounds = Bounds(2.0) if share == SHARES[-1] else Bounds(1.3, 0.5)
        for kind in (*KINDS, ALL):
            _irregular(report, kind, share, views, runs, folder, bounds)


def everywhere(report: Report, views: int, runs: int, folder: Path) -> None:
    """What stands in very many records or in all."""
    report.head(f"In very many records, {views:,} views", *_JSON_HEAD)
    for kind, share in EVERYWHERE:
        _irregular(report, kind, share, views, runs, folder, Bounds(2.0))


def txt(report: Report, views: int, runs: int, folder: Path) -> None:
    """The TXT twin of the regular export, and the same with a share of odd records."""
    small = write_scale(WARM_UP, folder)[1]
    report.head(f"TXT, {views:,} views", *TXT, "to inflate", "MB")
    files = {"regular": write_scale(views, folder)[1]}
    files |= {f"{share:.2%} odd": write_irregular_txt(share, views, folder) for share in SHARES}
    for name, large in files.items():
        found = measured(large, small, TXT, runs)
        ratio = found["inzage"]["seconds"] / found["inflate"]["seconds"]
        seconds = [f"{found[one]['seconds']:.2f}" for one in TXT]
        peak = f"{found['inzage']['peak_mb']:.0f}"
        report.line(name, *seconds, report.ratio(f"txt {name}, to inflate", ratio, 4.0), peak)


def growth(report: Report, views: int, runs: int, folder: Path) -> None:
    """Seconds from a tenth of the views to six times as many; 1 is linear."""
    sizes = (views // 10, views, 6 * views)
    names = [f"{size:,}" for size in sizes]
    report.head("Seconds by views, and the exponent with which they grow", *names, "exponent")
    kinds = {
        "regular": lambda size: write_scale(size, folder)[0],
        "all, 1 %": lambda size: write_irregular(ALL, 0.01, size, folder),
        "txt": lambda size: write_scale(size, folder)[1],
    }
    for name, write in kinds.items():
        readings = TXT if name == "txt" else ("floor", "inzage")
        small = write(WARM_UP)
        found = [measured(write(size), small, readings, runs) for size in sizes]
        for reading in readings:
            seconds = [one[reading]["seconds"] for one in found]
            exponent = math.log(seconds[2] / seconds[1]) / math.log(6)
            most = 1.1 if reading == "inzage" else None
            shown = report.ratio(f"{name}, growth", exponent, most)
            report.line(f"{name}, {reading}", *(f"{one:.2f}" for one in seconds), shown)


PARTS = {
    "regular": regular,
    "irregular": irregular,
    "everywhere": everywhere,
    "txt": txt,
    "growth": growth,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", help=f"all, or some of: {', '.join(PARTS)}")
    parser.add_argument("--views", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    report = Report()
    for part in chosen.parts or PARTS:
        with tempfile.TemporaryDirectory() as name:
            PARTS[part](report, chosen.views, chosen.runs, Path(name))
    print("\nEvery bound holds." if not report.missed else "\nMissed:")
    for line in report.missed:
        print(f"- {line}")
    return 1 if report.missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
