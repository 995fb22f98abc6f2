"""Reading for the pages: in a process of its own, with limits, two at a time and a small one.

A worker that dies or takes too long gives a refusal; the server and everybody else on it go on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from dashboard.store.turns import Turns
from parsers import Cause, Export, Refusal
from parsers.archive.opening import LIMIT
from parsers.worker import parcel

AT_A_TIME = 2
"""More readings at once than cores only make each of them late."""

SMALL = 1 << 20
"""Bytes handed over up to which a file is small: it need not wait for the large ones."""

SMALL_SECONDS = 10
"""What a small one has at first: 1 MB of a zip is read in one or two. Some unpack to hundreds of
times as much; what is not done by then waits its turn with the large ones, and begins anew."""

SMALL_MEMORY = 4 << 30
"""Address space of a small one, of which it uses 400 MB at the most."""

NICE = 10
"""How far a large reading stands back where others want the processor too: pages, small files."""

SECONDS = 180
"""A real archive takes one to five seconds; this is for the slowest computer with the largest."""

ROOM_SECONDS = 60
"""The same where others wait, and where at most a quarter as much may be unpacked."""

PATIENCE = 180.0
"""Seconds that somebody waits for a turn: three times as long as a reading in a room may take."""

MEMORY = 12 << 30
"""Address space of a reading, of which most is never touched: 430 MB of JSON that all become
objects take 3 GB of memory and 10 of addresses. Above this a file is an attack or a mistake."""

LEAST_MEMORY = 8 << 30
"""The same where less may be unpacked, as in a room: 220 MB of such JSON take 1.7 GB of memory and
5.2 of addresses. Two readings and thirty people's tables stay within 24 GB, whatever is in the
files."""

VALUES = 4_000_000
"""Values that may become objects, which are all but those in long lists of one shape. Each costs
up to 8 microseconds and a kilobyte. A million views that for once are not all texts are two or
three million values."""

ANSWER = 6 << 30
"""The most that a worker may send back."""

_turns = Turns(AT_A_TIME)
_ROOT = Path(__file__).resolve().parents[2]
_WORKER = _ROOT / "parsers" / "worker" / "worker.py"

Part = Path | tuple[str, bytes]


def read(
    parts: Iterable[Part],
    on_share: Callable[[float], None],
    *,
    limit: int = LIMIT,
    seconds: float = SECONDS,
    memory: int | None = None,
    person: str = "",
    on_wait: Callable[[], None] = lambda: None,
) -> Export | Refusal:
    """Reads an archive given as paths or as (name, bytes). Never raises for what is in it.

    `limit` is the most that may be unpacked; time and memory go with it. A `person`, where one is
    named, has one reading at a time. `on_wait` is called while it is not its turn.
    """
    parts = list(parts)
    order, more = _order(limit, memory)
    if _is_small(parts):
        modest = order | {"memory": min(order["memory"], SMALL_MEMORY), "nice": 0}
        with _turns.turn(person, small=True, patience=PATIENCE, on_wait=on_wait) as mine:
            if not mine:
                return Refusal(Cause.BUSY)
            result = _read_now(parts, on_share, modest, min(seconds, SMALL_SECONDS))
        if result != Refusal(Cause.STOPPED):
            return result
    with _turns.turn(person, small=False, patience=PATIENCE, on_wait=on_wait) as mine:
        if not mine:
            return Refusal(Cause.BUSY)
        return _read_now(parts, on_share, order | {"nice": NICE}, seconds * more)


def read_unqueued(parts: Iterable[Part], *, limit: int = LIMIT) -> Export | Refusal:
    """The same at once, for whoever counts the readings himself."""
    order, more = _order(limit, None)
    return _read_now(list(parts), lambda _share: None, order | {"nice": NICE}, SECONDS * more)


def _order(limit: int, memory: int | None) -> tuple[dict[str, Any], float]:
    """What a worker is told of its limits, and how many times the usual seconds it has."""
    more = max(1.0, limit / LIMIT)
    return {
        "limit": limit,
        "values": int(VALUES * more),
        "memory": memory or max(LEAST_MEMORY, int(MEMORY * limit / LIMIT)),
    }, more


def _is_small(parts: list[Part]) -> bool:
    """Whether this is little, as it was handed over; a folder is not, since nobody has counted."""
    size = 0
    for part in parts:
        if isinstance(part, Path):
            try:
                size += SMALL + 1 if part.is_dir() else part.stat().st_size
            except OSError:
                continue  # reading says what is wrong with it
        else:
            size += len(part[1])
    return size <= SMALL


def _read_now(
    parts: list[Part], on_share: Callable[[float], None], order: dict[str, Any], seconds: float
) -> Export | Refusal:
    """One reading in one worker, which is gone afterwards."""
    worker = _start()
    clock = threading.Timer(seconds, worker.kill)
    clock.start()
    try:
        return _answer(worker, parts, on_share, order | {"seconds": int(seconds) + 1})
    finally:
        clock.cancel()
        worker.kill()
        worker.wait()
        for stream in (worker.stdin, worker.stdout):
            _close(stream)


def network() -> str:
    """What of the network a worker has, as it sees it once it has given everything up.

    "none"; "guarded" where the system leaves it some and Python's calls are refused; "open" where
    they are not; "left" where the system would have taken it, and it is still there.
    """
    left = _asked("network")
    return "left" if left != "none" and _asked("apart") == "yes" else left


def commands() -> tuple[tuple[str, ...], ...]:
    """Every program that is started for reading: the one that reads, and what it is asked.

    Each by its words, and as the one line that Windows makes of them.
    """
    started = tuple(_command(*words) for words in ((), ("network",), ("apart",)))
    return (*started, *((subprocess.list2cmdline(one),) for one in started))


def _asked(word: str) -> str:
    worker = _start(word)
    clock = threading.Timer(SECONDS, worker.kill)
    clock.start()
    try:
        return worker.communicate()[0].decode("ascii", "replace")
    finally:
        clock.cancel()


def _command(*words: str) -> tuple[str, ...]:
    if getattr(sys, "frozen", False):  # the program folder, which has no Python of its own
        return (sys.executable, "--read", *words)
    # By its path and with nothing put before the modules' own places (-P), see its `main`.
    return (sys.executable, "-P", str(_WORKER), *words)


def _start(*words: str) -> subprocess.Popen[bytes]:
    """A Python with nothing of this process in it but the way to its own modules."""
    kept = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "LC_ALL", "HOME")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["PYTHONPATH"] = str(_ROOT)
    return subprocess.Popen(  # noqa: S603 - our own file, and no words of anybody
        _command(*words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # A worker's own words could quote the file, so they go nowhere.
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _answer(
    worker: subprocess.Popen[bytes],
    parts: list[Part],
    on_share: Callable[[float], None],
    order: dict[str, Any],
) -> Export | Refusal:
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        _hand_over(worker.stdin, parts, order)
        unpacking = parcel.Unpacking()
        for kind, body in parcel.receive(worker.stdout, ANSWER):
            if kind == parcel.PROGRESS:
                on_share(min(max(float(body), 0.0), 1.0))
            elif (result := unpacking.take(kind, body)) is not None:
                return result
    except (parcel.Torn, OSError, ValueError):
        return Refusal(Cause.STOPPED)  # its pipe broke in the middle
    return Refusal(Cause.STOPPED)


def _hand_over(stream: IO[bytes], parts: list[Part], order: dict[str, Any]) -> None:
    uploads = [part for part in parts if isinstance(part, tuple)]
    what = {
        "paths": [str(part) for part in parts if isinstance(part, Path)],
        "uploads": [(name, len(data)) for name, data in uploads],
    }
    stream.write(json.dumps(order | what).encode() + b"\n")
    for _, data in uploads:
        stream.write(data)
    stream.close()


def _close(stream: IO[bytes] | None) -> None:
    if stream:
        try:
            stream.close()
        except OSError:
            return  # the worker is gone and took its end of the pipe along
