"""The one pass: members to trees to tables, with the ledger coming out of the same walk."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd

from parsers.archive.opening import LIMIT, Archive, Member, Source, open_archive
from parsers.export import Export
from parsers.format.generations import generation_of
from parsers.format.layout import inner_words
from parsers.format.section import name_of
from parsers.format.services import first_keys, service_of
from parsers.format.set_aside import FLAGS, LEMON8, is_lemon8
from parsers.ledger import Book, Fate, kind_of
from parsers.notice import Notice, in_order
from parsers.refusal import Cause, Refusal, Refused
from parsers.syntax.json.documents import Documents, parse, parse_carefully
from parsers.syntax.json.records import keys_in
from parsers.syntax.text import decode, is_binary, looks_like_json
from parsers.syntax.txt.beside import places_beside
from parsers.syntax.txt.file import Beside
from parsers.syntax.txt.reading import TextFile, read_text, speech_of
from parsers.syntax.txt.speech import Words, language_of
from parsers.tables.find import Found, survey, together
from parsers.tables.frames import TEXT
from parsers.tables.merge import states_of, tables_of
from parsers.tables.part import Part
from parsers.tree import Tree, key_shown, leaf_count

OnStep = Callable[[float], None]

_UNPACKED, _DECODED = 0.15, 0.6
"""Shares of a member's reading that are done when it is unpacked and when it is a tree."""


def read_export(
    source: Source,
    *,
    limit: int = LIMIT,
    values: int | None = None,
    on_step: OnStep | None = None,
) -> Export | Refusal:
    """Reads an archive whole: a path (zip, folder, file), bytes, or [(name, bytes), ...].

    `limit` is the most that may be unpacked, in bytes; `values` the most values of JSON, outside
    long lists of one shape, that may become objects; `on_step` hears the share that is done, 0 to
    1. What cannot be read at all comes back as a refusal; nothing is raised for any input.
    """
    try:
        with _collection_paused():
            return _Reading(open_archive(source, limit), values, on_step).export()
    except Refused as refused:
        return refused.refusal
    except OSError:  # it went away, is not for us to read, or has an impossible name
        return Refusal(Cause.NOT_FOUND)
    except MemoryError:
        return Refusal(Cause.TOO_LARGE, "this computer's memory")


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Building millions of objects wakes the garbage collector for nothing: 5 to 15 % of time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_NO_LANGUAGE = "unknown"


