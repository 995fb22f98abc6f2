"""The door of a room: who enters the code that stands on the board may come in.

Plain ASGI, behind `key.Lock`. Who came in is known by a cookie of this start of the program;
nothing else about them is kept. Whoever started the program is in by its key, and has the board.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections.abc import Callable

from dashboard import words
from dashboard.process import terms
from dashboard.process.terms import Room
from dashboard.server import asgi, gate, key, plain
from dashboard.server.asgi import Application, Receive, Scope, Send
from dashboard.words import _

COOKIE = "inzage_room"

_PAUSE = 0.5
"""Seconds between two codes that are compared, over all connections, once somebody was wrong."""

_BRAKES = 5.0
"""Seconds after a wrong code in which every code, also the right one, waits for its turn."""

_QUEUE = 60
"""Codes that may wait; more at once is no class of people with cold fingers."""

_WRONG = 100
"""Wrong codes after which the door closes: three for each of thirty people."""

_LONGEST_FORM = 1_000

_COMINGS = 4
"""Times that each seat may come in: again after a lost cookie, and in a second browser."""


class Door:
    """Lets nothing through, WebSockets and downloads included, without the cookie of the room.

    A code is compared at once only while nobody is wrong. After that each waits for its turn before
    it is even looked at, so that neither the answer nor its time says anything earlier, and nobody
    guesses faster by guessing more at once. `say` tells the window where the program was started.
    """

    def __init__(self, app: Application, room: Room, say: Callable[[str], None]) -> None:
        self.app = app
        self.room = room
        self.say = say
        self.code = room.code
        self.inside: set[str] = set()
        self.wrong = 0
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._brakes_until = 0.0

    @property
    def closed(self) -> bool:
        return self.wrong >= _WRONG

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        http = scope["type"] == "http"
        words.use(words.choose(asgi.header(scope, b"accept-language")))
        if http and scope["path"] == gate.BOARD and scope.get(key.HOST):
            return await self._board(scope, send)
        at_door = http and scope["path"] == gate.DOOR
        brought = self.inside & asgi.cookies(scope, COOKIE)
        if scope.get(key.HOST) or brought:
            known = scope if scope.get(key.HOST) else asgi.as_visitor(scope, min(brought))
            return await (asgi.move(send, "/") if at_door else self.app(known, receive, send))
        if at_door and scope["method"] == "POST":
            return await self._knock(receive, send)
        if at_door:
            return await plain.door(send, gate.DOOR, 200, "")
        if asgi.is_page(scope):
            return await asgi.move(send, gate.DOOR)
        return await asgi.refuse(scope, receive, send, 401, b"This room asks for its code first.")

    async def _knock(self, receive: Receive, send: Send) -> None:
        given = "".join(c for c in await _code(receive) if c.isascii() and c.isalnum()).upper()
        if self._waiting or time.monotonic() < self._brakes_until:
            if self._waiting >= _QUEUE:
                said = _("Too many wrong codes. Try again in a minute.")
                return await plain.door(send, gate.DOOR, 429, said)
            await self._wait()
        if self.closed:
            said = _("The door is closed. Ask the person who leads this session.")
            return await plain.door(send, gate.DOOR, 403, said)
        if not hmac.compare_digest(given.encode(), self.code.encode()):
            return await self._not_in(send)
        if len(self.inside) >= _COMINGS * self.room.seats:
            return await plain.door(send, gate.DOOR, 403, _("This room is full."))
        token = secrets.token_urlsafe(24)
        self.inside.add(token)
        return await asgi.move(send, "/", asgi.cookie(COOKIE, token, bool(self.room.address)))

    async def _wait(self) -> None:
        self._waiting += 1
        try:
            async with self._turn:
                await asyncio.sleep(_PAUSE)
        finally:
            self._waiting -= 1

    async def _not_in(self, send: Send) -> None:
        self.wrong += 1
        self._brakes_until = time.monotonic() + _BRAKES
        if self.wrong == _WRONG:
            self.say(
                "The door is closed: there were too many wrong codes. Open it again on the board."
            )
        said = _("That is not the code. Look at the board again.")
        return await plain.door(send, gate.DOOR, 403, said)

    async def _board(self, scope: Scope, send: Send) -> None:
        """The board; asked to, it opens the door with another code, and who is in stays in."""
        if scope["method"] == "POST":
            self.code, self.wrong, self._brakes_until = terms.new_code(), 0, 0.0
            self.say(f"The code is now: {terms.written(self.code)}")
            return await asgi.move(send, gate.BOARD)
        address = self.room.address or f"http://127.0.0.1:{asgi.port(scope)}"
        code = terms.written(self.code)
        return await plain.board(send, gate.BOARD, address, code, self.wrong, self.closed)


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
