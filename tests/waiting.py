"""Waits for what another thread or program does, and not for some time."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Comes back as soon as it holds; AssertionError where it does not in time."""
    latest = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < latest
        time.sleep(0.005)
