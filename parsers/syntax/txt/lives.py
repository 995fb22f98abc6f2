"""LIVE videos that were watched: fields of one LIVE, then what was written there, under headings.

Date and time: 2024-12-01 20:00:00
Comments you sent:
[2024-12-01 20:03:00]: hello
Questions you sent:
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.syntax.txt.file import Lines, TextFile, add
from parsers.syntax.txt.lines import pair_of, put
from parsers.syntax.txt.messages import message_of
from parsers.syntax.txt.names import empty_in, english, heading_begins
from parsers.tree import Batch, Tree

PLACE = "Watch Live History"
_FIELDS = {
    "Comments": ("CommentTime", "CommentContent"),
    "Questions": ("QuestionTime", "QuestionContent"),
}
_MAP = "WatchLiveMap"


def has_lives(lines: Sequence[str]) -> bool:
    """Whether lines hold headings with what was written below them."""
    return any(heading_begins(line, tuple(_FIELDS)) for line in lines)


class _Live:
    """One LIVE in the making."""

    def __init__(self) -> None:
        self.row: dict[str, Tree] = {}
        self.seen: Counter[str] = Counter()
        self.said: dict[str, list[tuple[str, str]]] = {}

    def tree(self) -> dict[str, Tree]:
        for key, said in self.said.items():
            at, text = _FIELDS[key]
            columns = {at: [time for time, _ in said], text: [words for _, words in said]}
            put(self.row, self.seen, key, Batch(columns, leaves_each=1) if said else [])
        return self.row


def lives_file(file: Lines) -> TextFile:
    """A file of LIVEs. A heading is no leaf, but where nothing stands under it, it is the one."""
    lives: list[_Live] = []
    rest: list[str] = []
    headings = 0
    under = ""
    blank: list[str] = []
    first = ""
    for line in file.lines:
        if not line or line.isspace():
            blank.append(line)
            continue
        key = heading_begins(line, tuple(_FIELDS))
        message = message_of(line)
        pair = pair_of(line)
        live = lives[-1] if lives else None
        if key and live and key not in live.said and pair and pair[1].strip():
            put(live.row, live.seen, key, pair[1])
            under = ""
        elif key and live and key not in live.said:
            under, live.said[key] = key, []
        elif message and live and under:
            headings += not live.said[under]
            live.said[under].append((message[0], message[2]))
        elif live and under and not live.said[under] and empty_in(line):
            headings += 1
            under = ""
        elif pair and (not live or not under or pair[0] == first or english(pair[0], file.codes)):
            if not live or pair[0] == first or not first:
                first = first or pair[0]
                live = _Live()
                lives.append(live)
            under = ""
            put(live.row, live.seen, english(pair[0], file.codes) or pair[0], pair[1])
        elif live and under and live.said[under]:
            at, text = live.said[under][-1]
            live.said[under][-1] = at, "\n".join([text, *blank, line])
        else:
            rest.append(line)
        blank = []
    value: dict[str, Tree] = {_MAP: {"": [live.tree() for live in lives]}} if lives else {}
    if rest:
        add(value, "(text)", rest)
    return TextFile(PLACE, value, headings=headings)
