"""Long lists that are read by columns come out exactly as when each record is read by itself."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers import Export, read_export
from parsers.syntax.json import documents as json_documents
from parsers.syntax.json import records as json_records
from parsers.syntax.json import window
from parsers.syntax.json.documents import Cut, cut_lists, parse, put_back
from parsers.tree import Batch, Tree

relaxed = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

VIEW = {"Date": "2024-02-29 12:00:00", "Link": "https://www.tiktokv.com/share/video/73/"}


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list of two records is worth it, in windows that cut through most records."""
    monkeypatch.setattr(json_documents, "_TASTED", 1)
    monkeypatch.setattr(json_records, "FEWEST", 2)
    monkeypatch.setattr(json_records, "_WORTH_A_WALK", 2)
    monkeypatch.setattr(json_records, "_IN_SAMPLE", 1)
    monkeypatch.setattr(window, "_WINDOW", 256)


def spread(tree: Tree) -> Tree:
    if isinstance(tree, Batch):
        return [*tree.records()]
    if isinstance(tree, dict):
        return {key: spread(value) for key, value in tree.items()}
    return [spread(item) for item in tree] if isinstance(tree, list) else tree


def batches(tree: Tree) -> list[Batch]:
    if isinstance(tree, Batch):
        return [tree]
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [batch for value in inner for batch in batches(value)]


# Any records in any layout

texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", '"', "\\", '\\"', '{"Date":"', '},{"Date":"', "[{", "é", "\ud7ff", "\n"]),
    st.text(alphabet='{}[],:"\\ aé', max_size=8),
)
keys = st.lists(st.sampled_from(["Date", "Link", "a b", "é", 'q"', ""]), min_size=1, unique=True)
scalars = st.one_of(
    texts, st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(-1e9, 1e9)
)
odd_items = st.one_of(
    scalars,
    st.dictionaries(st.sampled_from(["Date", "Link", "Extra"]), scalars, max_size=3),
    st.dictionaries(st.text(max_size=3), st.lists(scalars, max_size=2), max_size=2),
)
layouts = st.sampled_from(
    [
        {"separators": (",", ":")}, {}, {"indent": 2}, {"indent": 1, "ensure_ascii": False},
        {"separators": (" , ", " : ")}, {"separators": (",\n", ":\t"), "ensure_ascii": False},
    ]
)  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> list[Any]:
    """Records of one shape, with odd items anywhere among them."""
    names = draw(keys)
    wide = draw(st.sampled_from([texts, st.just("2024-02-29 12:00:00")]))
    record = st.fixed_dictionaries(dict.fromkeys(names, wide))
    items: list[Any] = draw(st.lists(record, min_size=2, max_size=12))
    for item in draw(st.lists(odd_items, max_size=3)):
        items.insert(draw(st.integers(0, len(items))), item)
    return items


documents = st.one_of(
    st.dictionaries(st.text(max_size=3), st.one_of(lists(), scalars), max_size=4),
    st.dictionaries(st.text(max_size=3), st.dictionaries(texts, lists(), max_size=3), max_size=3),
    st.lists(st.one_of(lists(), scalars), max_size=3),
    lists(),
)


@relaxed
@given(documents, layouts)
def test_a_document_comes_out_as_it_went_in(
    eager: None, document: Any, layout: dict[str, Any]
) -> None:
    data = json.dumps(document, **layout).encode("utf-8", "surrogatepass")
    found = parse(data)
    assert found is not None
    assert [spread(tree) for tree in found.trees] == [orjson.loads(data)]
    assert all(batch.regular >= 2 for tree in found.trees for batch in batches(tree))


@relaxed
@given(lists(), layouts, st.data())
def test_broken_text_is_never_taken_for_sound(
    eager: None, items: list[Any], layout: dict[str, Any], data: st.DataObject
) -> None:
    text = bytearray(json.dumps({"List": [VIEW, VIEW, *items]}, **layout).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        sign = data.draw(st.sampled_from(b'"\\{}[],: \n\x00\x0b\x0caA1\xff\xc3'))
        text[place : place + data.draw(st.integers(0, 2))] = bytes([sign])
    cut = cut_lists(text)
    try:
        expected = orjson.loads(text)
    except orjson.JSONDecodeError:
        assert cut is None or not sound(cut)
        return
    if cut is not None and sound(cut):
        assert whole_of(cut) == expected


def sound(cut: Cut) -> bool:
    try:
        return put_back(orjson.loads(cut.rest), cut.lists)
    except orjson.JSONDecodeError:
        return False


def whole_of(cut: Cut) -> Tree:
    tree = orjson.loads(cut.rest)
    put_back(tree, cut.lists)
    return spread(tree)


# What is taken and what is left, worked out by hand

MANY = 1000
"""Records that fill several windows of the usual size when there are a hundred times as many."""


def views(number: int) -> list[Any]:
    return [{**VIEW, "Date": f"2024-02-29 12:{n // 60 % 60:02}:{n % 60:02}"} for n in range(number)]


@pytest.mark.parametrize("layout", [{"separators": (",", ":")}, {"indent": 2}, {}])
def test_a_long_list_is_taken_whole(layout: dict[str, Any]) -> None:
    items = views(100 * MANY)
    cut = cut_lists(json.dumps({"A": {"List": items}, "B": 1}, **layout).encode())
    assert cut is not None
    [batch] = cut.lists.values()
    assert (batch.regular, len(batch.odd), len(cut.rest) < 100) == (100 * MANY, 0, True)
    assert [*batch.records()] == items


def test_odd_items_keep_their_places() -> None:
    items = views(MANY)
    items[500:500] = [None, {"Date": "2024-02-29 12:00:00"}, {**VIEW, "Extra": 1}]
    items[900] = {**VIEW, "Link": 'He said "hi"\n'}  # escaped, but of the same shape
    cut = cut_lists(json.dumps([[], items]).encode())
    assert cut is not None
    [batch] = cut.lists.values()
    # What is no object stands together with the record before it.
    assert set(batch.odd) == {499, 500, 501, 502}
    assert [*batch.records()] == items


def test_the_first_items_may_be_odd() -> None:
    items = [{"Link": "x"}, {"Date": None}, *views(MANY)]
    cut = cut_lists(json.dumps(items).encode())
    assert cut is not None
    [batch] = cut.lists.values()
    assert (batch.regular, batch.odd) == (MANY, {0: {"Link": "x"}, 1: {"Date": None}})
    assert [*batch.records()] == items


@pytest.mark.parametrize(
    "items",
    [
        views(100),  # too few
        [{"Date": "x", "Items": ["y"]}] * MANY,
        [{"é": "x"}] * MANY,
    ],
)
def test_other_lists_are_left_alone(items: list[Any]) -> None:
    assert cut_lists(json.dumps({"List": items}).encode()) is None


@pytest.mark.parametrize(
    ("broken", "sounds"),
    [
        (b'{"A":LIST,"A":1}', True),  # the key comes again, and the list would be lost
        (b'{"A":"LIST"}', False),
        (b"{LIST:1}", True),
        (b'{"A":"\\LIST"}', False),
        (b'{"A":LIST LIST}', False),
    ],
)
def test_a_list_that_is_no_value_is_not_put_back(broken: bytes, sounds: bool) -> None:
    inner = json.dumps(views(MANY)).encode()
    cut = cut_lists(broken.replace(b"LIST", inner))
    assert cut is not None
    try:
        tree = orjson.loads(cut.rest)
    except orjson.JSONDecodeError:
        assert not sounds
        return
    assert sounds
    assert not put_back(tree, cut.lists)


@pytest.mark.parametrize("blank", ["\v", "\f", "\xa0", "/**/"])
def test_what_is_no_blank_in_json_is_none_here(blank: str) -> None:
    text = json.dumps(views(MANY)).replace(", {", f",{blank} {{")
    assert cut_lists(text.encode()) is None


@pytest.mark.parametrize("odd", [b'{"Date":"a","Date":"b"}', b'{"Date":"a","Date":"b","Link":"c"}'])
def test_a_repeated_key_in_a_long_list_is_kept(odd: bytes) -> None:
    inner = json.dumps(views(MANY), separators=(",", ":")).encode()
    data = (
        b'{"Activity":{"Video Browsing History":{"VideoList":' + inner[:-1] + b"," + odd + b"]}}}"
    )
    export = read_export(data)
    assert isinstance(export, Export)
    repeated = export.tables["watch_history"].iloc[-1]
    assert len(export.tables["watch_history"]) == MANY + 1
    assert "b" in repeated["other"] or "b" in (repeated["link"] or "")


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("odd", ['"]"', '"[["', '["a", {"b": [1]}]', '[{"Date": "x"}, []]', "[]"])
def test_a_list_ends_at_the_bracket_that_closes_it(odd: str) -> None:
    """Brackets in texts and in lists inside of records, in windows that cut through them."""
    view = json.dumps(VIEW)
    views = [view if number % 5 else f'{view[:-1]}, "Tags": {odd}}}' for number in range(60)]
    for last in (view, views[0]):
        one = f"[{', '.join([*views, last])}]"
        text = f'{{"a": {one}, "b": "]", "c": {one}}}'
        cut = cut_lists(text.encode())
        assert cut is not None
        assert len(cut.lists) == 2
        tree = orjson.loads(cut.rest)
        assert put_back(tree, cut.lists)
        assert spread(tree) == json.loads(text)
