"""A guest of a room who means harm: what the others notice, measured.

    python -m benchmarks.guest

Starts `inzage serve --room` with own files allowed on this computer. One guest sends what stopped
the whole server once; another measures how long an ordinary click takes meanwhile. Everything
happens over 127.0.0.1 and takes three minutes.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from benchmarks.room import _Peak
from benchmarks.visitor import Visitor

_ROOT = Path(__file__).parent.parent
_CODE = "ABCDEFGHJK"
_SERVE = (
    "from dashboard.server.serve import serve; from dashboard.process.terms import Room, Terms;"
    f"serve(None, port=0, open_browser=False, agreed=Terms(room=Room(own_files=True,"
    f"code={_CODE!r})))"
)
_MB = 1 << 20
_GUESSERS = 50
_GUESSING = 20.0
"""Seconds; 100 wrong codes, after which the door closes, take longer."""


def main() -> int:
    report: dict[str, object] = {}
    with _room() as (address, peak):
        report["a message of 3 MB"] = _one_message(address, peak)
    with _room() as (address, peak):
        report["eight pages of one guest"] = _eight_pages(address, peak)
    with _room() as (address, peak):
        report["two files that take long"] = _two_files(address, peak)
    with _room() as (address, _):
        report["guesses at the door"] = _guesses(address)
    print(json.dumps(report, indent=2))
    return 0


@contextmanager
def _room() -> Iterator[tuple[str, _Peak]]:
    server = subprocess.Popen(
        [sys.executable, "-u", "-c", _SERVE], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        address = server.stdout.readline().split()[-1].partition("/?")[0]
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield address, _Peak(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def guest(address: str) -> Visitor:
    """Somebody who has come in with the code."""
    visitor = Visitor(address, stranger=True)
    visitor.ask("POST", "/door", f"code={_CODE}".encode(), Origin=address)
    return visitor


def _one_message(address: str, peak: _Peak) -> dict[str, object]:
    """1.5 million empty names in one message, while somebody else clicks."""
    asked = BackMsg()
    asked.file_urls_request.file_names.extend([""] * 1_500_000)
    message = asked.SerializeToString()
    with guest(address) as other, guest(address) as hostile:
        other.press("Try made-up data")
        other.press("Just me")
        alone = _seconds_of_click(other)
        before, done = peak.now(), threading.Event()
        with ThreadPoolExecutor(1) as pool:
            watching = pool.submit(peak.watch, done)
            assert hostile._open
            hostile._open.send(message)
            meanwhile = _seconds_of_click(other)
            done.set()
            watching.result()
        code = None
        with suppress(TimeoutError):
            try:
                while True:
                    hostile._open.recv(timeout=20)
            except ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else None
    return {
        "bytes": len(message),
        "closed with": code,
        "seconds of another's click before": alone,
        "seconds of another's click meanwhile": meanwhile,
        "MB more at most": max(0, peak.most - before) // _MB,
    }


def _seconds_of_click(visitor: Visitor) -> float:
    start = time.monotonic()
    visitor.go("collected")
    return round(time.monotonic() - start, 2)


def _eight_pages(address: str, peak: _Peak) -> dict[str, object]:
    """A file of 60 MB handed over on each of eight pages, which nobody has read."""
    first = guest(address)
    statuses = Counter[int]()
    with ExitStack() as pages:
        opened = [
            pages.enter_context(Visitor(address, stranger=True, cookies=dict(first.cookies)))
            for _ in range(8)
        ]
        before = peak.now()
        with ThreadPoolExecutor(8) as pool:
            for status in pool.map(_only_hand_over, opened):
                statuses[status] += 1
        time.sleep(1)
        held = peak.now() - before
        ninth = Visitor(address, stranger=True, cookies=dict(first.cookies))
        try:
            with ninth:
                refused = False
        except Exception:
            refused = True
    return {"answers": dict(statuses), "MB held": held // _MB, "a ninth page is refused": refused}


def _only_hand_over(visitor: Visitor) -> int:
    """Uploads, and never asks the page to read it."""
    run, visitor._run = visitor._run, lambda *_: None  # type: ignore[method-assign]
    try:
        return visitor.hand_over("a.json", bytes(60 * _MB))
    except OSError:  # the server hangs up on what it does not take
        return 413
    finally:
        visitor._run = run  # type: ignore[method-assign]


def _two_files(address: str, peak: _Peak) -> dict[str, object]:
    """Two guests hand over 47 MB of numbers without commas, a third 100 bytes."""
    hostile = b"[" + b"1 " * (47 * _MB // 2) + b"]"
    search = {"Date": "2025-01-01 10:00:00", "SearchTerm": "owl"}
    little = json.dumps({"Your Activity": {"Searches": {"SearchList": [search]}}}).encode()

    def read(data: bytes) -> tuple[float, str]:
        with guest(address) as visitor:
            start = time.monotonic()
            visitor.hand_over("user_data_tiktok.json", data)
            opened = "Just me" in visitor.buttons
            return round(time.monotonic() - start, 1), "opened" if opened else "refused"

    with ThreadPoolExecutor(4) as pool:
        long = [pool.submit(read, hostile) for _ in range(2)]
        time.sleep(10)
        assert not any(one.done() for one in long)
        third = pool.submit(read, little)
        large = pool.submit(read, little + b" " * (2 * _MB))
        return {
            "seconds of the two": [one.result() for one in long],
            f"seconds of {len(little)} bytes": third.result(),
            "seconds of 2 MB": large.result(),
        }


def _guesses(address: str) -> dict[str, object]:
    """Codes that are compared in a second where fifty guess at once."""
    ends, statuses = time.monotonic() + _GUESSING, Counter[int]()

    def guess(number: int) -> None:
        while time.monotonic() < ends:
            line = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
            with suppress(OSError, http.client.HTTPException):
                body = f"code=WRONG{number}"
                line.request("POST", "/door", body, {"Origin": address})
                statuses[line.getresponse().status] += 1
            line.close()

    start = time.monotonic()
    with ThreadPoolExecutor(_GUESSERS) as pool:
        list(pool.map(guess, range(_GUESSERS)))
    seconds = time.monotonic() - start
    return {
        "connections": _GUESSERS,
        "seconds": round(seconds, 1),
        "compared in a second": round(statuses[403] / seconds, 1),
        "sent away unread": statuses[429],
    }


if __name__ == "__main__":
    raise SystemExit(main())
