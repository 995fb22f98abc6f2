"""The claims of the press: each has a screen that exists, or the reason why it has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.background.questions import questions
from dashboard.pages import PAGES

_ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[1] / "docs/claims.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]


def test_all_of_them_are_there_in_order() -> None:
    assert [int(number) for number, _claim, _where in _ROWS] == list(range(1, 39))


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[0])
def test_each_is_answered_by_a_screen_that_exists_or_says_why_not(row: list[str]) -> None:
    where = row[2]
    pages, cards = re.findall(r"\*([^*]+)\*", where), re.findall(r"“([^”]+)”", where)
    assert set(pages) <= {page.title for page in PAGES}
    assert set(cards) <= {question.title for question in questions()}
    assert pages or cards or where.startswith("No screen: ")


def test_every_card_answers_one_of_them() -> None:
    told = {card for row in _ROWS for card in re.findall(r"“([^”]+)”", row[2])}
    assert told == {question.title for question in questions()}
