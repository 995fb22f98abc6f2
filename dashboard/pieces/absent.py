"""What a full file would have, and this one does not."""

from __future__ import annotations

from parsers.export import ABSENT, Export

_NEEDED = ("watch_history", "login_history", "searches", "settings")


def missing(export: Export) -> list[str]:
    """The tables that a file with all data would name, and this one does not."""
    return [name for name in _NEEDED if export.states[name] == ABSENT]
