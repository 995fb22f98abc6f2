"""What a full file would have, and this one does not."""

from __future__ import annotations

from analysis.findings.full_archives import always_there
from dashboard.store import redacted
from dashboard.store.holding import Holding
from parsers.export import ABSENT

_NEEDED = ("watch_history", "login_history", "searches", "settings")


def missing(holding: Holding) -> list[str]:
    """The tables that a file with all data would name, and this one does not.

    Those without which a page cannot answer come first, and are told to everybody. Of the others
    nothing is said where whoever looks may not know how much they hold.
    """
    export = holding.export
    needed = [name for name in _NEEDED if export.states[name] == ABSENT]
    usual = always_there(export.format, export.generation, export.language)
    others = [name for name in usual if name not in _NEEDED and export.states[name] == ABSENT]
    return needed + [name for name in others if redacted.may_count(holding, (name,))]


def empty(holding: Holding) -> bool:
    """Whether no list of the file has an entry; not said where some of them may not be counted."""
    tables = holding.export.tables
    return redacted.may_count(holding, (*tables,)) and not any(map(len, tables.values()))
