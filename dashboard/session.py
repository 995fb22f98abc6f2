"""The only store of personal data: by session, with a life time.

Nothing from an archive is kept anywhere else: not in Streamlit's caches, which have mixed two
people's data up, nor in its session state, which it keeps until the next visitor leaves. What is
here goes when its session is gone, when nobody used it for a while, or on `forget`.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import coverage
from dashboard import logs, words
from parsers import Cause, Export, Refusal, read_export
from parsers.archive import Source

Kept = TypeVar("Kept")

GRACE_SECONDS = 20.0
"""How long a session may be without its page: a reload or a short loss of connection takes less."""

IDLE_SECONDS = 30 * 60.0
"""How long an open page may go unused: longer, and somebody has left the screen."""

SWEEP_SECONDS = 5.0


class Viewer(Enum):
    """Who is looking; decides what `show` may show."""

    ME = "me"
    TOGETHER = "together"
    ROOM = "room"


class Origin(Enum):
    OWN = "own"
    SAMPLE = "sample"


class Step(Enum):
    """What reading is busy with."""

    OPENING = "opening"
    READING = "reading"
    COUNTING = "counting"
    DONE = "done"


OnStep = Callable[[Step, float], None]
"""Hears what is being done, and which share of the whole is behind."""

_READ = 0.9
"""Share of the work after which everything is read and only counting is left."""


@dataclass
class Holding:
    """What is kept of one session's archive: the reading and what was counted from it."""

    export: Export
    origin: Origin
    viewer: Viewer = Viewer.ME
    derived: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, make: Callable[[Export], Kept]) -> Kept:
        """Something counted from the export: made the first time, and gone with the export."""
        if key not in self.derived:
            self.derived[key] = make(self.export)
        return self.derived[key]


@dataclass
class _Entry:
    holding: Holding
    used: float
    alive: float


Key = tuple[str, str]
"""Streamlit's session id and a number of our own that lives in the session's state."""

_store: dict[Key, _Entry] = {}
_lock = threading.Lock()
_given: list[Path] = []
"""The archive named on the command line, in its parts; gone with `forget`."""


def hand_over(archive: list[Path]) -> None:
    """Takes what was named on the command line, for every page that opens."""
    _given[:] = archive


def handed_over() -> list[Path]:
    return list(_given)


def read(sources: Source, on_step: OnStep) -> Export | Refusal:
    """Reads an archive. The one place where reading happens for the pages."""
    try:
        return read_export(sources, on_step=lambda done: on_step(Step.READING, _READ * done))
    except Exception as error:
        logs.note(error)
        return Refusal(Cause.FAILED)


def open_archive(sources: Source, origin: Origin, on_step: OnStep) -> Refusal | None:
    """Reads an archive into the store, in place of what was there; a refusal changes nothing.

    The uploaded bytes are freed either way: from here on only the tables are needed.
    """
    on_step(Step.OPENING, 0.0)
    try:
        result = read(sources, on_step)
    finally:
        _free_uploads()
    if isinstance(result, Refusal):
        return result
    on_step(Step.COUNTING, _READ)
    holding = Holding(result, origin)
    holding.once("inventory", coverage.take)
    now = time.monotonic()
    with _lock:
        _store[_key()] = _Entry(holding, used=now, alive=now)
    on_step(Step.DONE, 1.0)
    return None


def current() -> Holding | None:
    """This session's holding; asking for it counts as use."""
    with _lock:
        entry = _store.get(_key())
        if entry is None:
            return None
        entry.used = entry.alive = time.monotonic()
        return entry.holding


def holds() -> bool:
    """Whether this session holds anything; asking does not count as use."""
    with _lock:
        return _key() in _store


def forget() -> None:
    """Drops all of this session: tables, uploads, downloads, fields. The file stays where it is."""
    key = _key()
    hand_over([])
    with _lock:
        _store.pop(key, None)
    _free_uploads()
    if Runtime.exists():
        files = Runtime.instance().media_file_mgr
        files.clear_session_refs(key[0])
        files.remove_orphaned_files()  # marks what was downloaded
        files.remove_orphaned_files()  # and drops it
    st.session_state.clear()
    trim()


def sweep(now: float, is_active: Callable[[str], bool]) -> list[str]:
    """Drops what has had its time; the ids of the sessions that have no page any more."""
    gone = []
    with _lock:
        for key, entry in list(_store.items()):
            if is_active(key[0]):
                entry.alive = now
            left = now - entry.alive > GRACE_SECONDS
            if left or now - entry.used > IDLE_SECONDS:
                del _store[key]
            if left:
                gone.append(key[0])
    return gone


def sweep_for_ever(
    is_active: Callable[[str], bool], close: Callable[[str], None], stop: threading.Event
) -> None:
    """Sweeps until `stop`; Streamlit would keep a closed page's session until the next visit."""
    before = len(_store)
    while not stop.wait(SWEEP_SECONDS):
        for session_id in sweep(time.monotonic(), is_active):
            close(session_id)
        if len(_store) < before:
            trim()
        before = len(_store)
    with _lock:
        _store.clear()


def trim() -> None:
    """Gives freed memory back to the system, as far as the system takes it."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        try:
            ctypes.CDLL("libc.so.6").malloc_trim(0)
        except (OSError, AttributeError):
            return  # another C library: it gives memory back in its own time


def language() -> str:
    """The language of this session: the one chosen on the page, else the browser's."""
    return words.choose(st.session_state.get("language") or st.context.locale)


def _key() -> Key:
    context = get_script_run_ctx()
    session_id = context.session_id if context else ""
    return session_id, st.session_state.setdefault("visit", uuid.uuid4().hex)


def _free_uploads() -> None:
    """Frees the bytes of this session's uploads, which Streamlit keeps for longer than the page."""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
