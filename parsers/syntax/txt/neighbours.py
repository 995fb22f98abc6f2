"""The watch history by the files beside it, where neither its name nor its labels tell.

Likes, favourites and what was watched look alike. In the newest layout the watch history lies in
the folder of the login history, which is known by its addresses, and the others lie in another one:
two folders with such lists show that it is this layout, for in the older ones all lay together.
That is one sign. The other is how its times follow each other: somebody who watches moves on within
a minute, for hours and days; nobody likes or keeps videos so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from parsers.syntax.txt.file import Beside
from parsers.syntax.txt.guess import LOGIN
from parsers.syntax.txt.kinds import all_of, is_time, is_video
from parsers.syntax.txt.records import Records

_VIDEOS = "Watch History"
_MANY, _MINUTE, _LONGEST = 200, 60, 200
"""Views, seconds from one to the next (in the middle), and days from the first to the last: the
watch history reaches back half a year."""


def login_beside(names: Mapping[str, str]) -> Beside | None:
    """How a login history that was known by its addresses calls its times."""
    return next((Beside(LOGIN, label) for label, name in names.items() if name == "Date"), None)


def beside(records: Records) -> Beside | None:
    """What records of a time and a video look like; None if they are not that."""
    if len(records.labels) != 2:
        return None
    clock, other = records.labels
    times, links = records.column(clock), records.column(other)
    if len(times) < len(records) or not all_of(is_time, times) or not all_of(is_video, links):
        return None
    return Beside(_VIDEOS, clock, _is_dense(times))


def _is_dense(times: Sequence[str]) -> bool:
    if len(times) < _MANY:
        return False
    try:
        at = np.sort(np.array([time[:19] for time in times], "datetime64[s]").astype(np.int64))
    except ValueError:
        return False
    days = (at[-1] - at[0]) / 86_400
    return bool(np.median(np.diff(at)) <= _MINUTE and days <= _LONGEST)


def sections_beside(found: Mapping[str, Beside]) -> dict[str, str]:
    """Member -> section, for those that alone in their folder can be it."""
    folders: dict[str, dict[str, Beside]] = defaultdict(dict)
    for member, one in found.items():
        folders[member.rpartition("/")[0]][member] = one
    with_videos = [f for f, files in folders.items() if _alike(files)]
    section_names: dict[str, str] = {}
    for folder, files in folders.items():
        clocks = [one.clock for one in files.values() if one.like == LOGIN]
        alike = _alike(files)
        if len(clocks) == len(alike) == 1 and set(with_videos) > {folder}:
            one = files[alike[0]]
            if one.clock == clocks[0] and one.dense:
                section_names[alike[0]] = _VIDEOS
    return section_names


def _alike(files: Mapping[str, Beside]) -> list[str]:
    return [member for member, one in files.items() if one.like == _VIDEOS]
