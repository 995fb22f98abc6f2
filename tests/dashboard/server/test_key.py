"""The key of a start: without it nothing answers, on one computer also not to another account."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import sys
from collections.abc import Iterator

import pytest

from benchmarks.visitor import LET_IN, Visitor, come_in
from dashboard.server import account, asgi
from dashboard.server.key import HOST, Key, Lock
from tests.dashboard.living import Living, living
from tests.dashboard.server.asking import OWN, Sent, ask, header

_WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}
_NOBODY = 65534
"""An account that is never ours."""


async def _inside(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
    await asgi.answer(send, 200, b"host" if scope[HOST] else b"guest")


def _cookie(sent: Sent) -> str:
    return header(sent, b"set-cookie")


def test_a_key_opens_once_and_its_cookie_from_then_on() -> None:
    key, heard = Key(), list[str]()
    key.on_new = lambda: heard.append(key.word)
    lock, first = Lock(_inside, key), key.word
    entered = ask(lock, f"/?key={first}")
    assert entered[0]["status"] == 303
    assert dict(entered[0]["headers"])[b"location"] == b"/"
    cookie = _cookie(entered)
    assert re.fullmatch(r"inzage_8501=[\w-]{32}; Path=/; HttpOnly; SameSite=Strict", cookie), (
        "gone with the browser, and never for another site or a script"
    )
    held = cookie.split(";")[0]
    assert ask(lock, "/media/x", cookie=f"other=1; {held}")[1]["body"] == b"host"
    assert ask(lock, f"/?key={first}")[0]["status"] == 403, "it has been used"
    assert ask(lock, f"/?key={first}", cookie=held)[0]["status"] == 303, "a way back that stays in"
    assert heard == [key.word] != [first]
    assert _cookie(ask(lock, f"/?key={key.word}")) != cookie


def test_without_key_and_cookie_there_is_one_sentence() -> None:
    key = Key()
    lock = Lock(_inside, key)
    for target in ("/", "/collected", "/static/x.js", "/media/x.csv", "/_stcore/health",
                   "/_stcore/upload_file/a/b", "/?key=", "/?key=wrong", "/?key=%00", "/door",
                   f"/collected?key={key.word}", f"/?other=1&key={key.word}"):  # fmt: skip
        sent = ask(lock, target)
        assert sent[0]["status"] == 403, target
        assert sent[1]["body"].count(b".") == 1
    assert ask(lock, kind="websocket") == [{"type": "websocket.close", "code": 1008}]
    dutch = ask(lock, accept_language="nl")[1]["body"].decode()
    assert dutch.startswith("Inzage gaat alleen open met het adres")


@pytest.mark.parametrize("made_up", ["inzage_8501=", "inzage_8501=x", "inzage_8501", "=", ";"])
def test_a_made_up_or_outlived_cookie_opens_nothing_and_is_taken_away(made_up: str) -> None:
    sent = ask(Lock(_inside, Key()), cookie=made_up)
    assert sent[0]["status"] == 403
    assert _cookie(sent) in ("", "inzage_8501=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
    assert bool(_cookie(sent)) == (made_up == "inzage_8501=x")


def test_a_cookie_of_another_port_is_another_one() -> None:
    key = Key()
    assert ask(Lock(_inside, key), cookie=f"inzage_8502={key.own}")[0]["status"] == 403
    assert ask(Lock(_inside, key), cookie=f"inzage_8501={key.own}")[0]["status"] == 200


def test_in_a_room_whoever_has_no_key_goes_on_as_a_guest() -> None:
    key = Key()
    lock = Lock(_inside, key, room=True)
    assert ask(lock)[1]["body"] == b"guest"
    assert ask(lock, "/?key=wrong")[1]["body"] == b"guest"
    held = _cookie(ask(lock, f"/?key={key.word}")).split(";")[0]
    assert ask(lock, cookie=held)[1]["body"] == b"host"


def test_the_archive_is_for_the_browser_that_brought_the_first_key() -> None:
    key = Key()
    assert not key.came_first(["", "x", key.own])
    first, second = key.exchange(key.word.encode()), key.exchange(key.word.encode())
    assert first
    assert second
    assert key.came_first(["other", first])
    assert not key.came_first([second, key.own, ""])


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (("127.0.0.1", 8501), "0100007F:2135"),
        (("192.0.2.1", 80), "010200C0:0050"),
        (("::1", 8501), "00000000000000000000000001000000:2135"),
    ],
)
@pytest.mark.skipif(sys.byteorder != "little", reason="written down on another computer")
def test_an_address_is_written_as_the_kernel_does(place: tuple[str, int], written: str) -> None:
    assert account._written(*place) == written


def test_who_says_to_speak_for_another_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    told = {"client": OWN, "server": OWN, "headers": [(b"x-forwarded-for", b"127.0.0.1")]}
    assert account.is_other(told)


def test_a_port_that_went_to_another_account_is_looked_up_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Remembered is a connection, of which the web server makes the ends once, and not a port."""
    monkeypatch.setattr(sys, "platform", "linux")
    asked: list[object] = []
    monkeypatch.setattr(account, "owner", lambda *ends: asked.append(ends) or os.getuid())
    mine, others = (("127.0.0.1", int(port)) for port in ("4321", "4321"))
    told = {"client": mine, "server": OWN, "headers": []}
    assert [account.is_other(told), account.is_other(told)] == [False, False]
    assert len(asked) == 1
    monkeypatch.setattr(account, "owner", lambda *_ends: _NOBODY)
    assert account.is_other(told | {"client": others})
    assert not account.is_other(told)


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells whose it is")


