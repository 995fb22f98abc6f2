"""The files that start Inzage by a double click: what they do is watched with a Python of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_SH = "start-inzage.sh"

_PYTHON = """#!/bin/sh
# Stands in for Python: says that it is new enough, makes a folder, and writes down the rest.
echo "$*" >> "$STARTED/asked"
case "$*" in
    -c*) exit "${TOO_OLD:-0}" ;;
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"-r requirements.lock") exit "${NO_NETWORK:-0}" ;;
    *"-e .") printf '#!/bin/sh\\necho "opened $*"\\n' > .venv/bin/inzage
        chmod +x .venv/bin/inzage ;;
esac
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what is needed to start, in a folder with blanks in its name."""
    here = tmp_path / "a folder of mine"
    here.mkdir()
    for name in (_SH, "start-inzage.command", "requirements.lock"):
        shutil.copy2(_ROOT / name, here / name)
    os.utime(here / "requirements.lock", (1_700_000_000, 1_700_000_000))
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "mkdir", "cp", "touch", "chmod"):
        (tools / name).symlink_to(shutil.which(name) or "")
    return here


def _start(folder: Path, *given: str, by: str = _SH, **environment: str) -> tuple[int, str, str]:
    tools = folder.parent / "tools"
    done = subprocess.run(
        ["/bin/sh", str(folder / by), *given],
        cwd=folder.parent,
        env={"PATH": str(tools), "STARTED": str(folder.parent), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def _with_python(folder: Path) -> None:
    python = folder.parent / "tools" / "python3"
    python.write_text(_PYTHON, encoding="utf-8")
    python.chmod(0o755)


def _asked(folder: Path) -> list[str]:
    return (folder.parent / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("by", [_SH, "start-inzage.command"])
def test_the_first_start_sets_up_by_hash_and_the_next_one_only_starts(
    folder: Path, by: str
) -> None:
    _with_python(folder)
    code, said, wrong = _start(folder, "--port", "8600", by=by)
    assert (code, wrong) == (0, "")
    assert "opened --port 8600" in said
    for language in ("Setting up, once", "Eenmalig klaarzetten", "Gjør klart"):
        assert language in said
    installs = [line for line in _asked(folder) if "pip install" in line]
    assert len(installs) == 2
    assert "--require-hashes -r requirements.lock" in installs[0]
    assert "--no-deps" in installs[1]
    code, said, _wrong = _start(folder, by=by)
    assert code == 0
    assert "Setting up" not in said
    assert len([line for line in _asked(folder) if "pip install" in line]) == 2


def test_a_changed_list_of_packages_is_set_up_anew(folder: Path) -> None:
    _with_python(folder)
    _start(folder)
    os.utime(folder / "requirements.lock")  # as an update of the folder leaves it
    os.utime(folder / ".venv" / "ready", (1_700_000_100, 1_700_000_100))
    _code, said, _wrong = _start(folder)
    assert "Setting up, once" in said


@pytest.mark.parametrize("without", ["python", "a new one"])
def test_without_a_python_that_will_do_it_says_what_to_install(folder: Path, without: str) -> None:
    if without == "a new one":
        _with_python(folder)
    code, said, wrong = _start(folder, TOO_OLD="1")
    assert (code, said) == (1, "")
    for sentence in (
        "needs Python 3.11 or newer",
        "Python 3.11 of nieuwer nodig",
        "Python 3.11 eller nyere",
    ):
        assert sentence in wrong
    assert not (folder / ".venv").exists()


def test_a_set_up_that_failed_says_so_and_is_tried_again(folder: Path) -> None:
    _with_python(folder)
    code, _said, wrong = _start(folder, NO_NETWORK="1")
    assert code == 1
    assert "Is there a network" in wrong
    assert not (folder / ".venv" / "ready").exists()
    assert _start(folder)[0] == 0


def test_the_one_for_windows_does_the_same_steps() -> None:
    """It cannot be run here: read are its steps, its sentences and its line ends."""
    text = (_ROOT / "Start Inzage.bat").read_text(encoding="utf-8")
    shell = (_ROOT / _SH).read_text(encoding="utf-8")
    for step in (
        "-m venv .venv",
        "--require-hashes -r requirements.lock",
        "--no-deps --no-build-isolation -e .",
    ):
        assert step in text
        assert step in shell
    for sentence in (
        "Setting up, once",
        "Eenmalig klaarzetten",
        "Gjør klart",
        "The set-up did not",
    ):
        assert sentence in text
    assert "*.bat text eol=crlf" in (_ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_what_is_double_clicked_may_be_run() -> None:
    for name in (_SH, "start-inzage.command"):
        assert os.access(_ROOT / name, os.X_OK), name
