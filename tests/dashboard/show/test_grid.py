"""Cells: moments, days and months are written as the language of the run writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard import words
from dashboard.show import grid


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


def _style(name: str, *, whole_days: bool) -> str:
    values = pd.Series(pd.to_datetime(["2026-01-31T12:00:00"]), name=name)
    style = grid.column(values, "", whole_days)["type_config"]["format"]
    assert isinstance(style, str)
    return style


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [("en", "YYYY-MM", "YYYY-MM-DD"), ("nl", "MM-YYYY", "DD-MM-YYYY"),
     ("nb", "MM.YYYY", "DD.MM.YYYY")],
)  # fmt: skip
def test_times_are_written_as_the_language_writes_them(language: str, month: str, day: str) -> None:
    words.use(language)
    assert _style("at", whole_days=False) == f"{day} HH:mm:ss"
    assert _style("first", whole_days=True) == day
    assert _style("month", whole_days=True) == month  # its first day would say too much
    assert _style("after", whole_days=True) == f"{day} HH:mm"
