"""The columns that are made here have one class each, and none takes a name of the archive's."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.columns import DERIVED
from parsers.format.columns import COLUMNS

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
