"""Which time zone a computer stands in, and which names are zones."""

from __future__ import annotations

from zoneinfo import ZoneInfo

FALLBACK = "Europe/Amsterdam"
"""Where the computer names no place."""


def known(name: object) -> ZoneInfo | None:
    """The zone of this name; None if there is none."""
    if not isinstance(name, str) or not name:
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def computers() -> ZoneInfo:
    """The computer's own zone by its name; one that stands in no place (UTC) says nothing."""
    from babel.localtime import get_localzone

    try:
        name = getattr(get_localzone(), "key", None)
    except (LookupError, ValueError, OSError):
        name = None
    if name is None or "/" not in name or name.startswith("Etc/"):
        name = None
    return known(name) or ZoneInfo(FALLBACK)
