"""What holds for every page that is drawn here."""

from __future__ import annotations

import pytest

from tests.dashboard.store import warm


@pytest.fixture(autouse=True)
def _readers_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is opened on a page is read in a process of its own, which has pandas already."""
    warm.everywhere(monkeypatch)
