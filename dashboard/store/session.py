"""The only store of personal data: by session, with a life time.

Nothing from an archive is kept anywhere else: not in Streamlit's caches, which have mixed two
people's data up, nor in its session state, which it keeps until the next visitor leaves. What is
here goes when its session is gone, when nobody used it for a while, or on `forget`.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import inventory, merging
from dashboard import words
from dashboard.process import logs, memory, terms
from dashboard.store import ahead, reader, seats, streamlits
from dashboard.store.holding import Holding, Origin, Step, Viewer
from dashboard.store.holding import Part as Part
from parsers import Cause, Export, Refusal, read_export
from parsers.archive.opening import Source

GRACE_SECONDS = 20.0
"""How long a session may be without its page: a reload or a short loss of connection takes less."""

IDLE_SECONDS = 30 * 60.0
"""How long an open page may go unused: longer, and somebody has left the screen."""


OnStep = Callable[[Step, float], None]
"""Hears what is being done, and which share of the whole is behind."""

_READ = 0.9
"""Share of the work after which everything is read and only counting is left."""


@dataclass
class _Entry:
    holding: Holding
    used: float
    alive: float
    visitor: str = ""


LANGUAGE = "language"
"""Where the language stands that was chosen on the page."""

LARGER = "larger"
"""Where it stands that larger letters were chosen."""

Key = tuple[str, str]
"""Streamlit's session id and a number of our own that lives in the session's state."""

_store: dict[Key, _Entry] = {}
_opening: dict[Key, str] = {}
"""Who is having something read, on which page."""

_lock = threading.Lock()
_given: list[tuple[Path, Callable[[], bool]]] = []
"""The archive named on the command line, in its parts, and whether it is for the page that asks;
gone with `forget`."""


def hand_over(archive: list[Path], is_for_this_page: Callable[[], bool]) -> None:
    """Takes what was named on the command line, for the pages of which this is true."""
    _given[:] = [(part, is_for_this_page) for part in archive]


def handed_over() -> list[Path]:
    """What was named on the command line, for whom it is meant."""
    return [part for part, is_for_this_page in _given if is_for_this_page()]


def read(
    sources: Source, origin: Origin, on_step: OnStep, *, renamed: bool = False
) -> Export | Refusal:
    """Reads an archive: a person's own in a process apart, since its bytes are a stranger's."""

    def on_share(done: float) -> None:
        on_step(Step.READING, _READ * done)

    agreed = terms.agreed()
    try:
        if origin is Origin.SAMPLE:
            return read_export(sources, on_step=on_share)

        parts, begun, files = _parts(sources), count(), seats.Apart(agreed.room)

        def apart(some: Sequence[reader.Part]) -> Export | Refusal:
            before = next(begun)

            def on_some(done: float) -> None:
                # Several files are read one after the other, unless they are parts of one.
                on_share(done if len(some) == len(parts) else (before + done) / len(parts))

            one = reader.read(
                some,
                on_some,
                limit=agreed.most_unpacked,
                seconds=reader.ROOM_SECONDS if agreed.room else reader.SECONDS,
                person=streamlits.visitor() if agreed.room else "",
                on_wait=lambda: on_step(Step.WAITING, 0.0),
            )
            return one if len(some) == len(parts) else files.with_another(one)

        return merging.read_several(parts, apart, renamed=renamed)
    except seats.AboveShareError:
        return Refusal(Cause.ABOVE_SHARE)
    except Exception as error:
        logs.note(error)
        return Refusal(Cause.FAILED)


def _parts(sources: Source) -> list[reader.Part]:
    if isinstance(sources, bytes):
        return [("archive", sources)]
    return [Path(sources)] if isinstance(sources, str | Path) else list(sources)


def open_archive(
    sources: Source, origin: Origin, on_step: OnStep, *, renamed: bool = False
) -> Refusal | None:
    """Reads an archive, or several of one account, into the store, in place of what was there; a
    refusal changes nothing. `renamed` says that files with different names are of one account.

    The uploaded bytes are freed either way: from here on only the tables are needed.
    """
    on_step(Step.OPENING, 0.0)
    try:
        with _seat(origin) as refusal:
            result = refusal or read(sources, origin, on_step, renamed=renamed)
            result = seats.within_share(terms.agreed().room, result, beside=on_other_pages())
            if isinstance(result, Refusal):
                return result
            on_step(Step.COUNTING, _READ)
            files = seats.to_compare(terms.agreed().room, result, beside=on_other_pages())
            whole = replace(result, parts=())
            holding = Holding(whole, origin, files=files, tab=streamlits.tab())
            holding.once("inventory", inventory.take)
            now = time.monotonic()
            with _lock:
                _store[_key()] = _Entry(holding, now, now, streamlits.visitor())
    finally:
        streamlits.free_uploads()
    on_step(Step.DONE, 1.0)
    return None


@contextmanager
def _seat(origin: Origin) -> Iterator[Refusal | None]:
    """Keeps a place in the store while reading; gives the refusal where there is none."""
    room, key, me, own = terms.agreed().room, _key(), streamlits.visitor(), origin is Origin.OWN
    with _lock:
        others = {*_opening.values(), *(entry.visitor for entry in _store.values())} - {me}
        refusal = seats.turned_away(room, own=own, taken=len(others))
        if refusal is None:
            _opening[key] = me
    try:
        yield refusal
    finally:
        with _lock:
            _opening.pop(key, None)


def on_other_pages() -> int:
    """Bytes of tables that whoever asks has open on other pages."""
    key, me = _key(), streamlits.visitor()
    with _lock:
        kept = [one.holding for k, one in _store.items() if one.visitor == me and k != key]
    return sum(map(seats.held, kept))


def current() -> Holding | None:
    """This session's holding; asking for it counts as use."""
    with _lock:
        entry = _store.get(_key()) or _back(_key())
        if entry is None:
            return None
        entry.used = entry.alive = time.monotonic()
        return entry.holding


