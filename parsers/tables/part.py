"""One document of the archive, a JSON tree or a TXT file, with what its sections gave."""

from __future__ import annotations

from parsers.ledger import Book, Fate, kind_of
from parsers.notice import Notice
from parsers.tables.find import Found
from parsers.tables.records import Piece
from parsers.tables.walk import Walk
from parsers.tree import Tree, has_long, is_leaf, key_count, leaves


class Part:
    """One document: a JSON tree or a TXT file, with what its walk gave."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.book = Book()
        self.pieces: list[Piece] = []
        self.present: dict[str, None] = {}
        self.signs: set[str] = set()
        self.quick: set[str] = set()
        self.loose: list[tuple[str, Tree]] = []
        self.warnings: dict[Notice, None] = {}
        self.keys = 0
        self.doubtful = False
        self.placed = 0
        self.leaves = 0  # counted before anything was placed

    def take(self, found: Found, source: str = "", inner: tuple[str, ...] = ()) -> None:
        """Reads one section; what goes wrong in it stays in it."""
        try:
            walk = Walk(found, source)
        except MemoryError:
            raise
        except Exception:  # a fault of ours; the section is shown as unknown instead of lost
            self.warnings[Notice.ODD_SECTION] = None
            for value in (found.value, *found.again):
                self.unclaimed(found.path, value)
            return
        for book in [walk.book, *(piece.book for piece in walk.pieces)]:
            self.book.merge(book, lambda path: _without_inner(path, source, inner))
        self.pieces += walk.pieces
        self.present.update(walk.present)
        self.signs |= walk.signs
        self.quick |= walk.quick
        self.loose += walk.loose
        self.keys += walk.keys
        self.doubtful |= walk.doubtful or any(piece.doubtful for piece in walk.pieces)
        self.placed += 1
        if found.guessed:
            self.warnings[Notice.GUESSED] = None

    def unclaimed(self, path: str, value: Tree, fate: Fate = Fate.UNKNOWN, why: str = "") -> None:
        found = [(path, value)]
        if is_leaf(value):
            self.book.add(None, path, fate, 1, why, kind_of(value))
        else:
            self.keys += key_count(value)
            found = [(where.removeprefix(" > "), leaf) for where, leaf in leaves(value, path)]
            self.book.add_each(None, found, fate, why)
        if float in {type(leaf) for _, leaf in found}:
            self.doubtful |= has_long(value)
        if fate is Fate.UNKNOWN:
            self.loose += found


def _without_inner(path: str, source: str, inner: tuple[str, ...]) -> str:
    """The path as it is in a TXT file, which has no list around its records as its tree does."""
    if not inner or not path.startswith(source):
        return path
    rest = path[len(source) :]
    for _ in range(3):  # "SendGifts > SendGifts" is the deepest
        for word in inner:
            tail = rest.removeprefix(f" > {word}")
            if tail != rest and tail[:1] in ("", " ", "[", "{"):
                rest = tail
    while rest.startswith(("[]", "{}")):
        rest = rest[2:]
    return source + rest
