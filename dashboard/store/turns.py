"""Whose file is read next: in the order of coming, one of each person, small ones beside the rest.

Two files that take long must not keep a third person waiting who has only a small one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOKS = 0.5
"""Seconds after which whoever waits is asked whether they still do."""


class Turns:
    """`places` readings at once, and one more that only small files take.

    A person, where one is named, has one place or waits for one, never more: whoever hands over
    ten files at once is not ten people.
    """

    def __init__(self, places: int) -> None:
        self._free = {False: places, True: 1}
        self._waiting: list[tuple[object, bool]] = []
        self._persons: set[str] = set()
        self._changed = threading.Condition()

    @contextmanager
    def turn(
        self, person: str, *, small: bool, patience: float, on_wait: Callable[[], None]
    ) -> Iterator[bool]:
        """Waits for a place and keeps it; False if there is none for this person in time.

        `on_wait` is called in between, and ends the waiting by whatever it raises. `patience` is
        in seconds.
        """
        with self._one_of(person) as alone:
            place = self._wait(small, patience, on_wait) if alone else None
            try:
                yield place is not None
            finally:
                if place is not None:
                    self._leave(place)

    @contextmanager
    def _one_of(self, person: str) -> Iterator[bool]:
        with self._changed:
            alone = not person or person not in self._persons
            if alone and person:
                self._persons.add(person)
        try:
            yield alone
        finally:
            if alone:
                with self._changed:
                    self._persons.discard(person)

    def _wait(self, small: bool, patience: float, on_wait: Callable[[], None]) -> bool | None:
        """Which kind of place was taken: True for that of the small ones, None for none."""
        latest = time.monotonic() + patience
        mine = (object(), small)
        with self._changed:
            self._waiting.append(mine)
        try:
            while True:
                with self._changed:
                    if (place := self._taken(mine)) is not None:
                        return place
                    left = latest - time.monotonic()
                    if left <= 0:
                        return None
                    self._changed.wait(min(left, _LOOKS))
                on_wait()
        finally:
            with self._changed:
                self._waiting.remove(mine)
                self._changed.notify_all()

    def _taken(self, mine: tuple[object, bool]) -> bool | None:
        """The place that this one takes now, if it is its turn; the lock is held."""
        small = mine[1]
        before = self._waiting[: self._waiting.index(mine)]
        # A small one takes its own place first, and another only where nobody waits for that.
        if small and self._free[True] and not any(one[1] for one in before):
            self._free[True] -= 1
            return True
        if self._free[False] > len(before):
            self._free[False] -= 1
            return False
        return None

    def _leave(self, place: bool) -> None:
        with self._changed:
            self._free[place] += 1
            self._changed.notify_all()
