"""The entries of a finding as a card has them: cells of text that fit beside each other."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import FINDINGS
from analysis.findings.answers import Answer
from analysis.findings.finding import Outcome
from dashboard.pieces import worth


def _items(*flags: tuple[bool, bool, bool]) -> pd.DataFrame:
    (finding,) = [one for one in FINDINGS if one.key == "device_new_country_new"]
    told = pd.DataFrame(list(flags), columns=["neighbour", "mobile", "relay"])
    told.insert(0, "country", ["BE", "NO"][: len(flags)])
    return worth.items(None, Answer(finding, Outcome.FOUND, finding.level, told), "UTC")


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (((True, True, False),), ["neighbour country, mobile network"]),
        (
            ((False, False, True), (False, False, False)),
            ["a network that can hide another one", ""],
        ),
    ],
)
def test_what_is_only_so_or_not_stands_in_one_column(
    flags: tuple[tuple[bool, bool, bool], ...], said: list[str]
) -> None:
    shown = _items(*flags)
    assert list(shown.columns) == ["country", "explains"]
    assert shown["explains"].tolist() == said


def test_where_nothing_is_so_there_is_no_column_for_it() -> None:
    shown = _items((False, False, False))
    assert list(shown.columns) == ["country"]
    assert shown["country"].tolist() == ["Belgium"]
