"""Two archives of one account, TXT and JSON, to the words of the language of the TXT one.

A file is the section whose rows it holds: so likes are told from favourites, which look alike. A
file of which that cannot be said, because it is empty or too short or fits two sections, teaches
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from parsers.archive.opening import LIMIT, Source, open_archive
from parsers.by_hand.fitting import TABLES
from parsers.export import Export
from parsers.format.languages import EN
from parsers.format.section import Form, Section
from parsers.format.sections import SECTIONS
from parsers.learning.learned import Labels, Learned, is_word
from parsers.learning.pairing import LEAST, Pairing, Side, of_file, of_table, paired, same_text
from parsers.syntax.text import decode, is_binary, looks_like_json
from parsers.syntax.txt.declared import MESSAGES, keys_of, main_sections
from parsers.syntax.txt.fields import parts_of
from parsers.syntax.txt.file import lines_of, opened
from parsers.syntax.txt.lines import pair_of, trimmed
from parsers.syntax.txt.messages import conversations, is_header
from parsers.syntax.txt.names import ROOT_FOLDERS, spelled_stem
from parsers.syntax.txt.reading import as_written

_CLEARLY = 5
"""How many times more rows one section must have of a file than any other one."""
_SAME_FIELDS, _TELLING_VALUE = 3, 5
"""Fields of the profile that must be the same, and characters of a value that is no accident."""
_NOTHING = re.compile(r"[^\W\d_]{1,2}(?:[./ ]{1,2}[^\W\d_]{1,2}){1,2}\.?")
"""The shape of a word for nothing (N/A, N.v.t., k. A.): no name and no text is written so."""
_BETWEEN_NAMES = re.compile(r"[\s@.,;:/_-]+")
_MOST_SENTENCE = 200
_MANY_LISTS = "Purchases"
"""A section of several lists, each under a heading."""


@dataclass(frozen=True)
class _File:
    name: PurePosixPath
    lines: Sequence[str]
    text: str


def learn(txt: Source, english: Export) -> Learned:
    """What the files of the TXT archive say, by the rows they share with the other archive.

    Raises `parsers.refusal.Refused` where the TXT archive cannot be opened.
    """
    return _Learning(english, [*_texts(txt)]).learned()


def _texts(source: Source) -> Iterable[_File]:
    for member in open_archive(source, LIMIT).members:
        data, _ = member.read()
        if data and not looks_like_json(data) and not is_binary(member.name, data):
            text, _ = decode(data)
            yield _File(PurePosixPath(member.name), lines_of(text), text)


class _Learning:
    def __init__(self, english: Export, files: list[_File]) -> None:
        self.english, self.given = english, files
        self.made = Learned()
        self.labels = Labels()
        self.absent: dict[str, set[str]] = {}
        self.rows: dict[str, tuple[int, str]] = {}
        self.roots: dict[PurePosixPath, set[str]] = {}
        self.private = _names_in(english)
        self.tables: dict[str, Side] = {}
        self.made.empty = self._sentences()

    def learned(self) -> Learned:
        for file in self.given:
            found = self._section_of(file)
            if found is None:
                self.made.unclear["files"] += bool(file.lines) and not self._is_sentence(file)
            else:
                self._name(file, *found)
        self.made.labels = self.labels.told(self.made.unclear)
        self.made.nothing = tuple(sorted(w for w, at in self.absent.items() if len(at) > 1))
        self._folders()
        return self.made

    def _section_of(self, file: _File) -> tuple[str, int] | None:
        """The section of a file, and how many of its rows are there too."""
        if not file.lines or self._is_sentence(file):
            return None
        if is_header(file.lines[0]):
            return self._chats(file)
        records, rest = as_written(opened(file.text, str(file.name)))
        if rest and (several := self._parts(file)):
            return several
        if len(records) > 1:
            found = self._table(of_file(records))
            if found:
                self._take(*found)
            return (found[0].name, found[1].rows) if found else None
        return self._fields(file)

    def _table(self, file: Side, among: Iterable[Section] = TABLES.values()) -> (
        tuple[Section, Pairing] | None
    ):  # fmt: skip
        found: list[tuple[int, Section, Pairing]] = []
        for section in among:
            frame = self.english.tables[section.table]
            if len(frame) < LEAST:
                continue
            if section.table not in self.tables:
                self.tables[section.table] = of_table(frame, section)
            if pairing := paired(file, self.tables[section.table]):
                found.append((pairing.rows, section, pairing))
        found.sort(key=lambda one: -one[0])
        if not found or (len(found) > 1 and found[1][0] * _CLEARLY > found[0][0]):
            return None
        return found[0][1:]

    def _take(self, section: Section, pairing: Pairing) -> None:
        for label, column in pairing.columns.items():
            self.labels.add(label, section, column)
        for label, words in pairing.absent.items():
            for word, times in words.items():
                if times >= LEAST and _NOTHING.fullmatch(word):
                    self.absent.setdefault(word, set()).add(label)

    def _chats(self, file: _File) -> tuple[str, int] | None:
        chats, _ = conversations(file.lines)
        said = Counter(same_text(text) for chat in chats for text in chat.text)
        found = []
        for section in SECTIONS:
            if section.name in MESSAGES:
                words = self.english.tables[section.table]["text"].dropna()
                common = (said & Counter(map(same_text, words))).total()
                found.append((common, section.name))
        (most, section_name), (second, _), *_ = sorted(found, reverse=True)
        return (section_name, most) if most >= LEAST and most >= _CLEARLY * second else None

    def _parts(self, file: _File) -> tuple[str, int] | None:
        """A file of several lists, each under a heading, of which at least one is found."""
        # Below a heading the sentence for nothing is known by standing alone in other files.
        known = [EN.empty[0] if line.strip() in self.made.empty else line for line in file.lines]
        parts, _ = parts_of(_MANY_LISTS, known)
        found = {}
        for heading, lines in parts.items():
            records, _ = as_written(opened("\n".join(trimmed(lines)), str(file.name)))
            if heading and len(records) > 1:
                told = self._table(of_file(records), main_sections(_MANY_LISTS))
                if told:
                    found[heading] = told
        keys = {heading: keys_of(section)[0] for heading, (section, _) in found.items()}
        left = [heading for heading in parts if heading and heading not in keys]
        others = {keys_of(section)[0] for section in main_sections(_MANY_LISTS)} - {*keys.values()}
        if found and len(left) == len(others) == 1:  # of two lists the one that is empty
            keys[left[0]] = others.pop()
        self.made.headings |= {h: key for h, key in keys.items() if is_word(h, self.private)}
        for section, pairing in found.values():
            self._take(section, pairing)
        rows = sum(pairing.rows for _, pairing in found.values())
        return (_MANY_LISTS, rows) if found else None

    def _fields(self, file: _File) -> tuple[str, int] | None:
        """A file of single values, such as the profile; of those only its name is learned."""
        pairs = [pair for line in file.lines if (pair := pair_of(line))]
        values = {same_text(value) for _, value in pairs}
        values = {value for value in values if len(value) >= _TELLING_VALUE}
        found = []
        for section in SECTIONS:
            if section.form is Form.FIELDS and len(main_sections(section.name)) == 1:
                cells = self.english.tables[section.table]["value"].dropna()
                found.append((len(values & {*map(same_text, cells)}), section.name))
        found.sort(reverse=True)
        if found[0][0] < _SAME_FIELDS or found[1][0] * 2 > found[0][0]:
            return None
        return found[0][1], found[0][0]

    def _name(self, file: _File, section_name: str, rows: int) -> None:
        stem = spelled_stem(file.name.name)
        if not is_word(stem, self.private):
            self.made.unclear["file names that may be private"] += 1
            return
        before = self.rows.get(section_name)
        if before and before[0] >= rows:
            self.made.unclear["second files of one section"] += 1
            return
        if before:
            self.made.files.pop(before[1], None)
        self.rows[section_name] = rows, stem
        self.made.files[stem] = section_name
        root = next(section.root for section in SECTIONS if section.name == section_name)
        self.roots.setdefault(file.name.parent, set()).add(root)

    def _folders(self) -> None:
        """Folders of TikTok's: directly below its own one. Another folder may be a person's."""
        for folder, roots in self.roots.items():
            inside = folder.parent.name in ROOT_FOLDERS
            if inside and is_word(folder.name, self.private):
                self.made.folders[folder.name] = roots.copy().pop() if len(roots) == 1 else ""

    def _is_sentence(self, file: _File) -> bool:
        return len(file.lines) == 1 and pair_of(file.lines[0]) is None

    def _sentences(self) -> tuple[str, ...]:
        """What stands alone in two files or more, to the letter: only a program writes that."""
        alone = Counter(file.lines[0].strip() for file in self.given if self._is_sentence(file))
        words = {
            word
            for file in self.given
            if file.lines
            for word, number in alone.items()
            if number > 1 and len(word) <= _MOST_SENTENCE and not any(map(str.isdigit, word))
        }
        return tuple(sorted(word for word in words if word.isprintable() and " " in word))


def _names_in(export: Export) -> frozenset[str]:
    """Names that stand in the profile, by which a file or a folder may have been called."""
    values = export.tables["profile"]["value"].dropna().str.casefold()
    words = {part for value in values for part in _BETWEEN_NAMES.split(value)}
    return frozenset(w for w in {*values, *words} if 3 <= len(w) <= 40 and not w.isdigit())
