"""What a declaration of a section says: where it stands and which field feeds which column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property


class Form(Enum):
    """How a section's content becomes rows."""

    RECORDS = auto()
    """A list (or a map) of objects: one row each."""
    FIELDS = auto()
    """An object of settings: one row for each leaf, `field` and `value`."""
    JOINED = auto()
    """One string that joins many names: one row for each name."""


class Step(Enum):
    KEY = auto()
    EACH = auto()
    MAP = auto()


Fields = Mapping[str, str | tuple[str, ...]]
"""Column -> the field or fields that feed it."""

_STEP = re.compile(r"(\[\]|\{(\w*)\})$")


@dataclass(frozen=True)
class Section:
    """One section of the archive as one table, in the words of the newest generation.

    `at` is the canonical path: " > " goes one key down, `[]` means each item of a list and
    `{room_id}` each entry of a map whose keys feed that column (`{}`: keys that feed none).
    `columns` names, for each column, the fields that may feed it, most usual first; field names
    are compared without case, blanks and underscores. A column without a field is filled by the
    map's key, by `constants`, or from the link (`video_id`).
    """

    table: str
    at: str
    columns: Fields = field(default_factory=dict)
    form: Form = Form.RECORDS
    constants: Mapping[str, str] = field(default_factory=dict)
    shape_unknown: bool = False
    """Nobody has published a filled one: objects in its lists go to `other`, as unknown."""
    kept: tuple[str, ...] = ()
    """Fields that are known and have no column of their own: they are read, in `other`."""
    sentinels: tuple[str, ...] = ()
    """Free-text columns in which TikTok itself writes "N/A" here."""
    carried: Mapping[str, str] = field(default_factory=dict)
    """Columns fed by a field of the object around the list, for each of its rows."""
    scalar: str | None = None
    """The column that takes an item which is no object."""
    key_rules: tuple[str, ...] = ()
    """Columns in which the map's key goes before the record's own field."""
    signature: str | None = None
    """A field that tells this section from another one with the same inner list name."""

    @property
    def root(self) -> str:
        return self.at.split(" > ")[0]

    @property
    def name(self) -> str:
        """The section's own name, which is what tells sections apart: no two roots share one."""
        return self.steps[1][1]

    @property
    def inner(self) -> list[tuple[Step, str]]:
        """The steps below the section's own object."""
        return self.steps[2:]

    @property
    def steps(self) -> list[tuple[Step, str]]:
        steps: list[tuple[Step, str]] = []
        for part in self.at.split(" > "):
            tail: list[tuple[Step, str]] = []
            while match := _STEP.search(part):
                found = (Step.EACH, "") if match[1] == "[]" else (Step.MAP, match[2])
                tail.insert(0, found)
                part = part[: match.start()]
            steps += [(Step.KEY, part), *tail]
        return steps

    def fields(self, column: str) -> tuple[str, ...]:
        named = self.columns[column]
        return (named,) if isinstance(named, str) else named

    @property
    def ids_from_links(self) -> bool:
        """Whether no field has the ids of videos, so that they come from the links."""
        return self.columns.get("video_id") == ()

    @cached_property
    def fed_by(self) -> dict[str, str]:
        """Field, as it is compared, -> the column it feeds."""
        columns = reversed(list(self.columns))  # of two columns the first is fed
        return {field_of(name): column for column in columns for name in self.fields(column)}


def name_of(key: str) -> str:
    """A key as it is compared for paths: without case, repeated blanks and trailing colons."""
    return " ".join(key.split("\0")[0].rstrip(":").casefold().split())


def field_of(key: str) -> str:
    """A key as it is compared for fields: `SearchTerm`, `Search Term` and `search_term` agree."""
    return key.split("\0")[0].rstrip(":").casefold().replace(" ", "").replace("_", "")


def targets_of(section: Section) -> dict[str, tuple[str, int]]:
    """Compared field -> (column, rank: 0 for the most usual field of that column)."""
    return {
        field_of(name): (column, rank)
        for column in section.columns
        for rank, name in enumerate(section.fields(column))
    }
