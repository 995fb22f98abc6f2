"""What holds for every page that is drawn here."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from dashboard.store import reader
from tests.dashboard.store import warm


@pytest.fixture(autouse=True)
def _readers_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is opened on a page is read in a process of its own, which has pandas already."""
    really = reader._start

    def start(*words: str) -> Any:
        return really(*words) if words else warm.start()

    if sys.platform == "linux":
        monkeypatch.setattr(reader, "_start", start)
