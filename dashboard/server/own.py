"""What of every page is ours and not Streamlit's: its language, stylesheet, typeface and script.

Everything is served from here (`/own/`), so that the policy of `gate` holds for it too.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable
from contextvars import copy_context
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import words
from dashboard.server.asgi import Application, Message, Receive, Scope, Send, header, is_page
from dashboard.words import _, later

_FOLDER = Path(__file__).parent / "page"

_SAID = (
    later("Inzage has stopped"),
    later(
        "Nothing from your file is kept. Your file is still where you put it. Start Inzage again "
        "to go on."
    ),
    later("Try again"),
    later("Menu"),
    later("This file is being made …"),
)
"""What `page.js` says itself."""

_STREAMLITS = (
    later("Upload"),
    later("Browse files"),
    later("Upload file"),
    later("Upload files"),
    later("Drag and drop file here"),
    later("Drag and drop files here"),
    later("No results"),
    later("Press Enter to apply"),
    later("Search"),
    later("Show/hide columns"),
    later("Fullscreen"),
    later("Close fullscreen"),
    later("Close"),
    later("Remove file"),
    later("Clear value"),
    later("Stop"),
    later("Running..."),
    later("Connecting"),
    later("Open sidebar"),
    later("Expand sidebar"),
    later("Close sidebar"),
    later("Collapse sidebar"),
)
"""Words that are fixed in Streamlit's own script (1.67), to the letter."""

_LOST = {
    "Connection error": later("Inzage does not answer"),
    "Streamlit server is not responding. Are you connected to the internet?": later(
        "Inzage tries again by itself."
    ),
}
"""What stands in the place of Streamlit's words for a server that does not answer: a short while,
until ours come. It asks after the internet, of which nothing here has need."""

_BETTER = {
    "Upload": "Choose a file",
    "Upload file": "Choose a file",
    "Upload files": "Choose files",
}
"""What stands in English instead: nothing is sent anywhere, so no word may say that it is."""

_TYPEFACE = re.compile(r'url\("([a-z-]+\.woff2)"\)')
"""A typeface in our stylesheet, as it is written there."""

_PATTERNS = (later("{size} per file"),)
"""The same, with something in them that changes."""


class OwnPage:
    """Writes the reader's language, our stylesheet, our script and its words into the page.

    The page goes out whole and unpacked.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_page(scope):
            return await self.app(scope, receive, send)
        language = words.choose(header(scope, b"accept-language"))
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
            # Before Streamlit's own scripts, which ours has to be earlier than.
            page = page.replace(b"<title>", _head(language) + b"<title>", 1)
            changed = {b"content-length", b"etag", b"last-modified"}
            kept = [(k, v) for k, v in start["headers"] if k.lower() not in changed]
            length = (b"content-length", str(len(page)).encode())
            await send({**start, "headers": [*kept, length, (b"vary", b"accept-language")]})
            await send({"type": "http.response.body", "body": page})

        unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        asked = [(k, v) for k, v in scope["headers"] if k not in unwanted]
        return await self.app({**scope, "headers": asked}, receive, rewritten)


def routes() -> list[BaseRoute]:
    """Our own files, and the page that stays when the program has been quit."""
    return [
        Route("/own/goodbye-{language}.html", _goodbye),
        Route("/own/words-{language}.json", _words),
        Mount("/own", StaticFiles(directory=_FOLDER)),
    ]


@cache
def _head(language: str) -> bytes:
    """The tags of every page. Data in a script tag is not run, so the policy need not name it.

    Only the words of one language: the script asks for others where the person changes it. Each
    catalogue takes a tenth of a second, which the first page would wait for.
    """
    told = {language: _said(language), "patterns": _PATTERNS, "parts": _large_parts()}
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<link rel="stylesheet" href="/own/page.css">'
        f'<script type="application/json" id="inzage-words">{data}</script>'
        '<script src="/own/page.js"></script>'
    ).encode()


def _said(language: str) -> dict[str, str]:
    """What the script says and translates, in one language."""
    found = _translated((*_SAID, *_STREAMLITS, *_PATTERNS), language)
    lost = _translated(_LOST.values(), language)
    found |= {theirs: lost[ours] for theirs, ours in _LOST.items()}
    return {**found, **_BETTER} if language == words.LANGUAGES[0] else found


async def _words(request: Request) -> Response:
    language = request.path_params["language"]
    known = language in words.LANGUAGES
    return JSONResponse(_said(language)) if known else Response(status_code=404)


def _large_parts() -> list[str]:
    """Addresses of Streamlit's scripts that draw charts and tables; their names change with it."""
    scripts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    found = (sorted(scripts.glob(f"{part}.*.js")) for part in ("PlotlyChart", "DataFrame"))
    return [f"/static/js/{file.name}" for files in found for file in files]


def _translated(messages: Iterable[str], language: str) -> dict[str, str]:
    def translate() -> dict[str, str]:
        words.use(language)
        return {message: _(message) for message in messages}

    return copy_context().run(translate)  # the language of whoever calls stays what it was


def _inline(font: re.Match[str]) -> str:
    """A typeface in the stylesheet itself: whoever says goodbye may be gone before it is asked."""
    data = (_FOLDER / font[1]).read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(data).decode()}")'


async def _goodbye(request: Request) -> Response:
    """Says goodbye in the reader's language, and needs no server once it is there."""
    language = request.path_params["language"]
    words.use(language if language in words.LANGUAGES else words.LANGUAGES[0])
    title, lines = (
        _("Goodbye"),
        [
            _(
                "Everything is forgotten. Your file and what you saved are still where you put "
                "them."
            ),
            _("Inzage has stopped. You can close this page."),
        ],
    )
    told = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    style = _TYPEFACE.sub(_inline, (_FOLDER / "page.css").read_text(encoding="utf-8"))
    return HTMLResponse(
        f'<!doctype html><html lang="{words.language()}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)} · Inzage</title><style>{style}</style>"
        f'<dialog class="inzage" open><h1>{html.escape(title)}</h1>{told}</dialog></html>'
    )
