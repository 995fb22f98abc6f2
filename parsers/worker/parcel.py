"""An export as bytes and back, for a reading that happens in another process.

Only typed columns and plain JSON cross over, never pickled objects: whoever unpacks checks every
table against its declaration, so that a reader which was led astray by a hostile file can at most
hand over wrong rows.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import IO

import pandas as pd
import pyarrow as pa

from parsers.export import Export, Loose
from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import SOURCE, TABLES
from parsers.ledger import Entry, Fate, Ledger
from parsers.notice import Notice
from parsers.refusal import Cause, Refusal
from parsers.tables.frames import TEXT, empty_frame, frame_of, sources_of
from parsers.tree import Batch, Tree

PROGRESS, REFUSED, TABLE, UNKNOWN, LOOSE, REST = b"p", b"r", b"t", b"u", b"l", b"e"
"""Kinds of message: share done, a refusal, a table, the unknown leaves, records of one path that
no table has, everything else (last)."""

_HEAD = struct.Struct(">cQ")
_TYPES = {
    Kind.TIME: pa.timestamp("us", "UTC"),
    Kind.TEXT: pa.large_string(),
    Kind.WORD: pa.large_string(),
    Kind.NUMBER: pa.int64(),
}
_NAME = b"table"
_LOOSE = ("path", "key", "value")


class Torn(Exception):  # noqa: N818 - the sender's fault, answered with a refusal
    """What came is not what an export is made of."""


def send(stream: IO[bytes], kind: bytes, body: bytes) -> None:
    stream.write(_HEAD.pack(kind, len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> Iterator[tuple[bytes, bytes]]:
    """Messages until the stream ends; `most` bytes in all."""
    while head := stream.read(_HEAD.size):
        if len(head) < _HEAD.size:
            raise Torn
        kind, size = _HEAD.unpack(head)
        most -= size
        if most < 0:
            raise Torn
        body = stream.read(size)
        if len(body) < size:
            raise Torn
        yield kind, body


def send_result(stream: IO[bytes], result: Export | Refusal) -> None:
    """Sends a whole reading; the message `REST` (or `REFUSED`) comes last."""
    if isinstance(result, Refusal):
        send(stream, REFUSED, json.dumps([result.cause.value, result.detail]).encode())
        return
    for name, frame in result.tables.items():
        if len(frame):
            _send_table(stream, TABLE, frame, name)
    _send_table(stream, UNKNOWN, result.unknown, "unknown")
    for loose in result.loose:
        _send_loose(stream, loose)
    rest = {
        "format": result.format,
        "generation": result.generation,
        "language": result.language,
        "files": result.files,
        "states": dict(result.states),
        "ledger": [{**asdict(entry), "fate": entry.fate.value} for entry in result.ledger.entries],
        "counted": result.counted,
        "warnings": [notice.name for notice in result.warnings],
        "quick": sorted(result.quick),
        "lists": {notice.name: tables for notice, tables in result.lists.items()},
        "guessed": result.guessed,
        "passed_over": result.passed_over,
        "requested": int(result.requested.timestamp()) if result.requested else None,
    }
    send(stream, REST, json.dumps(rest).encode())


def _send_table(stream: IO[bytes], kind: bytes, frame: pd.DataFrame, name: str) -> None:
    """Sends a table without a copy of it; its size, which comes first, is found by a dry run."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    _send_arrow(stream, kind, table.replace_schema_metadata({_NAME: name.encode()}))


def _send_loose(stream: IO[bytes], loose: Loose) -> None:
    """Columns as arrow; records that are not in columns beside them, as JSON."""
    value = loose.value
    columns = value.columns if isinstance(value, Batch) else {}
    said = {
        "loose": [loose.path, loose.member, loose.start, loose.guessed, loose.rest, loose.keys],
        "odd": [*value.odd.items()] if isinstance(value, Batch) else value,
    }
    table = pa.table({**columns}).replace_schema_metadata({_NAME: json.dumps(said).encode()})
    _send_arrow(stream, LOOSE, table)


def _send_arrow(stream: IO[bytes], kind: bytes, table: pa.Table) -> None:
    dry = pa.MockOutputStream()
    _write(table, dry)
    stream.write(_HEAD.pack(kind, dry.size()))
    _write(table, stream)
    stream.flush()


def _write(table: pa.Table, sink: pa.NativeFile | IO[bytes]) -> None:
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)


