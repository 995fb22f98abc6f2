"""Who may talk to the server, and what every answer tells the browser.

Plain ASGI: four layers around the application, outermost first `Headers`, `Contained`,
`LocalOnly`, `PageLanguage`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from dashboard import logs, words

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Routes that nobody needs here: counts about sessions, and an interface for programs."""

_NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/")


def policy(port: int, inline_scripts: tuple[str, ...] = ()) -> str:
    """The content security policy: a page may load from and talk to this server and nobody else."""
    own = f"ws://127.0.0.1:{port} ws://localhost:{port}"
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


_STEADY = {
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


def inline_scripts(html: str) -> tuple[str, ...]:
    """The page's own inline scripts as hashes, so that the policy need not allow others."""
    found = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in found
    )


class Headers:
    """Puts the policy and its companions on every answer, refusals and errors included."""

    def __init__(self, app: Application, scripts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.scripts = scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        ours = {
            **_STEADY,
            b"content-security-policy": policy(_port(scope), self.scripts).encode(),
        }
        if scope["path"].startswith("/media/"):
            ours[b"cache-control"] = b"no-store"  # a downloaded table is not for the disk cache

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message.get("headers", []) if k.lower() not in ours]
                message["headers"] = [*kept, *ours.items()]
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
                await _answer(send, 500, b"Something went wrong inside Inzage.")


class LocalOnly:
    """Refuses whoever is not a page of this very server.

    A foreign Host is a rebound name, a foreign Origin another page that is open in the browser,
    also one on another port of this computer.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if not _is_own(scope):
            if scope["type"] == "websocket":
                await receive()
                return await send({"type": "websocket.close", "code": 1008})
            return await _answer(
                send, 403, b"This address answers only to its own page on its own computer."
            )
        if scope["type"] == "http" and scope["path"].startswith(_CLOSED):
            return await _answer(send, 404, b"There is nothing here.")
        return await self.app(scope, receive, send)


class PageLanguage:
    """Writes the reader's language into the page, which Streamlit fixes to English.

    Only where it is another one: the page then goes out whole and unpacked.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        language = words.choose(_header(scope, b"accept-language"))
        if not _is_page(scope) or language == words.LANGUAGES[0]:
            return await self.app(scope, receive, send)
        start: Message = {}
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = body.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
            changed = {b"content-length", b"etag", b"last-modified"}
            kept = [(k, v) for k, v in start["headers"] if k.lower() not in changed]
            length = (b"content-length", str(len(page)).encode())
            await send({**start, "headers": [*kept, length, (b"vary", b"accept-language")]})
            await send({"type": "http.response.body", "body": page})

        unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        asked = [(k, v) for k, v in scope["headers"] if k not in unwanted]
        return await self.app({**scope, "headers": asked}, receive, rewritten)


def _port(scope: Scope) -> int:
    """The port this request came in on."""
    return int((scope.get("server") or ("", 0))[1] or 0)


def _header(scope: Scope, name: bytes) -> str | None:
    """A header's value; None if it is missing. Two of one name are as good as a foreign one."""
    found = [value for key, value in scope.get("headers", ()) if key == name]
    return ",".join(value.decode("latin-1") for value in found) if found else None


def _is_own(scope: Scope) -> bool:
    own = {f"{host}:{_port(scope)}" for host in ("127.0.0.1", "localhost", "[::1]")}
    origin = _header(scope, b"origin")
    return (_header(scope, b"host") or "").lower() in own and (
        origin is None or origin.lower() in {f"http://{authority}" for authority in own}
    )


def _is_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "." not in scope["path"]
        and not scope["path"].startswith(_NOT_PAGES)
    )


async def _answer(send: Send, status: int, text: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