class _Reading:
    def __init__(self, archive: Archive, values: int | None, on_step: OnStep | None) -> None:
        self.archive = archive
        self.values = values
        self.on_step = on_step or (lambda share: None)
        self.warnings: dict[Notice, None] = dict.fromkeys(archive.warnings)
        self.parts: list[Part] = []
        self.files: list[str] = []
        self.forms: dict[str, None] = {}
        self.words: Words = {}
        self.speech = speech_of(member.name for member in archive.members)
        self.keys_seen: set[str] = set()
        self.texts = 0
        self.documents = 0
        self.beside: dict[str, Beside] = {}
        self.unplaced: dict[str, tuple[str, TextFile]] = {}
        self.hollow = True  # no document has so much as one name in it
        self.done = 0
        self.total = sum(member.size for member in archive.members) or 1

    def export(self) -> Export:
        for member in self.archive.members:
            self._member(member)
            self.done += member.size
            self._tell(0.0, member)
        places = places_beside(self.beside)
        for name, (text, file) in self.unplaced.items():
            place = places.get(name)
            self._take(name, read_text(text, name, place, self.speech) if place else file)
        if not any(part.placed for part in self.parts):
            self._refuse()
        return self._closed()

    def _refuse(self) -> None:
        service = service_of([member.name for member in self.archive.members], self.keys_seen)
        if service:
            raise Refused(Cause.OTHER_SERVICE, service)
        names = [member.name.lower() for member in self.archive.members]
        named = any("user_data" in name or "tiktok" in name for name in names)
        if named and ((self.documents and not self.hollow) or self.unplaced):
            return  # TikTok's, of a generation or in a language nobody knows: all of it is shown
        for passed_over, cause in ((Notice.LOCKED, Cause.ENCRYPTED), (Notice.PACKED, Cause.PACKED)):
            if passed_over in self.warnings:
                raise Refused(cause)
        if Notice.BROKEN_MEMBER in self.warnings or self._cut_zip():
            raise Refused(Cause.DAMAGED)
        if any(name.endswith(".json") for name in names) and not self.documents:
            raise Refused(Cause.NOTHING_READABLE)
        raise Refused(Cause.NOT_TIKTOK)

    def _cut_zip(self) -> bool:
        """A zip by its name whose beginning is not that of one."""
        members = self.archive.members
        return len(members) == 1 and members[0].name.lower().endswith(".zip") and not self.texts

    def _closed(self) -> Export:
        book = Book()
        for part in self.parts:
            book.merge(part.book)
            self.warnings.update(part.warnings)
        pieces = [
            (f"{part.number} {piece.place}", piece) for part in self.parts for piece in part.pieces
        ]
        tables, repeats = tables_of(pieces)
        signs = set().union(*(part.signs for part in self.parts))
        quick = frozenset().union(*(part.quick for part in self.parts))
        if quick or "field IsFastLane is true" in signs:
            self.warnings[Notice.FAST_LANE] = None
        form = "json" if "json" in self.forms or (self.documents and not self.forms) else "txt"
        known = language_of(self.words) or _NO_LANGUAGE
        present = [table for part in self.parts for table in part.present]
        loose = [row for part in self.parts for row in part.loose]
        return Export(
            format=form,
            generation=generation_of(signs, form),
            language="en" if form == "json" else known,
            files=tuple(self.files),
            tables=tables,
            states=states_of(tables, present),
            ledger=book.close(),
            counted=sum(part.leaves for part in self.parts),
            unknown=_unknown_frame(loose),
            warnings=in_order({*self.warnings, *repeats}),
            quick=quick,
        )

    def _tell(self, share: float, member: Member) -> None:
        """Says how much is done: all earlier members, and this share of the present one."""
        self.on_step(min((self.done + share * member.size) / self.total, 1.0))

    # Members

    def _member(self, member: Member) -> None:
        data, warnings = member.read()
        if not data:
            self.warnings.update(dict.fromkeys(warnings))
            return
        lemon8 = "lemon8" in member.name.lower()
        is_json = looks_like_json(data)
        if not is_json and is_binary(member.name, data):
            self.warnings[Notice.NOT_TEXT] = None
            return
        self.texts += 1
        self.files.append(member.name)
        self.warnings.update(dict.fromkeys(warnings))
        self._tell(_UNPACKED, member)
        documents = parse(data, self.values) if is_json else None
        self._tell(_DECODED, member)
        if documents is None:
            text, more = decode(data)
            del data
            self.warnings.update(dict.fromkeys(more))
            self._text(member.name, text, lemon8=lemon8)
            return
        del data
        self.documents += 1
        if documents.keys is not None:
            part = self._document(documents.trees.pop(), lemon8, member)
            if not part.doubtful and self._all_keys(documents, part, member):
                self.warnings.update(dict.fromkeys(documents.warnings))
                self._keep(part, "json")
                return
            documents = parse_carefully(member.read()[0], self.values) or documents
        self.warnings.update(dict.fromkeys(documents.warnings))
        for tree in documents.trees:
            self._keep(self._document(tree, lemon8, member), "json")

    def _all_keys(self, documents: Documents, part: Part, member: Member) -> bool:
        """Whether the tree has all keys of the text: a parser keeps one of two equal ones."""
        return documents.keys == part.keys or keys_in(member.read()[0]) == part.keys

    def _keep(self, part: Part, form: str) -> None:
        self.parts.append(part)
        if part.placed:
            self.forms[form] = None

    def _document(self, tree: Tree, lemon8: bool, member: Member) -> Part:
        part = Part(len(self.parts))
        part.leaves = leaf_count(tree)
        self.keys_seen |= first_keys(tree)
        self.hollow &= not (isinstance(tree, dict) and tree)
        if lemon8 or is_lemon8(tree):
            self._lemon8(part, "user_data_lemon8.json", tree)
            return part
        found = survey(tree)
        part.keys += found.keys
        part.signs |= found.signs
        for path, value in found.flags:
            kind = kind_of(value)
            flag = key_shown(path.rsplit(" > ", 1)[-1])
            part.book.add(None, path, Fate.SET_ASIDE, 1, FLAGS[flag], kind)
        for path, value in found.empty_roots:
            part.book.add(None, path, Fate.EMPTY, 1, kind=kind_of(value))
        for path, value in found.unclaimed:
            part.unclaimed(path, value)
        tree = None
        sections = together(found.found)[::-1]
        found.found.clear()
        number = len(sections)
        while sections:  # each section's objects are let go as soon as its tables are made
            part.take(sections.pop())
            share = 1 - len(sections) / number
            self._tell(_DECODED + (1 - _DECODED) * share, member)
        return part

    def _lemon8(self, part: Part, path: str, tree: Tree) -> None:
        self.warnings[Notice.OTHER_PRODUCT] = None
        part.unclaimed(path, tree, Fate.SET_ASIDE, LEMON8)

    def _text(self, name: str, text: str, *, lemon8: bool) -> None:
        file = read_text(text, name, speech=self.speech)
        if lemon8:
            part = Part(len(self.parts))
            part.leaves = leaf_count(file.value)
            self._lemon8(part, name, file.value)
            self._keep(part, "txt")
            return
        if file.beside:
            self.beside[name] = file.beside
            if file.place is None:
                self.unplaced[name] = text, file  # until the files beside it are known
                return
        self._take(name, file)

    def _take(self, name: str, file: TextFile) -> None:
        part = Part(len(self.parts))
        part.leaves = leaf_count(file.value)
        self.words |= file.words
        if file.place is None:
            part.unclaimed(name, file.value)
        else:
            part.signs |= file.signs
            found = Found(name_of(file.place), file.value, name, file.guessed)
            part.take(found, source=name, inner=inner_words(file.place))
        self._keep(part, "txt")


def _unknown_frame(loose: list[tuple[str, Tree]]) -> pd.DataFrame:
    """Leaves that stand in no table: `path`, `value` in the file's own words."""
    shown = ["" if v is None else v if isinstance(v, str) else str(v) for _, v in loose]
    return pd.DataFrame(
        {"path": pd.array([p for p, _ in loose], dtype=TEXT), "value": pd.array(shown, dtype=TEXT)}
    )
