"""The columns that are made here have one class each, and none takes a name of the archive's."""

from __future__ import annotations

import re
from pathlib import Path

from analysis import apart
from analysis.columns import DERIVED
from parsers.format.columns import COLUMNS
from parsers.format.sections import OTHER, SOURCE
from parsers.tables import frames

ROOT = Path(__file__).parents[2]


def test_a_name_has_one_class_and_is_used() -> None:
    """A name that is the archive's too would be redacted as the archive's, whatever stands here."""
    assert set(DERIVED) & set(COLUMNS) == set()
    written = {
        word
        for room in ("analysis", "dashboard")
        for file in (ROOT / room).rglob("*.py")
        if file.name != "columns.py"
        for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    }
    assert [name for name in DERIVED if name not in written] == []


def test_no_column_has_a_name_that_comparing_or_repeats_add() -> None:
    """Such a column would be written over in silence, and rows would be taken for each other."""
    added = {apart._ROW, apart._TIMES, frames._OCCURRENCE, "_merge"}  # the last is of pandas
    assert added == {"row", "times", "occurrence", "_merge"}
    assert added & (set(COLUMNS) | {OTHER, SOURCE}) == set()