def _back(key: Key) -> _Entry | None:
    """What the same browser tab had open before it was loaded anew; it changes to this session."""
    tab = streamlits.tab()
    before = [old for old, entry in _store.items() if tab and entry.holding.tab == tab]
    if not before or key in _store:
        return None
    _store[key] = _store.pop(before[0])
    return _store[key]


def holds() -> bool:
    """Whether this session holds anything; asking does not count as use."""
    with _lock:
        return _key() in _store


def forget() -> None:
    """Drops all of this session: tables, uploads, downloads, fields. The file stays where it is."""
    key = _key()
    _given.clear()
    _count_no_more(key)
    with _lock:
        _store.pop(key, None)
    streamlits.free_uploads()
    streamlits.free_downloads(key[0])
    # What they need to read says nothing of the file, and they read on.
    reading = {
        name: st.session_state[name] for name in (LANGUAGE, LARGER) if name in st.session_state
    }
    st.session_state.clear()
    for name, chosen in reading.items():
        st.session_state[name] = chosen
    memory.trim()


def _count_no_more(key: Key) -> None:
    with _lock:
        entry = _store.get(key)
    if entry:
        ahead.end(entry.holding)


def keep(field: str, name: str) -> None:
    """Keeps what was chosen in a field; nothing where all was forgotten meanwhile."""
    if field in st.session_state:
        st.session_state[name] = st.session_state[field]


def look_as(viewer: Viewer) -> None:
    """Says who is looking from now on; what was open or made to save for another viewer goes."""
    holding = current()
    if holding is None:
        return
    if viewer is not holding.viewer:
        holding.age_opened = False
        streamlits.free_downloads(_key()[0])
        st.session_state.pop("table", None)
        if viewer is not Viewer.ROOM:  # a room sees what was open, whoever comes after it nothing
            holding.opened = frozenset()
    if viewer is Viewer.TOGETHER:
        holding.held = True
    else:
        holding.band = ""
    if viewer is Viewer.ME:  # a room asks for the code on the way back, like two who look together
        holding.code = ""
        holding.held = False
    holding.viewer = viewer


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


def language() -> str:
    """The language of this session: the one chosen on the page, else the browser's."""
    return words.choose(st.session_state.get(LANGUAGE) or st.context.locale)


def _key() -> Key:
    context = get_script_run_ctx()
    session_id = context.session_id if context else ""
    return session_id, st.session_state.setdefault("visit", uuid.uuid4().hex)


def clear() -> None:
    """Drops what every session holds; the program ends."""
    with _lock:
        _store.clear()


def held_by() -> int:
    """How many sessions hold something."""
    return len(_store)
