"""Was it me: safety first, three answers, steps once, and what can be saved and printed."""

from __future__ import annotations

import csv
import io

from streamlit.testing.v1 import AppTest

from dashboard.store.session import Origin, Part, Viewer
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, holding, open_sample, press, words

_OWN = [
    {"at": f"2026-03-{day:02}T18:00:00", "ip": "203.0.113.1", "device_model": "SM-A346B"}
    for day in range(1, 9)
]
_RARE = [
    {"at": "2026-03-05T17:23:00", "ip": "203.0.113.9", "device_model": "RMX3511"},
    {"at": None, "ip": "203.0.113.9", "device_model": "RMX3511"},
]
"""Own phone at 18:00 each day, another one 37 minutes before it on 5 March, and once undated."""


def _sem(app: AppTest) -> AppTest:
    return go(open_sample(app, "sem", page=None, zone="Europe/Amsterdam"), "was")


def _by_hand(opened: Open, zone: str = "Europe/Amsterdam") -> AppTest:
    app = opened(exports.export({"login_history": [*_OWN, *_RARE]}), None)
    app.session_state["zone"] = zone
    return go(app, "was")


def _answer(app: AppTest, number: int, answer: str, who: str = "me") -> AppTest:
    app.session_state[f"was-{number}-{who}"] = answer
    return go(app, "was")


def _lines(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))


def test_the_rare_phone_leads_with_safety_before_it(blank: AppTest) -> None:
    app = _sem(blank)
    assert app.header[0].value == "1. realme C35"
    said = words(app)
    assert "Orange Belgium, Belgium" in said
    assert "Choose a new" not in said
    assert said.index("somebody you are afraid of") < said.index("Orange Belgium"), "it comes first"


def test_the_nearest_other_device_is_named_with_its_day_and_minutes(opened: Open) -> None:
    """18:00 in UTC is 19:00 in Amsterdam in winter."""
    said = words(_by_hand(opened))
    assert (
        "Another device, 37 min after one of these entries: Galaxy A34 5G (SM-A346B), "
        "5 March 2026, 19:00, country unknown."
    ) in said
    assert "Another device, 37 min before one of these entries: realme C35 (RMX3511), " in said


def test_what_is_counted_is_said(opened: Open) -> None:
    said = words(_by_hand(opened))
    assert "There are 2, the device with the fewest entries first." in said
    assert "The file has 2 entries of this device, all on this network." in said
    assert "The file has 8 entries of this device, all on this network." in said
    assert said.count("a repair shop") == 1, "what explains every card stands once"
    assert said.count("This device has the most entries, and it uses this network most.") == 1


def test_the_network_a_device_uses_most_is_not_called_one_of_the_road(opened: Open) -> None:
    """Of five entries of one phone three came over one network and two over another."""
    rows = [
        {"at": f"2026-03-0{day}T10:00:00", "device_model": "SM-A346B", "ip": ip}
        for day, ip in enumerate(["82.168.0.1"] * 3 + ["195.169.0.1"] * 2, 1)
    ]
    app = go(opened(exports.export({"login_history": rows}), None), "was")
    told = [one.value for one in app.caption if one.value.startswith("This device has the most")]
    assert told == [
        "This device has the most entries. On the road or on a visit it uses another network.",
        "This device has the most entries, and it uses this network most.",
    ], "the rarer network comes first"


def test_a_tablet_at_home_has_the_explanation_of_one(blank: AppTest) -> None:
    """Sem's tablet is on the Wi-Fi of Sem's home, the phone in Belgium is not."""
    said = [one.value for one in _sem(blank).caption]
    (home,) = [place for place, one in enumerate(said) if "often two devices in one house" in one]
    (border,) = [place for place, one in enumerate(said) if "a network across the border" in one]
    assert border < home, "the card of the phone comes first"


def test_more_than_are_asked_about_are_told(opened: Open) -> None:
    many = [{"at": f"2026-03-01T10:{n:02}:00", "device_model": f"Phone {n}"} for n in range(12)]
    app = go(opened(exports.export({"login_history": many}), None), "was")
    assert "Below are 10 of 12, the device with the fewest entries first." in words(app)


