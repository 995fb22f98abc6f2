"""What a file is by the files beside it, where neither its name nor its labels tell.

In every language the watch history and the searches lie in the folder of the login history, which
is known by its addresses; likes and favourites look like the watch history, but lie elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from parsers.format.links import video_ids
from parsers.syntax.txt.file import Beside
from parsers.syntax.txt.guess import LOGIN, is_link, is_time
from parsers.syntax.txt.records import Records

_VIDEOS, _WORDS = "Watch History", "Searches"


def login_beside(names: Mapping[str, str]) -> Beside | None:
    """How a login history that was known by its addresses calls its times."""
    return next((Beside(LOGIN, label) for label, name in names.items() if name == "Date"), None)


def beside(records: Records) -> Beside | None:
    """What records of a time and one thing more look like; None if they are not that."""
    if len(records.labels) != 2:
        return None
    clock, other = records.labels
    times, values = records.column(clock), records.column(other)
    if len(times) < len(records) or not all(map(is_time, times)):
        return None
    filled = [value for value in values if value.strip()]
    if filled and pc.all(pc.is_valid(video_ids(pa.array(filled, pa.large_string())))).as_py():
        return Beside(_VIDEOS, clock)
    if filled and not any(map(is_link, filled)):
        return Beside(_WORDS, clock)
    return None


def places_beside(found: Mapping[str, Beside]) -> dict[str, str]:
    """Member -> section, for those that alone in their folder can be it."""
    folders: dict[str, dict[str, Beside]] = defaultdict(dict)
    for member, one in found.items():
        folders[member.rpartition("/")[0]][member] = one
    places: dict[str, str] = {}
    for files in folders.values():
        clocks = [one.clock for one in files.values() if one.like == LOGIN]
        if len(clocks) != 1:
            continue
        for place in (_VIDEOS, _WORDS):
            alike = [m for m, one in files.items() if one == Beside(place, clocks[0])]
            if len(alike) == 1:
                places[alike[0]] = place
    return places
