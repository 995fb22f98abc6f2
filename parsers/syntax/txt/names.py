"""What names say in a TXT archive: folders, file names, labels, headings, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parsers.format.generations import Seen, Sign
from parsers.format.languages import LANGUAGES
from parsers.format.section import field_of
from parsers.format.sections import SECTIONS

ENGLISH = "en"
_COPY = re.compile(r"(\s*\(\d+\)|\s*- copy|_\d{9,})+$")
_FORMS = str.maketrans({"’": "'", "ё": "е"})
_Index = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class FileName:
    """What a member's path says about its content.

    `places` are sections, the likeliest first; `root` is None where the folder is unknown and ""
    where it holds several roots; `codes` counts what speaks for each language.
    """

    stem: str
    places: tuple[str, ...]
    root: str | None
    codes: Mapping[str, int]
    signs: frozenset[Sign] = field(default=frozenset())


def folded(name: str) -> str:
    """A name as it is compared: composed, without case, repeated blanks and trailing colons.

    macOS decomposes the letters of file names, so that "й" becomes two characters.
    """
    if name.isascii():
        name = name.lower()
    else:
        name = unicodedata.normalize("NFC", name).casefold().translate(_FORMS)
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
_LABELS = _index("labels")
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
    stem = _COPY.sub("", folded(last).removesuffix(".txt"))
    found = _FILES.get(stem, {})
    codes = Counter(_speaking(found))
    root = None
    for folder in folders:
        meanings = _FOLDERS.get(folded(folder), {})
        codes.update(_speaking(meanings))
        for (meaning,) in meanings.values():
            root = meaning
    places = dict.fromkeys(place for meanings in found.values() for place in meanings)
    named = [folder for folder in folders if folder in ("Tiktok", "TikTok")]
    signs = {Sign(Seen.FOLDER, folder) for folder in named or [""]}
    if stem in _SPELLED:
        signs.add(Sign(Seen.FILE, _SPELLED[stem]))
    return FileName(stem, tuple(places), root, codes, frozenset(signs))


def _speaking(found: Iterable[str]) -> tuple[str, ...]:
    """The languages that a word speaks for: one that is English too says nothing more."""
    codes = tuple(found)
    return (ENGLISH,) if ENGLISH in codes else codes


def places_like(stem: str) -> tuple[str, ...]:
    """Sections whose name stands as whole words in a file name that is not known; longest first."""
    padded = f" {stem} "
    named = [known for known in _FILES if f" {known} " in padded]
    named.sort(key=len, reverse=True)
    if not named:
        return ()
    longest = [known for known in named if len(known) == len(named[0])]
    return tuple(
        dict.fromkeys(p for known in longest for places in _FILES[known].values() for p in places)
    )


def label_known(label: str) -> bool:
    """Whether a label is the name of a field, in any language."""
    return folded(label) in _LABELS or field_of(label) in _DECLARED


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


def label_codes(label: str) -> tuple[str, ...]:
    """The languages in which this is a label."""
    return _speaking(_LABELS.get(folded(label), ()))


def heading_of(line: str) -> tuple[str, tuple[str, ...]] | None:
    """The key of JSON that a heading stands for, and the languages in which it does."""
    if len(line) > 100:
        return None
    found = _HEADINGS.get(folded(line))
    if found is None:
        return None
    return next(iter(found.values()))[0], _speaking(found)


def empty_in(line: str) -> str | None:
    """The language in which a line says that its section is empty; None if it does not."""
    if len(line) > _LONGEST_SENTENCE:
        return None
    words = folded(line)
    return next((code for sentence, code in _SENTENCES if words.startswith(sentence)), None)
