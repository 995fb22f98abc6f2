"""What a request says of itself, and plain answers to it: the few words of ASGI used here."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Header = tuple[bytes, bytes]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/", "/own/")


def port(scope: Scope) -> int:
    """The port this request came in on."""
    return int((scope.get("server") or ("", 0))[1] or 0)


def header(scope: Scope, name: bytes) -> str | None:
    """A header's value; None if it is missing. Two of one name are as good as a foreign one."""
    found = [value for key, value in scope.get("headers", ()) if key == name]
    return ",".join(value.decode("latin-1") for value in found) if found else None


def cookies(scope: Scope, name: str) -> set[str]:
    """The values that a request brings under this name: one, none, or whatever it makes up."""
    pairs = (part.strip().partition("=") for part in (header(scope, b"cookie") or "").split(";"))
    return {value for key, _, value in pairs if key == name and value}


def cookie(name: str, value: str, secure: bool = False) -> Header:
    """The header that gives a cookie; an empty value takes it away."""
    more = ("; Secure" if secure else "") + ("" if value else "; Max-Age=0")
    given = f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{more}"
    return b"set-cookie", given.encode()


_VISITOR = b"inzage-visitor"
"""A header of our own, since a page can be asked for nothing else of the request it came with."""


def as_visitor(scope: Scope, cookie: str) -> Scope:
    """The request as one of whoever was given this cookie; what it says of that itself is gone."""
    told = hashlib.sha256(cookie.encode()).hexdigest()[:16] if cookie else ""
    kept = [(key, value) for key, value in scope.get("headers", ()) if key != _VISITOR]
    return {**scope, "headers": [*kept, (_VISITOR, told.encode())]}


def visitor(scope: Scope) -> str:
    """Who asks, as a lock or a door knows them: the same for all pages of one browser."""
    return header(scope, _VISITOR) or ""


def is_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "." not in scope["path"]
        and not scope["path"].startswith(_NOT_PAGES)
    )


async def refuse(
    scope: Scope, receive: Receive, send: Send, status: int, text: bytes, *headers: Header
) -> None:
    """A plain answer in place of the application's; a WebSocket is not opened at all."""
    if scope["type"] == "http":
        return await answer(send, status, text, *headers)
    await receive()
    if can_answer(scope):
        return await answer(send, status, text, kind="websocket.http.response")
    return await send({"type": "websocket.close", "code": 1008})


def can_answer(scope: Scope) -> bool:
    """Whether a WebSocket may be refused with an answer of ours instead of the server's own."""
    return scope["type"] == "websocket" and "websocket.http.response" in scope.get("extensions", {})


async def answer(
    send: Send, status: int, text: bytes, *more: Header, kind: str = "http.response"
) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *more]
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": text})


async def move(send: Send, path: str, *headers: Header) -> None:
    """On to another address, which takes the place of the one that was asked for."""
    start = [(b"location", path.encode()), (b"cache-control", b"no-store"), *headers]
    await send({"type": "http.response.start", "status": 303, "headers": start})
    await send({"type": "http.response.body", "body": b""})
