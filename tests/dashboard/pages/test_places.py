"""Places: what was planted in the made-up data, read back from the page."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.devices import networks
from dashboard.words import amounts
from fixtures.sample import planted
from tests.dashboard import exports
from tests.dashboard.conftest import (
    Open,
    cells,
    choose,
    go,
    press,
    sample_on,
    seen,
    table_at,
    words,
)

DUTCH, NORWEGIAN, HOME = "77.160.12.0", "84.208.0.1", "192.168.1.20"
"""First addresses of a provider's block, and one inside a home."""


@pytest.fixture
def sample() -> AppTest:
    return sample_on("places")


def _rows(app: AppTest) -> pd.DataFrame:
    """The rows in the window that is open."""
    (found,) = [element.value for element in app.dataframe if "ip" in element.value]
    return found


def _moment(at: str, ip: str, **more: str) -> dict[str, Any]:
    return {"at": at, "ip": ip, "device_model": "iPhone15,4", "network": "Wi-Fi", **more}


def test_the_tiles_count_what_was_planted() -> None:
    sample = seen("places")
    counts = planted()["counts"]
    tiles = {tile.label: tile.value for tile in sample.metric}
    assert tiles["Records"] == str(counts["login_history"])
    assert tiles["Countries"] == "2"
    assert not sample.warning


def test_the_planted_trip_is_a_change_there_and_back() -> None:
    sample = seen("places")
    trip = planted()["trip"]
    changes = table_at(sample, "places-changes")
    assert changes["from_country"].tolist() == ["Netherlands", "Norway"]
    assert changes["to_country"].tolist() == ["Norway", "Netherlands"]
    there = [trip["first_login"], trip["last_login"]]
    clock = [pd.Timestamp(at).tz_convert("Europe/Amsterdam").tz_localize(None) for at in there]
    assert [changes["before"].iloc[0], changes["after"].iloc[1]] == clock
    assert "Travel is the usual reason." in words(sample)
    assert "or two devices in two countries are others." in words(sample)
    assert [link.proto.page for link in sample.main.get("page_link")] == ["was"]


def test_a_country_leads_to_its_rows(sample: AppTest) -> None:
    trip = planted()["trip"]
    listed = table_at(sample, "places-countries")
    assert listed["moments"].tolist() == [234 - trip["logins"], trip["logins"]]
    choose(sample, "places-countries", listed["name"].tolist().index("Norway"))
    press(sample, "See these records")
    assert f"{trip['logins']} entries" in words(sample)
    assert sorted(_rows(sample)["ip"].unique()) == trip["addresses"]


def test_a_network_leads_to_its_rows(sample: AppTest) -> None:
    listed = table_at(sample, "places-networks")
    assert int(listed["moments"].sum()) == planted()["counts"]["login_history"]
    line = listed["prefix"].tolist().index("77.18.0.0/24")
    assert listed["joined_by"].iloc[line] == "Mobile"
    choose(sample, "places-networks", line)
    press(sample, "See these records")
    rows = _rows(sample)
    assert set(rows["ip"]) == {"77.18.0.1"}
    assert len(rows) == listed["moments"].iloc[line]


def test_a_change_leads_to_the_moments_on_both_sides(sample: AppTest) -> None:
    choose(sample, "places-changes", 0)
    press(sample, "See the records around this change")
    rows = _rows(sample)
    assert rows["ip"].iloc[-1] in planted()["trip"]["addresses"]
    assert rows["ip"].iloc[0] not in planted()["trip"]["addresses"]


def test_home_is_a_guess_that_names_its_numbers(sample: AppTest) -> None:
    said = words(sample)
    assert "Possibly your home network, estimated" in said
    assert "between 22:00 and 06:00" in said
    assert "It is still an estimate" in said
    press(sample, "See all records on this network")
    assert set(_rows(sample)["ip"]) == {"77.160.12.0", "77.161.40.0", "2a02:a440::1"}


def test_a_few_nights_are_no_home(opened: Open) -> None:
    abroad = [_moment(f"2025-07-{day}T21:30:00", NORWEGIAN) for day in range(10, 16)]
    rows = [_moment("2025-03-01T12:00:00", DUTCH), *abroad]
    app = opened(exports.export({"login_history": rows}), None)
    app.session_state["zone"] = "Europe/Oslo"
    go(app, "places")
    said = words(app)
    assert "has them on only 6 nights. It may be the network of a holiday home." in said
    assert "Estimated:" not in said
    press(app, "See all records on this network")
    assert len(_rows(app)) == 6


def test_the_age_of_the_lists_and_what_a_country_is_stand_on_the_page() -> None:
    sample = seen("places")
    said, dates = words(sample), networks.data_dates()
    assert dates.countries
    assert dates.operators
    assert f"List of countries: {amounts.day(pd.Timestamp(dates.countries))}." in said
    assert f"List of network operators: {amounts.day(pd.Timestamp(dates.operators))}." in said
    assert "the country belongs to the network, not to where you were" in said
    assert "Time zone: Europe/Amsterdam" in said
    assert "The file gives them in UTC." in said


