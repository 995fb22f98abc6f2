"""Then and now: a file that is added beside the open one, and files that were opened together."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import beside, both, redacted, seats, session
from dashboard.store.session import Part, Viewer
from parsers import Cause, Export, Refusal, read_export
from tests.dashboard import exports
from tests.dashboard.conftest import (
    Open,
    go,
    holding,
)
from tests.dashboard.pages.two_files import ME, now
from tests.dashboard.pages.wire import look_as


def _document(user: str, *days: str) -> tuple[str, bytes]:
    made = {
        "Profile And Settings": {"Profile Info": {"ProfileMap": {"userName": user}}},
        "Your Activity": {
            "Watch History": {
                "VideoList": [
                    {"Date": f"2025-{day} 10:00:00", "Link": f"https://www.tiktokv.com/share/video/{day[-2:]}/"}
                    for day in days
                ]
            }
        },
    }  # fmt: skip
    return "user_data_tiktok.json", json.dumps(made).encode()


def _read(user: str, *days: str) -> Export:
    read = read_export([_document(user, *days)])
    assert isinstance(read, Export)
    return read


def _added(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, user: str, *, renamed: bool = False
) -> Refusal | None:
    """What adding a file gives, for the session of this page."""
    del app
    held = holding()
    monkeypatch.setattr(session, "current", lambda: held)
    return beside.add([_document(user, "01-01")], lambda _step, _done: None, renamed=renamed)


def test_a_file_of_another_account_is_not_compared(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(_read("liv", "02-01"), None)
    assert _added(app, monkeypatch, "sem") == Refusal(Cause.OTHER_ACCOUNT)
    assert holding().beside is None
    assert _added(app, monkeypatch, "sem", renamed=True) is None
    assert len(both.files(holding())) == 2


def test_with_the_file_come_its_people_and_go_the_comparisons(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(_read("liv", "02-01"), None)
    made = both.pair(holding(), 0, 0)
    assert both.pair(holding(), 0, 0) is made
    assert _added(app, monkeypatch, "liv") is None
    assert both.pair(holding(), 0, 0) is not made
    found = both.pair(holding(), 0, 1).found
    assert [one.new for one in found.sections if one.table == "watch_history"] == [1]


def test_a_friend_who_is_in_the_added_file_alone_has_a_made_up_name_too(opened: Open) -> None:
    then = exports.export(
        {
            "profile": [ME],
            "followers": [{"at": "2025-01-01T12:00:00", "user": "zq.friend"}],
            "settings": [{"field": "Linked > X", "value": "zq.friend"}],
        }
    )
    opened(now(), None)
    look_as(Viewer.TOGETHER, frozenset(Part))
    held = holding()
    shown = redacted.archive_table(held, then.tables["settings"], "settings")
    assert shown["value"].tolist() == ["zq.friend"]  # nobody in the open file is called so
    held.beside = then
    held.derived.pop(redacted.NAMES)
    shown = redacted.archive_table(held, then.tables["settings"], "settings")
    assert shown["value"].tolist() != ["zq.friend"]


def test_files_that_were_opened_together_are_offered(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(now(), None)
    files = (_read("liv", "01-01", "02-01"), _read("liv", "02-01"), _read("liv", "02-01", "03-01"))
    holding().files = files
    app = go(app, "then")
    assert [box.label for box in app.selectbox if box.key and box.key.startswith("then-")] == [
        "Older file", "Newer file",
    ]  # fmt: skip
    assert {tile.label: tile.value for tile in app.metric}["New entries"] == "1"
    app.selectbox(key="then-newer-0").set_value(1).run()
    assert {tile.label: tile.value for tile in app.metric}["New entries"] == "0"
    assert {tile.label: tile.value for tile in app.metric}["Gone"] == "1"


def test_files_that_were_put_together_are_kept_as_far_as_there_is_room() -> None:
    from analysis.merging import merge
    from dashboard.process.terms import Room

    merged = merge([_read("liv", "01-01"), _read("liv", "02-01")])
    size = seats.size(merged) + sum(map(seats.size, merged.parts))
    assert seats.to_compare(None, merged, 0) == merged.parts
    assert seats.to_compare(Room(tables=size), merged, 0) == merged.parts
    assert seats.to_compare(Room(tables=size), merged, 1) == ()
    assert seats.to_compare(None, now(), 0) == ()
