"""The only store of personal data: who gets what, and when it goes."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.server import sweeper, uploads
from dashboard.store import reader, session
from dashboard.store.session import GRACE_SECONDS, IDLE_SECONDS, Holding, Origin, Step
from parsers import Cause, Export, Refusal
from tests.dashboard import exports
from tests.dashboard.conftest import forget, open_sample, press, words


def _hold(session_id: str, used: float = 0.0) -> None:
    holding = Holding(exports.nothing(), Origin.OWN)
    session._store[session_id, "visit"] = session._Entry(holding, used=used, alive=used)


def test_a_session_in_use_stays() -> None:
    _hold("open", used=100.0)
    assert session.sweep(100.0 + IDLE_SECONDS, lambda _id: True) == []
    assert session._store


def test_an_unused_page_loses_its_data_but_not_its_session() -> None:
    _hold("open")
    assert session.sweep(IDLE_SECONDS + 1, lambda _id: True) == []
    assert not session._store


def test_a_closed_page_loses_its_data_after_the_grace_and_its_session_too() -> None:
    _hold("closed")
    assert session.sweep(GRACE_SECONDS, lambda _id: False) == []
    assert session._store
    assert session.sweep(GRACE_SECONDS + 1, lambda _id: False) == ["closed"]
    assert not session._store


def test_a_page_that_comes_back_in_time_keeps_its_data() -> None:
    _hold("reloaded")
    session.sweep(GRACE_SECONDS - 1, lambda _id: False)
    session.sweep(GRACE_SECONDS, lambda _id: True)
    assert session.sweep(GRACE_SECONDS * 2, lambda _id: False) == []
    assert session._store


def test_a_closed_page_is_gone_within_a_minute() -> None:
    assert GRACE_SECONDS + 2 * sweeper.SECONDS < 60


def test_the_sweeper_closes_and_drops_everything_when_the_server_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeper, "SECONDS", 0.01)
    _hold("long gone", used=-1e9)
    _hold("open", used=1e12)
    closed: list[str] = []
    stop = threading.Event()

    def close(session_id: str) -> None:
        closed.append(session_id)
        stop.set()

    sweeper.sweep_for_ever(lambda session_id: session_id == "open", close, stop)
    assert closed == ["long gone"]
    assert not session._store


def test_uploads_of_a_page_that_was_closed_before_reading_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeper, "SECONDS", 0.01)
    monkeypatch.setattr(session, "GRACE_SECONDS", 0.05)
    kept = {"closed": 30, "open": 40}
    monkeypatch.setattr(uploads, "by_session", lambda: dict(kept))
    monkeypatch.setattr(uploads, "drop", kept.pop)
    stop, closed = threading.Event(), list[str]()

    def close(session_id: str) -> None:
        closed.append(session_id)
        stop.set()

    sweeper.sweep_for_ever(lambda session_id: session_id == "open", close, stop)
    assert (closed, kept) == (["closed"], {"open": 40})


def test_two_visitors_never_see_each_others_data(opened: Callable[..., AppTest]) -> None:
    first = opened(exports.small())
    second = opened(exports.nothing())
    assert "Entries: 13" in words(first.run())
    assert "Entries: 0" in words(second.run())
    forget(first)
    assert "Entries: 0" in words(second.run())


def test_nothing_is_alive_after_forget(opened: Callable[..., AppTest]) -> None:
    export = exports.small()
    watched = [weakref.ref(export), weakref.ref(export.tables["searches"])]
    app = opened(export)
    press(app, ":primary[**Searches**]")
    app.text_input(key="table-searches-query").set_value("word 1").run()
    forget(app)
    del export
    gc.collect()
    assert [ref() for ref in watched] == [None, None]
    assert "word 1" not in repr(app.session_state)


def test_forget_frees_the_upload_and_the_downloads(
    start: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from streamlit.runtime.media_file_manager import MediaFileManager
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

    freed: list[str] = []
    monkeypatch.setattr(
        MemoryUploadedFileManager, "remove_session_files", lambda _self, _id: freed.append("files")
    )
    monkeypatch.setattr(
        MediaFileManager, "clear_session_refs", lambda _self, _id=None: freed.append("links")
    )
    monkeypatch.setattr(
        MediaFileManager, "remove_orphaned_files", lambda _self: freed.append("orphans")
    )
    open_sample(start)
    freed.clear()
    forget(start)
    ours = freed.index("files")  # before and after it, Streamlit tidies up between its runs
    assert freed[ours : ours + 4] == ["files", "links", "orphans", "orphans"]


def test_forget_forgets_the_file_that_was_named_at_the_start_too(start: AppTest) -> None:
    session.hand_over([Path("named.zip")], lambda: True)
    assert session.handed_over()
    open_sample(start)
    forget(start)
    assert session.handed_over() == []


@pytest.mark.parametrize("result", [Refusal(Cause.EMPTY), None], ids=["refused", "read"])
def test_an_upload_goes_as_soon_as_it_was_read(
    result: Refusal | None, start: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.store import streamlits

    freed: list[str] = []
    monkeypatch.setattr(streamlits, "free_uploads", lambda: freed.append("upload"))
    monkeypatch.setattr(session, "read_export", lambda *_, **__: result or exports.nothing())
    press(start, "Try made-up data")
    assert freed == ["upload"]


def test_something_counted_is_counted_once_and_kept_with_the_export() -> None:
    holding = Holding(exports.nothing(), Origin.OWN)
    calls: list[int] = []
    for _turn in range(2):
        assert holding.once("number", lambda _export: calls.append(1) or 7) == 7
    assert len(calls) == 1


def test_reading_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_source: object, on_step: Callable[[float], None]) -> object:
        on_step(0.5)
        return exports.nothing()

    monkeypatch.setattr(session, "read_export", read)
    heard: list[tuple[str, float]] = []
    session.read([], Origin.SAMPLE, lambda step, done: heard.append((step.value, done)))
    assert heard == [("reading", 0.45)]


def test_the_share_that_is_read_goes_on_from_file_to_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two files each is a half; what is read at once is a whole."""
    said: list[float] = []

    def halfway(parts: Sequence[object], on_share: Callable[[float], None], **_: object) -> Export:
        on_share(0.5)
        return exports.small()

    monkeypatch.setattr(reader, "read", halfway)

    def on_step(_step: Step, done: float) -> None:
        said.append(done)

    session.read([("a.zip", b"a"), ("b.zip", b"b")], Origin.OWN, on_step)
    assert [round(share / 0.9, 2) for share in said] == [0.25, 0.75]
    said.clear()
    session.read([("a.txt", b"a"), ("b.txt", b"b")], Origin.OWN, on_step)
    assert [round(share / 0.9, 2) for share in said] == [0.5]


def test_a_choice_that_comes_in_while_all_is_forgotten_is_let_go() -> None:
    """The browser sends it once more, of a field that is there no longer."""

    def page() -> None:
        import streamlit as st

        from dashboard.store import session

        session.keep("gone", "kept")
        st.session_state["field"] = "nl"
        session.keep("field", "chosen")

    app = AppTest.from_function(page).run()
    assert not app.exception
    assert "kept" not in app.session_state
    assert app.session_state["chosen"] == "nl"
