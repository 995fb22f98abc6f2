"""The quests: there with made-up data only, and answered from it as it was planted."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import quests
from dashboard.store import session
from dashboard.store.session import Origin
from dashboard.words.personas import PERSONAS
from dashboard.words.quests import OF_PERSONA, QUESTS
from fixtures.make import sample_zip
from fixtures.personas import PERSONAS as MADE
from parsers import Export, read_export
from tests.dashboard.conftest import go, press, words


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, quests.Answer | None]]:
    found = {}
    for name, persona in PERSONAS.items():
        export = read_export(sample_zip(name))
        assert isinstance(export, Export)
        found[name] = quests.answers(export.tables, persona.zone)
    return found


def test_each_made_up_life_is_offered_and_has_quests() -> None:
    assert list(PERSONAS) == list(MADE) == list(OF_PERSONA)
    assert {key for keys in OF_PERSONA.values() for key in keys} == set(QUESTS)


def test_every_quest_of_a_life_has_an_answer(
    answers: dict[str, dict[str, quests.Answer | None]],
) -> None:
    for name, keys in OF_PERSONA.items():
        assert [key for key in keys if answers[name][key] is None] == []


def test_the_answers_are_what_was_planted(
    answers: dict[str, dict[str, quests.Answer | None]],
) -> None:
    """The days are those of the planted lives; the counts are counted from the planted rows."""
    sem, ida, liv = (answers[name] for name in ("sem", "ida", "liv"))
    assert sem["rare_device"] == quests.Answer({"moments": 3}, country="BE", words=("realme C35",))
    assert sem["small_hours"] == quests.Answer(
        {"nights": 10, "row": 10}, {"first": day("2026-04-06"), "last": day("2026-04-15")}
    )
    assert sem["shoes"] == quests.Answer(
        {"events": 5},
        {"first": day("2026-03-11"), "last": day("2026-03-19")},
        words=("Skateshop Voorbeeld",),
    )
    assert sem["too_young"] == quests.Answer({"age": 15, "messages": 90, "bought": 1})
    assert (ida["too_young"], liv["too_young"]) == (None, None), "grown-ups"
    assert sem["trip"] is not None
    assert (sem["trip"].country, sem["trip"].days["last"]) == ("AT", day("2026-02-20"))
    assert ida["new_phone"] is not None
    assert ida["new_phone"].words == ("Pixel 7a",)
    assert ida["trip"] is not None
    assert ida["trip"].country == "ES"
    assert ida["knew_of_trip"] == quests.Answer(
        {"events": 7},
        {"first": day("2023-06-18"), "last": day("2023-06-30")},
        words=("Reisebyrået Eksempel",),
    )
    assert liv["most_told"] == quests.Answer({"events": 46}, words=("Boekhuis Voorbeeld",))
    assert liv["knew_of_trip"] is not None
    assert liv["knew_of_trip"].words == ("Reisbureau Fictief",)
    assert liv["longest"] is not None
    minutes = MADE["liv"].planted()["longest_session"]["minutes"]
    assert liv["longest"].numbers == {"minutes": round(minutes)}


def test_a_file_without_rows_has_no_answers() -> None:
    export = read_export(
        b'{"Your Activity": {"Searches": {"SearchList": [{"Date": "", "SearchTerm": "a"}]}}}'
    )
    assert isinstance(export, Export)
    assert set(quests.answers(export.tables, "Europe/Oslo").values()) == {None}


@pytest.mark.parametrize("name", list(PERSONAS))
def test_the_page_asks_what_belongs_to_the_life_that_was_chosen(start: AppTest, name: str) -> None:
    start.radio(key="start-persona").set_value(name).run()
    press(start, "Try made-up data")
    press(start, "Just me")
    go(start, "quests")
    assert not start.exception
    said = words(start)
    for key, quest in QUESTS.items():
        assert (quest.question in said) is (key in OF_PERSONA[name]), key
    assert PERSONAS[name].name in said
    assert "{" not in said


def test_the_page_is_closed_for_a_file_of_ones_own(opened: Callable[..., AppTest]) -> None:
    export = read_export(sample_zip())
    assert isinstance(export, Export)
    app = opened(export, None)
    (entry,) = session._store.values()
    entry.holding.origin = Origin.OWN
    go(app, "quests")
    assert "Quests are for made-up data" in words(app)
    assert not [quest for quest in QUESTS.values() if quest.question in words(app)]
    assert "Quests" not in [link.proto.label for link in app.sidebar.get("page_link")]
