"""What an archive holds, as plain data: the answer of `inzage inspect --json`."""

from __future__ import annotations

from typing import Any

import pandas as pd

from parsers import Export, Fate
from parsers.export import READ, UNPLACED


def inspection(export: Export) -> dict[str, Any]:
    """The object that `docs/tables.md` promises; no value of the file but times and file names."""
    first, last = export.period or (None, None)
    ledger = export.ledger
    return {
        "format": export.format,
        "generation": export.generation,
        "language": export.language,
        "files": list(export.files),
        "period": {"first": moment(first), "last": moment(last)},
        "sections": {name: _section(export, name) for name in export.tables},
        "ledger": {"total": ledger.total, **{fate.value: ledger.count(fate) for fate in Fate}},
        "unknown": [
            {"path": path, "leaves": leaves}
            for (path, _), leaves in ledger.paths(Fate.UNKNOWN).items()
        ],
        "unreadable": [
            {"path": path, "expected": expected, "leaves": leaves}
            for (path, expected), leaves in ledger.paths(Fate.UNREADABLE).items()
        ],
        "warnings": [
            notice.sentence.format(
                number=export.passed_over, lists=", ".join(export.lists.get(notice, ()))
            )
            for notice in export.warnings
        ],
        "unplaced": [name for name, state in export.states.items() if state == UNPLACED],
        "guessed": [{"path": path, "table": table} for path, table in export.guessed],
        "assigned": [{"path": rule.path, "table": rule.table} for rule in export.assigned],
    }


def _section(export: Export, name: str) -> dict[str, Any]:
    """What is said of one table, of three states: a section that holds what nobody could place is
    there and not empty, and is named under `unplaced`."""
    first, last = export.span(name) or (None, None)
    state = export.states[name]
    return {
        "state": READ if state == UNPLACED else state,
        "rows": len(export.tables[name]),
        "first": moment(first),
        "last": moment(last),
    }


def moment(time: pd.Timestamp | None) -> str | None:
    """A time in UTC as ISO 8601 with a Z, to the second."""
    return None if time is None else time.strftime("%Y-%m-%dT%H:%M:%SZ")


def sections_frame(export: Export) -> pd.DataFrame:
    """One row for each table: table, state, rows, first, last."""
    rows = [{"table": name, **_section(export, name)} for name in export.tables]
    frame = pd.DataFrame(rows)
    for column in ("first", "last"):
        frame[column] = pd.to_datetime(frame[column], format="ISO8601", utc=True).dt.as_unit("us")
    return frame.astype({"table": "string", "state": "string", "rows": "Int64"})
