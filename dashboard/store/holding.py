"""What is kept of one session's archive, who is looking at it, and how far reading it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from threading import Event, RLock, Thread
from typing import Any, TypeVar

from parsers import Export

Kept = TypeVar("Kept")


class Viewer(Enum):
    """Who is looking; decides what `show` may show."""

    ME = "me"
    TOGETHER = "together"
    ROOM = "room"


class Part(Enum):
    """What stays closed when two look together, until the one whose file it is opens it."""

    TIMES = "times"
    COMPANIES = "companies"
    PLACES = "places"
    LINKS = "links"
    PEOPLE = "people"
    ACCOUNT = "account"
    MESSAGES = "messages"
    SEARCHES = "searches"
    COMMENTS = "comments"


class Origin(Enum):
    OWN = "own"
    SAMPLE = "sample"


class Step(Enum):
    """What reading is busy with."""

    OPENING = "opening"
    WAITING = "waiting"
    READING = "reading"
    COUNTING = "counting"
    DONE = "done"


@dataclass
class Holding:
    """What is kept of one session's archive: the reading and what was counted from it.

    `viewer` is None until somebody has said who is looking; until then nothing is shown. `opened`
    is what the child has opened, `band` the key of the age band that was chosen together.
    """

    export: Export
    origin: Origin
    viewer: Viewer | None = None
    opened: frozenset[Part] = frozenset()
    held: bool = False
    """Whether two looked together: what is not opened stays closed to a room that comes after."""

    band: str = ""
    code: str = ""
    """Four digits that the young person may set, without which nothing more is shown."""

    age_opened: bool = False
    """Whether the birth date in it may be looked at: only once somebody opened it by hand."""

    tab: str = ""
    """The number of the browser tab in which it was opened; a reload of that tab finds it again."""

    files: tuple[Export, ...] = ()
    """The files of which the export was put together, to compare them; none where it is one."""

    beside: Export | None = None
    """Another file of the same account, to compare with; nothing else is shown of it."""

    as_read: Export | None = None
    """The export before the person said what places are (`dashboard.store.saying`)."""

    derived: dict[str, Any] = field(default_factory=dict)
    ahead: Thread | None = None
    """What counts for the first page before it is asked for (`dashboard.store.ahead`)."""

    left: Event = field(default_factory=Event)
    """Set once nothing is to be counted any more."""

    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    def once(self, key: str, make: Callable[[Export], Kept]) -> Kept:
        """Something counted from the export: made the first time, and gone with the export.

        Whoever asks while it is being made waits for it.
        """
        with self._lock:
            if key not in self.derived:
                self.derived[key] = make(self.export)
            return self.derived[key]
