"""The two pages of a room that are no part of the program: its door and its board.

Plain, since nothing of the program is loaded before somebody is in, and the board must work when
the program is busy.
"""

from __future__ import annotations

import html

from dashboard import words
from dashboard.server.asgi import Send
from dashboard.words import _

_LOOKS = (
    "body{font:18px/1.5 system-ui,sans-serif;max-width:24rem;margin:15vh auto;padding:0 1rem;"
    "color-scheme:light dark}"
    "input,button{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;margin:.3rem 0}"
)
_LARGE = (
    "body{max-width:60rem;text-align:center;font-size:26px}"
    "output{font:700 clamp(2rem,9vw,7rem)/1.4 ui-monospace,monospace;white-space:nowrap}"
    "button{width:auto}"
)
_AGAIN = '<meta http-equiv="refresh" content="5">'
"""The board looks again every five seconds, without a script."""


async def door(send: Send, path: str, status: int, said: str) -> None:
    """The form that asks for the code."""
    label, enter = html.escape(_("The code on the board")), html.escape(_("Come in"))
    form = (
        f'<form method=post action="{path}"><label>{label}'
        "<input name=code autocomplete=off autocapitalize=characters autofocus></label>"
        f"<button>{enter}</button></form>"
    )
    said = f"<p role=status>{html.escape(said)}</p>"
    await _page(send, status, _("Inzage in this room"), said + form)


async def board(send: Send, path: str, address: str, code: str, wrong: int, closed: bool) -> None:
    """What the room reads from the wall; whoever leads it opens the door again here."""
    if closed:
        said = _(
            "The door is closed: there were too many wrong codes. People who are in can stay in."
        )
        shown = f"<p role=status>{html.escape(said)}</p>"
    else:
        said = _("Wrong codes so far: {number}").format(number=wrong)
        shown = f"<output>{html.escape(code)}</output><p role=status>{html.escape(said)}</p>"
    button = html.escape(_("Open the door with another code") if closed else _("Another code"))
    form = f'<form method=post action="{path}"><button>{button}</button></form>'
    body = f"<p>{html.escape(address)}</p>{shown}{form}"
    await _page(send, 200, _("Inzage in this room"), body, _AGAIN, _LARGE)


async def _page(
    send: Send, status: int, title: str, body: str, head: str = "", looks: str = ""
) -> None:
    title = html.escape(title)
    page = (
        f'<!doctype html><html lang="{words.language()}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{head}'
        f"<title>{title}</title><style>{_LOOKS}{looks}</style><h1>{title}</h1>{body}"
    )
    start = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": page.encode()})
