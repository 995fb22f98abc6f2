"""Then and now: two files of one account, and what the page says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from fixtures.pairs import PAIRS
from tests.dashboard.conftest import (
    Open,
    choose,
    go,
    holding,
    open_sample,
    press,
    table_at,
    window,
    words,
)
from tests.dashboard.pages.two_files import now, then, two


def test_the_answer_comes_first_and_adds_up(opened: Open) -> None:
    """New: three views, a comment, a device, a number. Gone: three views, a comment, a like, a
    device, a number. Two settings say something else."""
    app = two(opened, then(), now())
    assert not app.exception
    assert {tile.label: tile.value for tile in app.metric} == {
        "New entries": "6",
        "Gone": "7",
        "Older file": "1 Mar 2025",
        "Newer file": "2 May 2025",
    }
    said = words(app)
    assert "**6 entries are new.**" in said
    assert "**7 entries are gone.**" in said
    assert "2 entries are in both and say something else now" in said
    assert "began on 1 January 2025 in the older file, and begins on 1 February 2025" in said


def test_of_everything_that_is_gone_it_says_why_and_how_sure_that_is(opened: Open) -> None:
    said = words(two(opened, then(), now()))
    assert "**The newer file has no such category**: 1 entry" in said  # the like
    assert "**Too old for the newer file**: 2 entries" in said  # two views
    assert "**Deleted or left out**: 3 entries" in said  # a view, the comment, the device
    assert "**Without a time**: 1 entry" in said  # the number
    assert said.count("How sure: ") == 4
    assert "Categories that only the older file has: Videos you liked." in said


def test_devices_companies_settings_and_numbers_that_changed(opened: Open) -> None:
    app = two(opened, then(), now())
    devices = window(app, "model")
    assert devices[["model", "fate"]].values.tolist() == [
        ["SM-A546B", "new"],
        ["iPhone15,4", "not any more"],
    ]
    said = words(app)
    assert "**Device numbers**: 1 new, 1 not any more" in said
    assert "see your videos**: off then, on now." in said
    assert window(app, "field")["field"].tolist() == ["A field of next year"]
    sent = said + "".join(frame.value.to_string() for frame in app.dataframe)
    for closed in ("111", "222", "one thing", "another thing", "gone one", "new one"):
        assert closed not in sent


def test_from_a_category_to_its_entries(opened: Open) -> None:
    app = two(opened, then(), now())
    lines = table_at(app, "then-lists")
    assert lines.values.tolist()[0] == ["Watch history", 3, 3, 0, 4, 4]
    app = choose(app, "then-lists", 0)
    press(app, "See what is gone (3)")
    assert window(app, "link")["link"].tolist() == [
        "l01-01", "l01-02", "l03-01",
    ]  # fmt: skip
    press(app, "See what is new (3)")
    rows = window(app, "link")
    assert rows["link"].tolist() == ["l04-01", "l05-01", "l05-02"]


def test_what_changed_opens_as_each_file_has_it(opened: Open) -> None:
    app = two(opened, then(), now())
    line = table_at(app, "then-lists")["name"].tolist().index("Settings")
    app = choose(app, "then-lists", line)
    press(app, "See what changed, as the older file has it (2)")
    assert window(app, "value")["value"].tolist() == [
        "Off", "one thing",
    ]  # fmt: skip
    press(app, "See what changed, as the newer file has it (2)")
    assert window(app, "value")["value"].tolist() == [
        "On", "another thing",
    ]  # fmt: skip


def test_a_file_beside_itself_says_that_nothing_changed(opened: Open) -> None:
    app = two(opened, now(), replace(now()))
    said = words(app)
    assert "**Nothing is new and nothing is gone: both files say the same.**" in said
    assert "No category changed." in said
    assert "Nothing is gone." in said
    assert "No setting changed" in said


def test_the_older_one_is_told_by_the_request_and_else_by_the_last_entry(opened: Open) -> None:
    app = opened(then(), None)
    holding().beside = now()
    assert "Gone: 7" in words(go(app, "then"))  # the file that was added is the newer one
    asked = replace(then(), requested=datetime(2026, 1, 2, tzinfo=UTC))
    holding().export, holding().beside = (
        asked,
        replace(now(), requested=datetime(2025, 6, 1, tzinfo=UTC)),
    )
    holding().derived.clear()
    said = words(app.run())
    assert "**Older file:** JSON, asked for on 1 June 2025." in said
    assert "**Newer file:** JSON, asked for on 2 January 2026." in said
    assert "Gone: 6" in said


@pytest.mark.parametrize("persona", PAIRS)
def test_a_made_up_person_has_an_earlier_file(blank: AppTest, persona: str) -> None:
    app = press(open_sample(blank, persona, "then"), "Add the earlier file")
    assert not app.exception
    pair = PAIRS[persona]()
    shown = table_at(app, "then-lists")
    assert shown["new"].sum() == sum(pair.added.values())
    assert "Both files are of one account" in words(app)
    press(app, "Take the added file away")
    assert "Add a second file of the same account" in words(app)
    assert holding().beside is None


def test_with_one_file_it_asks_for_a_second_one(opened: Open) -> None:
    app = opened(now(), "then")
    assert "Add a second file of the same account" in words(app)
    assert not app.metric
    assert "Keep the file you have." in words(app)
