"""What holds for the whole suite."""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

# How long one example takes says how busy the computer is; hanging is for the limit of a test.
settings.register_profile("inzage", settings(), deadline=None)
settings.load_profile("inzage")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running in the main thread.

    They are also the slowest, so that whatever else is wrong is known before they begin.
    """
    items.sort(key=lambda item: "browser" in item.path.parts)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage, again and again, takes time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
