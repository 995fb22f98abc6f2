"""The follow-up request for access as a letter: blocks of text, in the language of the letter.

The words stand in `words/locale/<language>/letter.toml`. A block of which something is not known is
left out, so that nothing is left to fill in but a name, a place and a day, for which a line of dots
stands where the person gave none. Only names and numbers of sections and dates of the file are
filled in, and the names of companies and fields that the person chose one by one.
"""

from __future__ import annotations

import contextvars
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

import pandas as pd

from analysis.declared.delivered import Kind
from analysis.declared.policies import policy_on, uk_apart_since
from analysis.letter import countries
from analysis.letter.countries import Country
from analysis.letter.deadlines import deadlines
from analysis.letter.facts import Facts, called
from dashboard import words
from dashboard.words import _, amounts
from dashboard.words.languages import FOLDER, SOURCE

_DOTS = "." * 40
_MOST_SECTIONS = 8  # are named with their numbers; the others are counted


class Paper(Enum):
    """What is written."""

    REQUEST = "request"
    OBJECTION = "objection"
    REMINDER = "reminder"
    COMPLAINT = "complaint"


class Role(Enum):
    """Who writes, and for whom."""

    MYSELF = "myself"
    YOUNG = "young"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"


class Look(Enum):
    """How a block stands on the paper."""

    LINE = "line"
    TITLE = "title"
    TEXT = "text"
    POINT = "point"
    SMALL = "small"


@dataclass(frozen=True)
class Block:
    look: Look
    text: str


@dataclass(frozen=True)
class Asker:
    """What the person said of themselves; kept in memory only. Empty is not known.

    `answered`: for a reminder or a complaint, whether a general answer came. `room`: it was written
    while a room was looking.
    """

    country: Country
    role: Role = Role.MYSELF
    age: int | None = None
    name: str = ""
    place: str = ""
    day: date | None = None
    account: str = ""
    contact: str = ""
    child: str = ""
    asked: date | None = None
    received: date | None = None
    answered: bool = False
    room: bool = False


@dataclass(frozen=True)
class Asked:
    """What is asked: kinds of data, names of companies and of fields, each chosen; `policy` is the
    day of the text that was in force, None where it was not read."""

    kinds: tuple[Kind, ...]
    policy: date | None
    companies: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def policy_day(last: pd.Timestamp | None, country: Country) -> date | None:
    """The day of the text that a file with this last moment is held against.

    None where only its month is known, and in the United Kingdom since it has a text of its own,
    which was not read.
    """
    policy = policy_on(None if last is None else last.date())
    if country.uk and (last is None or last.date() >= uk_apart_since()):
        return None
    return policy.since if policy and not policy.by_month else None


@cache
def texts(language: str) -> Mapping[str, str]:
    """The words of the letter in a language, by their keys; in English where it has none yet."""
    files = (FOLDER / one / "letter.toml" for one in (language, SOURCE))
    file = next(file for file in files if file.exists())
    return tomllib.loads(file.read_text(encoding="utf-8"))


def letter(
    paper: Paper, language: str, asker: Asker, asked: Asked, facts: Facts
) -> tuple[Block, ...]:
    """The blocks of a paper, in a language whatever the page is in."""

    def write() -> tuple[Block, ...]:
        words.use(language)
        return tuple(_written(paper, texts(language), asker, asked, facts))

    return contextvars.copy_context().run(write)


def _written(
    paper: Paper, said: Mapping[str, str], asker: Asker, asked: Asked, facts: Facts
) -> Iterator[Block]:
    known = _known(said, asker, asked, facts)
    body = {
        Paper.REQUEST: _request,
        Paper.OBJECTION: _objection,
        Paper.REMINDER: _reminder,
        Paper.COMPLAINT: _complaint,
    }[paper]
    closing = [_Line(Look.TEXT, "close"), _Line(Look.LINE, text=known["name"])]
    closing.append(_Line(Look.SMALL, "footer"))
    if asker.room:
        closing.append(_Line(Look.SMALL, "footer_room"))
    titles = -1  # the subject is none that counts
    for line in (*body(asker, asked, known), *closing):
        written = line.text or _filled(said[line.key], known)
        if written:
            titles += line.look is Look.TITLE
            numbered = line.look is Look.TITLE and titles
            yield Block(line.look, f"{titles}. {written}" if numbered else written)


def _filled(text: str, known: Mapping[str, str]) -> str:
    """The text with what is known; nothing where it needs something that is not."""
    try:
        return text.format_map({name: value for name, value in known.items() if value})
    except KeyError:
        return ""


@dataclass(frozen=True)
class _Line:
    """How a block looks, with the key of its words, or its text."""

    look: Look
    key: str = ""
    text: str = ""


Lines = Iterator[_Line]


def _head(known: Mapping[str, str], subject: str, to: str) -> Lines:
    yield _Line(Look.LINE, text=known["head"])
    yield _Line(Look.LINE, to)
    yield _Line(Look.LINE, "account")
    yield _Line(Look.LINE, "contact")
    yield _Line(Look.TITLE, subject)
    yield _Line(Look.TEXT, "greeting")


