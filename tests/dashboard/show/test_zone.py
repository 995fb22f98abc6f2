"""The time zone: whose it is, that it is named, and that one choice holds on every page."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from dashboard.show import zone
from tests.dashboard import exports
from tests.dashboard.conftest import Open, go, words

LATE = {
    "watch_history": [{"at": "2025-01-01T23:30:00"}],  # a Wednesday; in Amsterdam it is Thursday
    "login_history": [{"at": "2025-01-31T23:30:00", "device_model": "iPhone15,4"}],
}


def _browser(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    monkeypatch.setattr(type(zone.st.context), "timezone", property(lambda _self: name))


def test_the_browsers_zone_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    _browser(monkeypatch, "America/New_York")
    assert zone.zone() == ZoneInfo("America/New_York")
    assert zone.beside() == "Time zone: America/New York."


@pytest.mark.parametrize("name", [None, "", "Nowhere/Atlantis", "../../etc/passwd", "x" * 300])
def test_without_a_usable_zone_of_the_browser_the_computers_holds(
    name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _browser(monkeypatch, name)
    monkeypatch.setattr(zone, "_computers", lambda: ZoneInfo("Europe/Oslo"))
    assert zone.zone() == ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("computers", "taken"),
    [
        (ZoneInfo("Europe/Oslo"), "Europe/Oslo"),
        (ZoneInfo("UTC"), "Europe/Amsterdam"),
        (ZoneInfo("Etc/GMT-3"), "Europe/Amsterdam"),
        (object(), "Europe/Amsterdam"),
    ],
)
def test_a_computer_that_stands_in_no_place_says_nothing(
    computers: object, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("babel.localtime.get_localzone", lambda: computers)
    zone._computers.cache_clear()
    assert zone._computers().key == taken
    zone._computers.cache_clear()


def test_places_can_be_chosen_and_offsets_without_a_place_cannot() -> None:
    offered = zone._zones("Etc/GMT+5")
    assert {"Europe/Amsterdam", "Europe/Oslo", "Asia/Kolkata", "UTC", "Etc/GMT+5"} <= set(offered)
    assert not [name for name in offered if name.startswith("Etc/") and name != "Etc/GMT+5"]
    assert offered == sorted(offered)


def test_one_choice_holds_on_every_page_with_a_clock(opened: Open) -> None:
    app = opened(exports.export(LATE), "often")
    app.session_state["often-part"] = "Hours and nights"
    app.selectbox(key="zone-choice").set_value("UTC").run()
    assert "Wednesday, 23:00 to 24:00" in words(app)
    assert app.selectbox(key="zone-choice").help == ("Times are shown in UTC, as in the file.")
    app.selectbox(key="zone-choice").set_value("Europe/Amsterdam").run()
    assert "Thursday, 00:00 to 01:00" in words(app)
    assert app.selectbox(key="zone-choice").help == (
        "Times are shown in Europe/Amsterdam, with summer time where it applies. "
        "The file gives them in UTC."
    )
    go(app, "devices")
    assert app.selectbox(key="zone-choice").value == "Europe/Amsterdam"
    assert "The busiest is February 2025" in words(app)
    app.selectbox(key="zone-choice").set_value("America/New_York").run()
    assert "The busiest is January 2025" in words(app)
    go(app, "often")
    assert app.selectbox(key="zone-choice").value == "America/New_York"
