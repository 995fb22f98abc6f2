"""What a language of the TXT archive calls things: one data file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """The words of one language in folders, file names and files.

    JSON keys are English in every language; TXT is translated, down to the labels. Names are
    compared without case, repeated blanks and trailing colons. A name stands here because the
    format catalogue has seen it; what is only a likely translation stands behind a comment that
    says so, and can cost nothing but a label found for which nobody looks.
    """

    code: str
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
