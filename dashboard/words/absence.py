"""What to say where a section has no rows: why, and that it proves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.words import _, tables
from parsers.export import EMPTY, READ, UNPLACED


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


def sentences(names: Iterable[str], states: Mapping[str, str]) -> list[str]:
    """The same of several tables at once: those that are not there or empty share one sentence."""
    without = [name for name in names if states[name] != READ]
    unplaced = [name for name in without if states[name] == UNPLACED]
    missing = [tables.title(name) for name in without if name not in unplaced]
    said = [sentence(name, UNPLACED) for name in unplaced]
    if missing:
        said.append(
            _("Not in this file, or empty: {names}. That does not prove TikTok has none.").format(
                names=", ".join(missing)
            )
        )
    return said
