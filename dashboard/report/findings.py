"""The findings of one file as plain text, for a terminal or a sheet of paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.findings.answers import Answer
from analysis.findings.finding import Level, Outcome
from dashboard.words import _, findings, times

_WIDTH = 96


def in_words(answers: Sequence[Answer], zone: str) -> str:
    """What is worth a look, the gravest first, and below it by name everything else.

    Items stand there as they are in `answers`; times are those of `zone`.
    """
    found = [answer for answer in answers if answer.outcome is Outcome.FOUND]
    lines = [_(findings.CAVEAT)]
    for level in Level:
        some = [answer for answer in found if answer.level == level]
        if some:
            lines += ["", _(findings.LEVELS[level]).upper()]
        for answer in some:
            lines += _card(answer, ZoneInfo(zone))
    lines.append("")
    for outcome in list(Outcome)[1:]:
        titles = [_(one.finding.words.title) for one in answers if one.outcome is outcome]
        if titles:
            lines += _wrapped(f"{_(findings.OUTCOMES[outcome])}: {'; '.join(titles)}.", "")
    return "\n".join(lines)


def _card(answer: Answer, zone: ZoneInfo) -> list[str]:
    words = answer.finding.words
    lines = ["", f"  {_(words.title)}", *_wrapped(findings.seen(answer), "    ")]
    for row in answer.items.to_dict("records"):
        lines += _wrapped(_item(answer, row, zone), "      ", "        ")
    more = answer.total - len(answer.items)
    if more:
        lines.append("      " + _("and more: {count}").format(count=more))
    for heading, sentences in (
        (_("What can explain it"), words.innocent),
        (_("What you can do"), words.do),
    ):
        lines.append(f"    {heading}:")
        for sentence in sentences:
            lines += _wrapped(f"- {_(sentence)}", "    ", "      ")
    if words.where:
        where = "; ".join(map(_, words.where))
        lines += _wrapped(_("Where in TikTok: {menus}").format(menus=where), "    ", "      ")
    return lines


def _item(answer: Answer, row: dict[object, object], zone: ZoneInfo) -> str:
    said = []
    for name, written in row.items():
        column = str(name)
        if written is None or pd.isna(written) or written is False or column == "last":  # type: ignore[call-overload]
            continue
        if isinstance(written, bool):
            said.append(findings.label(column))
        elif column == "first":
            said.append(_span([written, row["last"]], zone))
        elif isinstance(written, pd.Timestamp):
            said.append(f"{findings.label(column)}: {_moment(written, zone)}")
        elif isinstance(written, int) or column in ("default", "value"):
            said.append(f"{findings.label(column)}: {findings.value(answer, column, written)}")
        else:
            said.append(findings.value(answer, column, written))
    return "; ".join(said)


def _span(ends: Iterable[object], zone: ZoneInfo) -> str:
    first, last = (_moment(end, zone) for end in ends if isinstance(end, pd.Timestamp))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _moment(moment: pd.Timestamp, zone: ZoneInfo) -> str:
    return times.moment(moment.tz_convert(zone))


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest
    )
