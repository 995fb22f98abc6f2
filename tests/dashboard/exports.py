"""Small exports made by hand, so that what a page shows can be counted on fingers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from parsers.export import ABSENT, EMPTY, READ, Export
from parsers.format.columns import COLUMNS, Kind
from parsers.format.sections import TABLES
from parsers.ledger import Book, Entry, Fate, Ledger
from parsers.notice import Notice

Rows = Mapping[str, list[dict[str, Any]]]

_TYPES = {Kind.TIME: "datetime64[us, UTC]", Kind.NUMBER: "Int64"}


def frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as the reader types them; what a row does not name is missing."""
    columns = {}
    for name in TABLES[table]:
        values = [row.get(name) for row in rows]
        if name == "source":
            columns[name] = pd.Categorical([f"place of {table}"] * len(rows))
        elif COLUMNS[name].kind is Kind.TIME:
            columns[name] = pd.to_datetime(pd.Series(values, dtype="str"), utc=True).dt.as_unit(
                "us"
            )
        else:
            columns[name] = pd.array(values, dtype=_TYPES.get(COLUMNS[name].kind, "string"))
    return pd.DataFrame(columns)


@cache
def _empty(table: str) -> pd.DataFrame:
    return frame(table, [])


def export(
    rows: Rows,
    *,
    empty: tuple[str, ...] = (),
    entries: tuple[Entry, ...] = (),
    unknown: list[tuple[str, str]] | None = None,
    warnings: tuple[Notice, ...] = (),
) -> Export:
    states = {name: EMPTY if name in empty else ABSENT for name in TABLES}
    states.update({name: READ for name, some in rows.items() if some})
    paths, values = zip(*unknown, strict=True) if unknown else ((), ())
    ledger = Ledger(entries) if entries else Book().close()
    return Export(
        format="json",
        generation="J6b",
        language="en",
        files=("user_data_tiktok.json",),
        tables={n: frame(n, some) if (some := rows.get(n)) else _empty(n) for n in TABLES},
        states=states,
        ledger=ledger,
        counted=ledger.total,
        unknown=pd.DataFrame(
            {
                "path": pd.array(list(paths), dtype="string"),
                "key": pd.array([None] * len(paths), dtype="string"),
                "value": pd.array(list(values), dtype="string"),
            }
        ),
        warnings=warnings,
    )


def searches(count: int) -> list[dict[str, Any]]:
    """`count` searches, one a day from 1 January 2025: "word 1", "word 2" ..."""
    days = pd.date_range("2025-01-01T12:00:00", periods=count, freq="D")
    return [
        {"at": day.isoformat(), "term": f"word {number}"}
        for number, day in enumerate(days, start=1)
    ]


def small() -> Export:
    """Three categories with rows, two that are empty; 20 values, of each fate some."""
    return export(
        {
            "searches": searches(10),
            "watch_history": [
                {"at": "2024-11-05T10:00:00", "link": "https://example.org/1"},
                {"at": "2024-12-31T23:00:00", "link": "https://example.org/2"},
            ],
            "ad_interests": [{"topic": "Cycling"}],
        },
        empty=("likes", "comments"),
        entries=(
            Entry("searches", "Your Activity > Searches > SearchList[]", Fate.READ, "", "text", 13),
            Entry("likes", "Likes > List", Fate.EMPTY, "", "empty list", 2),
            Entry(None, "Profile > App", Fate.SET_ASIDE, "a reason of its own", "number", 1),
            Entry("searches", "Searches > Date", Fate.UNREADABLE, "time", "text", 1),
            Entry(None, "New Thing > Field", Fate.UNKNOWN, "", "text", 3),
        ),
        unknown=[("New Thing > Field", f"secret {n}") for n in (1, 2, 3)],
        warnings=(Notice.FAST_LANE,),
    )


def nothing() -> Export:
    """An account that never did anything."""
    return export({}, empty=("watch_history", "likes"))


HOSTILE = "![x](http://picture.example/x.png) <img src=http://picture.example/y.png> =1+1"


def hostile() -> Export:
    """Every text that a stranger can write is a picture, a tag and a formula at once."""
    return export(
        {
            "searches": [{"at": "2025-01-01T12:00:00", "term": HOSTILE}],
            "direct_messages": [
                {
                    "at": "2025-01-02T12:00:00",
                    "conversation": HOSTILE,
                    "sender": HOSTILE,
                    "text": HOSTILE,
                    "other": f'{{"Extra": "{HOSTILE}"}}',
                }
            ],
        },
        entries=(Entry(None, HOSTILE, Fate.UNKNOWN, "", "text", 1),),
        unknown=[(HOSTILE, HOSTILE)],
    )
