"""Why it did not start is said in a window, or in the terminal where it was started."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from program import not_started

pytestmark = pytest.mark.enable_socket  # it tries whether it may listen


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder of two files and the list of them."""
    made = tmp_path / "parts"
    (made / "deep").mkdir(parents=True)
    (made / "deep" / "a b.so").write_bytes(b"12345")
    (made / "c.txt").write_bytes(b"12")
    (made / not_started.LISTED).write_text("5 deep/a b.so\n2 c.txt\n", encoding="utf-8")
    return made


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a made-up *zenity* was told, an argument a line; there is no terminal."""
    said, folder = tmp_path / "said", tmp_path / "programs"
    folder.mkdir()
    zenity = folder / "zenity"
    zenity.write_text(f"#!/bin/sh\nfor word; do echo \"$word\" >> '{said}'; done\n")
    zenity.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(not_started.sys, "platform", "linux")
    monkeypatch.setattr(not_started.sys, "stdin", None)
    return said


def _fault(kind: type[Exception]) -> Exception:
    try:
        raise kind("Aunt Ada's letters.zip")
    except Exception as fault:
        return fault


def test_a_window_says_it_in_three_languages_and_without_the_faults_text(
    parts: Path, window: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not_started.failed(_fault(MemoryError), parts) == 2
    said = window.read_text(encoding="utf-8")
    for words in ("too little memory", "te weinig geheugen", "for lite minne"):
        assert words in said
    assert "(MemoryError, test_not_started.py:" in said
    assert "Ada" not in said + capsys.readouterr().err


def test_a_file_that_is_missing_or_cut_off_is_noticed(parts: Path) -> None:
    fault = _fault(ImportError)
    assert not_started._why(fault, parts) is not_started._OTHER
    (parts / "deep" / "a b.so").write_bytes(b"1234")
    assert not_started._why(fault, parts) is not_started._BROKEN
    (parts / "deep" / "a b.so").unlink()
    assert not_started._why(fault, parts) is not_started._BROKEN


def test_a_list_that_is_missing_or_empty_is_a_broken_download_too(parts: Path) -> None:
    (parts / not_started.LISTED).write_text("")
    assert not_started._why(_fault(OSError), parts) is not_started._BROKEN
    (parts / not_started.LISTED).unlink()
    assert not_started._why(_fault(OSError), parts) is not_started._BROKEN


def test_a_computer_that_lets_nothing_listen_is_named(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr(not_started.socket, "socket", refuse)
    assert not_started._why(_fault(OSError), parts) is not_started._CLOSED


def test_in_a_terminal_it_stays_until_enter(
    parts: Path, window: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(not_started.sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", asked.append)
    not_started.failed(_fault(OSError), parts)
    assert asked == ["Enter … "]
    assert "Unpack the zip once more" in capsys.readouterr().err
    assert not window.exists()


def test_without_any_program_for_windows_it_still_ends(
    parts: Path, window: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(parts))
    assert not_started.failed(_fault(OSError), parts) == 2
    assert not window.exists()
