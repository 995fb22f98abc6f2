"""The table of defences is no list of the past: each text and each test in it is still there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.mutants.table import ROOT, listed, mutations


@cache
def _tests_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


def test_what_is_taken_out_stands_once_in_its_file() -> None:
    texts = {one.file: (ROOT / one.file).read_text(encoding="utf-8") for one in mutations()}
    stale = [one.defence for one in mutations() if texts[one.file].count(one.out) != 1]
    assert stale == []


def test_the_test_that_has_to_fail_is_there() -> None:
    gone = []
    for one in mutations():
        file, _, name = one.test.partition("::")
        if name not in _tests_in(ROOT / file):
            gone.append(one.test)
    assert gone == []


def test_no_defence_stands_there_twice() -> None:
    names = [one.defence for one in mutations()]
    assert len(names) > 100
    assert len(set(names)) == len(names)


def test_the_document_has_the_same_table() -> None:
    head = "| defence | test that fails without it |\n|---|---|\n"
    assert head + listed() in (ROOT / "docs/security.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ["egress", "gate", "key", "door", "messages", "uploads", "turns"])
def test_no_file_of_defences_is_without_one(room: str) -> None:
    assert any(Path(one.file).stem == room for one in mutations())
