"""The door of a room: who enters the code that stands on the board may come in.

Plain ASGI, between `gate.LocalOnly` and the pages. Who came in is known by a cookie of this start
of the program; nothing else about them is kept.
"""

from __future__ import annotations

import asyncio
import hmac
import html
import secrets

from dashboard import words
from dashboard.process.terms import Room
from dashboard.server import asgi, gate, key
from dashboard.server.asgi import Application, Receive, Scope, Send
from dashboard.words import _

COOKIE = "inzage_room"

_PAUSE = 1.0
"""Seconds that a wrong code costs. One after the other: nobody guesses faster by guessing more."""

_QUEUE = 20
"""Wrong codes that may wait; more at once is no class of people with cold fingers."""

_LONGEST_FORM = 1_000

_COMINGS = 4
"""Times that each seat may come in: again after a lost cookie, and in a second browser."""


class Door:
    """Lets nothing through, WebSockets and downloads included, without the cookie of the room."""

    def __init__(self, app: Application, room: Room) -> None:
        self.app = app
        self.room = room
        self.inside: set[str] = set()
        self._wrong = asyncio.Lock()
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        at_door = scope["type"] == "http" and scope["path"] == gate.DOOR
        if self._is_inside(scope):
            return await (asgi.move(send, "/") if at_door else self.app(scope, receive, send))
        words.use(words.choose(asgi.header(scope, b"accept-language")))
        if at_door and scope["method"] == "POST":
            return await self._knock(receive, send)
        if at_door:
            return await _page(send, 200, "")
        if asgi.is_page(scope):
            return await asgi.move(send, gate.DOOR)
        return await asgi.refuse(scope, receive, send, 401, b"This room asks for its code first.")

    def _is_inside(self, scope: Scope) -> bool:
        return bool(scope.get(key.HOST)) or not self.inside.isdisjoint(asgi.cookies(scope, COOKIE))

    async def _knock(self, receive: Receive, send: Send) -> None:
        given = "".join(c for c in await _code(receive) if c.isascii() and c.isalnum()).upper()
        if not hmac.compare_digest(given.encode(), self.room.code.encode()):
            return await self._not_in(send)
        if len(self.inside) >= _COMINGS * self.room.seats:
            return await _page(send, 403, _("This room is full."))
        token = secrets.token_urlsafe(24)
        self.inside.add(token)
        return await asgi.move(send, "/", asgi.cookie(COOKIE, token, bool(self.room.address)))

    async def _not_in(self, send: Send) -> None:
        if self._waiting >= _QUEUE:
            return await _page(send, 429, _("Too many wrong codes. Try again in a minute."))
        self._waiting += 1
        try:
            async with self._wrong:
                await asyncio.sleep(_PAUSE)
        finally:
            self._waiting -= 1
        return await _page(send, 403, _("That is not the code. Look at the board again."))


async def _code(receive: Receive) -> str:
    """The code out of the form; empty where there is none."""
    body = b""
    while len(body) <= _LONGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    fields = dict(part.partition("=")[::2] for part in body.decode("latin-1").split("&"))
    return fields.get("code", "") if len(body) <= _LONGEST_FORM else ""


async def _page(send: Send, status: int, said: str) -> None:
    """The form; plain, since nothing of the program is loaded before somebody is in."""
    title, label, enter = map(
        html.escape, (_("Inzage in this room"), _("The code on the board"), _("Come in"))
    )
    body = (
        f'<!doctype html><html lang="{words.language()}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>"
        "body{font:18px/1.5 system-ui,sans-serif;max-width:24rem;margin:15vh auto;padding:0 1rem;"
        "color-scheme:light dark}"
        "input,button{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;margin:.3rem 0}"
        f"</style><h1>{title}</h1><p role=status>{html.escape(said)}</p>"
        f'<form method=post action="{gate.DOOR}"><label>{label}'
        "<input name=code autocomplete=off autocapitalize=characters autofocus></label>"
        f"<button>{enter}</button></form>"
    )
    start = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body.encode()})
