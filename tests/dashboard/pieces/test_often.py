"""How often, in several files of one account: what none of them covers is said."""

from __future__ import annotations

from analysis.merging import merge
from analysis.rhythm.rhythm import rhythm
from dashboard.pieces import often
from parsers.export import Export
from tests.dashboard import exports


def _file(*days: str) -> Export:
    views = [{"at": f"2025-03-{day}T10:00:00", "link": f"l{day}"} for day in days]
    return exports.export({"watch_history": views})


def _said(export: Export) -> list[str]:
    return often.between_files(export, rhythm(export.tables, "Europe/Amsterdam"))


def test_days_that_no_file_covers_are_said_with_what_they_do_to_the_averages() -> None:
    said = _said(merge([_file("01", "03"), _file("11", "12")]))
    assert said[0] == "No file covers 3 March 2025 to 11 March 2025."
    assert "averages are lower" in said[1]
    assert len(said) == 2


def test_files_that_join_and_one_file_say_nothing() -> None:
    assert _said(merge([_file("01", "03"), _file("03", "12")])) == []
    assert _said(_file("01", "12")) == []
