"""An export in which every text stands nowhere else, so that it can be searched for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.redaction.redaction import NAMED
from parsers.export import Export
from parsers.format.columns import COLUMNS, Kind, Privacy
from parsers.format.sections import SOURCE, TABLES
from parsers.ledger import Entry, Fate
from tests.dashboard import exports

CLOSED = {Privacy.OTHER_PERSON, Privacy.IDENTIFIER, Privacy.CONTENT}
ROWS = 3


def private(column: str) -> bool:
    return COLUMNS[column].privacy in CLOSED or column in NAMED


def written(table: str, column: str, row: int) -> str:
    """A text that stands nowhere else; an address of a documentation range where one belongs."""
    number = list(TABLES).index(table) * 40 + list(TABLES[table]).index(column)
    if column == "ip":
        return f"203.0.113.{200 + row}"
    sign = "zq" if private(column) else "zzt"
    return f"{sign}{number:04d}{'abc'[row]}x"


def rows_of(table: str) -> Iterator[dict[str, Any]]:
    for row in range(ROWS):
        cells: dict[str, Any] = {}
        for column in TABLES[table]:
            kind = COLUMNS[column].kind
            if column == SOURCE:
                continue
            if kind is Kind.TIME:
                cells[column] = f"2025-0{row + 1}-1{row}T2{row}:00:00"
            elif kind is Kind.NUMBER:
                cells[column] = row + 1
            else:
                cells[column] = written(table, column, row)
        yield cells


def planted() -> Export:
    """Every table has rows, and every column of text a text of its own."""
    rows = {table: list(rows_of(table)) for table in TABLES}
    rows["searches"] += [  # a word often looked for, one with care, one close to an event
        {"at": "2025-01-10T20:05:00", "term": "zqoften one"},
        {"at": "2025-01-10T20:06:00", "term": "zqoften asthma suicide"},
    ]
    rows["comments"].append({"at": "2025-02-02T10:00:00", "text": "zqcomment church @zqmention"})
    rows["profile"] += [
        {"field": "userName", "value": "zqowner"},
        {"field": "Linked > zq.friend", "value": "zqvalue"},
    ]
    rows["followers"].append({"at": "2025-01-01T00:00:00", "user": "zq.friend"})
    rows["direct_messages"] += [
        {"at": f"2025-01-0{day}T10:00:00", "conversation": "zqpeer", "sender": sender, "text": text}
        for day, sender, text in (
            (1, "zqowner", "zqmine"), (2, "zqpeer", "zqtheirs"), (3, "zqowner", "zqlast"),
        )
    ]  # fmt: skip
    rows["off_tiktok_activity"].append(
        {"at": "2025-01-10T20:07:00", "company": "Shop zqmail@zq.example", "event": "Purchase"}
    )
    rows["ad_interests"].append({"topic": "zqmail@zq.example"})
    return exports.export(
        rows,
        entries=(
            Entry(None, "New > zqpath", Fate.UNKNOWN, "", "text", 1),
            Entry("searches", "Searches > Date", Fate.READ, "", "text", 1),
        ),
        unknown=[("New > zqpath", "zqunknown")],
    )
