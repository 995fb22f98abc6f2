"""The words that were learned, and what they may be: never a value of somebody's archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from parsers.format.languages.en import EN
from parsers.format.section import Section, field_of
from parsers.format.sections import SECTIONS

_LONGEST = 60
_ENGLISH = {field_of(label): label for label in reversed([*EN.labels])}
_SPELLED = {
    field_of(name): name
    for section in SECTIONS
    for column in section.columns
    for name in section.fields(column)
}


@dataclass
class Learned:
    """Words of a language that were seen, in the form of `parsers.format.languages.language`.

    `assumed` are labels whose meaning only their order tells; `unclear` counts what was seen and
    is not in here because it could not be told, or could be a private word.
    """

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    empty: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    assumed: dict[str, str] = field(default_factory=dict)
    unclear: Counter[str] = field(default_factory=Counter)


@dataclass
class Labels:
    """What each label was in the sections where it stood; one meaning must do for all of them."""

    meanings: dict[str, list[list[str]]] = field(default_factory=dict)

    def add(self, label: str, section: Section, column: str) -> None:
        self.meanings.setdefault(label, []).append([field_of(f) for f in section.fields(column)])

    def told(self, unclear: Counter[str]) -> dict[str, str]:
        """Label -> the English label, of those that mean the same wherever they stand."""
        found: dict[str, str] = {}
        for label, fields in self.meanings.items():
            same = [name for name in fields[0] if all(name in others for others in fields)]
            if same and is_word(label):
                found[label] = _ENGLISH.get(same[0]) or _SPELLED[same[0]]
            else:
                unclear["labels that mean two things"] += 1
        return found


def is_word(word: str, private: Iterable[str] = ()) -> bool:
    """Whether a word can be TikTok's: short, printable, hardly a digit, and nobody's name in it."""
    plain = bool(word) and len(word) <= _LONGEST and word.isprintable() and "@" not in word
    few = sum(map(str.isdigit, word)) <= 1
    return plain and few and not any(name in word.casefold() for name in private)
