"""A string that joins names (catalogue 40 and 43) to one row for each name."""

from __future__ import annotations

from parsers.batch import Batch
from parsers.format.section import Section
from parsers.ledger import Book, Fate, kind_of
from parsers.tables.cells import NOTHING_WORDS, nothing_there
from parsers.tables.lists import records
from parsers.tables.records import BARE, Piece, Rows, read_records
from parsers.tree import Tree


def read_joined(section: Section, value: Tree, path: str, source: str) -> tuple[Piece, list[Tree]]:
    """The rows, and what is no text: a list may stand where the one string should."""
    texts = records(value) if isinstance(value, list | Batch) and value else [value]
    names: list[str | None] = []
    odd: list[Tree] = []
    book = Book()
    for text in texts:
        if isinstance(text, str) and text not in NOTHING_WORDS and text.strip():
            names += split_names(text)
            book.add(section.table, path, Fate.READ, 1)
        elif nothing_there(text):
            book.add(section.table, path, Fate.EMPTY, 1, kind=kind_of(text))
        else:
            odd.append(text)
    column = list(section.columns)[-1]
    rows: Rows = [BARE] * len(names)
    frame = read_records(section, rows, {column: names}, path, source).frame
    return Piece(section.table, path, frame, book), odd


def split_names(text: str) -> list[str]:
    """Names joined by `|`, or by commas without a blank: "Baby, Kids & Maternity" is one name."""
    if "|" in text:
        parts = text.split("|")
    else:
        parts = [part.replace("\0", ", ") for part in text.replace(", ", "\0").split(",")]
    return [part.strip() for part in parts if part.strip()]