def test_other_places_are_counted_and_stay_closed(sample: AppTest) -> None:
    listed = table_at(sample, "places-other")
    assert "Saved addresses" in listed["name"].tolist()
    assert "Nergenshuizen" not in words(sample) + cells(sample)
    choose(sample, "places-other", listed["name"].tolist().index("Saved addresses"))
    press(sample, "See these entries")
    assert "Nergenshuizen" in cells(sample)


def test_no_address_is_shown_before_a_table_is_opened() -> None:
    sample = seen("places")
    shown = words(sample) + cells(sample)
    assert not [ip for ip in planted()["trip"]["addresses"] if ip in shown]


def test_the_zone_decides_on_which_day_a_country_was_reached(opened: Open) -> None:
    export = exports.export(
        {
            "login_history": [
                _moment("2025-03-01T22:30:00", DUTCH),
                _moment("2025-03-02T23:30:00", NORWEGIAN),
            ]
        }
    )
    app = opened(export, None)
    for zone, first in (("UTC", "2025-03-02 23:30:00"), ("Asia/Tokyo", "2025-03-03 08:30:00")):
        app.session_state["zone"] = zone
        go(app, "places")
        assert table_at(app, "places-changes")["before"].astype(str).tolist() == [first]
        assert f"Time zone: {zone}" in words(app)


def test_what_has_no_country_is_named_and_not_guessed(opened: Open) -> None:
    rows = [
        _moment("2025-03-01T22:30:00", HOME),
        _moment("2025-03-01T22:40:00", "no address"),
    ]
    app = opened(exports.export({"login_history": rows}), "places")
    said = words(app)
    assert "No address in this file says which country it belongs to." in said
    assert "We cannot tell" in said
    assert "No record has both a time and a known country." in said
    assert sorted(table_at(app, "places-networks")["country"]) == [
        "Inside a home or device",
        "Not an internet address",
    ]
    choose(app, "places-networks", 0)
    press(app, "See these records")
    assert len(_rows(app)) == 1
    assert not app.warning


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({}, "“Device records” is not in this file."),
        ({"empty": ("login_history",)}, "“Device records” is in this file, but it is empty"),
    ],
)
def test_without_addresses_the_page_says_so(
    opened: Open, states: dict[str, tuple[str, ...]], said: str
) -> None:
    app = opened(exports.export({}, **states), "places")
    shown = words(app)
    assert said in shown
    assert "That does not prove TikTok has none." in shown
    assert "There is no other place in this file." in shown
    assert not app.warning
    assert not app.get("plotly_chart")


def test_the_maps_ask_nobody_for_anything(sample: AppTest) -> None:
    for view in ("europe", "world"):
        sample.session_state["places-view"] = view
        sample.run()
        charts = sample.get("plotly_chart")
        assert len(charts) == 3
        for chart in charts:
            figure = json.loads(chart.proto.spec)
            assert chart.proto.alt
            assert {trace["type"] for trace in figure["data"]} <= {"bar", "scattergeo"}
            assert not [trace for trace in figure["data"] if "locations" in trace]
            assert not [trace for trace in figure["data"] if "geojson" in trace]
            assert figure["layout"].get("geo", {"visible": False})["visible"] is False
            assert "topojson" not in chart.proto.config


def test_text_of_a_stranger_stays_in_cells(opened: Open) -> None:
    rows = [
        _moment("2025-03-01T22:30:00", DUTCH, carrier=exports.HOSTILE, os=exports.HOSTILE),
        _moment("2025-03-02T22:30:00", exports.HOSTILE),
    ]
    export = exports.export(
        {
            "login_history": rows,
            "profile": [{"field": f"Region {exports.HOSTILE}", "value": exports.HOSTILE}],
            "posts": [{"at": "2025-03-01T00:00:00", "location": exports.HOSTILE}],
        }
    )
    app = opened(export, "places")
    assert not app.warning
    assert "picture.example" not in words(app)
    for chart in app.get("plotly_chart"):
        assert "picture.example" not in chart.proto.spec
    assert "picture.example" in cells(app)


def test_a_long_list_comes_in_pages_and_still_leads_to_the_right_rows(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.show import grid

    monkeypatch.setattr(grid, "PAGE_ROWS", 2)
    rows = [_moment(f"2025-03-0{n}T12:00:00", f"77.160.{n}.0") for n in range(1, 6)]
    app = opened(exports.export({"login_history": rows}), "places")
    assert len(table_at(app, "places-networks")) == 2
    app.get("pagination")[-1].set_value(3).run()
    assert table_at(app, "places-networks")["prefix"].tolist() == ["77.160.5.0/24"]
    choose(app, "places-networks", 0)
    press(app, "See these records")
    assert _rows(app)["ip"].tolist() == ["77.160.5.0"]
