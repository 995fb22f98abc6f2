"""One archive into the data set. This is what a Dask worker runs."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa

from analysis.merging import of_one_account
from analysis.redaction.redaction import Mode, redact, redaction_for
from cohort.dataset import Dataset, Entry
from dashboard.report.tables.cells import without_categories
from dashboard.store.reader import read_unqueued
from parsers import Cause, Export, Refusal
from parsers.ledger import Fate

_BLOCK = 1 << 20
_PASSING = frozenset({Cause.STOPPED, Cause.BUSY, Cause.FAILED})
"""Refusals that may have to do with this computer: such an archive is tried again the next time."""


@dataclass(frozen=True)
class Task:
    """What to do: `source` is a path or an address that fsspec knows, `out` the data set."""

    source: str
    out: str
    key: bytes
    mode: str
    limit: int


@dataclass(frozen=True)
class Outcome:
    """What became of an archive: "read", "refused", "kept" from an earlier run, or "failed"."""

    export_id: str
    what: str
    cause: str = ""


def take(task: Task) -> Outcome:
    """Reads one archive in a process of its own and writes its rows. Never raises.

    Its id is made of what is in it, so that the same archive is the same one under another name.
    """
    try:
        return _take(task)
    except Exception as fault:  # its text can quote the archive
        return Outcome("", "failed", type(fault).__name__)


def _take(task: Task) -> Outcome:
    part, digest = _fetched(task.source, task.limit)
    export_id = hmac.new(task.key, digest, hashlib.sha256).hexdigest()[:16]
    dataset = Dataset(task.out)
    if dataset.has(export_id):
        return Outcome(export_id, "kept")
    read = read_unqueued([part], limit=task.limit)
    read = of_one_account(read)
    if isinstance(read, Refusal):
        if read.cause in _PASSING:
            return Outcome(export_id, "failed", read.cause.value)
        refused = {"outcome": "refused", "cause": read.cause.value, "sentence": read.sentence}
        dataset.write({"export_id": export_id} | refused, {})
        return Outcome(export_id, "refused", read.cause.value)
    salt = hmac.new(task.key, export_id.encode(), hashlib.sha256).digest()
    dataset.write(_entry(export_id, read), _tables(export_id, read, Mode(task.mode), salt))
    return Outcome(export_id, "read")


def _fetched(source: str, limit: int) -> tuple[Path | tuple[str, bytes], bytes]:
    """What the reading process is given, and a digest of what is in it."""
    if "://" in source:
        fs, path = fsspec.core.url_to_fs(source)
        content = fs.cat_file(path, end=limit + 1)
        return (Path(path).name, content), hashlib.sha256(content).digest()
    here = Path(source)  # and not by fsspec, to which a "::" in a name says something
    if here.is_dir():
        files = sorted(file for file in here.rglob("*") if file.is_file())
        each = b"".join(
            hashlib.sha256(os.fsencode(file.relative_to(here))).digest() + _digest(file, limit)
            for file in files
        )
        return here, hashlib.sha256(each).digest()
    return here, _digest(here, limit)


def _digest(file: Path, limit: int) -> bytes:
    """Of a file of more than `limit` bytes, which is refused, only so many are looked at.

    Opened without waiting: what is no file any more would never have an end.
    """
    found = hashlib.sha256()
    with open(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as content:
        told = os.fstat(content.fileno())
        if not stat.S_ISREG(told.st_mode):
            raise OSError
        left = limit + 1
        while left > 0 and (block := content.read(min(_BLOCK, left))):
            found.update(block)
            left -= len(block)
        if left <= 0:
            found.update(str(told.st_size).encode())
    return found.digest()


def _entry(export_id: str, export: Export) -> Entry:
    fates = dict.fromkeys(Fate, 0)
    for line in export.ledger.entries:
        fates[line.fate] += line.leaves
    start, end = export.period or (None, None)
    return {
        "export_id": export_id,
        "outcome": "read",
        "generation": export.generation,
        "format": export.format,
        "language": export.language,
        "period_start": start,
        "period_end": end,
        "rows": sum(map(len, export.tables.values())),
        "leaves": export.counted,
        **{fate.value: number for fate, number in fates.items()},
        "notices": ", ".join(notice.name.lower() for notice in export.warnings),
    }


def _tables(export_id: str, export: Export, mode: Mode, salt: bytes) -> dict[str, pa.Table]:
    redaction = redaction_for(export.tables.values(), mode, salt)
    made: dict[str, pa.Table] = {}
    for name, frame in export.tables.items():
        if len(frame):
            shown: Any = without_categories(redact(frame, redaction))
            table = pa.Table.from_pandas(shown, preserve_index=False).replace_schema_metadata()
            ids = pa.array([export_id] * len(frame), pa.string())
            made[name] = table.add_column(0, pa.field("export_id", pa.string()), ids)
    return made
