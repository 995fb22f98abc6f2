"""The one pass: members to trees to tables, with the ledger coming out of the same walk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from parsers.archive.member import Archive, Member
from parsers.archive.opening import LIMIT, Source, open_archive
from parsers.export import Export, Loose
from parsers.format.generations import FAST_LANE, generation_of
from parsers.format.layout import inner_words
from parsers.format.likeness import has_moments, others_cause, speaks_of_tiktok
from parsers.format.section import name_of
from parsers.format.services import first_keys, service_of
from parsers.format.set_aside import LEMON8, is_lemon8
from parsers.ledger import Fate
from parsers.memory import collection_paused, plain_memory
from parsers.notice import Notice, in_order
from parsers.refusal import Cause, Refusal, Refused
from parsers.syntax.json.documents import parse
from parsers.syntax.text import decode, is_binary, looks_like_html, looks_like_json
from parsers.syntax.txt.declared import MESSAGES
from parsers.syntax.txt.file import Beside, Lines, TextFile, opened, speech_of
from parsers.syntax.txt.language import Words, language_of
from parsers.syntax.txt.neighbours import sections_beside
from parsers.syntax.txt.reading import as_written, read_lines
from parsers.tables.accounting import Account
from parsers.tables.find import Found, find
from parsers.tables.frames import lists_of, states_of, tables_of, unknown_of
from parsers.tables.loose import MOST_LOOSE, are_records
from parsers.tables.paths import Paths
from parsers.tables.walk import read_section
from parsers.tree import Tree, leaf_count

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
        with collection_paused(), plain_memory():
            return _Reading(open_archive(source, limit), values, on_step).export()
    except Refused as refused:
        return refused.refusal
    except OSError:  # it went away, is not for us to read, or has an impossible name
        return Refusal(Cause.NOT_FOUND)
    except MemoryError:
        return Refusal(Cause.TOO_LARGE, "this computer's memory")


class _Reading:
    def __init__(self, archive: Archive, values: int | None, on_step: OnStep | None) -> None:
        self.archive = archive
        self.values = values
        self.on_step = on_step or (lambda share: None)
        self.account = Account(notices=set(archive.warnings))
        self.files: list[str] = []
        self.forms: set[str] = set()
        self.words: Words = {}
        self.speech = speech_of(member.name for member in archive.members)
        self.keys_seen: set[str] = set()
        self.texts = 0
        self.documents = 0
        self.pages = 0
        self.ours = False  # a text holds what only TikTok's have
        self.dated = False
        self.beside: dict[str, Beside] = {}
        self.unplaced: dict[str, tuple[Lines, TextFile]] = {}
        self.hollow = True  # no document has so much as one name in it
        self.done = 0
        self.total = sum(member.size for member in archive.members) or 1

    def export(self) -> Export:
        for member in self.archive.members:
            self._member(member)
            self.done += member.size
            self._tell(0.0, member)
        sections = sections_beside(self.beside)
        for name, (lines, file) in self.unplaced.items():
            told = sections.get(name)
            self._take(name, read_lines(lines, told) if told else file, lines)
        if not self.account.placed or not self._is_tiktok():
            self._refuse()
        return self._closed()

    def _is_tiktok(self) -> bool:
        """Whether what found a table is TikTok's: a list of pages seen may be any browser's."""
        read = self.account.book.tables(Fate.READ)
        return bool(self.documents or self.ours or self._named or read - {"watch_history"})

    @cached_property
    def _named(self) -> bool:
        names = [member.name.lower() for member in self.archive.members]
        return any("user_data" in name or "tiktok" in name for name in names)

    def _refuse(self) -> None:
        service = service_of([member.name for member in self.archive.members], self.keys_seen)
        if service:
            raise Refused(Cause.OTHER_SERVICE, service)
        names = [member.name.lower() for member in self.archive.members]
        account = self.account
        if Notice.OTHER_PRODUCT in account.notices and not account.loose:
            raise Refused(Cause.OTHER_SERVICE, "Lemon8")
        if self.ours or (self._named and ((self.documents and not self.hollow) or self.dated)):
            return  # TikTok's, of a generation or in a language nobody knows: all of it is shown
        for passed_over, cause in ((Notice.LOCKED, Cause.ENCRYPTED), (Notice.PACKED, Cause.PACKED)):
            if passed_over in self.account.notices:
                raise Refused(cause)
        if Notice.BROKEN_MEMBER in self.account.notices or self._cut_zip():
            raise Refused(Cause.DAMAGED)
        if self.pages and self.pages == len(names):
            raise Refused(Cause.HTML)
        if any(name.endswith(".json") for name in names) and not self.documents:
            raise Refused(Cause.NOTHING_READABLE)
        raise Refused((others_cause(names) if len(names) > 1 else None) or Cause.NOT_TIKTOK)

    def _cut_zip(self) -> bool:
        """A zip by its name whose beginning is not that of one."""
        members = self.archive.members
        return len(members) == 1 and members[0].name.lower().endswith(".zip") and not self.texts

    def _closed(self) -> Export:
        account = self.account
        tables = tables_of(account)
        lists = lists_of(tables, account)
        account.notices.update(lists)
        if FAST_LANE in account.signs and not account.quick:
            account.notices.add(Notice.FAST_LANE)
        form = "json" if "json" in self.forms or (self.documents and not self.forms) else "txt"
        known = language_of(self.words) or "unknown"
        return Export(
            format=form,
            generation=generation_of(account.signs, form),
            language="en" if form == "json" else known,
            files=tuple(self.files),
            tables=tables,
            states=states_of(tables, account),
            ledger=account.book.close(),
            counted=account.counted,
            unknown=unknown_of(account),
            warnings=in_order(account.notices),
            quick=frozenset(account.quick),
            lists=lists,
            guessed=tuple(account.guessed),
            passed_over=self.archive.passed_over,
            loose=tuple(account.lists),
            requested=self.archive.asked,
        )

    def _tell(self, share: float, member: Member) -> None:
        """Says how much is done: all earlier members, and this share of the present one."""
        self.on_step(min((self.done + share * member.size) / self.total, 1.0))

    # Members

    def _member(self, member: Member) -> None:
        data, notices = member.read()
        if not data:
            self.account.notices.update(notices)
            return
        if looks_like_html(data):
            self.pages += 1
            self.account.notices.add(Notice.NOT_TEXT)
            return
        is_json = looks_like_json(data)
        if not is_json and is_binary(member.name, data):
            self.account.notices.add(Notice.NOT_TEXT)
            return
        self.texts += 1
        self.files.append(member.name)
        self.account.notices.update(notices)
        self._tell(_UNPACKED, member)
        documents = parse(data, self.values) if is_json else None
        self._tell(_DECODED, member)
        if documents is None:
            text, more = decode(data)
            del data
            self.account.notices.update(more)
            self._text(member.name, text)
            return
        del data
        self.documents += 1
        self.account.notices.update(documents.notices)
        while documents.trees:  # each is let go as soon as it is read
            self._document(documents.trees.pop(0), member)

    def _document(self, tree: Tree, member: Member) -> None:
        self.account.counted += leaf_count(tree)
        self.keys_seen |= first_keys(tree)
        self.hollow &= not (isinstance(tree, dict) and tree)
        self.account.paths = Paths(tree)
        if _names_lemon8(member.name) or is_lemon8(tree):
            self._lemon8("user_data_lemon8.json", tree)
            return
        self.account.document += 1
        sections = find(tree, self.account)[::-1]
        tree = None
        number, placed = len(sections), self.account.placed
        while sections:  # each section's objects are let go as soon as its tables are made
            read_section(sections.pop(), self.account)
            share = 1 - len(sections) / number
            self._tell(_DECODED + (1 - _DECODED) * share, member)
        if self.account.placed > placed:
            self.forms.add("json")

    def _lemon8(self, path: str, tree: Tree) -> None:
        self.account.notices.add(Notice.OTHER_PRODUCT)
        self.account.unclaimed(path, tree, Fate.SET_ASIDE, LEMON8)

    def _text(self, name: str, text: str) -> None:
        lines = opened(text, name, self.speech)
        file = read_lines(lines)
        if _names_lemon8(name):
            self.account.counted += leaf_count(file.value)
            self.account.paths = Paths(file.value)
            self._lemon8(name, file.value)
            return
        self.dated = self.dated or has_moments(text)
        if not (self.dated and self._named):  # or its texts need not be asked whose they are
            self.ours = self.ours or file.told or speaks_of_tiktok(text)
        if file.beside:
            self.beside[name] = file.beside
            if file.section_name is None:
                self.unplaced[name] = lines, file  # until the files beside it are known
                return
        kept = lines if file.guessed else None
        del lines  # where nobody asks for them again, they are let go before tables are made
        self._take(name, file, kept)

    def _take(self, name: str, file: TextFile, lines: Lines | None) -> None:
        """`lines` are there where the file was told by what is in it."""
        account = self.account
        account.counted += leaf_count(file.value)
        account.paths = Paths(file.value)
        self.words |= file.words
        if file.section_name is None:
            account.unclaimed(name, file.value, member=name)
            return
        account.document += 1
        account.signs |= file.signs
        placed = account.placed
        found = Found(name_of(file.section_name), file.value, name, name, file.guessed)
        read_section(found, account, source=name, inner=inner_words(file.section_name))
        if account.placed > placed:
            self.forms.add("txt")
            records_in_it = file.section_name not in MESSAGES
            if lines and records_in_it and len(account.lists) < MOST_LOOSE:
                records, rest = as_written(lines)
                if are_records(value := records.tree()):
                    table = account.guessed[-1][1]
                    account.lists.append(Loose(name, value, name, guessed=table, rest=rest))


def _names_lemon8(name: str) -> bool:
    return "lemon8" in name.lower()
