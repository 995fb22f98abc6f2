"""Questions you may have: what the file says comes first, and what is closed says nothing."""

from __future__ import annotations

from datetime import date

from analysis.background import questions
from analysis.dated import is_old
from dashboard.pages import PAGES
from dashboard.store.session import Part, Viewer
from parsers.export import Export
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, words


def _given() -> Export:
    told = ["Willow Street Books", "Willow Street Books", "Otter Travel"]
    return exports.export(
        {
            "off_tiktok_activity": [{"company": name} for name in told],
            "direct_messages": [
                {"at": "2025-02-01T10:00:00", "conversation": name, "text": "x"} for name in "aabc"
            ],
            "login_history": [
                {"at": "2025-03-01T10:00:00", "ip": f"198.51.100.{n}", "device_model": "A"}
                for n in (1, 1, 2)
            ],
        }
    )


def test_each_goes_to_a_page_that_exists_and_to_a_measure_that_exists() -> None:
    from dashboard.pages.questions import _MEASURES

    known = {page.key for page in PAGES}
    asked = questions.questions()
    assert [one.key for one in asked if one.page not in known] == []
    assert {one.measure for one in asked if one.measure} == set(_MEASURES)
    assert len({one.key for one in asked}) == len(asked) >= 15


def test_a_fact_is_old_after_a_year() -> None:
    assert questions.checked() == date(2026, 11, 25)
    assert not is_old(questions.checked(), date(2027, 10, 31))
    assert is_old(questions.checked(), date(2027, 11, 1))


def test_facts_are_looked_at_again_within_fifteen_months() -> None:
    today, seen = date.today(), questions.checked()
    assert (today.year - seen.year) * 12 + today.month - seen.month < 15, "check the sources again"


def test_numbers_of_the_file_come_first(opened: Open) -> None:
    app = opened(_given(), "questions")
    said = words(app)
    assert "2 companies told TikTok of 3 events." in said
    assert "3 conversations." in said
    assert "2 internet addresses, with their times." in said
    assert "The oldest entry is of 1 February 2025." in said
    titles = [one.label for one in app.expander]
    assert titles.index("Who tells TikTok about me?") < titles.index("Does my data go to China?")


def test_each_way_on_bears_the_name_of_the_page_it_leads_to(opened: Open) -> None:
    app = opened(_given(), "questions")
    titles = {page.key: page.title for page in PAGES}
    ways = [link.proto for link in app.main.get("page_link")]
    assert len(ways) == len(questions.questions())
    assert [way.label for way in ways] == [titles[way.page] for way in ways]


def test_together_nothing_closed_is_counted(opened: Open) -> None:
    app = opened(_given(), "questions")
    holding().viewer = Viewer.TOGETHER
    said = words(go(app, "questions"))
    for closed in (
        "2 companies",
        "3 conversations",
        "2 internet addresses",
        "February 2025",
        "(4)",
    ):
        assert closed not in said
    holding().opened = frozenset({Part.MESSAGES})
    said = words(go(app, "questions"))
    assert "3 conversations." in said
    assert "2 internet addresses" not in said


def test_what_could_not_be_checked_says_so(opened: Open) -> None:
    """Five claims of the press of which nobody can know anything from a file, or nothing sure."""
    app = opened(_given(), "questions")
    said = {fold.label: "\n".join(m.value for m in fold.get("markdown")) for fold in app.expander}
    seen = {fold.label: "\n".join(m.value for m in fold.get("caption")) for fold in app.expander}
    for title in ("Does TikTok make some opinions larger?", "Does another company watch over it?"):
        assert "This cannot be seen in a file." in said[title]
        assert "Not verified." in seen[title]
    assert "This cannot be seen in a file." in said["Does the Chinese government get my data?"]
    assert "This cannot be seen in a file." in said["Who does TikTok share my data with?"]
    assert "3 categories with data." in said["Does TikTok collect more than other apps?"]
    assert "3 tables that you can save." in said["Can I take my data elsewhere?"]


def test_an_empty_file_has_all_questions_and_one_number(opened: Open) -> None:
    """Only what no file holds can be counted without anything in it."""
    app = opened(exports.export({}), "questions")
    assert "For 1 of them your file has a number" in words(app)
    assert len(app.expander) >= len(questions.questions())


def test_sessions_a_day_are_those_of_the_days_that_are_counted(opened: Open) -> None:
    """Two days of views with a session each; likes of the year before are no part of it."""
    likes = [
        {"at": f"2024-{month:02}-{day:02}T10:00:00"} for month in (1, 2) for day in range(1, 21)
    ]
    views = [{"at": "2025-03-03T12:00:00"}, {"at": "2025-03-04T12:00:00"}]
    app = opened(exports.export({"watch_history": views, "likes": likes}), "questions")
    assert "about 1 sessions a day on the 2 days" in words(app)
    tiles = {tile.label: tile.value for tile in go(app, "often").metric}
    assert tiles["Sessions in these days"] == "2"
