"""`inzage cohort FOLDER --out FOLDER`: many archives to one data set."""

from __future__ import annotations

import csv
import hashlib
import hmac
import os
import posixpath
import secrets
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.report.formulas import harmless
from dashboard.report.terminal import progress

if TYPE_CHECKING:
    from cohort.dataset import Dataset
    from cohort.one_archive import Outcome, Task

ABOUT = (
    "Turn a folder of archives into one Parquet data set: a folder a table, a file an archive in "
    "each, every row with the number of its archive (export_id). That number is made with a key; "
    "the key and the list of file names stay beside the data set and not in it: keep them apart "
    "from it, or delete them. Names of people are made up and private values put away, unless you "
    "choose otherwise. Run it again after an interruption and it goes on. It ends with 0, also "
    "where archives were refused; with 1 where some could not be read this time; and with 2 and "
    "one sentence where nothing could be done."
)
_NO_DASK = "The package dask is not installed; install it with “pip install 'inzage[cohort]'”."
_NO_KEY = "Where --out is no folder of this computer, name a file for the key with --key."
_OTHER_FILES = "There are other files in --out; name a folder that is new or empty."
_OTHER = "That folder holds a data set made with another key or mode; choose another folder."
_NO_CLUSTER = (
    "No Dask cluster answers at that address, or it wants certificates; docs/cohort.md says how."
)
_IN_CLEAR = (
    "That cluster is not encrypted: the key, which undoes the pseudonyms, goes over the network as "
    "it is, and whoever reaches the cluster's ports can read it. See docs/cohort.md."
)
_KEY_BYTES = 32
_FORMAT = "1"


def main(parser: ArgumentParser, arguments: list[str]) -> int:
    """Runs the command; the exit code: 0, also where some archives were refused; 1 where some could
    not be read this time; 2 with one sentence on standard error where nothing could be done."""
    parser.add_argument("folder", help="folder of archives, or its address as fsspec knows it")
    parser.add_argument("--out", required=True, help="folder for the data set, or its address")
    parser.add_argument("--mode", choices=("room", "together"), default="room")
    parser.add_argument("--key", type=Path, help="file with the key (default: OUT.key, made anew)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that is running")
    chosen = parser.parse_args(arguments)
    try:
        import distributed  # noqa: F401
    except ImportError:
        return _failed(_NO_DASK)
    if chosen.key is None and "://" in chosen.out:
        return _failed(_NO_KEY)
    key_file = chosen.key or Path(f"{chosen.out.rstrip('/')}.key")
    from cohort.cluster import NoClusterError, is_in_clear
    from cohort.dataset import Dataset, OtherDatasetError, OtherFilesError
    from cohort.one_archive import Task

    try:
        sources, others = archives_in(chosen.folder)
        key = _key(key_file)
        Dataset(chosen.out).begin(_about(key, chosen.mode))
    except OtherDatasetError:
        return _failed(_OTHER)
    except OtherFilesError:
        return _failed(_OTHER_FILES)
    except OSError as fault:
        return _failed(f"A folder or the key cannot be used ({fault.strerror or 'no access'}).")
    if not sources:
        return _failed("There is nothing in that folder.")
    if chosen.scheduler and is_in_clear(chosen.scheduler):
        sys.stderr.write(f"{_IN_CLEAR}\n")
    tasks = [Task(one, chosen.out, key, chosen.mode, chosen.limit) for one in sources]
    counts: Counter[str] = Counter()
    names: list[tuple[str, str]] = []
    try:
        for task, outcome in _outcomes(tasks, chosen.scheduler, max(1, chosen.workers)):
            counts[outcome.what] += 1
            names.append((posixpath.basename(task.source), outcome.export_id))
            progress(f"{counts.total()} of {len(tasks)}")
    except NoClusterError:
        return _failed(_NO_CLUSTER)
    progress("")
    _write_names(key_file, names)
    if others:
        sys.stdout.write(f"Passed over, since they are no files: {others}.\n")
    return _closing(Dataset(chosen.out), counts)


def archives_in(folder: str) -> tuple[list[str], int]:
    """Each archive of a folder, by its name: files, and on this computer folders too; and how many
    entries are neither, such as devices and pipes, which have no end."""
    if "://" in folder:
        import fsspec

        fs, root = fsspec.core.url_to_fs(folder)
        listed = sorted(fs.ls(root, detail=True), key=lambda one: str(one["name"]))
        named = [one for one in listed if not posixpath.basename(one["name"]).startswith(".")]
        files = [fs.unstrip_protocol(str(one["name"])) for one in named if one["type"] == "file"]
        return files, 0
    here = sorted(path for path in Path(folder).iterdir() if not path.name.startswith("."))
    kept = [str(path) for path in here if path.is_file() or path.is_dir()]
    return kept, len(here) - len(kept)


def _outcomes(
    tasks: Iterable[Task], address: str | None, workers: int
) -> Iterator[tuple[Task, Outcome]]:
    """Each task with what became of it, as they are done; a few at a time are handed out."""
    from distributed import as_completed

    from cohort.cluster import client
    from cohort.one_archive import Outcome, take

    waiting = iter(tasks)
    with client(address, workers) as dask:
        room = 2 * max(workers, len(dask.ncores()) if address else 0)
        given = {dask.submit(take, one, pure=False): one for one in islice(waiting, room)}
        done = as_completed(list(given))
        for future in done:
            task = given.pop(future)
            gone = future.exception()  # the worker died more often than Dask bears
            yield task, Outcome("", "failed", "worker") if gone else future.result()
            following = next(waiting, None)
            if following is not None:
                more = dask.submit(take, following, pure=False)
                given[more] = following
                done.add(more)


def _key(file: Path) -> bytes:
    """The key in a file, which is made where there is none, for the own account only."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as made:
            made.write(secrets.token_bytes(_KEY_BYTES))
    key = file.read_bytes()
    if len(key) < _KEY_BYTES:
        raise OSError(0, "the key is too short")
    return key


def _about(key: bytes, mode: str) -> dict[str, str]:
    """What a data set is made with; of the key only what tells it from another."""
    told = hmac.new(key, b"inzage cohort", hashlib.sha256).hexdigest()[:16]
    return {"format": _FORMAT, "mode": mode, "key": told}


def _write_names(key_file: Path, names: list[tuple[str, str]]) -> None:
    """Which file became which number: beside the key, since it undoes the pseudonyms.

    Whoever gave an archive chose its name: it can be no text, or a formula.
    """
    path = Path(f"{key_file}.files.csv")
    whole = Path(f"{path}.unfinished")
    whole.unlink(missing_ok=True)
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        rows = sorted((str(harmless(name)), number) for name, number in names)
        csv.writer(file).writerows([("file", "export_id"), *rows])
    whole.replace(path)


def _closing(dataset: Dataset, counts: Counter[str]) -> int:
    refused = [one for one in dataset.entries() if one["outcome"] == "refused"]
    lines = ["export_id,cause,sentence"]
    for one in refused:
        sentence = one["sentence"].replace('"', '""')
        lines.append(f'{one["export_id"]},{one["cause"]},"{sentence}"')
    dataset.write_refusals(lines)
    told = {"Read": "read", "Already there": "kept", "Refused": "refused"}
    sys.stdout.write(" ".join(f"{word}: {counts[what]}." for word, what in told.items()) + "\n")
    if not counts["failed"]:
        return 0
    sys.stdout.write(f"Not read this time: {counts['failed']}. Run it again for these.\n")
    return 1


def _failed(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2
