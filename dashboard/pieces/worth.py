"""The findings of what is open, asked once for whoever looks."""

from __future__ import annotations

import pandas as pd

from analysis.findings.answers import Answer, answers
from analysis.findings.finding import Asked, Outcome
from analysis.redaction.redaction import Mode
from dashboard.pieces.sight import Sight
from dashboard.store import redacted
from dashboard.store.holding import Holding
from dashboard.words import _, amounts, findings, ngettext


def asked(sight: Sight) -> Asked:
    """What may be asked: in the mode of whoever looks, of the tables that are open to them."""
    holding = sight.holding
    return Asked(
        sight.zone,
        Mode(sight.viewer.value),
        redacted.tables_of(holding.opened),
        born=sight.born,
        band=holding.band,
    )


def found(sight: Sight) -> tuple[Answer, ...]:
    """Every answer, in the order of the list."""
    question = asked(sight)
    given = sight.holding.once(f"findings {question}", lambda export: answers(export, question))
    return tuple(answer if _may_be_told(sight, answer) else _unasked(answer) for answer in given)


def _may_be_told(sight: Sight, answer: Answer) -> bool:
    """Whether nothing of it is closed to whoever looks: a finding would say what stands there."""
    return sight.may_count(*answer.finding.tables)


def _unasked(answer: Answer) -> Answer:
    return Answer(answer.finding, Outcome.NOT_ASKED, answer.finding.level, pd.DataFrame())


def how_many(sight: Sight, count: int) -> str:
    """How many are worth a look, that none of them is a proof, and that closed is not clear."""
    if count or sight.all_open:
        said = ngettext(
            "{count} thing in your file is worth a look.",
            "{count} things in your file are worth a look.",
            count,
        ).format(count=amounts.number(count))
        said = f"{said} {_(findings.CAVEAT)}"
    else:
        said = _("We found nothing in what is open.")
    return said if sight.all_open else f"{said} {_('What is closed was not looked at.')}"


def how_many_clear(count: int) -> str:
    return ngettext(
        "{count} question came out clear. A file cannot prove that nothing is wrong.",
        "{count} questions came out clear. A file cannot prove that nothing is wrong.",
        count,
    ).format(count=amounts.number(count))


def items(holding: Holding | None, answer: Answer, zone: str) -> pd.DataFrame:
    """The entries that a finding names as a person reads them, private values put away; the times
    are those of the zone, and every cell is text. What is only so or not so stands in one column by
    its name: a column each would not fit beside the others."""
    frame = redacted.items(holding, answer.items, answer.looked_at)
    flags = [column for column in findings.FLAGS if column in frame]
    cells = {
        column: [findings.value(answer, column, one) for one in _on_clock(frame[column], zone)]
        for column in frame.columns
        if column not in flags
    }
    if flags and frame[flags].any(axis=None):
        cells[findings.EXPLAINS] = [
            ", ".join(findings.label(flag) for flag in flags if line[flag])
            for _place, line in frame.iterrows()
        ]
    return pd.DataFrame({name: pd.array(said, dtype="string") for name, said in cells.items()})


def _on_clock(values: pd.Series, zone: str) -> pd.Series:
    timed = isinstance(values.dtype, pd.DatetimeTZDtype)
    return values.dt.tz_convert(zone).dt.tz_localize(None) if timed else values
