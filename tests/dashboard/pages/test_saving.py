"""Save and share: every table in one file, as far as whoever looks may see it."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.show import files
from dashboard.store import session
from dashboard.store.session import Part, Viewer
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, words
from tests.dashboard.pages.walking import unpacked

_AT = "2025-01-02T03:04:05"
_ROWS = {
    "searches": [{"at": _AT, "term": "a secret"}],
    "login_history": [{"at": _AT, "ip": "203.0.113.77", "device_model": "SM-A546B"}],
    "direct_messages": [
        {"at": _AT, "conversation": "Sanna V", "sender": "Sanna V", "text": "hush"}
    ],
}
_PRIVATE = (b"a secret", b"203.0.113.77", b"Sanna", b"hush")


def test_a_file_says_for_whom_it_is_although_a_click_has_no_session(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A click that saves runs beside the page, where nobody looks: that was taken for a room."""
    makers: dict[str, Callable[[], bytes]] = {}

    def keep(_label: str, data: Callable[[], bytes], file_name: str, **_options: object) -> None:
        makers[file_name] = data

    monkeypatch.setattr(files.st, "download_button", keep)
    go(_drawn(opened, Viewer.ME), "settings")
    monkeypatch.setattr(session, "current", lambda: None)
    for name in ("inzage-tables.zip", "inzage-five-things.html"):
        assert b"For a room" not in unpacked(makers[name]()), name


def _all(saved: dict[str, bytes]) -> bytes:
    """Everything that stands in the files, unpacked."""
    return b"".join(map(unpacked, saved.values()))


def _drawn(opened: Open, viewer: Viewer, *parts: Part) -> AppTest:
    app = opened(exports.export(_ROWS), None)
    holding().viewer, holding().opened = viewer, frozenset(parts)
    app.session_state["zone"] = "UTC"
    return go(app, "saving")


def test_alone_everything_is_in_each_form(
    opened: Open, saved: dict[str, bytes], tmp_path: Path
) -> None:
    app = _drawn(opened, Viewer.ME)
    assert "3 tables can be saved" in words(app)
    forms = {f"inzage-tables.{form}" for form in ("xlsx", "zip", "sqlite")}
    assert {*saved} == {*forms, "inzage-report.html"}
    report = saved["inzage-report.html"]
    assert b"SM-A546B" in report
    assert b"a secret" not in report  # what was written stays on its page
    book = openpyxl.load_workbook(io.BytesIO(saved["inzage-tables.xlsx"]))
    tables = ["searches", "login_history", "direct_messages"]
    assert book.sheetnames == [*tables, "sections", "ledger", "columns"]
    assert book["searches"]["B2"].value == "a secret"
    (tmp_path / "all").write_bytes(saved["inzage-tables.sqlite"])
    with sqlite3.connect(tmp_path / "all") as base:
        assert base.execute("SELECT text FROM direct_messages").fetchall() == [("hush",)]
    with zipfile.ZipFile(io.BytesIO(saved["inzage-tables.zip"])) as packed:
        assert b"a secret" in packed.read("searches.csv")
        assert b"login_history (1): " in packed.read("README.txt")


def test_a_room_saves_what_a_room_may_see(opened: Open, saved: dict[str, bytes]) -> None:
    app = _drawn(opened, Viewer.ROOM)
    assert "Names are made up" in words(app)
    assert all(name.partition(".")[0].endswith("-room") for name in saved)
    said = _all(saved)
    assert not [private for private in _PRIVATE if private in said]
    assert b"SM-A546B" in said


def test_together_only_what_was_opened_is_saved(opened: Open, saved: dict[str, bytes]) -> None:
    app = _drawn(opened, Viewer.TOGETHER, Part.SEARCHES)
    assert "1 table can be saved" in words(app)
    assert b"SM-A546B" not in saved["inzage-report-together.html"]
    said = _all(saved)
    assert b"a secret" in said
    assert b"login_history" not in said
    assert b"direct_messages" not in said


def test_where_everything_is_closed_no_table_is_offered(
    opened: Open, saved: dict[str, bytes]
) -> None:
    app = _drawn(opened, Viewer.TOGETHER)
    assert "There is no table to save" in words(app)
    assert {*saved} == {"inzage-report-together.html"}
