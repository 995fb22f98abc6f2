"""Searches and people: closed first, numbers before words, one conversation at a time."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import session
from dashboard.store.session import Part, Viewer
from fixtures.sample import planted
from fixtures.sample_words import FRIENDS, ME
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import (
    Open,
    cells,
    choose,
    go,
    press,
    sample_on,
    table_at,
    window,
    words,
)


@pytest.fixture
def sample() -> AppTest:
    return press(sample_on("said"), "Open this page")


def _message(at: str, sender: str, conversation: str, text: str) -> dict[str, Any]:
    return {"at": at, "sender": sender, "conversation": conversation, "text": text}


def _small() -> Export:
    """Three searches, two conversations, one follower; words of three kinds."""
    return exports.export(
        {
            "profile": [{"field": "userName", "value": "own.name"}],
            "searches": [
                {"at": "2025-01-31T23:30:00", "term": "asthma spray"},
                {"at": "2025-02-01T10:00:00", "term": "asthma"},
                {"at": "2025-02-01T10:30:00", "term": "suicide"},
            ],
            "comments": [{"at": "2025-02-01T11:00:00", "text": "see you in church"}],
            "direct_messages": [
                _message("2025-01-01T10:00:00", "own.name", "blue.bird", "hello bird"),
                _message("2025-01-01T10:01:00", "blue.bird", "blue.bird", "hello you"),
                _message("2025-02-01T10:00:00", "own.name", "red.fox", "hello fox"),
            ],
            "followers": [{"at": "2024-12-01T00:00:00", "user": "Blue.Bird"}],
            "following": [{"at": "2024-11-01T00:00:00", "user": "red.fox"}],
            "gifts_sent": [{"at": "2025-01-01T00:00:00", "amount": "5", "user": "red.fox"}],
            "gifts_bought": [{"at": "2025-01-01T00:00:00", "price": "0.99"}],
        }
    )


@pytest.fixture
def small(opened: Open) -> AppTest:
    return press(opened(_small(), "said"), "Open this page")


def test_the_page_is_closed_at_first(opened: Open) -> None:
    app = opened(_small(), "said")
    assert not app.dataframe
    assert not app.get("plotly_chart")
    assert "This page is closed." in words(app)
    assert {tile.label: tile.value for tile in app.metric} == {
        "Searches": "3",
        "Private messages": "3",
        "Followers": "1",
        "Following": "1",
    }


def test_a_section_that_is_absent_gets_no_nought(opened: Open) -> None:
    app = opened(exports.export({"searches": [{"at": None, "term": "soup"}]}), "said")
    assert {tile.label: tile.value for tile in app.metric} == {"Searches": "1"}


def test_the_planted_numbers_are_on_the_page(sample: AppTest) -> None:
    counts, said = planted()["counts"], words(sample)
    assert f"Searches: {counts['searches']}. Different ones: " in said
    assert f"5 conversations with {counts['direct_messages']} messages." in said
    assert (
        f"On the day of the file: Followers {counts['followers']}, "
        f"Following {counts['following']}." in said
    )
    assert "There is no such account in this file." in said  # all friends follow back
    assert "You sent 1 gift to 1 account. The amounts add up to 1." in said
    assert not sample.warning


def test_no_real_name_stands_on_the_page_until_it_is_asked_for(sample: AppTest) -> None:
    everybody = [*FRIENDS, ME, "samen.breien"]
    shown = words(sample) + cells(sample)
    assert not [name for name in everybody if name in shown]
    made_up = table_at(sample, "said-direct_messages")["conversation"].tolist()
    assert len(set(made_up)) == 5
    sample.run()
    assert table_at(sample, "said-direct_messages")["conversation"].tolist() == made_up
    sample.toggle(key="said-names").set_value(True).run()
    assert set(table_at(sample, "said-direct_messages")["conversation"]) == set(FRIENDS)
    assert "samen.breien" not in cells(sample)


def test_conversations_are_counted_both_ways(small: AppTest) -> None:
    small.toggle(key="said-names").set_value(True).run()
    listed = table_at(small, "said-direct_messages")
    assert listed[["conversation", "messages", "sent", "received"]].values.tolist() == [
        ["blue.bird", 2, 1, 1],
        ["red.fox", 1, 1, 0],
    ]
    back = table_at(small, "said-not-back")
    assert back[["conversation", "sent", "follow"]].values.tolist() == [["red.fox", 1, "Yes"]]


def test_a_text_opens_for_one_conversation_and_no_other(small: AppTest) -> None:
    assert "hello" not in words(small) + cells(small)
    choose(small, "said-direct_messages", 0)
    press(small, "Open this one conversation")
    assert window(small, "sender")["text"].tolist() == ["hello bird", "hello you"]
    small.session_state["table"] = None
    choose(small, "said-direct_messages", 1)
    press(small, "Open this one conversation")
    assert window(small, "sender")["text"].tolist() == ["hello fox"]


def test_words_lead_to_their_searches(small: AppTest) -> None:
    listed = table_at(small, "said-words")
    assert listed[["word", "searches"]].values.tolist() == [["asthma", 2]]
    choose(small, "said-words", 0)
    press(small, "See these searches")
    assert window(small, "term")["term"].tolist() == ["asthma spray", "asthma"]


@pytest.mark.parametrize(
    ("zone", "months", "hour"),
    [
        ("UTC", "3 searches in 2 months. The busiest is February 2025, with 2 searches.", "10:00"),
        ("Asia/Tokyo", "3 searches in 1 month. The busiest is February 2025", "19:00"),
    ],
)
def test_when_follows_the_zone(small: AppTest, zone: str, months: str, hour: str) -> None:
    small.session_state["zone"] = zone
    go(small, "said")
    alts = [chart.proto.alt for chart in small.get("plotly_chart")]
    assert alts[0].startswith(months)
    assert alts[1] == (f"The busiest hour begins at {hour}, with 2 searches. Time zone: {zone}.")


def test_words_that_may_reveal_are_folded_and_say_nothing_of_the_person(small: AppTest) -> None:
    folded = words(small)
    assert "Words that can be personal" in folded
    assert "You may have searched for a friend, for school, or because of a film." in folded
    assert not [e for e in small.dataframe if e.key == "said-topics"]
    small.toggle(key="said-reveal").set_value(True).run()
    listed = table_at(small, "said-topics")
    assert listed[["sensitive", "rows", "words"]].values.tolist() == [
        ["Health", 2, 1],
        ["Religion", 1, 1],
    ]
    choose(small, "said-topics", 1)
    found = table_at(small, "said-topic-words")
    assert found[["found", "name", "rows"]].values.tolist() == [["church", "Your comments", 1]]
    choose(small, "said-topic-words", 0)
    press(small, "See these entries")
    assert window(small, "text")["text"].tolist() == ["see you in church"]


def test_self_harm_stands_apart_without_a_count_and_with_help(small: AppTest) -> None:
    assert "113" not in words(small)
    small.toggle(key="said-reveal").set_value(True).run()
    said = words(small)
    assert "Netherlands: 113. Belgium: 1813. Norway: 116 123." in said
    assert "Norway 116 111" in said, "a line for children"
    assert said.index("Call **112**") < said.index("Netherlands: 113")
    assert "Hurting yourself" not in cells(small)
    assert "suicid" not in cells(small) + words(small)
    small.toggle(key="said-care").set_value(True).run()
    assert table_at(small, "said-care-words")["found"].tolist() == ["suicide"]


def test_nobody_is_told_of_help_who_wrote_no_such_word(sample: AppTest) -> None:
    sample.toggle(key="said-reveal").set_value(True).run()
    said = words(sample)
    assert "No word from the list is in your searches or comments." in said
    assert "113" not in said


@pytest.mark.parametrize("viewer", [Viewer.TOGETHER, Viewer.ROOM])
def test_who_is_not_alone_never_gets_names_or_words(opened: Open, viewer: Viewer) -> None:
    app = opened(_small(), "said")
    for entry in session._store.values():
        entry.holding.viewer = viewer
        if viewer is Viewer.TOGETHER:
            assert "This stays closed:" in words(app.run())
            assert not [one for one in app.button if one.label == "Open this page"]
            entry.holding.opened = frozenset({Part.PEOPLE})
    press(app.run(), "Open this page")
    for key in ("said-names", "said-reveal", "said-gift-names", "said-care"):
        if [toggle for toggle in app.toggle if toggle.key == key]:
            app.toggle(key=key).set_value(True).run()
    for key in ("said-topics", "said-words", "said-direct_messages"):
        choose(app, key, 0)
    shown = words(app) + cells(app)
    for private in ("blue.bird", "red.fox", "asthma", "church", "Health", "suicide", "hello"):
        assert private not in shown
    assert not app.warning


def test_an_own_name_that_is_not_stated_is_called_a_guess(opened: Open) -> None:
    rows = [_message("2025-01-01T10:00:00", "a", "b", "x")]
    app = press(opened(exports.export({"direct_messages": rows}), "said"), "Open this page")
    said = words(app)
    assert "We guess that it is the one that writes in most conversations." in said
    assert "“Followers” is not in this file." in said
    rows = [{**rows[0], "sender": None}]
    app = press(opened(exports.export({"direct_messages": rows}), "said"), "Open this page")
    assert "sent and received are unknown" in words(app)


def test_a_conversation_without_a_name_can_be_chosen(opened: Open) -> None:
    rows = [_message("2025-01-01T10:00:00", "a", "b", "x"), {"text": "nobody", "sender": "a"}]
    app = press(opened(exports.export({"direct_messages": rows}), "said"), "Open this page")
    listed = table_at(app, "said-direct_messages")
    choose(app, "said-direct_messages", listed["conversation"].isna().tolist().index(True))
    press(app, "Open this one conversation")
    assert window(app, "text")["text"].tolist() == ["nobody"]


@pytest.mark.parametrize("export", [exports.nothing(), exports.small()])
def test_an_empty_and_a_partial_file_are_pages_too(opened: Open, export: Export) -> None:
    app = press(opened(export, "said"), "Open this page")
    app.toggle(key="said-reveal").set_value(True).run()
    said = words(app)
    assert "“Private messages” is not in this file. That does not prove TikTok has none." in said
    assert "“Gifts sent” is not in this file." in said
    assert not app.warning


def test_text_of_a_stranger_stays_in_cells(opened: Open) -> None:
    app = press(opened(exports.hostile(), "said"), "Open this page")
    app.toggle(key="said-names").set_value(True).run()
    choose(app, "said-direct_messages", 0)
    assert not app.warning
    kinds = ("title", "header", "subheader", "markdown", "caption", "info")
    said = "\n".join(element.value for kind in kinds for element in app.get(kind))
    assert "picture.example" not in said + "".join(button.label for button in app.button)
    assert exports.HOSTILE in [element.value for element in app.text]
    for chart in app.get("plotly_chart"):
        assert "picture.example" not in chart.proto.spec
