"""The import contracts of `pyproject.toml` find what they forbid, each of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

_BREACHES = {
    "parsers/ledger.py": "import analysis.people",
    "fixtures/words.py": "import parsers.ledger",
    "dashboard/words/times.py": "import dashboard.charts.look, plotly",
    "dashboard/pages/hidden/page.py": "import dashboard.pages.start",
    "analysis/rhythm/zones.py": "import analysis.devices.devices",
    "analysis/people.py": "import streamlit",
    "dashboard/store/seats.py": "import socket",
    "parsers/tree.py": "import parsers.tables.walk",
    "parsers/tables/cells.py": "import pandas",
}


def test_each_contract_finds_its_breach(tmp_path: Path) -> None:
    """One copy of the sources with a breach of every contract in it."""
    for package in ("parsers", "analysis", "dashboard", "fixtures"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "data")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, breach in _BREACHES.items():
        with (tmp_path / file).open("a") as source:
            source.write(f"\n{breach}\n")
    linter = Path(sys.executable).parent / "lint-imports"
    said = subprocess.run(
        [linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False
    ).stdout
    names = re.findall(r'^name = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    contracts = [name for name in names if name != "inzage"]
    assert len(contracts) == 10
    assert [name for name in contracts if f"\n{name} BROKEN" not in said] == []
