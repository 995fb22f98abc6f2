"""What to say where a section has no rows: that it is so, and that it proves nothing."""

from __future__ import annotations

from dashboard.words import _, tables
from parsers.export import EMPTY


def sentence(table: str, state: str) -> str:
    """`state` is that of the table in the export: the section is empty, or not there at all."""
    said = (
        _("“{name}” is in this file, and nothing stands there.")
        if state == EMPTY
        else _("“{name}” is not in this file.")
    )
    return said.format(name=tables.title(table)) + " " + _("That does not prove TikTok has none.")
