"""Laws of reading that hold for every input, not only for archives that somebody has seen."""

from __future__ import annotations

import json
import random
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.leaves import weight
from parsers import Cause, Export, Fate, Refusal, read_export
from parsers.format.sections import SECTIONS
from parsers.notice import Notice

ROOTS = sorted({s.root for s in SECTIONS} | {"Activity", "Video", "App Settings", "New Root"})
PLACES = sorted(
    {s.name for s in SECTIONS}
    | {"Video Browsing History", "Follower List", "Videos", "Chat History", "New Section"}
)
INNER = sorted(
    {word for s in SECTIONS for _, word in s.inner if word} | {"App", "IsFastLane", "note", "New"}
)
FIELDS = sorted(
    {name for s in SECTIONS for c in s.columns for name in s.fields(c)}
    | {"date", "VideoLink", "Chat Title", "New Field", "Receiver", "Products", "Messages"}
)

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["", " ", "N/A", "None", "2024-02-29 12:00:00", "2024-02-30 12:00:00 UTC"]),
    st.sampled_from(["1969-12-31 23:59:59", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "12"]),
    st.sampled_from(["https://www.tiktokv.com/share/video/7300000000000000000/", "a|b", "a,b"]),
)
any_json = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(FIELDS), st.text(max_size=6)), inner, max_size=4),
    ),
    max_leaves=10,
)
records = st.lists(
    st.one_of(st.dictionaries(st.sampled_from(FIELDS), any_json, max_size=6), any_json), max_size=6
)
contents = st.one_of(any_json, records, st.dictionaries(st.text(max_size=6), records, max_size=3))
sections = st.one_of(
    any_json, records, st.dictionaries(st.sampled_from(INNER), contents, max_size=4)
)
roots = st.one_of(any_json, st.dictionaries(st.sampled_from(PLACES), sections, max_size=5))

relaxed = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def archives(draw: st.DrawFn) -> dict[str, Any]:
    """Anything at any root, and some sections where they belong, with rows of their own fields."""
    tree = draw(st.dictionaries(st.sampled_from(ROOTS), roots, max_size=2))
    known = draw(st.lists(st.sampled_from(SECTIONS), max_size=4, unique_by=lambda s: s.table))
    places: list[tuple[str, str, Any]] = [
        ("Your Activity", "Searches", {"SearchList": [{"Date": "2024-01-01 00:00:00"}]})
    ]  # there in any case, so that nothing is refused as not TikTok's
    for section in known:
        own = [name for column in section.columns for name in section.fields(column)]
        row = st.dictionaries(st.sampled_from([*own, "New Field"]), scalars, max_size=6)
        content: Any = draw(st.lists(row, max_size=4))
        for _, word in reversed(section.inner):
            content = {word: content} if word else content
        places.insert(0, (section.root, section.name, content))
    for root, place, content in places:
        there = tree.get(root)
        tree[root] = {**(there if isinstance(there, dict) else {}), place: content}
    return tree


def read(tree: Any) -> Export:
    export = read_export(json.dumps(tree).encode())
    assert isinstance(export, Export), export
    return export


def filled(export: Export) -> dict[str, pd.DataFrame]:
    """The tables with rows: few of all that there are."""
    return {name: frame for name, frame in export.tables.items() if len(frame)}


def as_rows(export: Export) -> dict[str, list[str]]:
    """Every filled table as a sorted list of rows, to compare readings whose order may differ."""
    return {
        name: sorted(map(repr, frame.itertuples(index=False, name=None)))
        for name, frame in filled(export).items()
    }


@relaxed
@given(archives(), st.randoms(use_true_random=False))
def test_fates_add_up_and_neither_repeating_nor_order_changes_anything(
    tree: dict[str, Any], shuffle: random.Random
) -> None:
    first, again = read(tree), read(tree)
    assert first.ledger.total == first.counted == weight(tree)
    assert Notice.ODD_SECTION not in first.warnings
    assert first.ledger == again.ledger
    assert first.warnings == again.warnings
    assert filled(first).keys() == filled(again).keys()
    assert [n for n, frame in filled(first).items() if not frame.equals(again.tables[n])] == []

    def shuffled(node: Any, level: int) -> Any:
        if not isinstance(node, dict) or level > 2:
            return node
        keys = list(node)
        shuffle.shuffle(keys)
        return {key: shuffled(node[key], level + 1) for key in keys}

    second = read(shuffled(tree, 0))
    assert sorted(map(str, first.ledger.entries)) == sorted(map(str, second.ledger.entries))
    assert first.states == second.states
    assert as_rows(first) == as_rows(second)
    assert first.generation == second.generation


@relaxed
@given(any_json)
def test_any_json_is_read_or_refused(value: Any) -> None:
    result = read_export([("user_data_tiktok.json", json.dumps(value).encode())])
    assert isinstance(result, Export | Refusal)
    if isinstance(result, Export):
        assert result.ledger.total == weight(value)


@relaxed
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    for name in (
        "user_data.json",
        "Watch History.txt",
        "TikTok/Direct Messages/Direct Messages.txt",
    ):
        result = read_export([(name, text.encode("utf-8", "surrogatepass"))])
        assert isinstance(result, Export | Refusal)
        if isinstance(result, Export):
            assert Notice.ODD_SECTION not in result.warnings


@relaxed
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"PK\x05\x06", b"\xef\xbb\xbf{", b"\xff\xfe"):
        assert isinstance(read_export(head + data), Export | Refusal)


def test_a_cut_anywhere_is_read_up_to_there() -> None:
    rows = [{"Date": f"2024-01-01 00:00:{n:02}", "SearchTerm": f"word {n}"} for n in range(20)]
    text = json.dumps({"Your Activity": {"Searches": {"SearchList": rows}}}, indent=1)
    for cut in range(0, 1200, 7):
        whole = text[:cut].count("}")
        result = read_export([("user_data_tiktok.json", text[:cut].encode())])
        if isinstance(result, Refusal):
            assert whole == 0, cut
            assert result.cause in (Cause.EMPTY, Cause.NOT_TIKTOK, Cause.NOTHING_READABLE), cut
        else:
            assert result.tables["searches"]["term"].notna().sum() >= min(whole, 20), cut
            assert result.ledger.count(Fate.UNREADABLE) == 0, cut
