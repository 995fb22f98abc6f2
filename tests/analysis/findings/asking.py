"""One finding asked of tables written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from analysis.findings import FINDINGS
from analysis.findings.answers import Answer, answers
from analysis.findings.finding import Asked, Born
from parsers import Export
from parsers.export import READ
from parsers.format.sections import TABLES
from tests.dashboard.exports import export, frame

ZONE = "Europe/Amsterdam"
SWITCHED = frozenset({"companies_sensitive"})

Rows = Mapping[str, list[dict[str, Any]]]

NL, BE, AT, US, VPN = "82.168.0.1", "94.104.0.1", "62.46.0.1", "24.0.0.1", "185.159.157.1"
"""Addresses of networks in these countries; the last is that of a provider of VPNs, in CH."""


def asked(born: str = "", **more: Any) -> Asked:
    return Asked(ZONE, born=Born.parse(born) if born else None, **more)


def of(key: str, rows: Rows | Export, born: str = "", **more: Any) -> Answer:
    """The answer of one finding."""
    file = rows if isinstance(rows, Export) else file_of(rows)
    (answer,) = answers(file, asked(born, **more), [one for one in FINDINGS if one.key == key])
    return answer


@cache
def _bare() -> Export:
    return export({}, empty=tuple(TABLES))


def file_of(rows: Rows, **more: Any) -> Export:
    """A file in which every section is there, most of them without rows."""
    frames = {name: frame(name, some) for name, some in rows.items()}
    states = {**_bare().states, **{name: READ for name, some in rows.items() if some}}
    read = replace(_bare(), tables={**_bare().tables, **frames}, states=states)
    return replace(read, **more)


def items(answer: Answer) -> list[dict[str, Any]]:
    """The items, without what is missing, times as text in UTC."""
    return [
        {
            str(name): value.isoformat() if isinstance(value, pd.Timestamp) else value
            for name, value in row.items()
            if not pd.isna(value)
        }
        for row in answer.items.to_dict("records")
    ]


def daily(
    model: str | None, first: str, days: int, *, ip: str = NL, network: str = "Wi-Fi", each: int = 1
) -> list[dict[str, Any]]:
    """Records of one device on so many days in a row, `each` a day, an hour apart."""
    start = pd.Timestamp(first)
    return [
        {
            "at": (start + pd.Timedelta(days=day, hours=hour)).isoformat(),
            "ip": ip,
            "device_model": model,
            "os": "Android 15",
            "network": network,
        }
        for day in range(days)
        for hour in range(each)
    ]
