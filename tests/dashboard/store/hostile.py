"""What files built to hurt are made of, and how they are read: as the pages do, within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from dashboard.store import reader, seats
from parsers import Cause, Export, Refusal
from tests.dashboard.store import warm

SECONDS = 30.0
"""Of a processor, for the hardest of them; how busy the machine is makes little difference."""

MEMORY = 1 << 30
"""Bytes that a reading may take above what its tables take."""

CANARY = "kanariegeel-7f3a"
"""Stands in the files; no sentence of ours may repeat it."""

_ROWS = '{"Your Activity": {"Searches": {"SearchList": [%s]}}}'
_ROW = '{"Date": %s, "SearchTerm": %s}'
_DAY = '"2025-01-01 10:00:00"'


def rows(*terms: str) -> bytes:
    """A document with one search for each of these terms, which are JSON."""
    return (_ROWS % ",".join(_ROW % (_DAY, term) for term in terms)).encode()


def dated(*days: str) -> bytes:
    """A document with a search for "owl", and one more for each of these days, which are JSON."""
    records = [_ROW % (_DAY, '"owl"'), *(_ROW % (day, '"later"') for day in days)]
    return (_ROWS % ",".join(records)).encode()


def packed(
    *members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def timed(content: bytes) -> tuple[Export | Refusal, float]:
    """The outcome and its seconds of a processor; its memory is held to its bound here."""
    workers: list[warm.Worker] = []

    def start() -> warm.Worker:
        workers.append(warm.start())
        return workers[-1]

    with pytest.MonkeyPatch.context() as patch:
        if warm.FORKS:
            patch.setattr(reader, "_start", start)
        result = reader.read([("user_data_tiktok", content)], lambda _share: None)
    spent = [worker.spent for worker in workers if worker.spent]
    assert spent or not warm.FORKS
    tables = seats.size(result) if isinstance(result, Export) else 0
    assert max((one.memory for one in spent), default=0) < MEMORY + tables
    return result, sum(one.seconds for one in spent)


def hold_to_refusal(content: bytes, cause: Cause) -> None:
    """It is refused for this cause, soon."""
    result, seconds = timed(content)
    assert isinstance(result, Refusal), result
    assert result.cause is cause
    assert seconds < SECONDS


def read(content: bytes) -> Export:
    """What was read, soon and without a word of the file in what is said about it."""
    result, seconds = timed(content)
    assert isinstance(result, Export), result
    assert seconds < SECONDS
    assert not [said for said in result.warnings if CANARY in said.sentence]
    assert sum(entry.leaves for entry in result.ledger.entries) == result.ledger.total
    return result