class Unpacking:
    """Puts an export together from its messages."""

    def __init__(self) -> None:
        self.tables: dict[str, pd.DataFrame] = {}
        self.unknown: pd.DataFrame | None = None
        self.loose: list[Loose] = []

    def take(self, kind: bytes, body: bytes) -> Export | Refusal | None:
        """The result, when the last message has come; None before. Raises `Torn`."""
        try:
            if kind == REFUSED:
                cause, detail = json.loads(body)
                return Refusal(Cause(cause), str(detail))
            if kind == REST:
                return self._export(json.loads(body))
            if kind in (TABLE, UNKNOWN):
                self._table(body)
            if kind == LOOSE:
                self.loose.append(_loose(body))
        except (ValueError, KeyError, TypeError, OverflowError, OSError, pa.ArrowException):
            raise Torn from None
        return None

    def _table(self, body: bytes) -> None:
        with pa.ipc.open_stream(body) as reader:
            table = reader.read_all().combine_chunks()
        name = (table.schema.metadata or {})[_NAME].decode()
        if name == "unknown":
            texts = {key: _column(table, key, pa.large_string()) for key in _LOOSE}
            self.unknown = pd.DataFrame(
                {
                    key: TEXT.__from_arrow__(column)  # type: ignore[attr-defined]
                    for key, column in texts.items()
                }
            )
            return
        columns = [column for column in TABLES[name] if column != SOURCE]
        values = {key: _column(table, key, _TYPES[COLUMNS[key].kind]) for key in columns}
        for key in columns:
            if COLUMNS[key].kind is Kind.TIME:
                values[key] = values[key].cast(pa.timestamp("us"))
        self.tables[name] = frame_of(name, values, _sources(table.column(SOURCE)))

    def _export(self, rest: dict[str, object]) -> Export:
        states, ledger, lists, guessed = (rest[k] for k in ("states", "ledger", "lists", "guessed"))
        requested = rest["requested"]
        assert isinstance(states, dict)
        assert isinstance(lists, dict)
        assert isinstance(ledger, list)
        assert isinstance(guessed, list)
        entries = tuple(Entry(**{**entry, "fate": Fate(entry["fate"])}) for entry in ledger)
        if set(states) != set(TABLES) or self.unknown is None:
            raise Torn
        return Export(
            format=str(rest["format"]),
            generation=str(rest["generation"]),
            language=str(rest["language"]),
            files=tuple(map(str, rest["files"])),  # type: ignore[call-overload]
            tables={
                name: self.tables[name] if name in self.tables else empty_frame(name)
                for name in TABLES
            },
            states={str(name): str(state) for name, state in states.items()},
            ledger=Ledger(entries),
            counted=int(str(rest["counted"])),
            unknown=self.unknown,
            warnings=tuple(Notice[name] for name in rest["warnings"]),  # type: ignore[attr-defined]
            quick=frozenset(map(str, rest["quick"])),  # type: ignore[call-overload]
            lists={Notice[name]: tuple(map(str, tables)) for name, tables in lists.items()},
            guessed=tuple((str(path), str(table)) for path, table in guessed),
            passed_over=int(str(rest["passed_over"])),
            loose=tuple(self.loose),
            requested=datetime.fromtimestamp(int(str(requested)), UTC) if requested else None,
        )


def _loose(body: bytes) -> Loose:
    with pa.ipc.open_stream(body) as reader:
        table = reader.read_all().combine_chunks()
    said = json.loads((table.schema.metadata or {})[_NAME])
    path, member, start, guessed, rest, keys = said["loose"]
    value: Tree = said["odd"]
    if table.num_columns:
        columns = {key: _column(table, key, pa.large_string()) for key in table.column_names}
        value = Batch(columns, odd={int(at): item for at, item in value})
    rest = tuple(map(str, rest))
    return Loose(str(path), value, str(member), int(start), str(guessed), rest, str(keys))


def _sources(column: pa.ChunkedArray) -> pd.Categorical:
    """The paths that rows come from: each once, and a number of it for each row."""
    if not pa.types.is_dictionary(column.type):
        raise Torn
    found = column.unify_dictionaries().combine_chunks()
    codes = found.indices.to_numpy(zero_copy_only=False)
    names = found.dictionary.cast(pa.large_string()).to_pylist()
    return sources_of(codes, names)


def _column(table: pa.Table, name: str, kind: pa.DataType) -> pa.Array:
    """One column as an array of exactly its declared type."""
    column = table.column(name)
    if not column.type.equals(kind) and not (
        pa.types.is_string(column.type) and pa.types.is_large_string(kind)
    ):
        raise Torn
    chunks = column.cast(kind).combine_chunks()
    return chunks if isinstance(chunks, pa.Array) else pa.concat_arrays(chunks.chunks)
