"""Brings the catalogues up to date with the messages: python -m dashboard.words.update

A message that is new stands there without a translation, which a test then asks for; one that
nobody uses any more goes. Translations are never guessed from a similar message.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.words import KNOWN, LANGUAGES, stated

_ROOT = Path(__file__).parents[2]
_MARKS = {"_": 1, "later": 1, "ngettext": 2}
"""What marks a message, and how many texts it takes."""
_CHANGING = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    r"|Last-Translator|Language-Team|Generated-By):.*\n",
    re.MULTILINE,
)
"""Lines of a catalogue's head that change with each run and say nothing here."""

Id = str | tuple[str, str]
"""A message, or the two of a message with a number."""


def wanted() -> Iterator[tuple[str, Id]]:
    """Every message a person can read, with the place where it stands, as often as it stands."""
    for file in sorted((_ROOT / "dashboard").rglob("*.py")):
        for message in marked(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.relative_to(_ROOT).as_posix(), message
    yield from stated.messages()


def marked(tree: ast.AST) -> Iterator[Id]:
    """The messages marked in a source file, also inside an f-string, which Babel passes over."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        mark = call.func.id if isinstance(call.func, ast.Name) else ""
        said = [
            text.value
            for text in call.args[: _MARKS.get(mark, 0)]
            if isinstance(text, ast.Constant) and isinstance(text.value, str)
        ]
        if said:
            yield (said[0], said[1]) if mark == "ngettext" else said[0]


def kept(language: str) -> Catalog:
    """A language's catalogue as it stands."""
    file = KNOWN[language].catalogue
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as text:
        return read_po(text, locale=language)


def renewed(language: str) -> Catalog:
    """A language's catalogue with every message that is wanted and no other."""
    old = kept(language)
    new = Catalog(locale=language, header_comment=f"# Inzage: {KNOWN[language].name}.", fuzzy=False)
    for place, message in wanted():
        before = old.get(message)
        new.add(message, before.string if before else "", [(place, 0)])
    for entry in new:
        entry.flags -= {"python-format", "python-brace-format"}
    return new


def text_of(catalogue: Catalog) -> str:
    """A catalogue as it stands in its file."""
    text = BytesIO()
    write_po(text, catalogue, width=100, include_lineno=False)
    return _CHANGING.sub("", text.getvalue().decode())


def main() -> None:
    for language in LANGUAGES[1:]:
        file = KNOWN[language].catalogue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text_of(renewed(language)), encoding="utf-8")


if __name__ == "__main__":
    main()
