"""Rows on the screen: text of the archive is only ever a cell or plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.show import files, show
from dashboard.store import redacted, session
from dashboard.store.session import Holding, Origin, Part, Viewer
from dashboard.words import columns
from parsers.format.columns import COLUMNS, Kind, Privacy
from tests.dashboard import exports
from tests.dashboard.conftest import Open, press, words

_SAFE = {"dataframe", "text"}


def _unsafe_words(app: AppTest) -> str:
    """Everything but cells and plain text, with the labels of all fields."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "expander")
    found = [repr(element) for kind in kinds for element in app.get(kind)]
    fields = ("button", "text_input", "selectbox", "toggle", "download_button", "metric", "tab")
    return "\n".join([*found, *(e.label for kind in fields for e in app.get(kind))])


@pytest.mark.parametrize("page", ["start", "collected", "hidden"])
def test_hostile_text_reaches_no_place_that_reads_markdown(opened: Open, page: str) -> None:
    app = opened(exports.hostile(), page)
    if page == "hidden":
        app.toggle(key="unknown-open").set_value(True).run()
    if page == "collected":
        press(app, ":primary[**Private messages**]")
        assert any(exports.HOSTILE in frame.value.to_string() for frame in app.dataframe)
    assert not app.warning
    assert "picture.example" not in _unsafe_words(app)
    assert not app.query_params


def test_a_field_that_nobody_knows_is_shown_with_its_row(opened: Open) -> None:
    app = opened(exports.hostile())
    press(app, ":primary[**Private messages**]")
    (rows,) = [frame.value for frame in app.dataframe if "sender" in frame.value]
    assert "Extra" in rows["other"].iloc[0]


def test_where_nothing_stands_no_english_word_does(opened: Open) -> None:
    app = opened(exports.small(), "collected")
    assert len(app.dataframe)
    assert {frame.proto.placeholder for frame in app.dataframe} == {""}
    assert all(frame.proto.HasField("placeholder") for frame in app.dataframe)


def test_saved_files_hold_no_formula(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[bytes] = []
    monkeypatch.setattr(
        show.st,
        "download_button",
        lambda *_args, data, **_options: saved.append(data()),
    )
    export = exports.export({"ad_interests": [{"topic": "=1+1"}, {"topic": "owl, barn"}]})
    app = opened(export)
    press(app, ":primary[**Ad topics**]")
    lines = list(csv.reader(io.StringIO(saved[-1].decode("utf-8-sig"))))
    assert lines[0] == ["topic", "other", "source"]
    assert [line[0] for line in lines[1:]] == ["'=1+1", "owl, barn"]
    assert saved[-1].startswith(b"\xef\xbb\xbf")


def test_empty_columns_are_named_and_not_drawn(opened: Open) -> None:
    app = opened(exports.small())
    press(app, ":primary[**Watch history**]")
    (rows,) = [frame.value for frame in app.dataframe if "link" in frame.value]
    assert list(rows.columns) == ["at", "link"]
    assert "Nothing in: Video number, Title." in words(app)


@pytest.mark.parametrize("viewer", [Viewer.TOGETHER, Viewer.ROOM])
def test_only_the_person_alone_gets_private_values(viewer: Viewer) -> None:
    texts = [n for n, column in COLUMNS.items() if column.kind in (Kind.TEXT, Kind.WORD)]
    every = pd.DataFrame({name: pd.array(["x"], dtype="string") for name in texts})
    holding = Holding(exports.nothing(), Origin.OWN, viewer)
    shown = redacted.archive_table(holding, every, "profile")
    closed = {name for name in texts if shown[name].iloc[0] != "x"}
    other_people = {n for n, column in COLUMNS.items() if column.privacy is Privacy.OTHER_PERSON}
    assert closed >= other_people | {"text", "term", "note", "other", "receiver_name"}
    if viewer is Viewer.ROOM:
        private = {Privacy.CONTENT, Privacy.IDENTIFIER}
        assert closed >= {n for n, column in COLUMNS.items() if column.privacy in private}
    holding.viewer = Viewer.ME
    assert redacted.archive_table(holding, every, "profile").equals(every)


def test_what_is_folded_for_the_person_alone_are_people_and_words() -> None:
    frame = exports.frame(
        "direct_messages", [{"sender": "moos", "text": "hoi", "at": "2026-01-01"}]
    )
    told = pd.DataFrame({"company": pd.array(["Winkel"], dtype="string")})
    made = pd.concat([frame[["at", "sender", "text"]], told], axis=1)
    holding = Holding(exports.nothing(), Origin.OWN, Viewer.ME)
    shown = redacted.made_table(holding, made, closed=True).iloc[0]
    assert shown["company"] == "Winkel"
    assert shown["at"] == made["at"].iloc[0]
    assert shown["sender"] != "moos"
    assert shown["text"] == "•••"


def test_a_column_nobody_declared_is_not_shown_to_others() -> None:
    new = pd.DataFrame({"new": ["x"]})
    for viewer in (Viewer.TOGETHER, Viewer.ROOM, None):
        holding = Holding(exports.nothing(), Origin.OWN, viewer)
        with pytest.raises(LookupError):
            redacted.archive_table(holding, new, "profile")
        with pytest.raises(LookupError):
            redacted.made_table(holding, new)


def test_the_boundary_keeps_the_message_to_itself(
    monkeypatch: pytest.MonkeyPatch, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_column: str) -> str:
        raise RuntimeError("a private word")

    app = opened(exports.small())
    monkeypatch.setattr(columns, "label", broken)
    press(app, ":primary[**Ad topics**]")
    assert [note.value[:38] for note in app.warning] == ["This part of the page stopped because "]
    assert "a private word" not in caplog.text + words(app)
    assert "RuntimeError at show/test_show.py:" in caplog.text


@pytest.mark.parametrize("opened_parts", [frozenset(), frozenset({Part.TIMES})])
def test_days_stand_for_times_until_their_part_is_opened(opened_parts: frozenset[Part]) -> None:
    frame = exports.frame("likes", [{"at": "2026-01-01T21:34:56"}])
    holding = Holding(exports.nothing(), Origin.OWN, Viewer.TOGETHER, opened=opened_parts)
    shown = redacted.archive_table(holding, frame, "likes")["at"].iloc[0]
    assert shown == pd.Timestamp("2026-01-01T21:34:56" if opened_parts else "2026-01-01", tz="UTC")


def test_unread_values_are_for_the_person_alone(opened: Open) -> None:
    def page() -> None:
        import pandas as pd

        from dashboard import words
        from dashboard.show import show

        words.use("en")
        show.values(pd.DataFrame({"path": ["A"], "key": [""], "value": ["a word"]}), key="values")

    kept = opened(exports.nothing(), None)
    for viewer in Viewer:
        for entry in session._store.values():
            entry.holding.viewer = viewer
        app = AppTest.from_function(page)
        app.session_state["visit"] = kept.session_state["visit"]
        app.run()
        assert not app.exception
        seen = "a word" in "".join(rows.value.to_string() for rows in app.dataframe)
        assert seen == (viewer is Viewer.ME)


def test_a_file_that_cannot_be_made_is_empty_and_says_no_word(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    offered: list[Callable[[], bytes]] = []

    def button(_label: str, *, data: Callable[[], bytes], **_options: object) -> None:
        offered.append(data)

    def broken() -> bytes:
        raise RuntimeError("a private word")

    monkeypatch.setattr(files.st, "download_button", button)
    files.offer("Save", "csv", "name", broken, "key")
    assert offered[0]() == b""
    assert "a private word" not in caplog.text
    assert "RuntimeError at show/test_show.py:" in caplog.text
