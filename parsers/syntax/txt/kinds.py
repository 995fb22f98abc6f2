"""Kinds of values by which a column is known in any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from parsers.format.addresses import bare_address
from parsers.format.invisible import visible

_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?: UTC)?", re.ASCII)
_LINK = re.compile(r"https?://\S+(?:\nhttps?://\S+)*")
_VIDEO = re.compile(r"https?://\S+/(?:video|photo|v)/\d{6,20}(?:[/?]\S*)?", re.ASCII)
_ACCOUNT = re.compile(r"[\w.]{1,40}")
_SYSTEM = re.compile(r"\s*(iOS|iPadOS|Android|Windows|macOS|Mac OS|Linux|HarmonyOS)\b")
_NETWORKS = frozenset(
    ["wi-fi", "wifi", "mobile", "cellular", "lte", "2g", "3g", "4g", "5g", "unknown"]
)
_ENOUGH = 1000
_NOTHING = ("N/A",)


def is_time(value: str) -> bool:
    return _TIME.fullmatch(value if value.isascii() else visible(value)) is not None


def is_link(value: str) -> bool:
    return _LINK.fullmatch(value) is not None


def is_video(value: str) -> bool:
    """A link to one video, as lists of videos hold it; posts hold links to files instead."""
    return _VIDEO.fullmatch(value) is not None


def is_account(value: str) -> bool:
    return _ACCOUNT.fullmatch(value) is not None


def is_number(value: str) -> bool:
    return value.strip().isdecimal()


def is_address(value: str) -> bool:
    """An internet address, also in brackets or with a port behind it."""
    try:
        ip_address(bare_address(value))
    except ValueError:
        return False
    return True


KINDS: dict[str, Callable[[str], bool]] = {"at": is_time, "link": is_link, "ip": is_address}
"""Column -> the kind by which its values are known."""


def is_system(value: str) -> bool:
    """The name of an operating system, as the login history writes it."""
    return _SYSTEM.match(value) is not None


def is_network(value: str) -> bool:
    """The kind of a connection, as the login history writes it."""
    return value.strip().casefold() in _NETWORKS


WORDS: dict[str, Callable[[str], bool]] = {"os": is_system, "network": is_network}
"""Column -> words of TikTok's program, the same in every language."""


def all_of(fits: Callable[[str], bool], values: Sequence[str]) -> bool:
    """Whether values have a kind: the filled ones among the first and the last thousand."""
    some = values if len(values) <= 2 * _ENOUGH else [*values[:_ENOUGH], *values[-_ENOUGH:]]
    filled = [value for value in some if value.strip() and value not in _NOTHING]
    return bool(filled) and all(map(fits, filled))
