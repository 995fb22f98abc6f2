"""What a language of the TXT archive calls things: one data file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """The words of one language in folders, file names and files.

    JSON keys are English in every language; TXT is translated, down to the labels. Names are
    compared without case, repeated blanks and trailing colons. Every word stands here because it
    was seen in an archive; only `assumed` are translations that nobody has seen there.
    """

    code: str
    evidence: str
    """Where the words were seen; "" where none was."""
    folders: Mapping[str, str] = field(default_factory=dict)
    """Folder -> root of the sections in it; "" where the folder holds more than one root."""
    files: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """File name without ".txt" -> section (`Section.name`); several, the likeliest first, where
    one name has been used for more than one section and the labels must decide."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Label of a field -> the English label that the declarations know."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Heading inside a file -> the key under which JSON keeps what follows."""
    empty: tuple[str, ...] = ()
    """How the sentence begins that says that a section is empty."""
    nothing: tuple[str, ...] = ()
    """What stands for a missing value."""
    assumed: Mapping[str, str] = field(default_factory=dict)
    """Label -> the English label, as a translator would say it. It never decides alone: what a
    column is, its values must say too."""

    @property
    def labels_known(self) -> Mapping[str, str]:
        return {**self.assumed, **self.labels}
