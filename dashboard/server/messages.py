"""What a page may say over its WebSocket: which kinds of message, how large, and how often.

Streamlit answers whatever comes, in the one thread that serves everybody, and makes an address for
each file name in a message of millions of them.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.server import asgi
from dashboard.server.asgi import Application, Message, Receive, Scope, Send

LARGEST = 512 << 10
"""Bytes of a message: everything that is chosen on a page, also the places of 1,700 files that were
just handed over; without files it is 2 kB."""

_BYTES = {
    "rerun_script": LARGEST,
    "file_urls_request": 128 << 10,
    "backend_operation_request": 1 << 10,
    "stop_script": 1 << 6,
    "app_heartbeat": 1 << 6,
}
"""The kinds that a page of ours sends, and how long each may be. Others are passed over: some come
from Streamlit's own page, which would be back at once if its connection were closed."""

_FILES = 2_000
"""Names in one message; no more files of an archive are looked at."""

_FIELDS = 500
"""Things to choose on one page, of which the longest has 60."""

_MARKS = 2_000
"""Pictures and tables that a browser says to have kept."""

_A_SECOND = 10.0
_AT_ONCE = 40.0
"""Messages of one person that are answered, over all their pages; what comes faster waits in the
connection. Nobody clicks ten times a second for long."""

_SHARE = 64 << 10
"""Bytes that count as one message more."""

_KEPT = 1_000
"""People whose count is kept; who sent nothing for a while has none to keep."""

PAGES = 8
"""Pages that one person may have open at once in a room."""

_TOO_BIG, _NO_MESSAGE, _NO_TEXT = 1009, 1002, 1003
"""Why a connection is closed, in the words of its protocol."""


class Messages:
    """Lets through what a page of ours could have sent; `pages` of one person at once, 0 for any.

    Counted by person, since one may have many pages. Whoever sends what no page sends is cut off,
    and others do not notice.
    """

    def __init__(self, app: Application, pages: int = 0) -> None:
        self.app = app
        self.pages = pages
        self.open: Counter[str] = Counter()
        self.left: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            return await self.app(scope, receive, send)
        person = asgi.visitor(scope)
        if self.pages and self.open[person] >= self.pages:
            text = b"This is one page too many: close another one."
            return await asgi.refuse(scope, receive, send, 429, text)
        closed = False

        async def bounded() -> Message:
            nonlocal closed
            while not closed:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                data = message.get("bytes")
                code, useful = (_NO_TEXT, False) if data is None else judged(data)
                if code:
                    closed = True
                    await send({"type": "websocket.close", "code": code})
                    break
                assert data is not None
                await self._wait(person, 1 + len(data) / _SHARE)
                if useful:
                    return message
            return {"type": "websocket.disconnect", "code": 1006}

        async def sending(message: Message) -> None:
            if not closed:
                await send(message)

        self.open[person] += 1
        try:
            return await self.app(scope, bounded, sending)
        finally:
            self.open[person] -= 1
            if not self.open[person]:
                del self.open[person]

    async def _wait(self, person: str, cost: float) -> None:
        """Takes `cost` from what this person may send now; waits where that is not there yet."""
        now = time.monotonic()
        left, since = self.left.pop(person, (_AT_ONCE, now))
        left = min(_AT_ONCE, left + (now - since) * _A_SECOND) - cost
        self.left[person] = left, now
        if len(self.left) > _KEPT:
            del self.left[next(iter(self.left))]  # whoever was silent for longest
        if left < 0:
            await asyncio.sleep(-left / _A_SECOND)


def judged(data: bytes) -> tuple[int, bool]:
    """Why a connection that sent this is closed, 0 if it is not; and whether it is of any use."""
    if len(data) > LARGEST:
        return _TOO_BIG, False  # before it is even looked at
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return _NO_MESSAGE, False
    found = message.WhichOneof("type") or ""
    run, widgets = message.rerun_script, message.rerun_script.widget_states.widgets
    chosen = [one.file_uploader_state_value.uploaded_file_info for one in widgets[:_FIELDS]]
    too_many = (
        len(widgets) > _FIELDS
        or len(run.cached_message_hashes) > _MARKS
        or len(message.file_urls_request.file_names) > _FILES
        or sum(map(len, chosen)) > _FILES
    )
    if too_many or len(data) > _BYTES.get(found, LARGEST):
        return _TOO_BIG, False
    asked = message.backend_operation_request.WhichOneof("payload")
    return 0, found in _BYTES and asked in (None, "deferred_file")
