"""An archive is read the same whether its lists are read by columns or record by record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures import make, odd_txt, refusals
from fixtures.json_places import GENERATIONS
from fixtures.txt_cases import NAMES
from parsers import Export, Fate, Refusal, read_export
from parsers.syntax.json import documents, window
from parsers.syntax.json import records as json_records
from tests.parsers.test_fuzz import ACTS, EXAMPLES, ODD, changed, json_part, places
from tests.test_golden import opened

relaxed = settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


_WITHOUT_JSON = {*NAMES, *odd_txt.CASES, *refusals.CASES, "container_txt_zip"}
"""Cases in which no list is read, so that there is one way only."""

Reading = Callable[[], Export | Refusal]


def by_columns(reading: Reading) -> Export | Refusal:
    """Every list of texts is worth it, in windows that cut through most records."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "_TASTED", 1)
        patch.setattr(json_records, "FEWEST", 1)
        patch.setattr(json_records, "_WORTH_A_WALK", 1)
        patch.setattr(json_records, "_IN_SAMPLE", 1)
        patch.setattr(window, "_WINDOW", 300)
        return reading()


def record_by_record(reading: Reading) -> Export | Refusal:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "_TRIES", 0)
        return reading()


def assert_same(one: Export | Refusal, other: Export | Refusal) -> None:
    if isinstance(one, Refusal) or isinstance(other, Refusal):
        assert one == other
        return
    assert fates(one) == fates(other)
    assert one.states == other.states
    assert one.warnings == other.warnings
    assert (one.generation, one.language, one.files) == (
        other.generation,
        other.language,
        other.files,
    )
    pd.testing.assert_frame_equal(one.unknown, other.unknown)
    for name, frame in one.tables.items():
        if frame.equals(other.tables[name]):  # the same columns, types and values
            continue
        wanted = other.tables[name]
        # Of a field that is there twice, the order of the two is not told.
        pd.testing.assert_frame_equal(_in_order(frame), _in_order(wanted), obj=name)


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the fields of `other` by their names."""
    told = frame["other"].map(
        lambda text: json.dumps(json.loads(text), sort_keys=True), na_action="ignore"
    )
    return frame.assign(other=told)


def fates(export: Export) -> Counter[tuple[str | None, str, Fate, str]]:
    """Leaves by place and fate. Their kinds are told apart more finely by columns."""
    counts: Counter[tuple[str | None, str, Fate, str]] = Counter()
    for entry in export.ledger.entries:
        counts[entry.table, entry.path, entry.fate, entry.detail] += entry.leaves
    return counts


@pytest.mark.parametrize("name", [name for name in make.CASES if name not in _WITHOUT_JSON])
def test_every_case(name: str, tmp_path: Path) -> None:
    case = make.write_case(name, tmp_path)
    assert_same(by_columns(lambda: opened(case)), record_by_record(lambda: opened(case)))


@pytest.mark.parametrize("text", ["plain é", 'q"t', "back\\slash", "line\nend", "\x01", ""])
@pytest.mark.parametrize("odd", [[], [{"Date": "2024-01-01 00:00:00", "Newest": 1, "New": None}]])
def test_fields_that_nobody_knows(text: str, odd: list[object]) -> None:
    view = {"Date": "2024-02-29 12:00:00", "New": "n", "date": "", "Link": "", "Newer": "x"}
    views = [*[{**view, "Newer": f"{n}"} for n in range(300)], *odd, {**view, "New": text}]
    tree = {"Your Activity": {"Watch History": {"VideoList": views}}}
    source = [("user_data_tiktok.json", json.dumps(tree, ensure_ascii=False).encode())]
    one = read_export(source)
    assert isinstance(one, Export)
    table = one.tables["watch_history"]
    assert table["other"].iloc[7] == '{"New": "n", "Newer": "7"}'
    assert json.loads(table["other"].iloc[-1]) == {"New": text, "Newer": "x"}
    assert_same(one, record_by_record(lambda: read_export(source)))


def test_an_empty_key_is_a_key_and_an_item_without_one_stands_alone() -> None:
    view = {"Date": "2024-02-29 12:00:00", "Link": ""}
    views = [*[view] * 300, {"": None}, {"": "x"}, "y", ["z"]]
    tree = {"Your Activity": {"Watch History": {"VideoList": views}}}
    source = [("user_data_tiktok.json", json.dumps(tree).encode())]
    one = read_export(source)
    assert isinstance(one, Export)
    other = one.tables["watch_history"]["other"].dropna().tolist()
    assert other == ['{"": null}', '{"": "x"}', '"y"', '["z"]']
    assert_same(one, record_by_record(lambda: read_export(source)))


@relaxed
@given(st.sampled_from(sorted(GENERATIONS)), st.data(), st.sampled_from([None, 2]))
def test_any_changed_archive(generation: str, data: st.DataObject, indent: int | None) -> None:
    tree = json_part(generation, data)
    where = st.sampled_from(list(places(tree)))
    for _ in range(data.draw(st.integers(1, 6))):
        changed(tree, data.draw(ACTS), data.draw(where), data.draw(ODD), data.draw(where))
    source = [("user_data_tiktok.json", json.dumps(tree, indent=indent).encode())]
    one, other = (lane(lambda: read_export(source)) for lane in (by_columns, record_by_record))
    assert_same(one, other)
