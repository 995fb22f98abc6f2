"""JSON and TXT with the wrong thing anywhere, and days that are none: the rest stays whole."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from fixtures.json_cases import full_export
from fixtures.leaves import plain
from fixtures.txt_cases import txt_case
from parsers.notice import Notice
from tests.dashboard.store.hostile import CANARY, dated, packed, read, rows

_SEARCHES = "TikTok/Your Activity/Searches.txt"
_RECORD = "Date: 2025-01-01 10:00:00 UTC\nSearch Term: {}\n"
_OWL = _RECORD.format("owl").encode() + b"\n"

_NO_DAYS = [
    "0001-01-01 00:00:00", "9999-12-31 23:59:59", "1901-01-01 00:00:00", "2025-02-31 10:00:00",
    "2023-02-29 10:00:00", "2025-13-01 10:00:00", "2025-01-01 25:00:00", "-4712-01-01 00:00:00",
    "99999999999999999999-01-01 00:00:00", "2025-01-01 10:00:00 +9999 UTC", "NaT", "now",
    "２０２５-０１-０１ 10:00:00", "1" * 100_000, " " * 100_000 + "x",
]  # fmt: skip
_NO_MOMENTS = [-1, 1e18, 1e308, 253402300799, -62135596800, True, [1], {"a": 1}]

ODD: dict[str, Any] = {
    "null": None, "zero": 0, "minus": -1, "true": True, "huge": 1.5e300, "text": CANARY,
    "nothing": "", "a list": [], "an object": {}, "nulls": [None], "lists": [[[[CANARY]]]],
    "objects": {"": {CANARY: {}}}, "digits": 10**400, "half": "\ud83d", "a zero": "a\0b",
}  # fmt: skip


def _spoiled(node: Any, odd: Any, turn: Iterator[int], depth: int = 0) -> Any:
    """Every third node below the second level is something else, and every list holds it too."""
    if depth > 2 and next(turn) % 3 == 0:
        return copy.deepcopy(odd)
    if isinstance(node, dict):
        return {key: _spoiled(value, odd, turn, depth + 1) for key, value in node.items()}
    if isinstance(node, list):
        return [*(_spoiled(value, odd, turn, depth + 1) for value in node), copy.deepcopy(odd)]
    return node


def _leaves(node: Any) -> int:
    """Leaves, counted in the plainest way."""
    inner = list(node.values()) if isinstance(node, dict) else node
    return sum(map(_leaves, inner)) if isinstance(inner, list) and inner else 1


def _txt(**files: bytes) -> bytes:
    everything = dict(txt_case("txt_T4").files)
    everything.pop(_SEARCHES, None)
    return packed((_SEARCHES, files.pop("searches", _OWL)), *everything.items(), *files.items())


@pytest.mark.parametrize("generation", [pytest.param("J2", marks=pytest.mark.slow), "J6b"])
@pytest.mark.parametrize("name", list(ODD))
def test_the_wrong_thing_anywhere_costs_no_more_than_its_place(name: str, generation: str) -> None:
    tree = _spoiled(plain(full_export(generation).tree), ODD[name], iter(range(10**6)))
    result = read(json.dumps(tree).encode())
    assert result.ledger.total == _leaves(tree)
    assert sum(map(len, result.tables.values())) > 40


def test_days_that_are_none_leave_their_rows() -> None:
    result = read(dated(*map(json.dumps, [*_NO_DAYS, *_NO_MOMENTS])))
    searches = result.tables["searches"]
    assert len(searches) == 1 + len(_NO_DAYS) + len(_NO_MOMENTS)
    assert list(searches["term"]) == ["owl"] + ["later"] * (len(searches) - 1)
    assert list(searches["at"].dropna()) == [pd.Timestamp("2025-01-01 10:00", tz="UTC")]


def test_days_at_the_edge_are_days() -> None:
    good = ["2024-02-29 10:00:00", "2099-12-31 23:59:59", 1704265200, "1704265200000"]
    assert read(dated(*map(json.dumps, good))).tables["searches"]["at"].notna().all()


def test_a_section_that_stands_twenty_thousand_times_is_read_in_time() -> None:
    one = rows('"owl"')[1:-1]
    result = read(b"{" + b",".join([one] * 20_000) + b"}")
    assert len(result.tables["searches"]) == 20_000
    inner = rows('"owl"')[len(b'{"Your Activity": {') : -2]
    result = read(b'{"Your Activity": {' + b",".join([inner] * 20_000) + b"}}")
    assert len(result.tables["searches"]) == 20_000


TXT: dict[str, tuple[Callable[[], bytes], int, str | None]] = {
    "control characters": (
        lambda: _OWL + _RECORD.format("\x00\x01\x0b\x0c\x1c\x1e\x85\x1b[2J\u2028x").encode(),
        2,
        None,
    ),
    "several encodings": (
        lambda: (
            _OWL
            + (_RECORD.format("café") + "\n").encode("cp1252")
            + (_RECORD.format("naïve") + "\n").encode()
            + _RECORD.format("приветствие").encode("koi8-r")
        ),
        4,
        Notice.REPLACED,
    ),
    "days that are none": (
        lambda: (
            _OWL
            + b"".join(b"Date: %s UTC\nSearch Term: x\n\n" % day.encode() for day in _NO_DAYS[:6])
        ),
        7,
        None,
    ),
    "three million blank lines": (
        lambda: _OWL + b"\n" * 3_000_000 + _RECORD.format("x").encode(),
        2,
        None,
    ),
    "a line without end": (lambda: _OWL + _RECORD.format(": " * 5_000_000).encode(), 2, None),
    "line ends of old Macs, twice": (
        lambda: b"Date: 2025-01-01 10:00:00 UTC\r\rSearch Term: owl\r\r\r\r" * 20_000,
        20_000,
        None,
    ),
    "a label of its own in each record": (
        lambda: b"".join(
            _RECORD.format("owl").encode() + b"Label%d: v\n\n" % number for number in range(60_000)
        ),
        60_000,
        None,
    ),
    "JSON under its name": (lambda: rows('"owl"'), 1, None),
}


@pytest.mark.parametrize("name", list(TXT))
def test_an_odd_text_is_read_and_so_is_what_stands_beside_it(name: str) -> None:
    make, count, warning = TXT[name]
    result = read(_txt(searches=make()))
    searches = result.tables["searches"]
    assert "owl" in set(searches["term"])
    assert len(searches) == count
    assert len(result.tables["watch_history"])
    assert Notice.NOT_TEXT not in result.warnings
    assert warning is None or warning in result.warnings


UNKNOWN: dict[str, Callable[[], bytes]] = {
    "labels": lambda: b"".join(b"Label%d: v\n" % number for number in range(100_000)),
    "prose": lambda: b"lorem ipsum dolor\n" * 300_000,
    "colons": lambda: b":\n" * 300_000,
    "steps": lambda: b"".join(b" " * (number % 300) + b"k: v\n" for number in range(20_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(UNKNOWN))
def test_a_file_that_nobody_knows_costs_the_others_nothing(name: str) -> None:
    result = read(_txt(**{"TikTok/Your Activity/New.txt": UNKNOWN[name]()}))
    assert list(result.tables["searches"]["term"]) == ["owl"]
    assert len(result.unknown)
