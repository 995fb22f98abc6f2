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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
import polars as pl

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
    return [_dated(pd.DataFrame(rows), date) for rows, date in _six(tree)]


def orjson_columns(path: Path) -> Any:
    """`orjson.loads` and a list for each column of six tables: what a user in a hurry would."""
    frames = []
    for rows, date in _six(floor(path)):
        keys = dict.fromkeys(key for row in rows for key in row)
        columns = {key: [row.get(key) for row in rows] for key in keys}
        frames.append(_dated(pd.DataFrame(columns), date))
    return frames


def polars(path: Path) -> Any:
    """`polars.read_json` and six tables of it; it cannot tell null from a key that is not there."""
    with zipfile.ZipFile(path) as archive:
        whole = pl.read_json(archive.read(archive.namelist()[0]), infer_schema_length=None)
    frames = []
    for section, inner, date in SIX.values():
        root = next(name for name, kind in whole.schema.items() if _has_field(kind, section))
        rows = whole[root].struct.field(section).struct.field(inner).explode()
        moments = pl.col(date).str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False)
        frames.append(rows.struct.unnest().with_columns(moments))
    return frames


def _has_field(kind: pl.DataType, name: str) -> bool:
    return isinstance(kind, pl.Struct) and any(field.name == name for field in kind.fields)


def _six(tree: dict[str, Any]) -> Iterator[tuple[list[dict[str, Any]], str]]:
    for section, inner, date in SIX.values():
        holder = next(root for root in tree.values() if section in root)
        yield holder[section][inner], date


def _dated(frame: pd.DataFrame, date: str) -> pd.DataFrame:
    frame[date] = pd.to_datetime(frame[date], format="%Y-%m-%d %H:%M:%S", errors="coerce")
    return frame


def inzage(path: Path) -> Any:
    """All tables, typed, with the whole ledger."""
    export = read_export(path, limit=4 << 30)
    assert not isinstance(export, Refusal)
    return export


READINGS: dict[str, Callable[[Path], Any]] = {
    "inflate": inflate,
    "floor": floor,
    "by hand": by_hand,
    "orjson + columns": orjson_columns,
    "polars": polars,
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
