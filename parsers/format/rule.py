"""What a person said of a path that Inzage does not know: kept, saved and loaded again.

A rule names a path, a table and the fields at that path. It never holds a value of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from parsers.format.sections import TABLES

MOST_RULES, LONGEST_WORD = 500, 300
"""Rules in a file and characters of a word in it; a longer one was not written by Inzage."""

NO_RULES = "The file with rules cannot be read; use one that Inzage saved."

_MARK = "inzage_rules"


@dataclass(frozen=True)
class Rule:
    """ "This path is that table": `fields` leads the labels there to the fields of the table, in
    the declarations' words; without any they are told by the shape of their values."""

    path: str
    table: str
    fields: Mapping[str, str] = field(default_factory=dict)


class NoRules(ValueError):  # noqa: N818 - it is no error of the program
    """The file is none that Inzage wrote; the text of the exception says nothing of it."""


def as_json(rules: Iterable[Rule]) -> str:
    """The file to save."""
    listed = [
        {"place": rule.path, "table": rule.table, "fields": dict(rule.fields)} for rule in rules
    ]
    return json.dumps({_MARK: 1, "rules": listed}, ensure_ascii=False, indent=1)


def from_json(text: str | bytes) -> tuple[Rule, ...]:
    """The rules of a saved file; raises `NoRules` for anything else."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise NoRules from None
    listed = whole.get("rules") if isinstance(whole, dict) and _MARK in whole else None
    if not isinstance(listed, list) or len(listed) > MOST_RULES:
        raise NoRules
    return tuple(map(_rule, listed))


def rules_in(file: Path | None) -> tuple[Rule, ...] | None:
    """The rules of a file on this computer, none where there is no file; None if it is no such."""
    try:
        return from_json(file.read_bytes()) if file else ()
    except (OSError, NoRules):
        return None


def _rule(given: Any) -> Rule:
    if not isinstance(given, dict):
        raise NoRules
    path, table, fields = given.get("place"), given.get("table"), given.get("fields", {})
    if not isinstance(fields, dict) or len(fields) > MOST_RULES:
        raise NoRules
    if not all(_is_word(word) for word in (path, table, *fields, *fields.values())):
        raise NoRules
    if table not in TABLES:
        raise NoRules
    return Rule(str(path), str(table), fields)


def _is_word(word: Any) -> bool:
    return isinstance(word, str) and 0 < len(word) <= LONGEST_WORD
