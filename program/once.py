"""One Inzage at a time: a second double click opens the page of the one that runs.

The first one holds a lock in a folder that its user alone can enter; the system lets go of it
however the program ends. The second one finds it held and leaves an empty file there. The first one
sees that, takes it away and opens its page again. Neither key nor address is ever written down, and
whoever cannot enter the folder can ask for nothing.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PATIENCE = 30.0
"""Seconds that the first one has to answer: it may still be starting, on a slow computer."""

PAUSE = 0.3
"""Seconds between two looks at the folder."""


class First:
    """The place of the one that runs. Without a lock it is one that knows of no other."""

    def __init__(self, place: Path | None = None, lock: int | None = None) -> None:
        self._place = place
        self._lock = lock
        self._over = threading.Event()

    def watch(self, is_up: Callable[[], bool], show: Callable[[], object]) -> None:
        """Opens the page, by `show`, when somebody asks; who asks before it is up sees it open."""
        if self._place is not None and self._lock is not None:
            threading.Thread(
                target=self._watch, args=(self._place, is_up, show), daemon=True
            ).start()

    def _watch(self, place: Path, is_up: Callable[[], bool], show: Callable[[], object]) -> None:
        was_up = False
        while not self._over.wait(PAUSE):
            if was_up and _asked(place).exists():
                show()
            if was_up or is_up():
                was_up = True
                _take_away(_asked(place))

    def end(self) -> None:
        """Leaves nothing behind."""
        self._over.set()
        if self._place is None or self._lock is None:
            return
        if sys.platform == "win32":  # there an open file cannot be taken away
            os.close(self._lock)
            _take_away(_held(self._place))
        else:  # before anybody else can hold it
            _take_away(_held(self._place))
            os.close(self._lock)
        # Whoever waits for an answer can hold the lock by now, and sees to that first.
        _take_away(_asked(self._place))
        with suppress(OSError):
            self._place.rmdir()


def first() -> First | None:
    """The place of this program; None where another one runs and has opened its page.

    Another one that does not answer is left alone after a while: nobody is turned away for it.
    """
    latest, asked = time.monotonic() + PATIENCE, False
    while time.monotonic() < latest and (place := folder()) is not None:
        is_answered = asked and not _asked(place).exists()
        if (lock := _hold(place)) is not None:
            _take_away(_asked(place))
            return First(place, lock)
        if is_answered:
            return None
        if not asked:
            asked = _leave(_asked(place))
        time.sleep(PAUSE)
    return First()


def folder() -> Path | None:
    """A folder of this user's alone; None where there is none, as where another made it before."""
    among = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    # Windows knows no such number; there the folder for temporary files is each user's own.
    user = None if sys.platform == "win32" else os.getuid()
    place = Path(among, "inzage" if user is None else f"inzage-{user}")
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError:
        return None
    if user is None:
        return place
    closed = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return place if closed and found.st_uid == user else None


def _asked(place: Path) -> Path:
    return place / "show"


def _held(place: Path) -> Path:
    return place / "running"


def _leave(file: Path) -> bool:
    """An empty file; False if the folder is gone, with the one that ended just now."""
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError:
        return False
    return True


def _take_away(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _hold(place: Path) -> int | None:
    """The lock, as an open file; None if another one holds it."""
    try:
        # To read: nothing is written in it, and *Check it yourself* counts files that are.
        lock = os.open(_held(place), os.O_RDONLY | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        _lock(lock)
        # The one that ended just now may have taken away what was opened a moment before.
        if os.path.samestat(os.fstat(lock), _held(place).stat()):
            return lock
    except OSError:
        pass
    os.close(lock)
    return None


def _lock(file: int) -> None:
    """Raises OSError where another program holds it."""
    if sys.platform == "win32":  # not yet tried
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
