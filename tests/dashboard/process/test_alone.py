"""With no network at all the whole visit works, and nobody even tries to reach another computer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from dashboard.process.egress import _TRIALS
from tests.dashboard.living import ROOT

pytestmark = pytest.mark.slow
"""A visit to every page under `strace`; the guard itself is tried in every run of the tests."""


def _apart() -> list[str]:
    """How to start a command without a network here, as root or as anybody; [] if not at all."""
    for way in (["unshare", "-n"], ["unshare", "-rn"]):
        if not shutil.which("unshare") or (way[1] == "-n" and os.geteuid() != 0):
            continue
        if subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    return []


@pytest.fixture(scope="module")
def visit() -> dict[str, Any]:
    apart = _apart()
    if not apart:
        pytest.skip("this system allows no network namespace (unshare -n)")
    told = subprocess.run(
        [*apart, sys.executable, "-m", "tests.dashboard.process.alone"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    return json.loads(told.stdout) | {"said": told.stderr}


def test_there_is_no_network_and_an_attempt_would_be_seen(visit: dict[str, Any]) -> None:
    assert visit["outside"] == "ENETUNREACH"
    recorders = {attempt.split(":")[0] for attempt in visit["control"]}
    assert recorders == ({"hook", "strace"} if visit["traced"] else {"hook"})
    assert all("192.0.2.1" in attempt for attempt in visit["control"])


def test_the_whole_visit_works_from_start_to_quit(visit: dict[str, Any]) -> None:
    from dashboard.pages import PAGES

    keys = [page.key for page in PAGES[1:]]
    assert [done for done in visit["done"] if done in keys] == keys
    assert visit["done"][:3] == ["foreign websocket: 403", "foreign websocket: 403", "upload: 204"]
    assert visit["done"][-2:] == ["Goodbye", "ended: 0"]
    assert visit["said"] == ""


def test_nobody_tries_to_reach_another_computer(visit: dict[str, Any]) -> None:
    """But for the trials of *Check it yourself*, which are announced to the hooks and not made."""
    shown = {"sendto", "sendmsg", "connect", "getaddrinfo", "gethostbyname"}
    announced = {
        f"hook: {args[0 if 'addr' in event or 'host' in event else 1]!r}"
        for event, args in _TRIALS
        if event.partition(".")[2] in shown
    }
    assert [attempt for attempt in visit["attempts"] if attempt not in announced] == []
    assert announced <= set(visit["attempts"]), "the page was seen, and so would be a call"
