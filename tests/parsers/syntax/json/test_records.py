"""Records of several shapes in one list become columns, each at its place, or are left alone."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import orjson
import pytest

from parsers.syntax.json import records as json_records
from parsers.syntax.json.documents import cut_lists
from parsers.syntax.json.shapes import Joint, shape_of
from tests.parsers.syntax.json.test_lists import MANY, VIEW, views


def test_each_shape_that_many_records_have_becomes_columns() -> None:
    """Every third record has a number, every third nothing where the others have a link."""
    items = [
        [view, {**view, "Likes": n}, {**view, "Link": None}][n % 3]
        for n, view in enumerate(views(30 * MANY))
    ]
    cut = cut_lists(json.dumps({"List": items}, indent=2).encode())
    assert cut is not None
    [batch] = cut.lists.values()
    assert (batch.regular, len(batch.odd)) == (10 * MANY, 0)
    assert sorted(len(group.positions) for group in batch.others) == [10 * MANY, 10 * MANY]
    numbers = next(group for group in batch.groups if "Likes" in group.columns)
    assert numbers.columns["Likes"] == [*range(1, 30 * MANY, 3)]
    nothing = next(group for group in batch.groups if isinstance(group.columns["Link"], list))
    assert nothing.positions.tolist() == [*range(2, 30 * MANY, 3)]
    assert set(nothing.columns["Link"]) == {None}
    assert [*batch.records()] == items
    assert batch.first(4) == items[:4]


@pytest.mark.parametrize("layout", [{"separators": (",", ":")}, {"indent": 2}])
def test_records_with_lists_inside_are_read_by_themselves(layout: dict[str, Any]) -> None:
    items = views(MANY)
    items[400] = {**VIEW, "Tags": ["a", {"b": 1.5}], "More": [[]]}
    items[401] = {"Date": "x", "Inner": {"Date": "y", "Link": "z"}}
    items[-1] = {**VIEW, "Link": ["y]"]}
    cut = cut_lists(json.dumps({"A": items, "B": views(3)}, **layout).encode())
    assert cut is not None
    [batch] = cut.lists.values()
    assert {*batch.odd} == {400, 401, MANY - 1}
    assert [*batch.records()] == items


@pytest.mark.parametrize("layout", [{"separators": (",", ":")}, {"indent": 2}])
@pytest.mark.parametrize("text", ["]", "}]", '"]}', "\\", '\\"]', "[", "}, {"])
def test_a_bracket_in_a_text_ends_no_list(layout: dict[str, Any], text: str) -> None:
    """Nor in a record of the shape, nor in an odd one, nor in what stands behind the list."""
    items = views(MANY)
    for place in range(MANY // 3, MANY // 2, 7):
        items[place] = {**VIEW, "Link": text}
    items[MANY // 2] = {**VIEW, "Tags": [text, {"b": text}]}
    items[MANY // 2 + 1] = {text: text}
    items[MANY // 2 + 5] = {**VIEW, "Tags": [[text]]}
    tree = {"A": items, "B": [text], "C": items[::-1]}
    cut = cut_lists(json.dumps(tree, **layout).encode())
    assert cut is not None
    assert [[*batch.records()] for batch in cut.lists.values()] == [items, items[::-1]]


def test_two_short_records_are_not_taken_for_a_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records of one field have together as many quotation marks as one of two fields."""
    monkeypatch.setattr(json_records, "_WORTH_A_WALK", 4)
    apart = [item for view in views(20) for item in ({"Date": "z"}, view)]  # in another window
    items = [*views(300), {"Date": "x"}, {"Date": "y"}, *views(9 * MANY), *apart]
    cut = cut_lists(json.dumps(items).encode())
    assert cut is not None
    assert [*next(iter(cut.lists.values())).records()] == items


@pytest.mark.parametrize(
    "number",
    [
        "1.5",
        "-0",
        "1e3",
        "1E400",
        "01",
        "+1",
        "1,2",
        "NaN",
        "True",
        "1.",
        ".5",
        "9007199254740993.5",
    ],
)
def test_numbers_come_out_as_orjson_reads_them_or_not_at_all(number: str) -> None:
    text = json.dumps([{"Date": "x", "Likes": n} for n in range(MANY)], indent=1)
    data = text.replace(": 500\n", f": {number}\n").encode()
    cut = cut_lists(data)
    try:
        expected = orjson.loads(data)
    except orjson.JSONDecodeError:
        assert cut is None
        return
    if number.startswith("9"):  # it has lost digits, which only the patient reader keeps
        assert cut is None
        return
    assert cut is not None
    assert repr([*next(iter(cut.lists.values())).records()]) == repr(expected)


@pytest.mark.parametrize("text", [b"a\x01b", b"\xff", b"\xc3", b"\\x", b"\\ud800"])
def test_a_text_that_is_none_leaves_the_list_to_the_patient_reader(text: bytes) -> None:
    data = json.dumps(views(MANY)).encode()
    place = data.index(b"12:08:20")
    assert cut_lists(data) is not None
    assert cut_lists(data[:place] + text + data[place + 1 :]) is None


def test_only_so_many_values_become_objects() -> None:
    """Two hundred numbers and one odd record with three fields: a little more than two hundred."""
    items = [{"Date": "x", "Likes": n} for n in range(200)]
    data = json.dumps([*items, {"A": 1, "B": 2, "C": 3}]).encode()
    cut = cut_lists(data, 300)
    assert cut is not None
    assert 90 <= cut.room <= 100
    assert cut_lists(data, 150) is None


def test_a_key_that_an_odd_record_repeats_leaves_the_list_to_the_patient_reader() -> None:
    data = json.dumps([*views(MANY), {"A": 1}]).encode()
    assert cut_lists(data) is not None
    assert cut_lists(data.replace(b'{"A": 1}', b'{"A": 1, "A": 2}')) is None


@pytest.mark.parametrize(
    "pieces",
    [
        [b'{"A": 1}], "x", [{"B": 2}'],  # more lists than pieces
        [b'{"A": "', b'"}'],  # one item in two pieces
        [b"[", b"]"],
        [b'{"A": 1}], "x", [{"B": "', b'"}'],  # both, which leaves as many as there were
    ],
)
def test_what_is_cut_apart_has_to_be_sound_piece_by_piece(pieces: list[bytes]) -> None:
    shape = shape_of(b'{"A": 1}', b", ")
    assert shape is not None
    ends = np.cumsum([*map(len, pieces)])
    starts = ends - [*map(len, pieces)]
    run = json_records.Run(b"", shape, Joint(b", ", b'{"'))
    assert run._odd(json_records._Rest(b"".join(pieces), starts, ends, 0 * starts)) is None