def _request(asker: Asker, asked: Asked, known: Mapping[str, str]) -> Lines:
    uk = asker.country.uk
    yield from _head(known, "subject", "to")
    yield from _who(asker)
    yield _Line(Look.TEXT, "asked_on" if known["asked"] else "asked")
    yield _Line(Look.TEXT, "oldest_view")
    yield _Line(Look.TEXT, "why")
    if asked.kinds:
        yield _Line(Look.TITLE, "items_title")
        yield _Line(Look.TEXT, "items" if known["policy"] else "items_undated")
        yield from _points(asked)
    if known["reach"]:
        yield _Line(Look.TITLE, "reach_title")
        yield _Line(Look.TEXT, "reach")
    yield _Line(Look.TITLE, "about_title")
    if asked.kinds:
        yield _Line(Look.POINT, "about_purposes")
    yield _Line(Look.POINT, "about_recipients" if known["since"] else "about_recipients_undated")
    yield _Line(Look.POINT, "about_transfers_uk" if uk else "about_transfers")
    yield _Line(Look.POINT, "about_kept")
    yield _Line(Look.POINT, "about_source_named" if asked.companies else "about_source")
    yield _Line(Look.POINT, "about_inferred")
    yield _Line(Look.POINT, "about_feed")
    yield _Line(Look.TITLE, "explain_title")
    yield _Line(Look.TEXT, "explain_fields" if asked.fields else "explain")
    yield _Line(Look.TEXT, "send")
    yield _Line(Look.TEXT, "free")
    yield _Line(Look.TEXT, "settle_own" if uk or asker.country.code == "IE" else "settle")


def _who(asker: Asker) -> Lines:
    if asker.role is Role.YOUNG and asker.age:
        yield _Line(Look.TEXT, "young")
    elif asker.role in (Role.MOTHER, Role.FATHER, Role.GUARDIAN):
        yield _Line(Look.TEXT, f"child_{asker.role.value}")


def _points(asked: Asked) -> Lines:
    for kind in asked.kinds:
        yield _Line(Look.POINT, text=f"{_(kind.what)} ({kind.heading})")


def _objection(asker: Asker, asked: Asked, known: Mapping[str, str]) -> Lines:
    yield from _head(known, "objection_title", "to")
    yield from _who(asker)
    yield _Line(Look.TEXT, "objection")


def _reminder(asker: Asker, asked: Asked, known: Mapping[str, str]) -> Lines:
    yield from _head(known, "reminder_subject", "to")
    yield from _who(asker)
    yield _Line(Look.TEXT, "reminder_general" if asker.answered else "reminder_none")
    if asked.kinds:
        yield _Line(Look.TEXT, "reminder_open")
        yield from _points(asked)
    yield _Line(Look.TEXT, "reminder_ask")


def _complaint(asker: Asker, asked: Asked, known: Mapping[str, str]) -> Lines:
    yield from _head(known, "complaint_subject", "complaint_to")
    yield from _who(asker)
    yield _Line(Look.TEXT, "complaint")
    yield _Line(Look.TEXT, "complaint_general" if asker.answered else "complaint_none")
    if asker.answered:
        yield from _points(asked)
    yield _Line(Look.TEXT, "complaint_attached")


def _known(said: Mapping[str, str], asker: Asker, asked: Asked, facts: Facts) -> Mapping[str, str]:
    """What can be filled in; empty where it is not known."""
    country = asker.country
    due = deadlines(asker.received, country).due if asker.received else None
    return {
        "law": said["law_uk"] if country.uk else said["law"],
        "controller": country.controller,
        "authority": country.authority,
        "address": country.address,
        "account": asker.account.removeprefix("@").strip(),
        "contact": asker.contact.strip(),
        "child": asker.child.strip() or _DOTS,
        "age": str(asker.age or ""),
        "name": asker.name.strip() or _DOTS,
        "head": ", ".join(filter(None, (asker.place.strip(), _day(asker.day)))) or _DOTS,
        "asked": _day(asker.asked),
        "received": _day(asker.received) or _DOTS,
        "due": _day(due) or _DOTS,
        "form": facts.form.upper(),
        "holds": _holds(said, facts) if facts.sections else "",
        "first_view": _day(facts.first_view),
        "policy": _day(asked.policy),
        "reach": _listed(f"{called(name)} – {_day(day)}" for name, day in facts.reach),
        "since": _day(facts.since),
        "companies": _listed(asked.companies),
        "fields": _listed(asked.fields),
        "checked": _day(countries.checked()),
    }


def _day(day: date | None) -> str:
    return amounts.day(day) if day else ""


def _listed(names: Iterator[str] | tuple[str, ...]) -> str:
    return "; ".join(names)


def _holds(said: Mapping[str, str], facts: Facts) -> str:
    """The sections of the file; how many there are only where none is closed to who looks."""
    every = [f"{called(name)} ({amounts.number(size)})" for name, size in facts.sections]
    named, others = every[:_MOST_SECTIONS], len(every[_MOST_SECTIONS:])
    named += [said["more"].format(count=others)] if others and not facts.some else []
    count, key = amounts.number(len(every)), "holds_some" if facts.some else "holds"
    return said[key].format(count=count, sections=_listed(tuple(named)))
