"""What a command prints gives no orders to the terminal, and hides nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import inzage
from dashboard.report import terminal
from fixtures.json_cases import full_export
from fixtures.json_export import text

ORDERS = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202egnp\u2066\x7f\r\x85\u2028"
"""Writes to the clipboard, wipes the screen, goes on in red, turns the line round, begins anew."""


def _planted(node: Any) -> Any:
    """The same archive with orders behind every text that is no time."""
    if isinstance(node, dict):
        return {key: _planted(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_planted(value) for value in node]
    return f"{node}{ORDERS}\nforged" if isinstance(node, str) and node[:2] != "20" else node


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("archives")
    plain = json.loads(text(full_export("J6b").tree))
    one, other = folder / "one.json", folder / "other.json"
    one.write_text(json.dumps(plain), encoding="utf-8")
    other.write_text(json.dumps(_planted(plain)), encoding="utf-8")
    return one, other


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
@pytest.mark.parametrize("command", ["findings", "compare", "summary", "inspect"])
def test_what_is_printed_gives_no_orders(
    command: str,
    form: tuple[str, ...],
    archives: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, other = archives
    given = (one, other, "--renamed") if command == "compare" else (other,)
    assert inzage.main([command, *map(str, given), *form]) == 0
    said = capsys.readouterr().out
    assert {sign for sign in ORDERS if ord(sign) not in range(32, 127)} & set(said) == set()
    assert not any(line.strip() == "forged" for line in said.splitlines())
    if command != "inspect":  # which shows no value
        assert "\\x1b[2J" in said or "\\u001b[2J" in said
    if form:
        assert command == "inspect" or any(ORDERS in one for one in _texts(json.loads(said)))


def _texts(told: Any) -> list[str]:
    """All texts below something that was JSON, as one list with each written out."""
    if isinstance(told, dict):
        return [one for value in told.values() for one in _texts(value)]
    if isinstance(told, list):
        return [one for value in told for one in _texts(value)]
    return [told] if isinstance(told, str) else []


def test_signs_that_are_seen_stay_as_they_are() -> None:
    seen = "Zażółć – 🏳️‍🌈 \u0645\u06cc\u200c\u062e \\x1b"
    assert terminal.spelled(f"{seen}\n") == f"{seen}\n"
    assert terminal.line("one\ntwo\tthree") == "one\\ntwo\\tthree"
    assert json.loads(terminal.as_json([ORDERS, seen])) == [ORDERS, seen]
