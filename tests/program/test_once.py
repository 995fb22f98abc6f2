"""A second start opens the page of the first, and only its own user can ask for that."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from program import once
from tests.waiting import until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes of files")


@pytest.fixture(autouse=True)
def among(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folder is made; nobody waits long."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(once, "PAUSE", 0.01)
    monkeypatch.setattr(once, "PATIENCE", 5.0)
    return tmp_path


def _place(among: Path) -> Path:
    return among / f"inzage-{os.getuid()}"


def test_a_second_start_has_the_first_open_its_page(among: Path) -> None:
    running = once.first()
    assert running is not None
    shown: list[int] = []
    looked = threading.Event()
    running.watch(lambda: looked.set() or True, lambda: shown.append(1))  # type: ignore[func-returns-value]
    looked.wait(5)
    time.sleep(0.1)  # until then whoever asks is told that the page opens by itself
    assert once.first() is None
    assert once.first() is None
    running.end()
    assert shown == [1, 1]
    assert list(among.iterdir()) == []


def test_who_asks_while_the_first_one_starts_gets_one_page(among: Path) -> None:
    running = once.first()
    assert running is not None
    up = threading.Event()
    shown: list[int] = []
    running.watch(up.is_set, lambda: shown.append(1))
    came: list[object] = []
    second = threading.Thread(target=lambda: came.append(once.first()))
    second.start()
    until((_place(among) / "show").exists, 5)
    up.set()
    second.join(5)
    running.end()
    assert came == [None]
    assert shown == []  # it opens by itself, once it is up


def test_what_an_end_that_was_not_ours_left_behind_stops_nobody(among: Path) -> None:
    """As after a power cut: both files are there, and nobody holds the lock."""
    _place(among).mkdir(mode=0o700)
    (_place(among) / "running").touch()
    (_place(among) / "show").touch()
    found = once.first()
    assert found is not None
    assert not (_place(among) / "show").exists()
    found.end()
    assert list(among.iterdir()) == []


def test_the_one_that_waits_takes_the_place_of_the_one_that_ends(among: Path) -> None:
    """It asked, and the other ended without having opened anything."""
    running = once.first()
    assert running is not None
    came: list[once.First | None] = []
    second = threading.Thread(target=lambda: came.append(once.first()))
    second.start()
    until((_place(among) / "show").exists, 5)
    running.end()
    second.join(5)
    assert came[0] is not None
    assert once._hold(_place(among)) is None  # it holds the lock itself
    came[0].end()


def test_one_that_does_not_answer_turns_nobody_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "PATIENCE", 0.1)
    silent = once.first()
    other = once.first()
    assert silent is not None
    assert other is not None
    other.end()
    assert other._lock is None
    assert once._hold(once.folder() or Path()) is None  # still of the first
    silent.end()


def test_nobody_else_can_look_in_or_ask(among: Path) -> None:
    running = once.first()
    assert running is not None
    assert _place(among).stat().st_mode & 0o777 == 0o700
    held = _place(among) / "running"
    assert held.stat().st_mode & 0o077 == 0
    assert held.read_bytes() == b""
    running.end()


@pytest.mark.parametrize("made", ["open to all", "a link", "a file"])
def test_a_folder_that_others_can_enter_is_not_used(among: Path, made: str) -> None:
    place, elsewhere = _place(among), among / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if made == "open to all":
        place.mkdir()
        place.chmod(0o777)
    elif made == "a link":
        place.symlink_to(elsewhere)
    else:
        place.touch()
    assert once.folder() is None
    alone = once.first()
    assert alone is not None
    alone.watch(lambda: True, pytest.fail)
    alone.end()
    assert list(elsewhere.iterdir()) == []
    assert os.path.lexists(place)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_a_folder_that_another_made_is_not_used(among: Path) -> None:
    _place(among).mkdir(mode=0o700)
    os.chown(_place(among), 65534, 65534)
    assert once.folder() is None
