"""Whose file is read next: two at a time, a small one beside them, one of each person."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest

from dashboard.store import turns
from dashboard.store.turns import Turns


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LOOKS", 0.01)


@contextmanager
def _kept(
    queue: Turns, person: str = "", *, small: bool = False, patience: float = 30.0
) -> Iterator[bool]:
    with queue.turn(person, small=small, patience=patience, on_wait=lambda: None) as mine:
        yield mine


def _is_in(queue: Turns, person: str = "", *, small: bool = False) -> bool:
    """Whether somebody who comes now gets a place without waiting."""
    with _kept(queue, person, small=small, patience=0) as mine:
        return mine


def test_two_large_files_at_a_time_and_one_small_beside_them() -> None:
    queue = Turns(2)
    with _kept(queue), _kept(queue):
        assert not _is_in(queue)
        assert _is_in(queue, small=True)
        with _kept(queue, small=True):
            assert not _is_in(queue, small=True)
            assert not _is_in(queue)
    assert _is_in(queue)
    with _kept(queue, small=True):
        assert _is_in(queue, small=True), "small ones take a large place where nobody waits for it"
        with _kept(queue), _kept(queue):
            assert not _is_in(queue)


def test_while_large_ones_wait_the_small_ones_have_their_own_place_only() -> None:
    queue = Turns(1)
    with ThreadPoolExecutor(1) as pool, ExitStack() as first:
        first.enter_context(_kept(queue))
        second = pool.submit(_is_waited_for, queue)
        _until(lambda: len(queue._waiting) == 1)
        assert _is_in(queue, small=True)
        with _kept(queue, small=True):
            assert not _is_in(queue, small=True)
        first.close()
        assert second.result(30)


def _is_waited_for(queue: Turns) -> bool:
    with _kept(queue) as mine:
        return mine


def _until(holds: Callable[[], bool]) -> None:
    latest = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < latest
        time.sleep(0.001)


def test_who_came_first_is_first() -> None:
    queue, order = Turns(1), list[int]()

    def read(number: int) -> None:
        with _kept(queue):
            order.append(number)

    with ThreadPoolExecutor(5) as pool, _kept(queue):
        for number in range(5):
            pool.submit(read, number)
            _until(lambda number=number: len(queue._waiting) == number + 1)  # type: ignore[misc]
    assert order == [0, 1, 2, 3, 4]


def test_a_person_has_one_place_however_many_pages() -> None:
    queue = Turns(2)
    with _kept(queue, "one") as first:
        assert first
        assert not _is_in(queue, "one"), "although a place is free"
        assert not _is_in(queue, "one", small=True)
        assert _is_in(queue, "two")
        assert _is_in(queue), "who is nobody in particular"
    assert _is_in(queue, "one")


def test_nobody_waits_for_ever_and_who_gave_up_is_in_nobodys_way() -> None:
    queue = Turns(1)
    with _kept(queue, "one"):
        start = time.monotonic()
        with _kept(queue, "two", patience=0.05) as mine:
            assert not mine
        assert 0.05 <= time.monotonic() - start < 20
        assert not queue._waiting
    assert _is_in(queue, "two")


def test_whose_page_is_closed_waits_no_more() -> None:
    class Closed(BaseException):
        pass

    def closed() -> None:
        raise Closed

    queue = Turns(1)
    with (
        _kept(queue, "one"),
        pytest.raises(Closed),
        queue.turn("two", small=False, patience=30, on_wait=closed),
    ):
        raise AssertionError
    assert not queue._waiting
    assert queue._persons == set()
    assert _is_in(queue, "two")


def test_a_reading_that_fails_leaves_its_place() -> None:
    queue = Turns(1)
    for _ in range(3):
        with pytest.raises(ValueError, match="x"), _kept(queue, "one"):
            raise ValueError("x")
    assert _is_in(queue, "one")


def test_many_at_once_never_take_more_than_there_is() -> None:
    queue, lock = Turns(2), threading.Lock()
    running, most = [0, 0], [0, 0]

    def read(number: int) -> None:
        small = number % 3 == 0
        with _kept(queue, small=small):
            with lock:
                running[small] += 1
                most[0] = max(most[0], sum(running))
                most[1] = max(most[1], running[0])
            time.sleep(0.002)
            with lock:
                running[small] -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(read, range(120)))
    assert most[0] == 3
    assert most[1] == 2
    assert queue._free == {False: 2, True: 1}
