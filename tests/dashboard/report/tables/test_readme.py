"""What stands beside saved tables is in the reader's language; the names are the same in all."""

from __future__ import annotations

import ast
from pathlib import Path

import pandas as pd
import pytest

from dashboard.report.tables import readme
from dashboard.report.tables.write import write_tables
from dashboard.words import update, use
from parsers.export import Export
from tests.dashboard import exports


def _export() -> Export:
    searches = [{"at": f"2025-03-0{n}T10:00:00", "term": "a"} for n in range(1, 8)]
    return exports.export({"searches": searches, "posts": [{"at": "2025-01-02T03:04:05"}]})


@pytest.mark.parametrize(
    ("language", "first", "kind"),
    [
        ("nl", "Tabellen die Inzage heeft gemaakt", "  at: Tijd (tijd (UTC))"),
        ("nb", "Tabeller som Inzage har laget", "  at: Tid (tid (UTC))"),
    ],
)
def test_what_tells_of_tables_is_in_the_language_of_the_run(
    language: str, first: str, kind: str, tmp_path: Path
) -> None:
    in_english = set(update.marked(ast.parse(Path(readme.__file__).read_text(encoding="utf-8"))))
    use(language)
    write_tables(_export(), tmp_path, "csv")
    about = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert about.startswith(first)
    assert kind in about
    assert "\nsearches (7): " in about, "names of tables are the same in every language"
    assert len(in_english) > 20
    assert [said for said in in_english if f" {said} " in about or f" {said}\n" in about] == []
    meanings = pd.read_csv(tmp_path / "columns.csv")["meaning"]
    assert set(meanings) & in_english == set()
    use("en")
    assert write_tables(_export(), tmp_path, "csv"), "known again as ours in another language"
