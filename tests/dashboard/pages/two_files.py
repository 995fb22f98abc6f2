"""Two files of one account, planted row by row, and the page that compares them."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from parsers import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding

ME = {"field": "userName", "value": "me"}


def views(*days: str) -> list[dict[str, object]]:
    return [{"at": f"2025-{day}T12:00:00", "link": f"l{day}"} for day in days]


def then() -> Export:
    """January to March: two views that are too old later, one that was deleted, one that stays."""
    return exports.export(
        {
            "profile": [ME],
            "watch_history": views("01-01", "01-02", "03-01", "02-01"),
            "comments": [{"at": "2025-02-01T12:00:00", "text": "gone one"}],
            "likes": views("02-01"),
            "login_history": [{"at": "2025-02-01T12:00:00", "device_model": "iPhone15,4"}],
            "off_tiktok_activity": [{"at": "2025-03-01T12:00:00", "company": "Boekhuis"}],
            "device_ids": [{"did": "111"}],
            "settings": [
                {"field": "Private Account", "value": "Off"},
                {"field": "A field of next year", "value": "one thing"},
            ],
        }
    )


def now() -> Export:
    return exports.export(
        {
            "profile": [ME],
            "watch_history": views("02-01", "04-01", "05-01", "05-02"),
            "comments": [{"at": "2025-01-15T12:00:00", "text": "new one"}],
            "login_history": [{"at": "2025-02-01T12:00:00", "device_model": "SM-A546B"}],
            "off_tiktok_activity": [{"at": "2025-03-01T12:00:00", "company": "Boekhuis"}],
            "device_ids": [{"did": "222"}],
            "settings": [
                {"field": "Private Account", "value": "On"},
                {"field": "A field of next year", "value": "another thing"},
            ],
        }
    )


def two(opened: Open, then: Export, now: Export) -> AppTest:
    app = opened(now, None)
    holding().beside = then
    return go(app, "then")
