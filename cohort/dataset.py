"""The data set that a cohort becomes: one folder a table, one file an archive in each.

`table=watch_history/part-<export_id>.parquet` holds the rows of one archive, each with its
`export_id`; `exports/part-<export_id>.parquet` has one row and is written last, so that an archive
whose row stands there is wholly there. What is written before and never finished is taken away.

Nothing is locked, for a store of objects has no locks: a run that was killed can have workers that
still write while the next one begins. So whoever writes looks afterwards whether it is all there,
and whoever takes away whether it is wanted after all; the row goes where the rest went.
"""

from __future__ import annotations

import json
import posixpath
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

EXPORTS, ABOUT, REFUSALS = "exports", "dataset.json", "refusals.csv"
_PART, _SUFFIX, _UNFINISHED = "part-", ".parquet", ".unfinished"

ENTRY = pa.schema(
    [
        ("export_id", pa.string()),
        ("outcome", pa.string()),
        ("cause", pa.string()),
        ("sentence", pa.string()),
        ("generation", pa.string()),
        ("format", pa.string()),
        ("language", pa.string()),
        ("period_start", pa.timestamp("us", "UTC")),
        ("period_end", pa.timestamp("us", "UTC")),
        ("rows", pa.int64()),
        ("leaves", pa.int64()),
        ("read", pa.int64()),
        ("empty", pa.int64()),
        ("set_aside", pa.int64()),
        ("unreadable", pa.int64()),
        ("unknown", pa.int64()),
        ("notices", pa.string()),
    ]
)
"""One row an archive: `outcome` is "read" or "refused", with its `cause` and the `sentence` that
says it; `period_*` are the first and the last time in it; the rest counts rows, and leaves by their
fate."""

Entry = dict[str, Any]


_OURS = re.compile(r"\.?part-[0-9a-f]{16}\.parquet(\.[0-9a-f]{16})?(\.unfinished)?")
"""The names of parts and of parts that were never finished; no other file is ever taken away."""


class OtherDatasetError(Exception):
    """The folder holds a data set that was made with another key or another mode."""


class OtherFilesError(Exception):
    """The folder holds files and no data set of ours: it is somebody's own."""


class Dataset:
    """A folder on this computer or any place that fsspec knows. All methods raise OSError where it
    cannot be read or written."""

    def __init__(self, url: str) -> None:
        self.fs, self.root = fsspec.core.url_to_fs(url)

    def begin(self, about: Mapping[str, str]) -> None:
        """Makes the folder, or goes on with one that was made so; OtherDatasetError if it was made
        otherwise, OtherFilesError if there are files and no data set.

        Parts that an earlier run left unfinished are taken away.
        """
        if self.fs.exists(self._at(ABOUT)):
            if json.loads(self.fs.cat_file(self._at(ABOUT))) != about:
                raise OtherDatasetError
        elif any(not name.endswith(_UNFINISHED) for name in self._names("")):
            raise OtherFilesError
        else:
            self._put(ABOUT, json.dumps(about, indent=2).encode())
        self.fs.makedirs(self._at(EXPORTS), exist_ok=True)
        done = set(self._ids(EXPORTS))
        for folder in (EXPORTS, *self._folders()):
            for name in self._names(folder):
                unfinished = name.endswith(_UNFINISHED) or _id_of(name) not in done
                if unfinished and _OURS.fullmatch(name):
                    self._take_away(self._at(folder, name))
                    if (one := _id_of(name)) and self.has(one):  # written just now, without this
                        self._take_away(self._entry_at(one))

    def has(self, export_id: str) -> bool:
        """Whether an archive is wholly there."""
        return self._is_there(self._entry_at(export_id))

    def write(self, entry: Entry, tables: Mapping[str, pa.Table]) -> None:
        """The tables of one archive, and then its entry; OSError if another run took some away."""
        part = f"{_PART}{entry['export_id']}{_SUFFIX}"
        named = {posixpath.join(f"table={name}", part): table for name, table in tables.items()}
        for name, table in named.items():
            self._write_table(name, table)
        self._write_table(posixpath.join(EXPORTS, part), pa.Table.from_pylist([entry], ENTRY))
        if not all(self._is_there(self._at(name)) for name in named):
            self._take_away(self._entry_at(entry["export_id"]))
            raise OSError

    def entries(self) -> list[Entry]:
        """All entries, by their ids."""
        found = []
        for one in sorted(self._ids(EXPORTS)):
            with self.fs.open(self._at(EXPORTS, f"{_PART}{one}{_SUFFIX}"), "rb") as file:
                found += pq.read_table(file).to_pylist()
        return found

    def write_refusals(self, lines: list[str]) -> None:
        self._put(REFUSALS, "".join(f"{line}\n" for line in lines).encode())

    def _entry_at(self, export_id: str) -> str:
        return self._at(EXPORTS, f"{_PART}{export_id}{_SUFFIX}")

    def _is_there(self, path: str) -> bool:
        self.fs.invalidate_cache()  # of what was listed before somebody else wrote
        return bool(self.fs.exists(path))

    def _take_away(self, path: str) -> None:
        with suppress(FileNotFoundError):
            self.fs.rm_file(path)

    def _folders(self) -> Iterator[str]:
        for path in self.fs.ls(self.root, detail=False):
            name = posixpath.basename(path.rstrip("/"))
            if name.startswith("table="):
                yield name

    def _ids(self, folder: str) -> Iterator[str]:
        return filter(None, map(_id_of, self._names(folder)))

    def _names(self, folder: str) -> list[str]:
        path = self._at(folder)
        if not self.fs.exists(path):
            return []
        found = self.fs.ls(path, detail=False)
        return [posixpath.basename(one.rstrip("/")) for one in found]

    def _at(self, *names: str) -> str:
        return posixpath.join(self.root, *names)

    def _write_table(self, name: str, table: pa.Table) -> None:
        made = pa.BufferOutputStream()
        pq.write_table(table, made)
        self._put(name, made.getvalue().to_pybytes())

    def _put(self, name: str, content: bytes) -> None:
        """Writes a file whole or not at all: under another name first, then moved to its own.

        Nobody else writes under that name, for the same archive can be there twice.
        """
        path = self._at(name)
        folder, base = posixpath.split(path)
        unfinished = posixpath.join(folder, f".{base}.{secrets.token_hex(8)}{_UNFINISHED}")
        self.fs.makedirs(folder, exist_ok=True)
        self.fs.pipe_file(unfinished, content)
        self.fs.mv(unfinished, path)


def _id_of(name: str) -> str:
    """The export id in the name of a part; "" for another file."""
    is_part = name.startswith(_PART) and name.endswith(_SUFFIX)
    return name[len(_PART) : -len(_SUFFIX)] if is_part else ""
