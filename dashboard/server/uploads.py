"""What Streamlit holds of the files that were handed over, and how much it may take.

It keeps them for longer than their page; whoever drops them sooner needs a look into its own store.
"""

from __future__ import annotations

import re
from collections import Counter

from streamlit.runtime import Runtime

from dashboard.server import asgi
from dashboard.server.asgi import Application, Receive, Scope, Send

_PLACE = re.compile(r"/_stcore/upload_file/([^/]+)/")


def by_session() -> dict[str, int]:
    """Bytes held of each session's files."""
    if not Runtime.exists():
        return {}
    kept = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return {
        session_id: sum(len(file.data) for file in list(files.values()))
        for session_id, files in list(kept.items())
    }


def held(session_id: str) -> int:
    return by_session().get(session_id, 0)


def drop(session_id: str) -> None:
    if Runtime.exists():
        Runtime.instance().uploaded_file_mgr.remove_session_files(session_id)


class Uploads:
    """Refuses what goes beyond `most` bytes of one person, before any of it is taken.

    Of a person, and not of a page: whoever opens eight pages has no more room for it.
    """

    def __init__(self, app: Application, most: int) -> None:
        self.app = app
        self.most = most
        self.coming: Counter[str] = Counter()
        self.persons: dict[str, str] = {}
        """Whose a session is that has handed over something."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _PLACE.match(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "PUT":
            return await self.app(scope, receive, send)
        session, told = found[1], asgi.header(scope, b"content-length") or ""
        if not (told.isascii() and told.isdecimal()):
            return await asgi.refuse(scope, receive, send, 411, b"An upload says how long it is.")
        person, size = asgi.visitor(scope), int(told)
        if size + self._held(person) + self.coming[person] > self.most:
            return await asgi.refuse(scope, receive, send, 413, b"This is more than fits.")
        if self.persons.get(session, person) != person:
            return await asgi.refuse(scope, receive, send, 403, b"This page is somebody else's.")
        self.coming[person] += size
        try:
            return await self.app(scope, receive, send)
        finally:
            self.coming[person] -= size
            if not self.coming[person]:
                del self.coming[person]
            self.persons[session] = person

    def _held(self, person: str) -> int:
        """Bytes that this person's pages hold; who holds nothing any more is forgotten."""
        kept = by_session()
        self.persons = {one: whose for one, whose in self.persons.items() if one in kept}
        return sum(size for one, size in kept.items() if self.persons.get(one) == person)
