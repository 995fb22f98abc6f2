"""Who may talk to the server, and what every answer tells the browser.

Plain ASGI, layers around the application: outermost `Headers`, then `Contained`, `LocalOnly`,
`key.Lock`, in a room `door.Door`, `messages.Messages`, `uploads.Uploads`, and `own.OwnPage`.
"""

from __future__ import annotations

import base64
import hashlib
import re

from dashboard.process import logs
from dashboard.server import asgi
from dashboard.server.asgi import Application, Message, Receive, Scope, Send

_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Routes that nobody needs here: counts about sessions, and an interface for programs."""

DOOR, BOARD = "/door", "/board"
"""Where a room asks for its code, and where it reads it."""


def policy(port: int, inline_scripts: tuple[str, ...] = (), address: str | None = None) -> str:
    """The content security policy: a page may load from and talk to this server and nobody else.

    `address` is that of a room's reverse proxy, as its visitors see it.
    """
    own = f"ws://127.0.0.1:{port} ws://localhost:{port}"
    if address:
        own += f" {address.replace('https://', 'wss://', 1)}"
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *inline_scripts]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {own}",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "child-src 'self' blob:",
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ]
    )


STEADY = {
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"x-dns-prefetch-control": b"off",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": (
        b"geolocation=(), camera=(), microphone=(), usb=(), serial=(), payment=(), "
        b"display-capture=()"
    ),
}
"""On every answer, beside the policy."""


def inline_scripts(html: str) -> tuple[str, ...]:
    """The page's own inline scripts as hashes, so that the policy need not allow others."""
    found = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in found
    )


_STARTS = ("http.response.start", "websocket.http.response.start")


class Headers:
    """Puts the policy and its companions on every answer, refusals and errors included."""

    def __init__(
        self, app: Application, scripts: tuple[str, ...] = (), address: str | None = None
    ) -> None:
        self.app = app
        self.scripts = scripts
        self.address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        allowed = policy(asgi.port(scope), self.scripts, self.address)
        ours = {**STEADY, b"content-security-policy": allowed.encode()}
        if scope["path"].startswith("/media/"):
            ours[b"cache-control"] = b"no-store"  # a downloaded table is not for the disk cache
        if scope["path"] in (DOOR, BOARD):
            ours[b"referrer-policy"] = b"same-origin"  # or its form would come without an origin

        opened = False

        async def with_headers(message: Message) -> None:
            nonlocal opened
            opened = opened or message["type"] == "websocket.accept"
            if message["type"] in _STARTS:
                kept = [(k, v) for k, v in message.get("headers", []) if k.lower() not in ours]
                message["headers"] = [*kept, *ours.items()]
            if message["type"] == "websocket.close" and not opened and asgi.can_answer(scope):
                await asgi.answer(with_headers, 403, b"", kind="websocket.http.response")
            else:
                await send(message)

        return await self.app(scope, receive, with_headers)


class Contained:
    """Turns an exception into a plain 500 and a log line without its message."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            logs.note(error)
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1011})
            elif not begun:
                await asgi.answer(send, 500, b"Something went wrong inside Inzage.")


class LocalOnly:
    """Refuses whoever is not a page of this very server.

    A foreign Host is a rebound name, a foreign Origin another page that is open in the browser,
    also one on another port of this computer. What comes over a room's own `address` goes on under
    the local name: Streamlit looks this computer's outside address up for an origin it does not
    know.
    """

    def __init__(self, app: Application, address: str | None = None) -> None:
        self.app = app
        self.address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if self.address and _is_of(scope, {self.address.removeprefix("https://")}, "https"):
            scope = _as_local(scope)
        if not _is_of(scope, _local_names(scope), "http"):
            text = b"This address answers only to its own page on its own computer."
            return await asgi.refuse(scope, receive, send, 403, text)
        if scope["type"] == "http" and scope["path"].startswith(_CLOSED):
            return await asgi.refuse(scope, receive, send, 404, b"There is nothing here.")
        return await self.app(scope, receive, send)


def _local_names(scope: Scope) -> set[str]:
    return {f"{host}:{asgi.port(scope)}" for host in ("127.0.0.1", "localhost", "[::1]")}


def _is_of(scope: Scope, names: set[str], scheme: str) -> bool:
    """Whether a request names one of these hosts, and comes from a page of one of them or none."""
    origin = asgi.header(scope, b"origin")
    return (asgi.header(scope, b"host") or "").lower() in names and (
        origin is None or origin.lower() in {f"{scheme}://{name}" for name in names}
    )


def _as_local(scope: Scope) -> Scope:
    name = f"127.0.0.1:{asgi.port(scope)}"
    local = {b"host": name.encode(), b"origin": f"http://{name}".encode()}
    return {**scope, "headers": [(k, local.get(k, v)) for k, v in scope["headers"]]}
