"""One server and one browser for all tests that drive a real page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dashboard import words
from tests.browser import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests may use sockets; where there is no browser they are skipped with one line."""
    here = [item for item in items if item.path.parent == serving.ROOT / "tests" / "browser"]
    for item in here:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.enable_socket)
        if not serving.CHROMIUM.exists():
            why = "no /usr/bin/chromium here; on Debian: apt install chromium"
            item.add_marker(pytest.mark.skip(reason=why))


# A page that reads a file takes seconds where other tests keep the cores busy.
expect.set_options(timeout=20_000)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving.server() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with serving.browser() as running:
        yield running
