"""The languages of the interface: one folder each, `locale/<code>/`, found by listing.

A folder holds `language.toml`, with the fields of `Language`, and `LC_MESSAGES/messages.po`, the
catalogue, which English does not need. Everything else that a language needs follows from these.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"

_PLACEHOLDER = re.compile(r"\{\w*\}")

SOURCE = "en"
"""The language in which messages are written, and to which a missing translation falls back."""


@dataclass(frozen=True)
class Language:
    """What a language does in its own way.

    Rules for plurals, names of months and marks in numbers are not here: Babel knows them, by
    `locale`.
    """

    code: str
    """The name of its folder; as a browser asks for it and as `<html lang>` says it."""
    name: str
    """Its own name for itself."""
    whole: bool
    """Whether every message has to be translated. A language that was begun shows the others in
    English; the tests then warn of them and do not fail."""
    also: tuple[str, ...]
    """Codes of languages whose readers read this one as well."""
    locale: str
    """Babel's name for how it writes numbers and dates."""
    days: str
    """How a table writes a day, in the letters of Streamlit's columns."""
    months: str
    """How a table writes a month."""
    chart_day: str
    """How a chart writes a day, in the letters of d3."""
    foreign_quotes: str
    """Quotation marks that are not its own."""
    avoided: tuple[str, ...]
    """Words that no message says, as regular expressions: of alarm, of guilt, of a verdict."""
    terms: Mapping[str, str]
    """Words that only we know, and calques, as regular expressions, with what is said instead."""

    @property
    def avoids(self) -> re.Pattern[str]:
        return re.compile(rf"\b({'|'.join(self.avoided)})\b", re.IGNORECASE)

    def faults(self, text: str) -> list[str]:
        """What a message says that it should not, each with what is said instead.

        `text` is a message as it is written: the names of its placeholders are nobody's words.
        """
        said = _PLACEHOLDER.sub("", text)
        wrong = [f"says {found[0]!r}" for found in self.avoids.finditer(said)]
        return wrong + [
            f"says {found[0]!r}, not {better!r}"
            for term, better in self.terms.items()
            for found in re.finditer(rf"(?<!\w)(?:{term})(?!\w)", said, re.IGNORECASE)
        ]

    @property
    def catalogue(self) -> Path:
        return FOLDER / self.code / "LC_MESSAGES" / "messages.po"


def _read(folder: Path) -> Language:
    told = tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))
    known = {field.name for field in fields(Language)} - {"code"}
    if wrong := known.symmetric_difference(told):
        raise LookupError(f"{folder.name}/language.toml: missing or unknown: {sorted(wrong)}")
    lists = {name: tuple(told[name]) for name in ("also", "avoided")}
    return Language(**{**told, **lists, "code": folder.name})


def _listed() -> Mapping[str, Language]:
    """Every language by its code: the source first, the others by their own names."""
    found = [_read(file.parent) for file in FOLDER.glob("*/language.toml")]
    found.sort(key=lambda one: (one.code != SOURCE, one.name))
    return {one.code: one for one in found}


KNOWN = _listed()
