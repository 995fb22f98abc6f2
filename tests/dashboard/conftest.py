"""A page run by Streamlit's own test harness, with an export of our choosing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import session
from parsers.export import Export
from parsers.refusal import Refusal

Open = Callable[..., AppTest]
"""What the fixture `opened` is."""

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """No test sees what another one opened."""
    yield
    session._store.clear()
    session.hand_over([], lambda: True)


@pytest.fixture
def start() -> AppTest:
    return AppTest.from_file(str(SCRIPT), default_timeout=30).run()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens an export as if the made-up data were it, and goes to a page."""

    def open_it(result: Export | Refusal, page: str | None = "collected") -> AppTest:
        box = [result]  # emptied by reading, so that nothing of it stays behind in the test
        del result
        monkeypatch.setattr(session, "read_export", lambda *_args, **_options: box.pop())
        app = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
        press(app, "Try made-up data")
        if app.title[0].value == "Who is looking":
            press(app, "Just me")
        return go(app, page) if page else app

    return open_it


def open_sample(app: AppTest) -> AppTest:
    """Opens the made-up data for the person alone."""
    press(app, "Try made-up data")
    press(app, "Just me")
    return press(app, "Skip the story")


def sample_on(app: AppTest, page: str) -> AppTest:
    """The made-up data on a page, on the clock of the place where its person lives."""
    open_sample(app)
    app.session_state["zone"] = "Europe/Amsterdam"
    return go(app, page)


def press(app: AppTest, label: str) -> AppTest:
    """Clicks the one button with this label."""
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def forget(app: AppTest) -> AppTest:
    """Forgets everything, and says yes to the question."""
    press(app, "Forget everything")
    return press(app, "Yes, forget it")


def go(app: AppTest, page: str) -> AppTest:
    app._page_hash = app.session_state["pages"][page]._script_hash
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
