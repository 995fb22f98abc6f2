"""A TXT file by hand, and a look into what is made of one."""

from __future__ import annotations

from parsers.syntax.txt.file import TextFile, opened
from parsers.syntax.txt.reading import read_lines
from parsers.tree import Batch

WATCHED = (
    "Date: 2026-03-01 10:00:02 UTC\n"
    "Link: https://www.tiktokv.com/share/video/7300000000000000002/\n"
    "\n"
    "Date: 2026-03-01 10:00:01 UTC\n"
    "Link: https://www.tiktokv.com/share/video/7300000000000000001/\n"
    "\n\n"
)
TIMES = ["2026-03-01 10:00:02 UTC", "2026-03-01 10:00:01 UTC"]
LINKS = [
    "https://www.tiktokv.com/share/video/7300000000000000002/",
    "https://www.tiktokv.com/share/video/7300000000000000001/",
]


def read_text(text: str, member: str) -> TextFile:
    """What a text under this name holds."""
    return read_lines(opened(text, member))


def columns(file: TextFile, *keys: str | int) -> dict[str, list[str]]:
    """The columns of the batch at these keys."""
    value = file.value
    for key in keys:
        value = value[key]
    assert isinstance(value, Batch)
    return {key: column.to_pylist() for key, column in value.columns.items()}
