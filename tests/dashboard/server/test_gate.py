"""Who gets an answer, and what stands in it. Every request is made by hand, without a socket."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from dashboard import words
from dashboard.server import asgi, gate
from dashboard.server.own import OwnPage

Sent = list[dict[str, Any]]


async def _page(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
    """Stands for the application: a page, or an accepted WebSocket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"content-type", b"text/html"), (b"cache-control", b"public"), (b"etag", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b'<html lang="en">', "more_body": True})
    await send({"type": "http.response.body", "body": b"</html>"})


async def _broken(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
    raise ValueError("a private word")


def _ask(
    path: str = "/",
    *,
    kind: str = "http",
    app: asgi.Application = _page,
    port: int = 8501,
    address: str | None = None,
    can_answer: bool = False,
    second: tuple[str, str] | None = None,
    **headers: str,
) -> Sent:
    asked = {"host": f"127.0.0.1:{port}", **{k.replace("_", "-"): v for k, v in headers.items()}}
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "server": ("127.0.0.1", port),
        "headers": [
            (k.encode(), v.encode()) for k, v in (*asked.items(), *([second] if second else []))
        ],
        "extensions": {"websocket.http.response": {}} if can_answer else {},
    }
    sent: Sent = []

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        sent.append(dict(message))

    inner = gate.LocalOnly(OwnPage(app), address)
    guarded = gate.Headers(gate.Contained(inner), address=address)
    asyncio.run(guarded(scope, receive, send))
    return sent


def _headers(sent: Sent) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in sent[0]["headers"]}


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "LOCALHOST:8501"]
)
def test_its_own_names_are_answered(host: str) -> None:
    assert _ask(host=host)[0]["status"] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8501", "127.0.0.1", "127.0.0.1:8502", "127.0.0.1:8501.evil", ""],
)
def test_a_foreign_host_is_refused(host: str) -> None:
    assert _ask(host=host)[0]["status"] == 403
    assert _ask(kind="websocket", host=host) == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://127.0.0.1:8501",
        "http://127.0.0.1:8502",
        "http://127.0.0.1",
        "http://127.0.0.1:8501@evil.example",
        "null",
        "",
    ],
)
def test_a_foreign_origin_is_refused(origin: str) -> None:
    assert _ask(origin=origin)[0]["status"] == 403
    assert _ask(kind="websocket", origin=origin) == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "second",
    [("host", "evil.example"), ("origin", "http://evil.example")],
    ids=lambda told: told[0],
)
def test_a_second_header_of_a_name_is_as_good_as_a_foreign_one(second: tuple[str, str]) -> None:
    own = "http://127.0.0.1:8501"
    assert _ask(origin=own)[0]["status"] == 200
    assert _ask(origin=own, second=second)[0]["status"] == 403


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8501", "http://localhost:8501"])
def test_its_own_origin_is_answered(origin: str) -> None:
    assert _ask(origin=origin)[0]["status"] == 200
    assert _ask(kind="websocket", origin=origin) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 200),
        ({"host": "evil.example"}, 403),
        ({"path": "/_stcore/metrics"}, 404),
        ({"path": "/_stcore/agent/mcp"}, 404),
        ({"app": _broken}, 500),
    ],
)
def test_every_answer_carries_the_headers(asked: dict[str, Any], status: int) -> None:
    sent = _ask(**asked)
    headers = _headers(sent)
    assert sent[0]["status"] == status
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self' ws://127.0.0.1:8501 ws://localhost:8501"
    assert rules["script-src"] == "'self'"
    assert rules["img-src"] == "'self' data: blob:"


def test_a_websocket_is_refused_with_the_same_headers_where_the_server_can() -> None:
    refused = _ask(kind="websocket", origin="http://evil.example", can_answer=True)
    assert [message["type"] for message in refused] == [
        "websocket.http.response.start",
        "websocket.http.response.body",
    ]
    assert refused[0]["status"] == 403
    assert "default-src 'none'" in _headers(refused)["content-security-policy"]


def test_a_websocket_that_the_application_closes_is_answered_too() -> None:
    async def closing(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        await send({"type": "websocket.close", "code": 1000})

    async def opening(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1000})

    refused = _ask(kind="websocket", app=closing, can_answer=True)
    assert refused[0]["status"] == 403
    assert "default-src 'none'" in _headers(refused)["content-security-policy"]
    opened = _ask(kind="websocket", app=opening, can_answer=True)
    assert [message["type"] for message in opened] == ["websocket.accept", "websocket.close"]


def test_a_room_is_answered_under_its_own_address_and_under_no_other() -> None:
    seen: list[asgi.Scope] = []

    async def app(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        seen.append(scope)
        await _page(scope, receive, send)

    there = {"host": "room.example", "origin": "https://room.example"}
    room = "https://room.example"
    for kind in ("http", "websocket"):
        assert "403" not in str(_ask(kind=kind, app=app, address=room, **there)[0])
    for scope in seen:
        assert (b"host", b"127.0.0.1:8501") in scope["headers"], "Streamlit knows the local name"
        assert (b"origin", b"http://127.0.0.1:8501") in scope["headers"]
    for other in (
        {"host": "room.example", "origin": "http://room.example"},
        {"host": "room.example", "origin": "https://evil.example"},
        {"host": "room.example", "origin": "http://127.0.0.1:8501"},
        {"host": "evil.room.example"},
    ):
        assert _ask(address=room, **other)[0]["status"] == 403
    assert _ask(**there)[0]["status"] == 403
    rules = _headers(_ask(address=room, **there))["content-security-policy"]
    assert "connect-src 'self' ws://127.0.0.1:8501 ws://localhost:8501 wss://room.example;" in rules


def test_the_policy_names_the_port_in_use() -> None:
    assert "ws://127.0.0.1:40123 " in _headers(_ask(port=40123))["content-security-policy"]


def test_inline_scripts_are_allowed_by_their_hash_alone() -> None:
    # The hash is the one that browsers ask for: openssl dgst -sha256 -binary | base64
    page = "<script>alert(1)</script><script src='x.js'></script>"
    assert gate.inline_scripts(page) == ("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",)


def test_downloads_are_not_kept_by_the_browser() -> None:
    assert _headers(_ask("/media/abc.csv"))["cache-control"] == "no-store"
    assert _headers(_ask("/static/js/index.js"))["cache-control"] == "public"


def test_an_exception_is_contained_and_its_message_told_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        sent = _ask(app=_broken)
    assert b"private" not in sent[1]["body"]
    assert "a private word" not in caplog.text
    assert "ValueError at server/test_gate.py:" in caplog.text


def test_the_page_names_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LANGUAGES", ("en", "nl"))
    dutch = _ask(accept_language="nl-NL,nl;q=0.9", accept_encoding="gzip")
    assert dutch[1]["body"] == b'<html lang="nl"></html>'
    assert _headers(dutch)["content-length"] == "23"
    assert "etag" not in _headers(dutch)
    english = _ask(accept_language="en-GB")
    assert english[1]["body"] == b'<html lang="en"></html>'
    script = _ask("/static/js/index.js", accept_language="nl")
    assert script[1]["body"] == b'<html lang="en">'
