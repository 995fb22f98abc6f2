"""What some arguments of the command must be; what is wrong is said in a sentence."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from contextlib import suppress

_ADDRESS = re.compile(r"https://([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?/?")


def bytes_of_gib(text: str) -> int:
    """A number of GiB in bytes. Raises ArgumentTypeError, as the others here do."""
    with suppress(ValueError):
        if 0 < float(text) < 1024:
            return int(float(text) * (1 << 30))
    raise ArgumentTypeError("it is a number of GiB, more than 0 and less than 1024")


def port(text: str) -> int:
    """The number of a port; 0 is any that is free."""
    if text.isdecimal() and int(text) < 1 << 16:
        return int(text)
    raise ArgumentTypeError("it is a number from 0 to 65535")


def address(text: str) -> str:
    """An https address without a path; pages and policy are compared with it to the letter."""
    if not _ADDRESS.fullmatch(text.lower()):
        raise ArgumentTypeError("it is an https address without a path")
    return text.lower().rstrip("/").removesuffix(":443")
