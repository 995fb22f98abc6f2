"""How a test goes through the page "How often" and reads it."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.pages.often import page as often
from tests.dashboard import exports

PARTS = [title for title, _draw in often._PARTS]
DAYS, HOURS, SESSIONS, KINDS, FRESH, COMPARE = PARTS


def part(app: AppTest, title: str) -> AppTest:
    app.session_state["often-part"] = title
    return app.run()


def tiles(app: AppTest) -> dict[str, str]:
    return {tile.label: tile.value for tile in app.metric}


def bands(app: AppTest) -> dict[str, str]:
    return {tile.label: tile.delta for tile in app.metric if tile.delta}


def rows(app: AppTest, key: str, table: str = "watch_history") -> pd.DataFrame:
    """The rows in the window that opens from a figure, after the deliberate step if it has one."""
    app.session_state["table"] = None  # a window that was open is closed
    app.button(key=f"{key}-{table}-show").click().run()
    if [button for button in app.button if button.key == f"{key}-{table}-table-button"]:
        app.button(key=f"{key}-{table}-table-button").click().run()
    (found,) = [element.value for element in app.dataframe if "at" in element.value]
    return found


def by_hand(**more: list[dict[str, str]]) -> exports.Export:
    """Three videos on one morning: 10 seconds apart, then a pause of 20 minutes."""
    times = ("2025-03-03T10:00:00", "2025-03-03T10:00:10", "2025-03-03T10:20:10")
    views = [{"at": at, "link": f"https://example.org/{at}"} for at in times]
    return exports.export({"watch_history": views, **more})
