"""One reading in a process of its own: seconds of CPU and peak memory, printed as JSON.

    python -m benchmarks.measure READING ARCHIVE

A process of its own, because peak memory is a property of a process, and freed memory of one
reading would be used by the next.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pandas as pd

from parsers import Refusal, read_export

SIX = {
    "watch_history": ("Watch History", "VideoList", "Date"),
    "likes": ("Like List", "ItemFavoriteList", "date"),
    "searches": ("Searches", "SearchList", "Date"),
    "shares": ("Share History", "ShareHistoryList", "Date"),
    "login_history": ("Login History", "LoginHistoryList", "Date"),
    "off_tiktok_activity": ("Off TikTok Activity", "OffTikTokActivityDataList", "TimeStamp"),
}
"""The six largest tables: what a person who knows pandas would read first."""


def inflate(path: Path) -> Any:
    """Every member unpacked and let go: the floor for a heap of text files."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            archive.read(name)


def floor(path: Path) -> Any:
    """Inflate and `orjson.loads`: what nobody who reads the whole file can go below."""
    with zipfile.ZipFile(path) as archive:
        return orjson.loads(archive.read(archive.namelist()[0]))


def by_hand(path: Path) -> Any:
    """`json.load`, `DataFrame(list)` and `to_datetime` for six tables: what a user would write."""
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as file:
        tree = json.load(file)
    frames = []
    for section, inner, date in SIX.values():
        holder = next(root for root in tree.values() if section in root)
        frame = pd.DataFrame(holder[section][inner])
        frame[date] = pd.to_datetime(frame[date], format="%Y-%m-%d %H:%M:%S", errors="coerce")
        frames.append(frame)
    return frames


def inzage(path: Path) -> Any:
    """All tables, typed, with the whole ledger."""
    export = read_export(path, limit=4 << 30)
    assert not isinstance(export, Refusal)
    return export


READINGS: dict[str, Callable[[Path], Any]] = {
    "inflate": inflate,
    "floor": floor,
    "by hand": by_hand,
    "inzage": inzage,
}


def main() -> None:
    reading, path = READINGS[sys.argv[1]], Path(sys.argv[2])
    warm_up = sys.argv[3:]
    if warm_up:  # imports and first calls are not the reading; they happen on a small archive
        reading(Path(warm_up[0]))
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    kept = reading(path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak_mb": (peak - before) / 1024, "kept": bool(kept)}))


if __name__ == "__main__":
    main()
