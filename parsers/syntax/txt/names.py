"""What names say in a TXT archive: folders, file names, labels, headings, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parsers.format.generations import Seen, Sign
from parsers.format.invisible import visible
from parsers.format.languages import LANGUAGES
from parsers.format.section import field_of
from parsers.format.sections import SECTIONS
from parsers.syntax.txt.language import ENGLISH, Words

_LONGEST = 200
"""Characters of a file's name that may be a copy of TikTok's; in a zip one can have 64,000."""

_COPY = re.compile(r"(\s*\(\d+\)|\s*- copy|_\d{9,}|[\s_-]\d{1,4})+$")
_FORMS = str.maketrans({"’": "'", "ё": "е"})
_Index = Mapping[str, Mapping[str, tuple[str, ...]]]
ROOT_FOLDERS = ("Tiktok", "TikTok")


@dataclass(frozen=True)
class FileName:
    """What a member's path says about its content.

    `section_names` are the likeliest first, each with the languages in which the file would be
    called so; `root` is None where the folder is unknown and "" where it holds several roots;
    `plain`: the name is one English word, and such a word can stand in any language.
    """

    stem: str
    section_names: Mapping[str, tuple[str, ...]]
    root: str | None
    words: Words
    plain: bool
    signs: frozenset[Sign] = field(default=frozenset())


def folded(name: str) -> str:
    """A name as it is compared: composed, without case, repeated blanks and trailing colons.

    macOS decomposes the letters of file names, so that "й" becomes two characters.
    """
    if name.isascii():
        name = name.lower()
    else:
        name = unicodedata.normalize("NFC", visible(name)).casefold().translate(_FORMS)
    return " ".join(name.rstrip(": ").split())


def _index(words: str) -> _Index:
    """Folded name -> language -> what it stands for."""
    index: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in LANGUAGES:
        for name, meaning in getattr(language, words).items():
            meanings = (meaning,) if isinstance(meaning, str) else meaning
            index.setdefault(folded(name), {})[language.code] = meanings
    return index


_FILES, _FOLDERS, _HEADINGS = _index("files"), _index("folders"), _index("headings")
_LABELS, _SEEN = _index("labels_known"), _index("labels")
_SENTENCES = tuple(
    (folded(sentence), language.code) for language in LANGUAGES for sentence in language.empty
)
_SPELLED = {folded(stem): stem for language in LANGUAGES for stem in language.files}
_LONGEST_SENTENCE = 300


def _declared() -> frozenset[str]:
    names: set[str] = set()
    for section in SECTIONS:
        names.update(name for column in section.columns for name in section.fields(column))
        names.update(section.carried.values())
    return frozenset(field_of(name) for name in names)


_DECLARED = _declared()


def file_name_of(member: str) -> FileName:
    """What the path of a member says, in whatever language."""
    *folders, last = [part for part in member.replace("\\", "/").split("/") if part] or [""]
    stem = stem_of(last)
    found = _FILES.get(stem, {})
    inside = [at + 1 for at, folder in enumerate(folders) if folder in ROOT_FOLDERS]
    telling = folders[max(inside) :] if inside else folders[-1:]
    words: Words = {folded(folder): tuple(_FOLDERS.get(folded(folder), ())) for folder in telling}
    words[f"{stem}.txt"] = tuple(found)
    root = None
    for folder in folders:
        for (meaning,) in _FOLDERS.get(folded(folder), {}).values():
            root = meaning
    section_names: dict[str, tuple[str, ...]] = {}
    for code, meanings in found.items():
        for section_name in meanings:
            section_names[section_name] = (*section_names.get(section_name, ()), code)
    spelled = _SPELLED.get(stem, "")
    plain = ENGLISH in found and spelled.isalpha() and spelled.istitle()
    return FileName(stem, section_names, root, words, plain, _signs_of(folders, spelled))


def stem_of(name: str) -> str:
    """A file's name without its ending, and without what computers add to a copy."""
    stem = folded(name).removesuffix(".txt")
    return stem if stem in _FILES or len(stem) > _LONGEST else _COPY.sub("", stem)


def spelled_stem(name: str) -> str:
    """As `stem_of`, but as it is written: composed, with its capitals."""
    stem = unicodedata.normalize("NFC", visible(name))
    stem = " ".join((stem[:-4] if stem.lower().endswith(".txt") else stem).split())
    return stem if folded(stem) in _FILES else _COPY.sub("", stem)


def _signs_of(folders: list[str], spelled: str) -> frozenset[Sign]:
    """What tells generations by a path: the folder around all, or the old ones without it."""
    signs = {Sign(Seen.FOLDER, folder) for folder in folders if folder in ROOT_FOLDERS}
    if not signs and folders and folders[-1] in _OLD_FOLDERS:
        signs.add(Sign(Seen.FOLDER, ""))
    if spelled:
        signs.add(Sign(Seen.FILE, spelled))
    return frozenset(signs)


_OLD_FOLDERS = ("Activity", "App Settings", "Comments", "Direct Messages", "Profile", "Videos")


def label_known(label: str, codes: Iterable[str] | None = None) -> bool:
    """Whether a label is the name of a field, in English or one of the languages; None: in any."""
    if field_of(label) in _DECLARED:
        return True
    found = _LABELS.get(folded(label), {})
    return bool(found) if codes is None else any(code in found for code in (ENGLISH, *codes))


def english(label: str, codes: Iterable[str] = ()) -> str | None:
    """The label in the declarations' words; None if no language knows it.

    `codes` are the languages of the file, the likeliest first.
    """
    if field_of(label) in _DECLARED:
        return label
    meanings = _LABELS.get(folded(label), {})
    for code in codes:
        if code in meanings:
            return meanings[code][0]
    every = {meaning for (meaning,) in meanings.values()}
    return every.pop() if len(every) == 1 else None


def is_assumed(label: str) -> bool:
    """Whether a label is known by a translation only that nobody has seen in an archive."""
    return field_of(label) not in _DECLARED and folded(label) not in _SEEN


def label_codes(label: str) -> tuple[str, ...]:
    """The languages in which this is a label."""
    found = tuple(_LABELS.get(folded(label), ()))
    return found if found or field_of(label) not in _DECLARED else (ENGLISH,)


def heading_of(line: str) -> tuple[str, tuple[str, ...]] | None:
    """The key of JSON that a heading stands for, and the languages in which it does."""
    if len(line) > 100:
        return None
    found = _HEADINGS.get(folded(line))
    if found is None:
        return None
    return next(iter(found.values()))[0], tuple(found)


def heading_begins(line: str, keys: tuple[str, ...]) -> str | None:
    """The key, one of these, for which a line stands that only begins like its heading."""
    if len(line) > 100:
        return None
    words = folded(line)
    found = (
        next(iter(meanings.values()))[0]
        for heading, meanings in _HEADINGS.items()
        if words.startswith(heading)
    )
    return next((key for key in found if key in keys), None)


def empty_in(line: str) -> str | None:
    """The language in which a line says that its section is empty; None if it does not."""
    if len(line) > _LONGEST_SENTENCE:
        return None
    words = folded(line)
    return next((code for sentence, code in _SENTENCES if words.startswith(sentence)), None)
