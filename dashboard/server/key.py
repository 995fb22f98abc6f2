"""The key of a start: whoever brings it comes in, once; from then on a cookie lets that browser in.

Every account of a computer can reach 127.0.0.1, so that the address alone must open nothing. A key
that was used is worth nothing any more, wherever a browser, a shell or a list of processes keeps
the address it stood in; another one takes its place.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable

from dashboard import words
from dashboard.server import account, asgi
from dashboard.server.asgi import Application, Receive, Scope, Send
from dashboard.words import _

HOST = "inzage.host"
"""Marks in a request's scope who came in with a key, for what stands behind the lock."""

_QUERY = b"key="


class Key:
    """The key that works now, and the cookies that keys were exchanged for.

    `own` is the cookie with which the program asks itself, `first` the one that was given first.
    `on_new` hears of every key after the first, as soon as it works.
    """

    def __init__(self) -> None:
        self.word = secrets.token_urlsafe(24)
        self.first = ""
        self.own = secrets.token_urlsafe(24)
        self.inside = {self.own}
        self.on_new: Callable[[], None] = lambda: None

    def exchange(self, brought: bytes) -> str | None:
        """A cookie for the key that works now, which then works no more; None for anything else."""
        if not hmac.compare_digest(brought, self.word.encode()):
            return None
        token = secrets.token_urlsafe(24)
        self.inside.add(token)
        self.first = self.first or token
        self.word = secrets.token_urlsafe(24)
        self.on_new()
        return token

    def came_first(self, cookies: Iterable[str]) -> bool:
        """Whether one of these values is of the browser that brought the very first key."""
        return bool(self.first) and self.first in cookies


class Lock:
    """Lets nothing through, WebSockets and downloads included, without a key or its cookie.

    In a room whoever has none goes on to the door.
    """

    def __init__(self, app: Application, key: Key, room: bool = False) -> None:
        self.app = app
        self.key = key
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        own, mine = not account.is_other(scope), name(scope)
        brought = self.key.inside & asgi.cookies(scope, mine) if own else set()
        inside = bool(brought)
        if own and _brings_key(scope):
            token = self.key.exchange(scope["query_string"].removeprefix(_QUERY))
            if token:
                return await asgi.move(send, "/", asgi.cookie(mine, token))
            if inside:
                return await asgi.move(send, "/")
        if inside or self.room:
            known = asgi.as_visitor(scope, min(brought, default=""))
            return await self.app({**known, HOST: inside}, receive, send)
        words.use(words.choose(asgi.header(scope, b"accept-language")))
        text = _(
            "Inzage opens only at the address shown in the window where it was started, and each "
            "address works once."
        )
        worthless = [asgi.cookie(mine, "")] if asgi.cookies(scope, mine) else []
        return await asgi.refuse(scope, receive, send, 403, text.encode(), *worthless)


def name(scope: Scope) -> str:
    """The cookie's name; with the port, since a browser gives a cookie to every port of a host."""
    return f"inzage_{asgi.port(scope)}"


def _brings_key(scope: Scope) -> bool:
    return asgi.is_page(scope) and scope["path"] == "/" and scope["query_string"].startswith(_QUERY)
