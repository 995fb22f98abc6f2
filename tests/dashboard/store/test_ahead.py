"""What the first page needs is counted while somebody reads what is asked before it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from streamlit.testing.v1 import AppTest

from dashboard.store import ahead, session
from dashboard.store.holding import Holding, Origin, Viewer
from parsers import Export
from tests.dashboard import exports
from tests.dashboard.conftest import press, words

_LONG = 30.0


def _held() -> Holding:
    return Holding(exports.small(), Origin.OWN)


def test_what_it_counts_stays_with_the_holding_and_is_counted_once() -> None:
    holding, seen = _held(), []

    def steps(alone: Holding) -> Iterator[object]:
        seen.append(alone.viewer)
        yield alone.once("figure", lambda export: len(export.tables["searches"]))

    ahead.begin(holding, steps)
    ahead.begin(holding, steps)
    assert holding.ahead
    holding.ahead.join(_LONG)
    assert holding.derived == {"figure": 10}
    assert seen == [Viewer.ME]
    assert holding.viewer is None  # nothing is shown by it


def test_whoever_asks_while_it_is_counted_waits_and_counts_nothing_again() -> None:
    holding, begun, go_on = _held(), Event(), Event()
    counted: list[str] = []

    def make(_export: Export) -> str:
        counted.append("once")
        begun.set()
        go_on.wait(_LONG)
        return "figure"

    ahead.begin(holding, lambda alone: iter([alone.once("figure", make)]))
    assert begun.wait(_LONG)
    go_on.set()
    assert holding.once("figure", make) == "figure"
    assert counted == ["once"]


def test_it_ends_when_all_is_forgotten() -> None:
    holding, begun, go_on = _held(), Event(), Event()
    taken: list[str] = []

    def steps(_alone: Holding) -> Iterator[object]:
        taken.append("first")
        begun.set()
        go_on.wait(_LONG)
        yield
        taken.append("second")
        yield

    ahead.begin(holding, steps)
    assert begun.wait(_LONG)
    holding.left.set()
    go_on.set()
    ahead.end(holding)
    assert taken == ["first"]
    assert holding.ahead
    assert not holding.ahead.is_alive()


def test_a_figure_that_cannot_be_counted_ends_nothing() -> None:
    holding = _held()
    ahead.begin(holding, lambda _alone: iter([1 / 0]))
    assert holding.ahead
    holding.ahead.join(_LONG)
    assert holding.derived == {}


def test_the_first_page_finds_every_figure_counted(start: AppTest) -> None:
    app = press(start, "Try made-up data")
    (entry,) = session._store.values()
    assert entry.holding.ahead
    entry.holding.ahead.join(_LONG)
    before = set(entry.holding.derived)
    assert any(key.startswith("rhythm ") for key in before)
    assert any(key.startswith("findings ") for key in before)
    assert "Your file at a glance" in words(press(app, "Just me"))
    assert set(entry.holding.derived) - {"done"} == before  # which holds what was ticked
