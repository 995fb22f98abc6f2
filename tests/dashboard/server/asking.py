"""A request made by hand, without a socket, and what was answered to it."""

from __future__ import annotations

import asyncio
from typing import Any

from dashboard.server import asgi

Sent = list[dict[str, Any]]
OWN = ("127.0.0.1", 8501)


async def inside(scope: asgi.Scope, _receive: asgi.Receive, send: asgi.Send) -> None:
    """Stands for the application: says that one has come through."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


def ask(
    app: asgi.Application,
    target: str = "/",
    method: str = "GET",
    kind: str = "http",
    body: bytes = b"",
    **headers: str,
) -> Sent:
    return asyncio.run(asking(app, target, method, kind, body, **headers))


async def asking(
    app: asgi.Application,
    target: str = "/",
    method: str = "GET",
    kind: str = "http",
    body: bytes = b"",
    *,
    marks: dict[str, bool] | None = None,
    **headers: str,
) -> Sent:
    """The same for several at once; `marks` is what a layer further out says of the request."""
    path, _, query = target.partition("?")
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "server": OWN,
        "client": None,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        **(marks or {}),
    }
    sent: Sent = []

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.request", "body": body}

    async def send(message: Any) -> None:
        sent.append(dict(message))

    await app(scope, receive, send)
    return sent


def header(sent: Sent, name: bytes) -> str:
    return dict(sent[0]["headers"]).get(name, b"").decode()
