"""A page run by Streamlit's own test harness, with an export of our choosing in it."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analysis import inventory
from dashboard import words as wording
from dashboard.pages import PAGES
from dashboard.store import session
from dashboard.store.session import Holding, Origin, Viewer
from dashboard.words.personas import PERSONA
from fixtures.personas import sample_zip
from parsers import Export, Refusal, read_export

Open = Callable[..., AppTest]
"""What the fixture `opened` is."""

os.environ["TZ"] = "Europe/Amsterdam"
"""Where the tests are, wherever the computer is that runs them."""

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"
_SESSION = "test session id"
"""What Streamlit's harness calls the session of every page that it draws."""

# A server looks once through all that is installed; the harness does so for every page, a tenth of
# a second each.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """No test sees what another one opened, or speaks its language."""
    yield
    wording.use("en")
    session._store.clear()
    session.hand_over([], lambda: True)


@pytest.fixture
def start() -> AppTest:
    return _new().run()


@pytest.fixture
def blank() -> AppTest:
    """Nothing has been drawn on it yet."""
    return _new()


def _new() -> AppTest:
    return AppTest.from_file(str(SCRIPT), default_timeout=60)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Gives a page with an export that was opened as a file of somebody's own, by the person alone.

    Where no page is asked for nothing has been drawn yet. A refusal is told on the first page.
    """

    def open_it(result: Export | Refusal, page: str | None = "collected") -> AppTest:
        app = _new()
        if isinstance(result, Refusal):
            refusal = result
            monkeypatch.setattr(session, "read_export", lambda *_args, **_options: refusal)
            return press(app.run(), "Try made-up data")
        _hold(app, result)
        del result
        return go(app, page) if page else app

    return open_it


def _hold(app: AppTest, export: Export, persona: str = "") -> None:
    """Keeps an export as the clicks of the first pages do, which have tests of their own."""
    visit = app.session_state["visit"] if "visit" in app.session_state else uuid.uuid4().hex
    app.session_state["visit"] = visit
    origin = Origin.SAMPLE if persona else Origin.OWN
    holding = Holding(export, origin, Viewer.ME)
    holding.once("inventory", lambda held: _taken(persona) if persona else inventory.take(held))
    if persona:
        holding.once(PERSONA, lambda _export: persona)
    now = time.monotonic()
    session._store[_SESSION, visit] = session._Entry(holding, used=now, alive=now)


@cache
def _sample(persona: str) -> Export:
    """Read once: nothing that is shown or counted changes what was read."""
    result = read_export(sample_zip(persona))
    assert isinstance(result, Export)
    return result


@cache
def _taken(persona: str) -> inventory.Inventory:
    return inventory.take(_sample(persona))


def open_sample(
    app: AppTest, persona: str = "liv", page: str | None = "collected", zone: str = ""
) -> AppTest:
    """Opens the made-up data for the person alone; where no page is asked for none is drawn."""
    if zone:
        app.session_state["zone"] = zone
    _hold(app, _sample(persona), persona)
    return go(app, page) if page else app


def sample_on(page: str) -> AppTest:
    """The made-up data on a page, on the clock of the place where its person lives."""
    return open_sample(_new(), page=page, zone="Europe/Amsterdam")


@cache
def seen(page: str) -> AppTest:
    """The same, drawn once for all tests that only read it: nothing on it may be pressed."""
    return sample_on(page)


def holding() -> Holding:
    """What is held of the one person who has a file open."""
    (entry,) = session._store.values()
    return entry.holding


def press(app: AppTest, label: str) -> AppTest:
    """Clicks the one button with this label."""
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def forget(app: AppTest) -> AppTest:
    """Forgets everything, and says yes to the question."""
    press(app, "Forget everything")
    return press(app, "Yes, forget it")


def go(app: AppTest, page: str) -> AppTest:
    app._page_hash = calc_hash("" if page == PAGES[0].key else page)
    return app.run()


def words(app: AppTest) -> str:
    """Everything on the page that is read as text or Markdown, in one string."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning")
    found = [element.value for kind in kinds for element in app.get(kind)]
    return "\n".join([*found, *(f"{tile.label}: {tile.value}" for tile in app.metric)])


def choose(app: AppTest, key: str, line: int) -> AppTest:
    """Chooses a line of a table whose lines can be chosen."""
    app.session_state[key] = {"selection": {"rows": [line], "columns": [], "cells": []}}
    return app.run()


def cells(app: AppTest) -> str:
    """Everything that stands in a table on the page, in one string."""
    return "\n".join(element.value.to_string() for element in app.dataframe)


def table_at(app: AppTest, key: str) -> pd.DataFrame:
    """The one table with this key."""
    (found,) = [element.value for element in app.dataframe if element.key == key]
    return found


def window(app: AppTest, column: str) -> pd.DataFrame:
    """The rows in the window that is open: the last table with this column."""
    return [element.value for element in app.dataframe if column in element.value][-1]
