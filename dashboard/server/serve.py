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
import webbrowser
from collections.abc import AsyncIterator, Callable, MutableMapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.process import egress

egress.install()  # before anything below gets a chance to connect

import streamlit as st  # noqa: E402
import uvicorn  # noqa: E402
from starlette.formparsers import MultiPartParser  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from streamlit import config, file_util  # noqa: E402
from streamlit.runtime import Runtime, RuntimeState  # noqa: E402

from dashboard.process import logs, memory, terms  # noqa: E402
from dashboard.process.terms import Terms  # noqa: E402
from dashboard.server import gate, greeting, messages, own  # noqa: E402
from dashboard.server.door import Door  # noqa: E402
from dashboard.server.key import Key, Lock  # noqa: E402
from dashboard.server.settings import settle  # noqa: E402
from dashboard.server.sweeper import sweep_for_ever  # noqa: E402
from dashboard.server.uploads import Uploads  # noqa: E402
from dashboard.store import reader, session  # noqa: E402

HOST = "127.0.0.1"
SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"
_UPLOAD_MARGIN = 2**20
"""What a form adds around the file it carries."""

_GOODBYE_SECONDS = 20.0
"""How long *Quit* waits for the page to be closed: an open one would soon complain that the server
does not respond."""

_running: list[uvicorn.Server] = []
"""The server of this process, if `serve` started one."""

_served: list[tuple[st.App, Key, asyncio.AbstractEventLoop]] = []
"""The application that answers now, its key, and where it runs; so that it can be asked."""

_ANSWER_SECONDS = 60.0  # on a busy computer; it only keeps from waiting for ever


