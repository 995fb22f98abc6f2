"""Files built to hurt whoever reads them, read as the pages do: a fair outcome, and soon."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from parsers import Cause, Export
from tests.dashboard.store.hostile import SECONDS, hold_to_refusal, packed, rows, timed

pytestmark = pytest.mark.slow
"""The heaviest: tens of megabytes each. Zips and texts are read in every run of the tests."""

_KNOWN = {"Your Activity": {"Searches": {"SearchList": [{"Date": "2025-01-01 10:00:00"}]}}}


def _nested(times: int) -> bytes:
    content = json.dumps(_KNOWN).encode()
    for number in range(times):
        content = packed((f"inner{number}.zip" if number else "user_data.json", content))
    return content


def _beside(more: str) -> bytes:
    """A document with a search for "owl", and something else beside its section."""
    return rows('"owl"')[:-2] + f', "More": {more}}}}}'.encode()


def _lists(number: int, records: int) -> str:
    one = "[" + ",".join(['{"Date":"x","Link":"y"}'] * records) + "]"
    return "[" + ",".join([one] * number) + "]"


def _tight() -> bytes:
    """100 MB of rows that pack into a twentieth of it, less tightly than a bomb."""
    row = '{"Date":"2025-01-%02d %02d:%02d:%02d","SearchTerm":"owl"}'
    some = [
        row % (n // 86400 % 28 + 1, n // 3600 % 24, n // 60 % 60, n % 60) for n in range(90_000)
    ]
    terms = ",".join([",".join(some)] * 20)
    return packed(
        ("a.json", f'{{"Your Activity":{{"Searches":{{"SearchList":[{terms}]}}}}}}'.encode())
    )


READ: dict[str, Callable[[], bytes]] = {
    "depth": lambda: rows('"owl"', "[" * 200_000 + "]" * 200_000),
    "digits": lambda: rows('"owl"', "9" * 2_000_000),
    "not numbers": lambda: rows('"owl"', "NaN", "-Infinity", "1e999"),
    "half an emoji": lambda: rows('"owl"', '"\\ud83d"'),
    "the same key often": lambda: rows('"owl"', '"a"' + ', "SearchTerm": "a"' * 200_000),
    "a giant text": lambda: rows('"owl"', '"' + "x" * 50_000_000 + '"'),
    "a million nothings": lambda: rows('"owl"').replace(
        b"]}}}", b"," + b"null," * 999_999 + b"0]}}}"
    ),
    "a million keys": lambda: rows('"owl"').replace(
        b"}]}}}", b"".join(b', "k%d": 1' % n for n in range(1_000_000)) + b"}]}}}"
    ),
    "sixteen bits": lambda: rows('"owl"').decode().encode("utf-16"),
    "a broken byte": lambda: rows('"owl"', '"x"').replace(b'"x"', b'"\xff"'),
    "twice": lambda: rows('"owl"') * 2,
    "cut off": lambda: rows('"owl"', '"x"')[:-9],
    "padded": lambda: rows('"owl"') + bytes(5_000_000),
    "zipped twice": lambda: _nested(2),
    "short lists": lambda: _beside(_lists(8_000, 60)),
    "lists for a while": lambda: _beside(_lists(2_000, 200).replace('y"}]', 'y"},{"Date":[1]}]')),
    "lists that never end": lambda: rows('"owl"') + b'[{"Date":"x"},' * 100_000,
    "many rows in few bytes": _tight,
}

REFUSED: dict[str, tuple[Callable[[], bytes], Cause]] = {
    "nothing": (lambda: b"", Cause.EMPTY),
    "a number": (lambda: b"5", Cause.NOT_TIKTOK),
    "a list": (lambda: b"[1, 2]", Cause.NOT_TIKTOK),
    "zipped ten times": (lambda: _nested(10), Cause.NOT_TIKTOK),
    "a bomb": (lambda: packed(("user_data.json", bytes(300_000_000))), Cause.HOSTILE),
    "a bomb in a bomb": (
        lambda: packed(("a.zip", packed(("user_data.json", bytes(300_000_000))))),
        Cause.HOSTILE,
    ),
    "too many members": (
        lambda: packed(*((f"{n}.txt", b"") for n in range(6_000))),
        Cause.HOSTILE,
    ),
    "twelve million numbers": (lambda: _beside(f"[{'1,' * 12_000_000}1]"), Cause.STOPPED),
    "an endless line": (lambda: b"x" * 60_000_000, Cause.NOT_TIKTOK),
    "control characters": (lambda: bytes(range(1, 32)) * 100_000, Cause.NOT_TIKTOK),
}


@pytest.mark.parametrize("name", list(READ))
def test_what_is_whole_in_it_is_read(name: str) -> None:
    result, seconds = timed(READ[name]())
    assert isinstance(result, Export), result
    assert len(result.tables["searches"]) >= 1
    assert "owl" in set(result.tables["searches"]["term"]) or name == "zipped twice"
    assert seconds < SECONDS


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_is_none_is_refused_with_its_sentence(name: str) -> None:
    make, cause = REFUSED[name]
    hold_to_refusal(make(), cause)
