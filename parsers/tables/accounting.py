"""The account of one reading: what became of every leaf, and all else that is learned on the way.

One account is handed down from the archive to the last value and written to; nothing is carried
back up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyarrow as pa

from parsers.export import Loose
from parsers.format.generations import FAST_LANE, Sign
from parsers.format.set_aside import FLAGS
from parsers.ledger import Book, Fate, kind_of
from parsers.notice import Notice
from parsers.tables.loose import MOST_LOOSE, Branch, records_in
from parsers.tables.paths import FOLDED, Leaf, Paths
from parsers.tree import Tree, key_shown


@dataclass(frozen=True)
class Rows:
    """Rows of one table from one list of one document: a column of arrow for each of its columns.

    `exact_path` tells lists apart by their real keys and is never shown; `source` is what is shown
    as where rows come from.
    """

    table: str
    document: int
    exact_path: str
    source: str
    columns: Mapping[str, pa.Array]


@dataclass
class Account:
    """What is written down while an archive is read."""

    book: Book = field(default_factory=Book)
    """The fate of every leaf."""
    rows: list[Rows] = field(default_factory=list)
    loose: list[Leaf] = field(default_factory=list)
    """Leaves that stand in no table, to be shown."""
    paths: Paths = field(default_factory=Paths)
    """How the keys of the document that is being read are said."""
    lists: list[Loose] = field(default_factory=list)
    """Records among the loose leaves, and those of which the table was told by what is in them."""
    present: dict[str, None] = field(default_factory=dict)
    """Tables of which at least an empty list or object stands in the archive."""
    signs: set[Sign] = field(default_factory=set)
    notices: set[Notice] = field(default_factory=set)
    unplaced: set[str] = field(default_factory=set)
    """Tables of whose section a part stands in the archive that fits none."""
    guessed: list[tuple[str, str]] = field(default_factory=list)
    """Paths whose section was told by what is in them, with its table."""
    quick: set[str] = field(default_factory=set)
    """Tables whose own list says that it is the quick, shortened one."""
    counted: int = 0
    """Leaves there were before any was placed: a count apart from the book's."""
    document: int = 0
    """Number of the document that is being read: a JSON tree, or a TXT file."""
    exact_path: str = ""
    """Where the section stands that is being read, with its real keys; never shown."""
    placed: int = 0
    """How many sections found their tables."""

    def unclaimed(
        self,
        path: str,
        value: Tree,
        fate: Fate = Fate.UNKNOWN,
        detail: str = "",
        table: str | None = None,
        keys: str = "",
        member: str = "",
    ) -> None:
        """Writes down a part of the tree that goes into no table, leaf by leaf.

        `keys` are those that are folded in the path, as they really are; `member` is the TXT file
        that it is the whole of.
        """
        found = [*self.paths.leaves(value, path, keys)]
        if not path:
            found = [(where.removeprefix(" > "), keys, leaf) for where, keys, leaf in found]
        self.book.add_each(table, ((where, leaf) for where, _, leaf in found), fate, detail)
        if fate is Fate.UNKNOWN and path and len(self.lists) < MOST_LOOSE:
            for branch, before in records_in(Branch(path, keys, value), self.paths, bool(member)):
                start = len(self.loose) + before
                self.lists.append(Loose(branch.path, branch.value, member, start, keys=branch.keys))
        if fate is not Fate.SET_ASIDE:
            self.loose += found

    def take(self, table: str, path: str, source: str, columns: Mapping[str, pa.Array]) -> None:
        """Takes the rows of one path; `source` is the path itself where it is ""."""
        exact_path = f"{self.exact_path} {path}"
        self.rows.append(Rows(table, self.document, exact_path, source or path, columns))

    def flag(self, table: str | None, path: str, key: str, value: Tree) -> None:
        """Writes down a remark of TikTok's beside the data (`FLAGS`), which is set aside."""
        why = FLAGS[key_shown(key)]
        self.book.add(table, path, Fate.SET_ASIDE, 1, why, kind_of(value))
        if key == FAST_LANE.name and value is True:
            self.signs.add(FAST_LANE)

    @contextmanager
    def section(self, shown: Callable[[str], str] = str) -> Iterator[None]:
        """One section is read inside: all of it is written down, or, if that fails, nothing.

        `shown` turns the section's paths into what the ledger says.
        """
        whole, self.book = self.book, Book()
        loose, rows, present = len(self.loose), len(self.rows), len(self.present)
        lists = len(self.lists)
        try:
            yield
        except BaseException:
            del self.loose[loose:], self.rows[rows:], self.lists[lists:]
            self.present = dict.fromkeys([*self.present][:present])
            self.book = whole
            raise
        whole.merge(self.book, shown)
        self.book = whole
        self.placed += 1


def without_inner(path: str, source: str, inner: tuple[str, ...]) -> str:
    """The path as it is in a TXT file, which has no list around its records as its tree does."""
    if not inner or not path.startswith(source):
        return path
    rest = path[len(source) :]
    for _ in range(3):  # "SendGifts > SendGifts" is the deepest
        for word in inner:
            tail = rest.removeprefix(f" > {word}")
            if tail != rest and tail[:1] in ("", " ", "[", "{"):
                rest = tail
    while rest.startswith("[]") or (rest.startswith("{}") and rest != FOLDED):
        rest = rest[2:]
    return source + rest
