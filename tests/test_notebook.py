"""The notebook of the documents runs from top to bottom, and holds nothing of anybody."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from fixtures.make import sample_zip
from fixtures.sample import planted

_NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"


def _cells() -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(_NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return cells


def test_ten_cells_read_an_archive_and_its_parquet_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line of each cell is what a reader sees; some of them are known."""
    (tmp_path / "archive.zip").write_bytes(sample_zip())
    monkeypatch.chdir(tmp_path)
    seen, names = [], {}
    for cell in _cells():
        if cell["cell_type"] != "code":
            continue
        told = ast.parse("".join(cell["source"]))
        last = told.body.pop()
        assert isinstance(last, ast.Expr)
        exec(compile(told, "cell", "exec"), names)
        seen.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names))
    assert len(_cells()) == 10
    known = planted()["counts"]
    assert seen[1]["watch_history"] == known["watch_history"]
    assert seen[3].sum() == known["watch_history"]
    assert seen[4].columns.tolist() == ["day", "views", "low", "central", "high"]
    assert seen[6]["records"].sum() == known["login_history"]
    assert isinstance(seen[8], pd.DataFrame)
    assert not seen[8]["ip"].isin(names["logins"]["ip"].dropna()).any(), "the class sees no address"


def test_it_holds_no_output() -> None:
    assert [cell for cell in _cells() if cell.get("outputs") or cell.get("execution_count")] == []
