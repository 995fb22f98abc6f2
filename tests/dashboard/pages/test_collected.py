"""What was collected: numbers that were counted by hand, and tables that open on request."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import inventory
from analysis.merging import merge
from dashboard.pages import collected
from dashboard.show import grid
from dashboard.store import session
from dashboard.store.session import Holding, Viewer
from parsers import Export, read_export
from parsers.format.sections import TABLES
from tests.dashboard import exports
from tests.dashboard.conftest import Open, press, sample_on, words


def _open_table(app: AppTest, label: str) -> AppTest:
    return press(app, f":primary[**{label}**]")


def _rows(app: AppTest, column: str) -> pd.DataFrame:
    """The table on the page that has this column."""
    (found,) = [element.value for element in app.dataframe if column in element.value]
    return found


def test_the_headlines_count_rows_categories_and_days(opened: Open) -> None:
    app = opened(exports.small())
    assert {tile.label: tile.value for tile in app.metric} == {
        "Entries": "13",
        "Categories with data": f"3 of {len(TABLES)}",
        "First date": "5 Nov 2024",
        "Last date": "10 Jan 2025",
    }
    assert not app.warning


def test_each_category_says_how_much_and_from_when_to_when(opened: Open) -> None:
    said = words(opened(exports.small()))
    assert "10 entries, 100% filled in" in said
    assert "1 January 2025 to 10 January 2025" in said
    assert "2 entries, 50% filled in" in said  # times and links, no video number and no title
    assert "1 entry, 100% filled in" in said


def test_empty_and_absent_are_told_apart_and_prove_nothing(opened: Open) -> None:
    said = words(opened(exports.small()))
    watched = next(line for line in said.split("\n") if "Videos you liked" in line)
    assert watched.startswith("**In the file, nothing there:** Videos you liked.")
    assert "**Not in this file:** Saved videos, " in watched
    assert said.count("Where the file has nothing, that does not prove TikTok has none.") == 1


def test_an_empty_account_is_a_page_too(opened: Open) -> None:
    app = opened(exports.nothing())
    said = words(app)
    assert "Entries: 0" in said
    assert f"Categories with data: 0 of {len(TABLES)}" in said
    assert said.count("Nothing in this file has a date.") == 2
    assert not app.warning


def test_every_table_of_the_made_up_data_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """All windows at once, in the page itself; that one opens by its name is tested below."""
    window, names = collected._window, []

    def windows(holding: Holding, _name: str, _counted: pd.Series) -> None:
        counted = holding.once("inventory", inventory.take).tables.set_index("table", drop=False)
        for name in names:
            st.session_state[f"table-{name}-open"] = True
            window(holding, name, counted.loc[name])

    monkeypatch.setattr(st, "dialog", lambda *_title, **_options: lambda draw: draw)
    monkeypatch.setattr(collected, "_window", windows)
    app = sample_on("collected")
    names += [b.key.removeprefix("open-") for b in app.button if b.key.startswith("open-")]
    assert len(names) > 30
    app.session_state["table"] = names[0]
    app.run()
    assert not app.warning
    saved = [b.key for b in app.get("download_button") if b.label == "Save as CSV"]
    assert sorted(saved) == sorted(f"table-{name}-save" for name in names)


def test_what_a_person_wrote_opens_at_once_for_them(opened: Open) -> None:
    app = opened(exports.small())
    _open_table(app, "Searches")
    assert list(_rows(app, "term")["term"]) == [f"word {n}" for n in range(1, 11)]
    assert "names of other people" not in words(app)


def test_a_table_with_other_people_opens_at_once_and_says_who_is_in_it(opened: Open) -> None:
    app = opened(exports.hostile())
    _open_table(app, "Private messages")
    assert "This has names of other people." in words(app)
    assert len(_rows(app, "sender")) == 1


def test_where_two_look_whatever_is_private_waits(opened: Open) -> None:
    app = opened(exports.small())
    for entry in session._store.values():
        entry.holding.viewer = Viewer.TOGETHER
        entry.holding.opened = frozenset(session.Part)
    _open_table(app.run(), "Searches")
    assert "what was written, searched for, watched or filled in" in words(app)
    assert not [e for e in app.dataframe if "term" in e.value]


def test_an_open_table_needs_no_step(opened: Open) -> None:
    app = opened(exports.small())
    _open_table(app, "Ad topics")
    assert list(_rows(app, "topic")["topic"]) == ["Cycling"]


def test_search_and_order_work_on_the_whole_table(opened: Open) -> None:
    app = opened(exports.small())
    _open_table(app, "Searches")
    app.text_input(key="table-searches-query").set_value("WORD 1").run()
    assert list(_rows(app, "term")["term"]) == ["word 1", "word 10"]
    assert "Found: 2 entries." in words(app)
    app.selectbox(key="table-searches-order").set_value("Time, newest first").run()
    assert list(_rows(app, "term")["term"]) == ["word 10", "word 1"]


def test_a_search_is_taken_to_the_letter(opened: Open) -> None:
    app = opened(exports.small())
    _open_table(app, "Searches")
    app.text_input(key="table-searches-query").set_value(".*(").run()
    assert "Found: 0 entries." in words(app)
    assert not app.warning


def test_a_long_table_comes_in_pages(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "PAGE_ROWS", 4)
    app = opened(exports.small())
    _open_table(app, "Searches")
    assert len(_rows(app, "term")) == 4
    app.get("pagination")[0].set_value(3).run()
    assert list(_rows(app, "term")["term"]) == ["word 9", "word 10"]


def test_a_room_gets_no_private_value(opened: Open) -> None:
    app = opened(exports.hostile())
    for entry in session._store.values():
        entry.holding.viewer = Viewer.ROOM
    _open_table(app.run(), "Private messages")
    rows = _rows(app, "at")
    assert rows["text"].tolist() == ["•••"]
    assert exports.HOSTILE not in rows.to_string()


def test_a_page_that_needs_a_file_says_so(start: AppTest) -> None:
    from tests.dashboard.conftest import go

    go(start, "collected")
    assert start.title[0].value == "Nothing is open yet"
    press(start, "Go to the start")
    assert start.title[0].value == "See what is in your TikTok file"


def test_of_several_files_the_person_alone_sees_which_gave_what(
    opened: Open,
) -> None:
    """Two files of two days each, eight days apart."""
    views = [("2025-03-01", "2025-03-03"), ("2025-03-11", "2025-03-12")]
    files = [_watched(*days) for days in views]
    app = opened(merge(files))
    assert "Which file gave what" in [heading.value for heading in app.header]
    assert "No file covers 3 March 2025 to 11 March 2025." in words(app)
    assert "Which file gave what" not in [heading.value for heading in opened(files[0]).header]


def _watched(*days: str) -> Export:
    rows = [
        {"Date": f"{day} 10:00:00", "Link": f"https://www.tiktokv.com/share/video/{day[-2:]}/"}
        for day in days
    ]
    document = {"Your Activity": {"Watch History": {"VideoList": rows}}}
    read = read_export([("user_data_tiktok.json", json.dumps(document).encode())])
    assert isinstance(read, Export)
    return read
