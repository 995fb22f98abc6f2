"""What a request says of itself, and plain answers to it: the few words of ASGI used here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/")


def port(scope: Scope) -> int:
    """The port this request came in on."""
    return int((scope.get("server") or ("", 0))[1] or 0)


def header(scope: Scope, name: bytes) -> str | None:
    """A header's value; None if it is missing. Two of one name are as good as a foreign one."""
    found = [value for key, value in scope.get("headers", ()) if key == name]
    return ",".join(value.decode("latin-1") for value in found) if found else None


def is_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "." not in scope["path"]
        and not scope["path"].startswith(_NOT_PAGES)
    )


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, text: bytes) -> None:
    """A plain answer in place of the application's; a WebSocket is not opened at all."""
    if scope["type"] == "http":
        return await answer(send, status, text)
    await receive()
    if can_answer(scope):
        return await answer(send, status, text, "websocket.http.response")
    return await send({"type": "websocket.close", "code": 1008})


def can_answer(scope: Scope) -> bool:
    """Whether a WebSocket may be refused with an answer of ours instead of the server's own."""
    return scope["type"] == "websocket" and "websocket.http.response" in scope.get("extensions", {})


async def answer(send: Send, status: int, text: bytes, kind: str = "http.response") -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": text})
