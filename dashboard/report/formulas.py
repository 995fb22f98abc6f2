"""Text in a saved table that no spreadsheet runs, whatever it takes for the end of a cell.

A spreadsheet runs what begins with one of a few signs. A stranger can write such a thing into a
comment, and not only at the beginning: a file of commas is opened by programs that split at
semicolons (Excel in Dutch, Norwegian or German), at tabs or at bars, and then the middle of a text
is the beginning of a cell. So each part of a text is looked at, and gets an apostrophe in front of
the sign. Plain numbers and telephone numbers stay as they are.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

_ENDS = r";,|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What some program takes for the end of a cell or of a line."""

_SIGNS = "=+\\-@＝＋－＠"

_UNSEEN = (
    r"\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad"
    r"\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
"""Characters without a picture. LibreOffice drops a NUL, and then the sign behind it is first."""

_BLANKS = rf"(?:\A|(?<=[{_ENDS}]))(?:[\"{_UNSEEN}]|[^\S{_ENDS}])*+"
"""The beginning of a cell, with the blanks and quotation marks that some programs take off."""

_BEGINNING = re.compile(rf"({_BLANKS})('*+[{_SIGNS}]|\A'*+[\t\n\r])")
_NUMBER = re.compile(r"[+-]\d[\d ]*+(?:[.,]\d++)?+(?=\Z|[;,|\t\n\r])", re.ASCII)
"""A number that a cell may begin with, up to what every program takes for an end."""

_SUSPECT = r"(?:\A|[^!#-&(-+\--:<-{}-~])[=+\-@＝＋－＠]|\A'*[\t\n\r]"
"""Finds all that `_BEGINNING` finds and some more, quickly: a sign at the beginning of a text or
behind anything but the printable characters that neither end a cell nor are taken off."""


def harmless_texts(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Texts with `harmless` done to each; missing ones stay."""
    suspect = pc.fill_null(pc.match_substring_regex(texts, _SUSPECT), False)
    done = [harmless(text) for text in texts.filter(suspect).to_pylist()]
    return pc.replace_with_mask(texts, suspect, pa.array(done, texts.type)) if done else texts


def harmless(text: str) -> str:
    """The text with an apostrophe before each sign that could begin a formula.

    Taking one apostrophe away before each such sign at the same places gives the text back.
    """

    def mark(found: re.Match[str]) -> str:
        if _NUMBER.match(text, found.start(2)):
            return found[0]
        return f"{found[1]}'{found[2]}"

    return _BEGINNING.sub(mark, text)
