"""Every case that the fixtures' maker planted: the archive is read as it says, to the last leaf.

The expected side was written by the maker from what was planted, without this project's reader.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.inspection import inspection, moment
from fixtures import make, tables
from parsers import Export, Refusal, read_export
from parsers.format.sections import OTHER, SOURCE, TABLES


def opened(case: Path) -> Export | Refusal:
    """Reads what the case says a person would choose: one path, or several parts."""
    paths = [case / line for line in (case / "expected/open.txt").read_text().split("\n") if line]
    return read_export(paths[0] if len(paths) == 1 else paths)


def cell(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return moment(value)
    return value if isinstance(value, str) else int(value)


def rows(frame: pd.DataFrame) -> Counter[str]:
    columns = [name for name in frame.columns if name not in ("other", "source")]
    records = frame[columns].astype("object").to_dict("records")
    return Counter(
        json.dumps({str(k): cell(v) for k, v in record.items()}, sort_keys=True)
        for record in records
    )


def places(listed: list[dict[str, Any]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for entry in listed:
        counts[entry["path"]] += entry["leaves"]
    return dict(counts)


@pytest.mark.parametrize("name", list(make.CASES))
def test_case(name: str, tmp_path: Path) -> None:
    case = make.write_case(name, tmp_path)
    export = opened(case)
    refusal = case / "expected/refusal.txt"
    if refusal.exists():
        assert isinstance(export, Refusal)
        assert export.cause.value == refusal.read_text().split()[0]
        assert export.sentence.endswith(".")
        return
    assert isinstance(export, Export), export
    expected = json.loads((case / "expected/inspect.json").read_text())
    seen = inspection(export)
    for key in ("format", "generation", "language", "ledger"):
        assert seen[key] == expected[key], key
    for name, section in expected["sections"].items():
        assert seen["sections"][name] == section, name
    assert export.counted == expected["ledger"]["total"]
    assert places(seen["unknown"]) == places(expected["unknown"])
    assert places(seen["unreadable"]) == places(expected["unreadable"])
    for path in (case / "expected/tables").glob("*.json"):
        planted = Counter(
            json.dumps(record, sort_keys=True) for record in json.loads(path.read_text())
        )
        assert rows(export.tables[path.stem]) == planted, path.stem


def test_the_fixtures_tell_of_every_table_by_themselves() -> None:
    told = {name: (*columns, OTHER, SOURCE) for name, columns in tables.TABLES.items()}
    assert sorted(told.keys() ^ TABLES.keys()) == [], "tell it in fixtures/tables.py too"
    assert told == TABLES


def test_every_table_is_filled_by_some_case(tmp_path: Path) -> None:
    missing = set(TABLES)
    for name in ("json_J6b", *make.CASES):
        if missing:
            case = make.write_case(name, tmp_path)
            missing -= {path.stem for path in case.glob("expected/tables/*.json")}
    assert missing == set()
