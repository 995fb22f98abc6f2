"""The workshop's papers: as the made-up data says, whole in each language, fit to print."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import pytest

from dashboard import words
from dashboard.report import workshop
from dashboard.report.guide import LONG, SHORT, WHY_OWN, Timing
from dashboard.words import _
from dashboard.words.quests import QUESTS

_QUOTED = re.compile("[“«„](.+?)[”»]")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use("en")


def paper(name: str, language: str) -> str:
    return (workshop.FOLDER / f"{name}.{language}.html").read_text(encoding="utf-8")


def test_the_papers_are_what_the_made_up_data_and_the_words_give() -> None:
    made = dict(workshop.papers())
    assert len(made) == 3 * len(words.LANGUAGES)
    kept = {path.name: path.read_text(encoding="utf-8") for path in workshop.FOLDER.iterdir()}
    assert kept.keys() == made.keys()
    stale = [name for name in made if kept[name] != made[name]]
    assert stale == [], "run: python -m dashboard.report.workshop"


@pytest.mark.parametrize(
    ("language", "found"),
    [
        (
            "en",
            ("Belgium", "realme C35", "from the night of 6 April 2026 to that of 15 April 2026"),
        ),
        ("nl", ("België", "Skateshop Voorbeeld", "11 maart 2026")),
        ("nb", ("Østerrike", "Pixel 7a", "Reisebyrået Eksempel", "18.\xa0juni 2023")),
    ],
)
def test_the_answers_say_what_was_planted(language: str, found: tuple[str, ...]) -> None:
    said = unescape(paper("answers", language))
    assert [words for words in found if words not in said] == []


def test_the_worksheet_holds_no_answer() -> None:
    for language in words.LANGUAGES:
        said = paper("worksheet", language)
        for word in ("realme", "Skateshop", "Reisbureau", "Pixel", "Eksempel"):
            assert word not in said


def test_the_guide_says_why_own_files_stay_on_own_computers() -> None:
    for language in words.LANGUAGES:
        words.use(language)
        said = unescape(paper("guide", language))
        assert _("Their own files stay on their own computers") in said
        assert [why for why in WHY_OWN if _(why) not in said] == []


@pytest.mark.parametrize(("timing", "whole"), [(SHORT, 45), (LONG, 85)])
def test_the_timing_fills_the_time_without_a_gap(timing: Timing, whole: int) -> None:
    assert timing[0][0] == 0
    assert timing[-1][1] == whole
    assert all(one[1] == two[0] for one, two in itertools.pairwise(timing))
    assert all(first < last for first, last, _what in timing)


class _Shape(HTMLParser):
    """The headings and what a page would ask for from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.asked: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.asked += [name for name, _value in attrs if name in ("src", "href", "action")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", ["guide", "worksheet", "answers"])
def test_a_paper_prints_and_asks_for_nothing(name: str, language: str) -> None:
    text = paper(name, language)
    shape = _Shape()
    shape.feed(text)
    assert shape.open == []
    assert shape.asked == []
    assert "url(" not in text
    assert "@media print" in text
    assert f'<html lang="{language}">' in text
    assert shape.levels[0] == 1
    assert all(two - one <= 1 for one, two in itertools.pairwise(shape.levels))


@pytest.mark.parametrize("language", words.LANGUAGES[1:])
def test_a_hint_names_pages_and_headings_as_the_screen_does(language: str) -> None:
    words.use("en")
    named = {key: _QUOTED.findall(quest.hint) for key, quest in QUESTS.items()}
    words.use(language)
    wrong = {
        key: (name, _(name))
        for key, names in named.items()
        for name in names
        if _(name) not in _(QUESTS[key].hint)
    }
    assert wrong == {}
