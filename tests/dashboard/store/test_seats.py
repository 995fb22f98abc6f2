"""A person's share of the memory counts all that is kept of their file."""

from __future__ import annotations

import json
from dataclasses import replace

from dashboard.store import seats
from parsers import Export, read_export

ROWS, LETTERS = 50_000, 100


def test_records_that_nobody_knows_are_counted_too() -> None:
    """Fifty thousand texts of a hundred letters of which no table has one: 5 MB at least."""
    rows = [{"Odd": f"{number:0{LETTERS}}", "Other": f"{number}"} for number in range(ROWS)]
    told = {"Your Activity": {"Searches": {"SearchList": []}, "Something New": {"List": rows}}}
    export = read_export(json.dumps(told).encode())
    assert isinstance(export, Export)
    loose = seats.size(export) - seats.size(replace(export, loose=()))
    assert loose >= ROWS * LETTERS
