"""What bash completes with the script that `inzage completion` prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inzage import COMMANDS, main

_ROOT = Path(__file__).resolve().parents[3]
Complete = Callable[..., set[str]]
_ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_inzage; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Complete:
    """What bash offers for the last of these words."""
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    command = tmp_path / "inzage"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{_ROOT / "inzage.py"}" "$@"\n')
    command.chmod(0o755)
    assert main(["completion", "bash"]) == 0
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out)

    def ask(*words: str) -> set[str]:
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        said = subprocess.run(
            ["bash", "-c", _ASK, "bash", str(script), "inzage", *words],
            capture_output=True, text=True, check=True, env=os.environ | {"PATH": path},
        )  # fmt: skip
        assert said.stderr == ""
        return set(said.stdout.split())

    return ask


def test_the_commands_are_offered_first(complete: Complete) -> None:
    assert complete("") == set(COMMANDS)
    assert complete("in") == {"inspect"}


def test_the_options_are_those_of_the_command(complete: Complete) -> None:
    assert complete("compare", "--j") == {"--json"}
    assert {"--out", "--format", "--mode"} <= complete("tables", "--")
    assert "--out" not in complete("--")
    assert "--room" not in complete("inspect", "-")


def test_a_file_is_left_to_the_shell(complete: Complete) -> None:
    assert complete("tables", "ar") == set()
    # What is no command is never run as one.
    assert "--out" not in complete("tables;tables", "--")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(command in script for command in COMMANDS)
    assert "COMMANDS" not in script
    assert "OPTIONS" not in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)
