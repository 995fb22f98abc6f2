"""The local server: this computer only, strict answers, no way out.

`serve` starts it; `guards` gives the same protection to `streamlit run streamlit_app.py`.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
import time
import tomllib
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from dashboard import egress

egress.install()  # before anything below gets a chance to connect

import streamlit as st  # noqa: E402
import uvicorn  # noqa: E402
from starlette.formparsers import MultiPartParser  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from streamlit import config, file_util  # noqa: E402
from streamlit.runtime import Runtime, RuntimeState  # noqa: E402

from dashboard import gate, logs, session  # noqa: E402
from dashboard.charts import look  # noqa: E402

HOST = "127.0.0.1"
SCRIPT = Path(__file__).parent.parent / "streamlit_app.py"
_SETTINGS = (SCRIPT.parent / ".streamlit" / "config.toml", Path(__file__).parent / "config.toml")
"""In a clone the file that Streamlit reads itself; in an installed package its copy."""

_UPLOAD_MARGIN = 2**20
"""What a form adds around the file it carries."""

_GOODBYE_SECONDS = 20.0
"""How long *Quit* waits for the page to be closed: an open one would soon complain that the server
does not respond."""

_MESSAGE_BYTES = 200 * 2**20
"""The largest message between page and server; Streamlit's own default."""

_running: list[uvicorn.Server] = []
"""The server of this process, if `serve` started one."""


def serve(
    archive: Path | list[Path] | None = None, port: int = 8501, open_browser: bool = True
) -> None:
    """Serves the dashboard until Ctrl+C or *Quit*; on another free port where `port` is taken.

    `archive` may be several parts of one; its name reaches the page through memory alone.
    """
    session.hand_over([archive] if isinstance(archive, Path) else archive or [])
    app = st.App(SCRIPT, **guards())
    listening = _listen(port)
    settle({"server.port": listening.getsockname()[1], "server.headless": True})
    address = f"http://{HOST}:{listening.getsockname()[1]}"
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=_MESSAGE_BYTES,
            ws_ping_interval=30,
            ws_ping_timeout=30,
            timeout_graceful_shutdown=1,
        )
    )
    _running.append(server)
    _say(f"Inzage is at {address}\nStop it with Quit on the page, or with Ctrl+C here.")
    if open_browser:
        threading.Thread(target=_open, args=(server, address), daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # uvicorn has closed everything and hands the signal on
    finally:
        _running.clear()
        listening.close()
        session.hand_over([])
    _say("Inzage has stopped. Nothing of your archive is kept.")


def quit() -> bool:
    """Ends the program once its page is closed, or soon; False if the server is not ours to end."""
    if not _running:
        return False
    server, latest = _running[0], time.monotonic() + _GOODBYE_SECONDS

    def end() -> None:
        runtime = Runtime.instance()
        while time.monotonic() < latest and runtime.state is not RuntimeState.NO_SESSIONS_CONNECTED:
            time.sleep(0.2)
        server.should_exit = True

    threading.Thread(target=end, daemon=True).start()
    return True


def guards() -> dict[str, Any]:
    """What `st.App` needs to be as closed as we promise; the rest is set on the way."""
    logs.without_messages()
    settle({})
    limit = settings()["server.maxUploadSize"] * 2**20
    MultiPartParser.spool_max_size = limit + _UPLOAD_MARGIN  # or an upload is written to the disk
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    return {
        "middleware": [
            Middleware(gate.Headers, scripts=gate.inline_scripts(page)),
            Middleware(gate.Contained),
            Middleware(gate.LocalOnly),
            Middleware(gate.PageLanguage),
        ],
        "lifespan": _with_sweeper,
        "on_script_error": _contain,
    }


def is_page_run() -> bool:
    """Whether Streamlit is running the script for a page, not a server loading it."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    return get_script_run_ctx(suppress_warning=True) is not None


@cache
def settings() -> dict[str, Any]:
    """The settings of `config.toml` as "section.name" -> value."""
    for file in _SETTINGS:
        if file.is_file():
            sections = tomllib.loads(file.read_text(encoding="utf-8"))
            return dict(_flat(sections))
    raise SystemExit("Inzage's settings file is missing, so it does not start; install it again.")


def _flat(sections: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in sections.items():
        deeper = isinstance(value, dict)
        found += _flat(value, f"{before}{name}.") if deeper else [(f"{before}{name}", value)]
    return found


def settle(more: dict[str, Any]) -> None:
    """Sets every option, over what a file in the home folder or the environment may say."""
    colours = {
        f"theme.{mode}.{name}": value
        for mode, chosen in (("light", look.LIGHT), ("dark", look.DARK))
        for name, value in look.theme(chosen).items()
    }
    config.get_config_options()
    for name, value in {**_TYPE, **colours, **settings(), **more}.items():
        config.set_option(name, value, "inzage")


_TYPE = {
    "theme.baseFontSize": 17,
    "theme.baseRadius": "10px",
    "theme.buttonRadius": "10px",
    "theme.paddingTop": "1.5rem",
    "theme.paddingBottom": "1rem",
    "theme.showWidgetBorder": True,
    "theme.showSidebarBorder": True,
    "theme.headingFontWeights": [700, 600, 600, 600, 600, 600],
    "theme.headingFontSizes": ["2.1rem", "1.45rem", "1.15rem", "1rem", "1rem", "1rem"],
    "theme.metricValueFontSize": "1.8rem",
}


def _listen(port: int) -> socket.socket:
    """A socket that listens on this computer only."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # there, this option would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError:
        listening.bind((HOST, 0))
    listening.listen(128)
    listening.setblocking(False)
    return listening


def _open(server: uvicorn.Server, address: str) -> None:
    """Opens the browser once the server answers; without one the printed address is enough."""
    while not server.started:
        time.sleep(0.05)
    no_screen = sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if no_screen:  # a text browser would take the terminal over
        return
    try:
        webbrowser.open(address)
    except webbrowser.Error:
        return


@asynccontextmanager
async def _with_sweeper(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    runtime, loop, stop = Runtime.instance(), asyncio.get_running_loop(), threading.Event()

    def close(session_id: str) -> None:
        loop.call_soon_threadsafe(runtime.close_session, session_id)

    sweeper = threading.Thread(
        target=session.sweep_for_ever, args=(runtime.is_active_session, close, stop), daemon=True
    )
    sweeper.start()
    try:
        yield {}
    finally:
        stop.set()


def _contain(error: Exception) -> bool:
    """What reaches Streamlit past our own boundary is shown as the same fixed sentence."""
    from dashboard import show

    show.apology()
    return True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
