"""What the server is set to, over whatever a home folder or the environment says."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.web.server.app_discovery import discover_asgi_app

from dashboard.process import terms
from dashboard.process.terms import Room, Terms
from dashboard.server import gate, greeting, serve, settings
from dashboard.server.door import Door
from dashboard.server.key import Lock
from dashboard.server.messages import Messages
from dashboard.server.own import OwnPage
from dashboard.server.uploads import Uploads
from tests.dashboard.living import living

ROOT = Path(__file__).parents[3]


@pytest.fixture
def guards() -> dict[str, Any]:
    return serve.guards()


def test_the_settings_file_is_what_is_in_force(guards: dict[str, object]) -> None:
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    for section, options in written.items():
        for name, value in options.items():
            assert config.get_option(f"{section}.{name}") == value


def test_what_the_promise_rests_on_is_in_the_settings() -> None:
    held = settings.settings()
    assert held["browser.gatherUsageStats"] is False
    assert held["server.address"] == "127.0.0.1"
    assert held["client.showErrorLinks"] is False
    assert held["client.showErrorDetails"] in ("type", "none")
    assert held["client.disableDataExport"] is True
    assert held["server.enableStaticServing"] is False
    assert held["server.fileWatcherType"] == "none"
    assert held["server.disconnectedSessionTTL"] <= 30


def test_the_environment_cannot_loosen_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "true")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    config.get_config_options(force_reparse=True)
    settings.settle({})
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("server.address") == "127.0.0.1"


def test_no_upload_is_large_enough_for_the_disk(guards: dict[str, object]) -> None:
    assert MultiPartParser.spool_max_size > config.get_option("server.maxUploadSize") * 2**20


def test_without_its_settings_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.settings.cache_clear()
    monkeypatch.setattr(settings, "_FILES", (ROOT / "no" / "config.toml",))
    with pytest.raises(SystemExit):
        settings.settings()


def test_streamlit_run_finds_the_guarded_server() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "streamlit_app:app")


def test_the_layers_stand_in_this_order(guards: dict[str, list[object]]) -> None:
    layers = [layer.cls for layer in guards["middleware"]]  # type: ignore[attr-defined]
    assert layers == [
        gate.Headers, gate.Contained, gate.LocalOnly, Lock, Messages, Uploads, OwnPage,
    ]  # fmt: skip


@pytest.fixture
def _room() -> Iterator[None]:
    terms.agree(Terms(room=Room("https://room.example")))
    yield
    terms.agree(Terms())


@pytest.mark.usefixtures("_room")
def test_a_room_has_a_door_behind_the_check_of_the_host() -> None:
    middleware = serve.guards()["middleware"]
    assert [layer.cls for layer in middleware] == [
        gate.Headers, gate.Contained, gate.LocalOnly, Lock, Door, Messages, Uploads, OwnPage,
    ]  # fmt: skip
    assert middleware[6].kwargs["most"] == 0, "made-up data needs no upload"
    assert config.get_option("server.maxUploadSize") == 64


@pytest.mark.usefixtures("_room")
def test_one_person_in_a_room_cannot_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_running", [object()])
    assert serve.quit() is False


@pytest.mark.usefixtures("_room")
def test_a_room_says_what_it_means_and_its_code() -> None:
    room = terms.agreed().room
    assert room
    said, code = greeting.greeting(room, "http://127.0.0.1:8501", "word"), room.code
    assert "http://127.0.0.1:8501/?key=word" in said
    assert f"{code[:5]}-{code[5:]}" in said
    assert "/board" in said
    assert "https://room.example" in said
    assert "made-up data only" in said
    assert "in the memory of this computer" in said


def test_every_start_has_a_code_of_its_own() -> None:
    codes = {Room().code for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 10 and not set(code) & set("01OIL") for code in codes)


def test_a_setting_that_somebody_changed_is_noticed(guards: dict[str, object]) -> None:
    assert settings.loosened() == []
    config.set_option("client.showErrorLinks", True)
    assert settings.loosened() == ["client.showErrorLinks"]
    settings.settle({})
    assert settings.loosened() == []


@pytest.mark.enable_socket
def test_what_is_accepted_sends_its_answers_without_delay() -> None:
    """Python does so for sockets that are TCP by name: a page of a hundred files would wait 40
    milliseconds for each."""
    with serve._listen(0) as listening:
        listening.setblocking(True)
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP


@pytest.mark.enable_socket
def test_it_listens_on_this_computer_and_moves_where_a_port_is_taken() -> None:
    with serve._listen(0) as first:
        host, port = first.getsockname()
        assert host == "127.0.0.1"
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            taken = other.getsockname()[1]
            with serve._listen(taken) as second:
                assert second.getsockname()[0] == "127.0.0.1"
                assert second.getsockname()[1] not in (taken, port)


def test_quit_leaves_a_server_that_is_not_ours_alone() -> None:
    assert not Runtime.exists()
    assert serve.quit() is False


@pytest.mark.enable_socket
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a browser is found otherwise")
def test_the_browser_is_opened_although_no_other_program_may_be(tmp_path: Path) -> None:
    """The guard is closed by then; `BROWSER` names a program that writes down what it was given."""
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o755)
    start = "from dashboard.server.serve import serve; serve(None, port=0)"
    with living(start, enter=False, BROWSER=str(browser), DISPLAY=":99") as server:
        latest = time.monotonic() + 30
        while not opened.exists():
            assert time.monotonic() < latest
            time.sleep(0.05)
        assert opened.read_text().strip() == server.printed


@pytest.mark.enable_socket  # a loop talks to itself over a pair of them
def test_the_first_word_of_an_answer_is_waited_for_and_nothing_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What comes after it says no more of who gets in, and takes long on a busy computer."""

    async def app(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 403, "headers": [(b"X-A", b"b")]})
        await ended.wait()

    loop, ended = asyncio.new_event_loop(), asyncio.Event()
    running = threading.Thread(target=loop.run_forever, daemon=True)
    running.start()
    try:
        monkeypatch.setattr(serve, "_served", [(app, SimpleNamespace(own="x"), loop)])
        assert serve.ask("/") == (403, {"x-a": "b"})
    finally:
        loop.call_soon_threadsafe(ended.set)
        loop.call_soon_threadsafe(lambda: loop.call_later(0.1, loop.stop))
        running.join()
        loop.close()
