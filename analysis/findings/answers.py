"""Every finding asked of one file: what is worth a look, what is clear, and what nobody knows.

Every key stands once in every answer, in the order of the index, since silence is never safety. A
rule that breaks says so and drops its message, which could quote the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.findings import FINDINGS
from analysis.findings.finding import (
    Asked,
    Asks,
    Certainty,
    File,
    Finding,
    Found,
    Given,
    Harm,
    Level,
    Outcome,
)
from analysis.inspection import moment
from analysis.redaction.redaction import Mode, Redaction, redact
from parsers import Export

MOST = 10
"""Items that stand in an answer; `total` says how many there are."""

CARDS = 7
"""Cards at the top of a page."""


@dataclass(frozen=True)
class Answer:
    """What one finding says of one file.

    `items` (at most `MOST`, worst first), `total`, `rows` and `figures` are empty where nothing was
    found. `looked_at` are the tables it looked at: none, where it was not asked.
    """

    finding: Finding
    outcome: Outcome
    level: Level
    items: pd.DataFrame
    total: int = 0
    rows: Mapping[str, np.ndarray] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    looked_at: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.finding.key

    @property
    def certainty(self) -> Certainty:
        return self.finding.certainty


def answers(
    export: Export, asked: Asked, findings: Iterable[Finding] = FINDINGS
) -> tuple[Answer, ...]:
    """The answer of every finding, in their order.

    Items are as the file has them: `put_away`, or the page, keeps from others what is not theirs.
    """
    file = File(
        export.format,
        export.generation,
        export.language,
        export.states,
        export.quick,
        export.period[1] if export.period else None,
    )
    return tuple(_answer(finding, export, file, asked) for finding in findings)


def _answer(finding: Finding, export: Export, file: File, asked: Asked) -> Answer:
    nothing = pd.DataFrame()
    if not (_may_be_seen(finding, asked) and _is_asked(finding, asked)):
        return Answer(finding, Outcome.NOT_ASKED, finding.level, nothing)
    tables = {name: export.tables[name] for name in finding.tables}
    filled = [len(tables[name]) > 0 for name in finding.needs]
    enough = (all if finding.needs_all else any)(filled) if filled else True
    if not enough:
        outcome = Outcome.NO_DATA
        return Answer(finding, outcome, finding.level, nothing, looked_at=finding.tables)
    try:
        found = finding.look(Given(tables, file, asked))
    except Exception:  # its text could quote the file
        outcome = Outcome.BROKEN
        return Answer(finding, outcome, finding.level, nothing, looked_at=finding.tables)
    if found is None:
        outcome = Outcome.CLEAR
        return Answer(finding, outcome, finding.level, nothing, looked_at=finding.tables)
    return _found(finding, found)


def _found(finding: Finding, found: Found) -> Answer:
    return Answer(
        finding,
        Outcome.FOUND,
        found.level or finding.level,
        found.items.head(MOST).reset_index(drop=True),
        len(found.items),
        found.rows,
        found.figures,
        finding.tables,
    )


def _may_be_seen(finding: Finding, asked: Asked) -> bool:
    if asked.mode is Mode.ME or finding.harm is Harm.LITTLE:
        return True
    opened = set(finding.tables) <= asked.opened
    return finding.harm is Harm.SOME and asked.mode is Mode.TOGETHER and opened


def _is_asked(finding: Finding, asked: Asked) -> bool:
    return {
        Asks.NOTHING: True,
        Asks.BORN: asked.born is not None,
        Asks.AGE: asked.born is not None or bool(asked.band),
        Asks.SWITCH: finding.key in asked.switches,
    }[finding.asks]


def cards(all_answers: Iterable[Answer], most: int = CARDS) -> tuple[Answer, ...]:
    """What stands at the top of the page: what was found, level 1 first, else in their order."""
    found = [answer for answer in all_answers if answer.outcome is Outcome.FOUND]
    return tuple(sorted(found, key=lambda answer: answer.level)[:most])


def put_away(all_answers: Iterable[Answer], redaction: Redaction) -> tuple[Answer, ...]:
    """The answers with their items as others may see them."""
    return tuple(replace(answer, items=redact(answer.items, redaction)) for answer in all_answers)


def as_plain(all_answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """The object that `docs/tables.md` promises: plain values, times in UTC."""
    return [_plain(answer) for answer in all_answers]


def _plain(answer: Answer) -> dict[str, Any]:
    items = [
        {str(name): _value(value) for name, value in row.items()}
        for row in answer.items.astype("object").to_dict("records")
    ]
    return {
        "key": answer.key,
        "outcome": answer.outcome.value,
        "level": int(answer.level),
        "certainty": answer.certainty.value,
        "items": items,
        **({"total": answer.total} if answer.total > len(items) else {}),
        "looked_at": list(answer.looked_at),
    }


def _value(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return moment(value)
    if isinstance(value, np.generic):
        return value.item()
    return value
