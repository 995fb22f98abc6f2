"""Findings in words: what a card says, the names of the outcomes, what stands in an item.

The sentences of each finding stand with its rule (`analysis.findings`); here they are filled and
translated.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from babel.lists import format_list

from analysis.devices.names import model_name
from analysis.findings.answers import Answer
from analysis.findings.finding import Level, Outcome
from dashboard.words import _, amounts, columns, countries, later, ngettext, tables

CAVEAT = later("Nothing here proves that something is wrong.")

LEVELS: Mapping[Level, str] = {
    Level.DO: later("Do something"),
    Level.LOOK: later("Look at it"),
    Level.KNOW: later("Good to know"),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FOUND: later("Worth a look"),
    Outcome.CLEAR: later("Checked, and nothing found"),
    Outcome.NO_DATA: later("Your file has no data for it"),
    Outcome.BROKEN: later("Could not be checked"),
    Outcome.NOT_ASKED: later("Not asked"),
}

_LABELS: Mapping[str, str] = {
    "table": later("Part of the file"),
    "first": later("First"),
    "last": later("Last"),
    "rows": later("Entries"),
    "records": later("Records"),
    "events": later("Events"),
    "messages": later("Messages"),
    "answers": later("Answers"),
    "masked": later("Shortened"),
    "default": later("TikTok's default"),
    "gender": later("Gender"),
    "country": later("Country of the network"),
    "marked": later("marked as shortened"),
    "neighbour": later("neighbour country"),
    "mobile": later("mobile network"),
    "relay": later("a network that can hide another one"),
}

FLAGS = ("neighbour", "mobile", "relay")
"""Columns of items that say of a thing only whether it is so."""

EXPLAINS = "explains"
"""The column in which a card names those that are so."""


def seen(answer: Answer) -> str:
    """What was found, as one sentence or two."""
    words = answer.finding.words
    if words.named and (names := _names(answer.items)):
        return _(words.named).format(names=format_list(names, locale=amounts.locale()))
    said = ngettext(words.seen, words.seen_many, answer.total) if words.seen_many else _(words.seen)
    gaps = {name: amounts.number(value) for name, value in answer.figures.items()}
    return said.format(total=amounts.number(answer.total), **gaps)


def brief(answer: Answer) -> str:
    """What was found in its first sentence, where one line has to do; its card has all of it."""
    first, stop, _rest = seen(answer).partition(". ")
    return first + stop.rstrip()


def _names(items: pd.DataFrame) -> list[str]:
    """What the items are called in words of ours; none where one of them has no such name."""
    if "table" in items:
        return [_inside(tables.title(name)) for name in items["table"]]
    if "device_model" in items:
        names = [model_name(str(code)) for code in items["device_model"]]
        return [*dict.fromkeys(name for name in names if name)] if all(names) else []
    return []


def _inside(title: str) -> str:
    """A title within a sentence: small, unless its first word is a name or in capitals (LIVE)."""
    return title[0].lower() + title[1:] if title.split()[0].istitle() else title


def label(column: str) -> str:
    """The heading of a column of items."""
    if column == EXPLAINS:
        return _("What can explain it")
    return _(_LABELS[column]) if column in _LABELS else columns.label(column)


def value(answer: Answer, column: str, written: object) -> str:
    """One cell of an item as a person reads it; text of the archive stays as it is."""
    if pd.isna(written):  # type: ignore[call-overload]
        return ""
    if isinstance(written, pd.Timestamp):
        return amounts.day(written)
    if isinstance(written, int | float):
        return amounts.number(int(written))
    if column == "table":
        return tables.title(str(written))
    if column == "country":
        return countries.name(written)
    if column == "device_model":
        name = model_name(str(written))
        return f"{name} ({written})" if name else str(written)
    if column in ("kind", "default"):
        return _(answer.finding.words.values.get(str(written), str(written)))
    return str(written)