@LINUX
@pytest.mark.enable_socket
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_system_tells_whose_connection_it_is(family: socket.AddressFamily) -> None:
    host = "127.0.0.1" if family is socket.AF_INET else "::ffff:127.0.0.1"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        try:
            line = socket.socket(family)
            line.connect((host, listening.getsockname()[1]))
        except OSError:
            pytest.skip("this system has no such addresses")
        with line:
            port = line.getsockname()[1]
            assert account.owner(("127.0.0.1", port), listening.getsockname()) == os.getuid()
            assert account.owner(("127.0.0.1", 1), listening.getsockname()) is None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """`inzage ARCHIVE`, with a key that nobody has brought yet."""
    archive = tmp_path_factory.mktemp("given") / "export.json"
    search = {"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}
    archive.write_text(json.dumps({"Your Activity": {"Searches": {"SearchList": [search]}}}))
    start = (
        "from pathlib import Path; from dashboard.server.serve import serve;"
        f"serve(Path({str(archive)!r}), port=0, open_browser=False)"
    )
    with living(start, enter=False) as running:
        yield running


@pytest.mark.enable_socket
def test_on_the_wire_nothing_answers_without_the_key(server: Living) -> None:
    address, _, _key = server.printed.partition("/?")
    stranger = Visitor(address, stranger=True)
    asked = {path: stranger.ask("GET", path) for path in (
        "/", "/collected", "/static/js/index.js", "/media/x.csv", "/_stcore/health", "/door",
        "/component/x/y", "/?key=wrong",
    )}  # fmt: skip
    asked["upload"] = stranger.ask("PUT", "/_stcore/upload_file/a/b", b"x" * 9)
    asked["websocket"] = stranger.ask("GET", "/_stcore/stream", Origin=address, **_WEBSOCKET)
    assert {name: answer.status for name, answer in asked.items()} == dict.fromkeys(asked, 403)


@LINUX
@pytest.mark.enable_socket
@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root can be others")
def test_another_account_gets_in_neither_with_the_key_nor_with_a_cookie() -> None:
    """With all that could leak: what stands in a list of processes, what a browser keeps."""
    with living(enter=False) as server:
        address, _, query = server.printed.partition("/?")
        assert _as_nobody(address, f"/?{query}") == 403
        assert come_in(server.printed) == address, "the key was not used up"
        held = "; ".join(f"{name}={value}" for name, value in LET_IN[address].items())
        for path in ("/", "/_stcore/health", "/media/x.csv", "/_stcore/stream"):
            assert _as_nobody(address, path, Cookie=held) == 403
        assert Visitor(address).ask("GET", "/").status == 200


def _as_nobody(address: str, path: str, **headers: str) -> int:
    """The answer to another account: a socket is of whoever makes it."""
    line = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    os.seteuid(_NOBODY)
    try:
        line.connect()
    finally:
        os.seteuid(0)
    line.request("GET", path, headers=headers)
    return line.getresponse().status


@pytest.mark.enable_socket
def test_the_given_archive_opens_for_the_first_browser_and_for_no_other(server: Living) -> None:
    address = come_in(server.printed)
    with Visitor(address) as first:
        assert "Who is looking" in first.words
    assert server.process.stdout
    while "/?key=" not in (line := server.process.stdout.readline()):
        pass
    come_in(line.split()[-1])
    with Visitor(address) as second:
        assert "See what is in your TikTok file" in second.words
        assert "Who is looking" not in second.words
