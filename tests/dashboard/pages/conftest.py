"""What holds for every page that is drawn here."""

from __future__ import annotations

import pytest

from dashboard.show import files
from tests.dashboard.store import warm


@pytest.fixture(autouse=True)
def _readers_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is opened on a page is read in a process of its own, which has pandas already."""
    warm.everywhere(monkeypatch)


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What each button would save, by the name of its file."""
    made: dict[str, bytes] = {}

    def keep(_label: str, data: object, file_name: str, **_options: object) -> None:
        made[file_name] = data()  # type: ignore[operator]

    monkeypatch.setattr(files.st, "download_button", keep)
    return made