def serve(
    archive: Path | list[Path] | None = None,
    port: int = 8501,
    open_browser: bool = True,
    agreed: Terms | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Serves the dashboard until Ctrl+C or *Quit*; on another free port where `port` is taken.

    `meanwhile` is done while the browser is still starting, or the printed address is copied.
    `archive` may be several parts of one; its name reaches the page through memory alone.
    """
    terms.agree(agreed or Terms())
    key = Key()
    parts = [archive] if isinstance(archive, Path) else archive or []
    session.hand_over(parts, lambda: key.came_first(st.context.cookies.values()))
    app = st.App(SCRIPT, **guards(key))
    listening = _listen(port)
    settle({"server.port": listening.getsockname()[1], "server.headless": True})
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=messages.LARGEST,
            ws_per_message_deflate=False,  # what is packed may be a thousand times as large
            ws_ping_interval=30,
            ws_ping_timeout=30,
            timeout_graceful_shutdown=1,
        )
    )
    _running.append(server)
    asked = (server, key, meanwhile, open_browser)
    threading.Thread(target=_open, args=asked, daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # uvicorn has closed everything and hands the signal on
    finally:
        _running.clear()
        listening.close()
        session.hand_over([], lambda: False)
    _say(greeting.GOODBYE)


def _listens() -> str:
    return f"http://{HOST}:{port()}"


def quit() -> bool:
    """Ends the program once its page is closed, or soon; False if the server is not ours to end.

    One person in a room cannot end it for everybody.
    """
    if not _running or terms.agreed().room:
        return False
    server, latest = _running[0], time.monotonic() + _GOODBYE_SECONDS

    def end() -> None:
        runtime = Runtime.instance()
        while time.monotonic() < latest and runtime.state is not RuntimeState.NO_SESSIONS_CONNECTED:
            time.sleep(0.2)
        server.should_exit = True

    threading.Thread(target=end, daemon=True).start()
    return True


def is_up() -> bool:
    """Whether the server of this process answers."""
    return bool(_running and _served)


def open_again() -> None:
    """Opens the browser once more, for a second double click; with a key that was not used yet."""
    if is_up():
        _open(_running[0], _served[0][1])


def guards(key: Key | None = None) -> dict[str, Any]:
    """What `st.App` needs to be as closed as we promise; the rest is set on the way."""
    key = key or Key()
    logs.without_messages()
    memory.settle()
    room = terms.agreed().room
    address = room.address if room else None
    settle({})
    upload = config.get_option("server.maxUploadSize") * 2**20
    MultiPartParser.spool_max_size = upload + _UPLOAD_MARGIN  # or an upload is written to the disk
    most = max(terms.agreed().limit, upload) + _UPLOAD_MARGIN
    if room:
        most = room.upload + _UPLOAD_MARGIN if room.own_files else 0
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    return {
        "middleware": [
            Middleware(gate.Headers, scripts=gate.inline_scripts(page), address=address),
            Middleware(gate.Contained),
            Middleware(gate.LocalOnly, address=address),
            Middleware(Lock, key=key, room=room is not None),
            *([Middleware(Door, room=room, say=_say)] if room else []),
            Middleware(messages.Messages, pages=messages.PAGES if room else 0),
            Middleware(Uploads, most=most),
            Middleware(own.OwnPage),
        ],
        "routes": own.routes(),
        "lifespan": partial(_lifespan, key),
        "on_script_error": _contain,
    }


def port() -> int:
    return int(config.get_option("server.port"))


def ask(path: str, kind: str = "http", **headers: str) -> tuple[int, dict[str, str]] | None:
    """What this server answers to a request, status and headers; None if none of ours runs.

    The request is made inside the program, without any connection, and as by a browser that is in
    unless it brings another `cookie`. A `kind` of "websocket" that is let in has the status 101;
    what becomes of it is not waited for.
    """
    if not _served:
        return None
    app, key, loop = _served[0]
    asked = {"host": f"{HOST}:{port()}", "cookie": f"inzage_{port()}={key.own}", **headers}
    scope: MutableMapping[str, Any] = {
        "type": kind,
        "http_version": "1.1",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "server": (HOST, port()),
        "client": None,
        "subprotocols": [],
        "extensions": {"websocket.http.response": {}},
        "headers": [(name.encode(), value.encode()) for name, value in asked.items()],
    }
    answer: Future[Any] = Future()
    ours = kind == "websocket"
    coming = iter(("websocket.connect", "websocket.disconnect") if ours else ("http.request",))

    async def receive() -> MutableMapping[str, Any]:
        if following := next(coming, ""):
            return {"type": following, "code": 1001}
        return await asyncio.Future()  # who asked by HTTP stays for the answer

    async def send(message: MutableMapping[str, Any]) -> None:
        if not answer.done():
            answer.set_result(message)

    going = asyncio.run_coroutine_threadsafe(app(scope, receive, send), loop)
    wait((answer, going), _ANSWER_SECONDS, return_when=FIRST_COMPLETED)
    first: Any = (answer if answer.done() else going).result(0)
    told = {k.decode().lower(): v.decode() for k, v in first.get("headers") or ()}
    return first.get("status", 101), told


def keeps_uploads_in_memory() -> bool:
    """Whether the largest upload that is taken is smaller than what is written to the disk."""
    return MultiPartParser.spool_max_size >= config.get_option("server.maxUploadSize") * 2**20


def is_page_run() -> bool:
    """Whether Streamlit is running the script for a page, not a server loading it."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    return get_script_run_ctx(suppress_warning=True) is not None


def _listen(port: int) -> socket.socket:
    """A socket that listens on this computer only."""
    # Named in full: what it accepts is then known as TCP, and answers go out without delay.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # there, this option would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError:
        listening.bind((HOST, 0))
    listening.listen(128)
    listening.setblocking(False)
    return listening


def _open(
    server: uvicorn.Server, key: Key, then: Callable[[], None] = lambda: None, wanted: bool = True
) -> None:
    """Opens the browser, if one is `wanted`, once the server answers; does then what comes `then`.
    Without one, or without a screen, the printed address is enough."""
    while not server.started:
        time.sleep(0.05)
    screen = sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    if wanted and screen:  # without, a text browser would take the terminal over
        try:
            with egress.browser():
                webbrowser.open(greeting.way_in(_listens(), key.word))
        except webbrowser.Error:
            pass  # the printed address is there
    then()


@asynccontextmanager
async def _lifespan(key: Key, app: st.App) -> AsyncIterator[dict[str, Any]]:
    runtime, loop, stop = Runtime.instance(), asyncio.get_running_loop(), threading.Event()

    def close(session_id: str) -> None:
        loop.call_soon_threadsafe(runtime.close_session, session_id)

    sweeper = threading.Thread(
        target=sweep_for_ever, args=(runtime.is_active_session, close, stop), daemon=True
    )
    sweeper.start()
    _served[:] = [(app, key, loop)]
    egress.close(reader.commands())
    key.on_new = lambda: _say(greeting.renewal(_listens(), key.word))
    _say(greeting.greeting(terms.agreed().room, _listens(), key.word))
    try:
        yield {}
    finally:
        _served.clear()
        stop.set()


def _contain(error: Exception) -> bool:
    """What reaches Streamlit past our own boundary is shown as the same fixed sentence."""
    from dashboard.show import show

    show.apology()
    return True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
