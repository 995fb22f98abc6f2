"""The lines of a long text without a Python text for each.

In a list of records nearly all lines are read as columns (`parsers.syntax.txt.blocks`): to make a
text of each would take a third of the time, and four times the memory of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

_FEED = "\n"
_PIECE = 1 << 18
"""Bytes looked at together: they stay in the processor's cache."""


class Unsplit(Sequence[str]):
    """The lines of a text, each made when it is asked for; a slice is a list.

    `text`: the whole in UTF-8, with a line feed behind each line, the last one too. `bounds`: line
    `n` is the bytes from `bounds[n]` to `bounds[n + 1]`, its line feed included.
    """

    def __init__(self, text: str) -> None:
        self.text = (text if text.endswith(_FEED) else text + _FEED).encode()
        signs = np.frombuffer(self.text, np.uint8)
        bounds = [np.zeros(1, np.int64)]
        for start in range(0, len(signs), _PIECE):
            feeds = np.flatnonzero(signs[start : start + _PIECE] == ord(_FEED))
            bounds.append(feeds + (start + 1))
        self.bounds = np.concatenate(bounds)

    def trim(self) -> None:
        """Leaves out the blank lines at both ends."""
        filled = np.flatnonzero(np.diff(self.bounds) > 1)
        first = next((at for at in filled if self[int(at)].strip()), len(self))
        last = next((at for at in filled[::-1] if self[int(at)].strip()), first - 1)
        self.bounds = self.bounds[first : last + 2]

    @classmethod
    def of(cls, lines: Sequence[str]) -> Unsplit:
        """The same lines, put together where they are texts."""
        return lines if isinstance(lines, Unsplit) else cls(_FEED.join([*lines, ""]))

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._between(0, len(self)))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return self._between(start, stop) if step == 1 else [*self][at]
        number = range(len(self))[at]
        return self.text[self.bounds[number] : self.bounds[number + 1] - 1].decode()

    def _between(self, start: int, stop: int) -> list[str]:
        if start >= stop:
            return []
        return self.text[self.bounds[start] : self.bounds[stop] - 1].decode().split(_FEED)
