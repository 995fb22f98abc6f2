"""At a glance, worth a look: the answer stands first, and silence is never safety."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.session import Origin, Viewer
from dashboard.words.personas import PERSONAS
from parsers.notice import Notice
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, open_sample, words
from tests.dashboard.pages.often_page import by_hand


def _sem(app: AppTest) -> AppTest:
    return open_sample(app, "sem", page=None, zone="Europe/Amsterdam")


@pytest.mark.parametrize("persona", PERSONAS)
def test_at_a_glance_answers_the_five_questions(blank: AppTest, persona: str) -> None:
    said = words(open_sample(blank, persona, "glance"))
    for question in (
        "How often?", "Which devices?", "Which places?", "Who told TikTok about you?",
        "What was collected?", "What is not in this file?",
    ):  # fmt: skip
        assert question in said
    assert not blank.exception


def test_the_first_sentence_has_the_answers_that_the_file_gives(opened: Open) -> None:
    """Three videos on one day: 10 seconds at least, 10 min at most, and nothing else."""
    said = words(opened(by_hand(), "glance"))
    assert "In this file: **less than 1 min – 10 min a day** (estimated).\n" in said


def test_the_first_sentence_says_nothing_of_what_is_closed(blank: AppTest) -> None:
    app = open_sample(blank, "liv", "glance")
    said = next(line for line in words(app).splitlines() if line.startswith("In this file:"))
    assert "**2** devices and browsers, networks in **2** countries and **10** " in said
    holding().viewer, holding().opened = Viewer.TOGETHER, frozenset()
    said = next(line for line in words(app.run()).splitlines() if line.startswith("In this file:"))
    assert said.endswith(" a day** (estimated).")


def test_beside_the_average_stands_what_it_hides(opened: Open) -> None:
    """Two late evenings, three nights past midnight of which two follow each other; each has the
    day on which it began, 4 and 5 March, as in the chart and on the worksheet. In UTC, and
    an hour later in Amsterdam too."""
    times = ("2025-03-03T22:10", "2025-03-05T00:30", "2025-03-06T01:00", "2025-03-08T22:30",
             "2025-03-12T02:00")  # fmt: skip
    app = opened(exports.export({"watch_history": [{"at": f"{at}:00"} for at in times]}), "glance")
    said = words(app)
    assert "A night is 22:00 to 06:00 here. After midnight: 3 nights." in said
    assert "Most in a row: 2, 4 March 2025 to 5 March 2025." in said
    assert "On half of the days: 0 min or less." in said
    assert "Busiest week, from " in said


def test_what_takes_nothing_from_a_number_is_told_below_it(opened: Open) -> None:
    views = {"watch_history": [{"at": "2025-03-03T23:00:00"}]}
    cut, twice = Notice.CUT, Notice.REPEATS
    app = opened(exports.export(views, warnings=(cut, twice)), "glance")
    assert [box.value for box in app.info] == [cut.sentence]
    assert words(app).index("How often?") < words(app).index(twice.sentence)


def test_a_thing_worth_a_look_leads_to_its_own_card(blank: AppTest) -> None:
    app = open_sample(blank, "liv", "glance")
    (pressed,) = [one for one in app.button if one.key == "glance-worth-payment_and_address"]
    pressed.click().run()
    assert app.header[0].value == "Kept for paying, delivery or forms"
    assert app.header[1].value == "Are these still yours?", "the others in their order"
    app = go(go(app, "glance"), "worth")
    assert app.header[0].value == "Are these still yours?", "and only until one goes on"


def test_a_device_that_stands_out_leads_the_page(blank: AppTest) -> None:
    """Sem's third phone, seen three times, comes before what can be done on any day."""
    app = open_sample(blank, "sem", "glance")
    led = [one.key for one in app.button if str(one.key).startswith("glance-worth-")]
    assert led[:2] == ["glance-worth-device_rare", "glance-worth-contact_still_yours"]
    assert "Seen on a few days only: realme C35." in words(app)


def test_an_empty_file_says_that_it_cannot_say(opened: Open) -> None:
    app = opened(exports.nothing(), "glance")
    assert not app.exception
    assert "In this file:" not in words(app)
    assert words(app).count("This file cannot say:") == 4
    app = go(app, "was")
    assert "That is not a clear result." in words(app)
    app = go(app, "worth")
    assert "Nothing here proves that something is wrong." in words(app)


def test_every_finding_is_named_whatever_came_out(blank: AppTest) -> None:
    from analysis.findings import FINDINGS

    said = words(go(_sem(blank), "worth"))
    assert [one.key for one in FINDINGS if one.words.title not in said] == []


def test_what_to_heed_stands_once_and_before_every_step(blank: AppTest) -> None:
    said = words(go(_sem(blank), "worth"))
    assert said.count("somebody you are afraid of") == 1
    assert said.index("somebody you are afraid of") < said.index("What you can do")


def test_the_step_that_the_file_can_speak_of_says_how_it_stands(opened: Open) -> None:
    rows = {"settings": [{"field": "Private Account", "value": "Enabled"}]}
    app = opened(exports.export(rows), "glance")
    said = [one.value for one in app.caption]
    (told,) = [one for one in said if one.endswith("Private account · In your file: on")]
    assert told.startswith("Settings and privacy > Privacy > Private account")
    holding().viewer, holding().opened = Viewer.TOGETHER, frozenset()
    assert "In your file: on." not in words(app.run())


def test_what_is_done_about_a_device_leads_to_the_page_that_says_it_in_order(
    blank: AppTest,
) -> None:
    """Whom to talk to and what to save first stand there and not beside each finding."""
    app = go(_sem(blank), "worth")
    ways = [link.proto for link in app.main.get("page_link")]
    assert [way.page for way in ways] == ["was"]
    assert ways[0].label == "“Was it me?” says whom you can talk to, and what to do in which order."
    app = go(app, "glance")
    (way,) = [one.proto for one in app.main.get("page_link") if one.proto.page == "was"]
    assert way.label.startswith("Do you think that somebody else is in your account?")
    holding().viewer = Viewer.ROOM
    holding().origin = Origin.OWN
    for page in ("worth", "glance", "places", "devices"):
        said = [one.proto.page for one in go(app, page).main.get("page_link")]
        assert "was" not in said, f"{page}: nobody is asked in a room"
