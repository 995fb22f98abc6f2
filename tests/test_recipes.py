"""The recipes of CONTRIBUTING.md, each done in a copy of the repository by its own words.

A recipe that is not true any more fails here: a file that moved, a line that is not there, a step
that is missing.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow  # each recipe in a copy of the repository

ROOT = Path(__file__).parent.parent
_STEP = re.compile(
    r"^\d+\. (?P<lead>[^\n]+):\n\n```\w+\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PLACE = re.compile(r"`(?P<file>[^`]+)`(?:, (?P<how>last in|above|instead of) `(?P<what>[^`]+)`)?$")


class Step(NamedTuple):
    """What one step does to a file: `how` is empty where the file is new."""

    file: str
    how: str
    what: str
    lines: str


def recipe(name: str) -> list[Step]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    chapter = text.split(f"\n### ... {name}\n")[1].split("\n### ")[0].split("\n## ")[0]
    return list(_steps(chapter))


def _steps(chapter: str) -> Iterator[Step]:
    for lead, lines in _STEP.findall(chapter):
        place = _PLACE.search(lead)
        assert place, lead
        yield Step(*place.groups(default=""), lines=lines)


def done(step: Step, text: str) -> str:
    """The text of a file with the step done."""
    if step.how == "instead of":
        assert text.count(step.what) == 1, step
        return text.replace(step.what, step.lines.rstrip("\n"))
    before = text.splitlines(keepends=True)
    at = _end_of(step.what, text) if step.how == "last in" else _line_with(step.what, before)
    return "".join([*before[:at], step.lines, *before[at:]])


def _end_of(name: str, text: str) -> int:
    """The line, from 0, on which the value of a name of the module ends."""
    for node in ast.parse(text).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id == name:
            assert node.end_lineno
            return node.end_lineno - 1
    raise LookupError(name)


def _line_with(part: str, lines: list[str]) -> int:
    (at,) = [number for number, line in enumerate(lines) if part in line]
    return at


def follow(steps: list[Step], copy: Path) -> None:
    for step in steps:
        file = copy / step.file
        assert file.exists() is bool(step.how), step.file
        file.parent.mkdir(parents=True, exist_ok=True)
        text = done(step, file.read_text(encoding="utf-8")) if step.how else step.lines
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources and what the recipes tell beside them."""
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("parsers", "analysis", "dashboard", "fixtures", "tests"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    for file in ("streamlit_app.py", "README.md", "docs/tables.md", ".streamlit/config.toml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def said(copy: Path, *programs: str) -> str:
    """What these programs print in the copy; each one begins where the one before ended."""
    script = "\n".join(programs)
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=copy, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout


_GOLDEN = """
import json, tempfile
from pathlib import Path
from analysis.inspection import inspection
from fixtures import make
from parsers import read_export

def golden(name):
    case = make.write_case(name, Path(tempfile.mkdtemp(dir=".")))
    export = read_export(case / "archive")
    seen, expected = inspection(export), json.loads((case / "expected/inspect.json").read_text())
    assert seen["ledger"] == expected["ledger"], (seen["ledger"], expected["ledger"])
    assert seen["sections"] == expected["sections"]
    return export
"""
_SECTION = """
from dashboard.report import lists
from dashboard.words import tables
export = golden("json_J6b")
print(export.tables["quizzes"]["title"].tolist(), tables.title("quizzes"))
lists.main()
for document, word in (("README.md", "`quizzes`"), ("docs/tables.md", "QuizList[]")):
    assert word in Path(document).read_text()
"""
_GENERATION = """
export = golden("json_J7")
print(export.generation, len(export.tables["watch_history"]) > 0)
"""
_TXT_LANGUAGE = """
export = golden("txt_T4_fi")
print(export.language, len(export.tables["searches"]) > 0, export.states["donations"])
"""
_FINDING = """
from analysis.findings.answers import answers
from analysis.findings.finding import Asked
from tests.analysis.findings import test_answers
test_answers.test_the_index_is_the_contract()
test_answers.test_a_finding_is_a_file_and_a_word_in_the_index()
test_answers.test_the_document_has_a_row_for_each()
(answer,) = [one for one in answers(golden("json_J6b"), Asked("UTC")) if one.key == "blocked_kept"]
print(answer.outcome, answer.total > 0)
"""
_LANGUAGE = """
from analysis.words_used.lexicon import lexicon, text_hits
from dashboard import words
from dashboard.words import amounts, update
update.main()
words.use(words.choose("fi-FI,fi;q=0.9"))
print(words.language(), words.KNOWN["fi"].name, amounts.number(12345), words._("Forget everything"))
hits = text_hits("kirkko", lexicon())
said = [one for place, one in update.wanted() if not place.startswith("analysis/data/")]
said = [text for one in said for text in ((one,) if isinstance(one, str) else one)]
print([text for text in said if words.KNOWN["en"].faults(text)])
print(words.KNOWN["fi"].catalogue.exists(), [hit.topic for hit, _ in hits])
"""
_PAGE = """
from streamlit.testing.v1 import AppTest
from tests.dashboard.conftest import go, press, words
app = AppTest.from_file("streamlit_app.py", default_timeout=60).run()
press(app, "Try made-up data")
press(app, "Just me")
assert not go(app, "menus").dataframe
app.toggle(key="menus-open").set_value(True).run()
print(words(app), len(app.dataframe[0].value) > 10)
"""


def test_the_recipes_but_for_a_page_work(copy: Path) -> None:
    """All at once, in one copy: each touches other lines."""
    for name in (
        "a section",
        "a generation of the JSON",
        "a language of the TXT export",
        "a finding",
        "a language of the interface",
    ):
        follow(recipe(name), copy)
    told = said(copy, _GOLDEN, _SECTION, _GENERATION, _TXT_LANGUAGE, _FINDING, _LANGUAGE)
    assert told.splitlines() == [
        "['Which bicycle are you?'] Quizzes",
        "J7 True",
        "fi True empty",
        "Outcome.FOUND True",
        "fi Suomi 12\xa0345 Forget everything",
        "[]",
        "True ['religion']",
    ]


def test_the_recipe_for_a_page_works(copy: Path) -> None:
    follow(recipe("a page"), copy)
    shown = said(copy, _PAGE)
    assert "Your settings" in shown.splitlines()
    assert shown.endswith(" True\n")


def test_a_step_that_does_not_fit_is_noticed() -> None:
    with pytest.raises(ValueError, match="unpack"):
        done(Step("x.py", "above", "nowhere", "a\n"), "b\n")
    with pytest.raises(LookupError):
        done(Step("x.py", "last in", "NOBODY", "a\n"), "SOME = (\n)\n")
    assert (
        done(Step("x.py", "last in", "SOME", "    1,\n"), "SOME = (\n)\n")
        == "SOME = (\n    1,\n)\n"
    )
