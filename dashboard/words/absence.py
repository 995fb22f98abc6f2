"""What to say where a section has no rows: why, and that it proves nothing."""

from __future__ import annotations

from dashboard.words import _, tables
from parsers.export import EMPTY, UNPLACED


def sentence(table: str, state: str) -> str:
    """`state` is the table's in the export: empty, of an unknown form, or not there at all."""
    if state == UNPLACED:
        return _(
            "“{name}” is in this file, but not in a form that Inzage knows. All of it is on the "
            "page “Nothing hidden”."
        ).format(name=tables.title(table))
    said = (
        _("“{name}” is in this file, but it is empty.")
        if state == EMPTY
        else _("“{name}” is not in this file.")
    )
    return said.format(name=tables.title(table)) + " " + _("That does not prove TikTok has none.")