def test_steps_stand_once_and_the_mail_before_the_password(blank: AppTest) -> None:
    app = _answer(_sem(blank), 0, "unknown")
    assert "That is a full answer. Looking is safe and changes nothing:" in words(app)
    assert not app.checkbox
    app = _answer(app, 0, "not")
    said, steps = words(app), [box.label for box in app.checkbox]
    assert said.index("somebody you are afraid of") < said.index("If you are safe")
    assert said.index("If you are safe") < said.index("First keep the evidence")
    (mail,) = [place for place, one in enumerate(steps) if "nobody else reads your e-mail" in one]
    (new,) = [place for place, one in enumerate(steps) if "choose a new TikTok password" in one]
    assert mail + 1 == new
    app.checkbox(key="was-step-1").check().run()
    app = _answer(go(app, "worth"), 1, "not")
    assert [box.value for box in app.checkbox][:3] == [False, True, False], "a tick stays"
    assert len(app.checkbox) == len(steps), "the second card leads to the steps of the first"
    assert "The steps are at “1. realme C35”." in words(app)


def test_evidence_has_the_entries_and_the_answers_have_none(
    opened: Open, saved: dict[str, bytes]
) -> None:
    app = _by_hand(opened)
    assert not saved, "nothing is offered before somebody has answered"
    _answer(_answer(app, 1, "me"), 0, "not")
    evidence, answers = saved["was-it-me-evidence.csv"], saved["was-it-me-answers.csv"]
    dated, undated = _lines(evidence)
    assert dated["Time in UTC"] == "2026-03-05T17:23:00Z"
    assert dated["Time on your clock"] == "2026-03-05 18:23:00 +0100"
    assert (dated["Time zone"], dated["Answer"], dated["Card"]) == (
        "Europe/Amsterdam", "Not me", "1",
    )  # fmt: skip
    assert (dated["Device"], dated["Internet address (IP)"]) == ("RMX3511", "203.0.113.9")
    beside = {"Network", "Country of the network", "Wi-Fi or mobile", "Phone provider"}
    assert beside <= dated.keys()
    assert (undated["Time in UTC"], undated["Time on your clock"]) == ("", "")
    assert _lines(answers) == [
        {"Card": "1", "Device": "RMX3511", "Answer": "Not me"},
        {"Card": "2", "Device": "SM-A346B", "Answer": "This was me"},
    ]
    assert b"203.0.113" not in answers
    assert b"2026" not in answers


def test_the_first_line_of_a_file_is_in_the_language_of_the_page(
    opened: Open, saved: dict[str, bytes]
) -> None:
    """Evidence is for people: the police, a shelter, a lawyer."""
    app = opened(exports.export({"login_history": [*_OWN, *_RARE]}), None)
    app.session_state["language"] = "nl"
    _answer(app, 0, "not")
    evidence, answers = (saved[f"was-it-me-{one}.csv"] for one in ("evidence", "answers"))
    first = evidence.decode("utf-8-sig").splitlines()[0].split(",")
    assert first[:6] == [
        "Kaart", "Antwoord", "Netwerk", "Land van het netwerk", "Tijd op je klok", "Tijdzone",
    ]  # fmt: skip
    assert {"Tijd in UTC", "Internetadres (IP)", "Waar in het bestand"} <= set(first)
    assert set(_lines(answers)[0].values()) == {"1", "RMX3511", "Dit was ik niet"}


def test_together_neither_page_nor_file_has_the_times_that_are_closed(
    opened: Open, saved: dict[str, bytes]
) -> None:
    app = _by_hand(opened)
    holding().viewer, holding().opened = Viewer.TOGETHER, frozenset({Part.PLACES})
    app = _answer(app, 0, "not", "other")
    said = words(app)
    assert "18:23" not in said
    assert "17:23" not in said
    assert "37 min" not in said
    assert "nothing else is in the file" not in said, "what is closed may well be there"
    (evidence,) = [made for name, made in saved.items() if "evidence" in name]
    assert b"2026-03-05T00:00:00Z" in evidence, "the day of it is not closed"
    assert b"17:23" not in evidence
    assert b"18:23" not in evidence


def test_paper_has_the_answer_the_entries_and_the_numbers_to_call(opened: Open) -> None:
    said = words(_answer(_by_hand(opened), 0, "not"))
    assert "**Answer: Not me**" in said
    assert "5 March 2026, 18:23 Europe/Amsterdam (2026-03-05 17:23:00 UTC)\nwithout a time" in said
    assert said.count("0800-2000") == 2, "once folded away, once for paper"


def test_a_room_is_not_asked(blank: AppTest) -> None:
    app = go(_sem(blank), "collected")
    holding().origin = Origin.OWN
    press(app, "Hide for a room")
    assert "This page is closed in a room." in words(go(app, "was"))
