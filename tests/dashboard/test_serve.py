"""What the server is set to, over whatever a home folder or the environment says."""

from __future__ import annotations

import socket
import tomllib
from pathlib import Path

import pytest
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.web.server.app_discovery import discover_asgi_app

from dashboard import gate, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture
def guards() -> dict[str, object]:
    return serve.guards()


def test_the_settings_file_is_what_is_in_force(guards: dict[str, object]) -> None:
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    for section, options in written.items():
        for name, value in options.items():
            assert config.get_option(f"{section}.{name}") == value


def test_what_the_promise_rests_on_is_in_the_settings() -> None:
    held = serve.settings()
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
    serve.settle({})
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("server.address") == "127.0.0.1"


def test_no_upload_is_large_enough_for_the_disk(guards: dict[str, object]) -> None:
    assert MultiPartParser.spool_max_size > config.get_option("server.maxUploadSize") * 2**20


def test_without_its_settings_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    serve.settings.cache_clear()
    monkeypatch.setattr(serve, "_SETTINGS", (ROOT / "no" / "config.toml",))
    with pytest.raises(SystemExit):
        serve.settings()


def test_streamlit_run_finds_the_guarded_server() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "streamlit_app:app")


def test_the_layers_stand_in_this_order(guards: dict[str, list[object]]) -> None:
    layers = [layer.cls for layer in guards["middleware"]]  # type: ignore[attr-defined]
    assert layers == [gate.Headers, gate.Contained, gate.LocalOnly, gate.PageLanguage]


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
