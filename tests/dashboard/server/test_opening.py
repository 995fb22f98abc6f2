"""The browser is opened with a key that works, also a second time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.server import greeting, serve
from dashboard.server.key import Key


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was given."""
    given: list[str] = []
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(serve.webbrowser, "open", given.append)
    return given


_UP: Any = SimpleNamespace(started=True)


def _address(key: Key) -> str:
    return greeting.way_in(serve._listens(), key.word)


def test_what_is_done_meanwhile_is_done_once_the_browser_starts(opened: list[str]) -> None:
    key = Key()
    serve._open(_UP, key, lambda: opened.append("meanwhile"))
    assert opened == [_address(key), "meanwhile"]


def test_the_pages_are_loaded_where_no_browser_is_opened_too(
    opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever copies the printed address would wait for them otherwise."""
    serve._open(_UP, Key(), lambda: opened.append("meanwhile"), wanted=False)
    assert opened == ["meanwhile"]
    monkeypatch.setattr(serve.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    serve._open(_UP, Key(), lambda: opened.append("no screen"))
    assert opened == ["meanwhile", "no screen"]


def test_a_second_opening_brings_the_key_that_works_then(
    opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Key()
    served: list[Any] = [(None, key, None)]
    monkeypatch.setattr(serve, "_running", [_UP])
    monkeypatch.setattr(serve, "_served", served)
    used = key.word
    assert key.exchange(used.encode())
    serve.open_again()
    assert opened == [_address(key)]
    assert used not in opened[0]


def test_nothing_is_opened_where_no_server_answers(opened: list[str]) -> None:
    assert not serve.is_up()
    serve.open_again()
    assert opened == []
