"""Devices: what was planted in the made-up data, and what was made by hand, read back."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.devices.identifiers import identifiers
from dashboard.store import session
from dashboard.store.session import Origin, Part, Viewer
from fixtures.sample import planted
from tests.dashboard import exports
from tests.dashboard.conftest import Open, cells, sample_on, seen, words


@pytest.fixture
def sample() -> AppTest:
    return sample_on("devices")


def _table(app: AppTest, *columns: str) -> pd.DataFrame:
    """The one table on the page with all these columns."""
    (found,) = [e.value for e in app.dataframe if set(columns) <= set(e.value.columns)]
    return found


def _open(app: AppTest, key: str) -> pd.DataFrame:
    """The rows in the window that opens from a figure; the one before it is closed."""
    app.session_state["table"] = None
    app.button(key=f"{key}-show").click().run()
    (found,) = [e.value for e in app.dataframe if "device_model" in e.value]
    return found


def test_the_ledger_shows_the_planted_phones() -> None:
    sample = seen("devices")
    ledger = _table(sample, "model", "systems")
    phones = planted()["devices"]
    assert ledger["model"].tolist() == [phone["model"] for phone in phones]
    assert ledger["name"].tolist() == ["Galaxy A54 5G", "iPhone 15"]
    assert ledger["moments"].tolist() == [phone["moments"] for phone in phones]
    for number, phone in enumerate(phones):
        for end in ("first", "last"):
            wall = pd.Timestamp(phone[end]).tz_convert("Europe/Amsterdam").tz_localize(None)
            assert ledger[end].iloc[number] == wall
    assert ledger["countries"].tolist() == ["Netherlands", "Netherlands, Norway"]
    assert not sample.warning


def test_the_words_are_moments_and_the_page_says_why() -> None:
    sample = seen("devices")
    assert f"**{planted()['counts']['login_history']} records, from 20 May 2026" in words(sample)
    assert "We do not: there are more of them" in words(sample)
    assert "Anything earlier is unknown. The app may have been used then, too." in words(sample)
    tiles = {tile.label: tile.value for tile in sample.metric}
    assert tiles == {"Phones and tablets": "2", "Browsers": "0", "Records": "234"}


def test_a_device_that_nobody_knows_leads_to_the_page_that_asks(sample: AppTest) -> None:
    def ways() -> list[str]:
        return [link.proto.page for link in sample.main.get("page_link")]

    assert ways() == ["was"]
    (entry,) = session._store.values()
    entry.holding.origin, entry.holding.viewer = Origin.OWN, Viewer.ROOM
    sample.run()
    assert ways() == [], "nobody is asked in a room"


def test_every_chart_has_words_and_its_zone() -> None:
    sample = seen("devices")
    charts = sample.get("plotly_chart")
    assert len(charts) == 2
    for chart in charts:
        figure = json.loads(chart.proto.spec)
        assert {trace["type"] for trace in figure["data"]} == {"bar"}
        assert "geo" not in figure["layout"]
        assert chart.proto.alt in words(sample)
    assert words(sample).count("Time zone: Europe/Amsterdam.") == 2


def test_a_stretch_a_month_and_a_device_lead_to_their_rows(sample: AppTest) -> None:
    old, new = planted()["devices"]
    part = sample.selectbox(key="devices-timeline-part")
    assert len(part.options) == 2
    part.set_value(part.options[1]).run()
    found = _open(sample, "devices-timeline-login_history")
    assert set(found["device_model"]) == {new["model"]}
    assert len(found) == new["moments"]
    sample.selectbox(key="devices-months-part").set_value(
        "August 2026, iPhone 15 (iPhone15,4)"
    ).run()
    assert len(_open(sample, "devices-months-login_history")) == 1  # 31 August, the first evening
    assert len(_open(sample, "devices-rows-0")) == old["moments"]


def test_a_device_up_close_shows_what_it_was_seen_with(opened: Open) -> None:
    rows = [
        {"at": "2025-01-01T10:00:00", "device_model": "iPhone14,5", "os": "iOS 18.1"},
        {"at": "2025-02-01T10:00:00", "device_model": "iPhone14,5", "os": "iOS 18.2"},
        {"at": "2025-03-01T10:00:00", "device_model": "iPhone14,5", "os": "iOS 18.2",
         "network": "Wi-Fi", "carrier": "Telenor", "ip": "84.208.0.1"},
    ]  # fmt: skip
    app = opened(exports.export({"login_history": rows}), "devices")
    systems = _table(app, "os", "moments")
    assert systems["os"].tolist() == ["iOS 18.1", "iOS 18.2"]
    assert systems["moments"].tolist() == [1, 2]
    assert _table(app, "carrier", "moments")["carrier"].tolist() == ["Telenor"]
    assert _table(app, "country", "moments")["country"].tolist() == ["Norway"]
    ledger = _table(app, "model", "systems")
    assert (len(ledger), ledger["systems"].iloc[0]) == (1, 2)  # one device with a newer system


def test_browsers_and_rows_without_a_name_are_shown_as_such(opened: Open) -> None:
    rows = [
        {"at": "2025-01-01T10:00:00", "os": "Windows 10"},
        {"at": "2025-01-02T10:00:00"},
        {"device_model": "CODE-OF-NO-LIST", "os": "Android 15"},
    ]
    app = opened(exports.export({"login_history": rows}), "devices")
    ledger = _table(app, "model", "systems")
    assert set(ledger["name"]) == {"A browser", "Not named in the file", "No name known"}
    assert ledger["model"].dropna().tolist() == ["CODE-OF-NO-LIST"]
    assert "1 record without a time. They count, but are in no chart." in words(app)
    assert not app.warning


def test_device_numbers_are_counted_masked_and_explained(opened: Open) -> None:
    ids = [
        {"idfa": "11111111-2222-4333-8444-555555555501", "did": "7012345678901230001"},
        {"idfa": "11111111-2222-4333-8444-555555555502", "did": "7012345678901230001"},
        {"idfa": "00000000-0000-0000-0000-000000000000", "resolution": "1179*2556"},
    ]
    app = opened(exports.export({"device_ids": ids}), "devices")
    said = words(app)
    assert (
        "**Advertising number of an iPhone or iPad (IDFA)** · 2 different numbers, it changed at "
        "least 1 time, or more devices have their own, 1 entry with only zeros"
    ) in said
    assert "**Device number (DID)** · 1 number" in said
    assert "**Android ID** · not in this file" in said
    for identifier in identifiers():
        assert identifier.what in said
        assert identifier.users in said
        assert identifier.reset in said
    shown = cells(app) + said
    table = _table(app, "value", "made_at")
    assert table["value"].tolist() == ["11…01", "11…02", "70…01"]
    # 7012345678901230001 >> 32 is second 1632688957, but of kind 9, which no device has.
    assert table["made_at"].isna().all()
    assert "11111111-2222" not in shown
    assert "7012345678901230001" not in shown
    assert "1179*2556" in shown
    app.button(key="devices-numbers-show").click().run()
    assert "11111111-2222-4333-8444-555555555501" in cells(app)


def test_the_day_of_a_number_is_that_of_the_chosen_zone(opened: Open) -> None:
    # Made on 1 January 2026 at 23:30 UTC, second 1767310200, kind 6: a device. The clock in
    # Tokyo, nine hours ahead, stands at 8:30 of the next day.
    number = (1_767_310_200 << 32) + (6 << 8)
    ids = [{"did": str(number)}]
    seen = [{"at": "2026-03-01T12:00:00", "device_model": "SM-A546B"}]
    app = opened(exports.export({"device_ids": ids, "login_history": seen}), "devices")
    for chosen, day in (("UTC", 1), ("Asia/Tokyo", 2)):
        app.session_state["zone"] = chosen
        app.run()
        assert _table(app, "value", "made_at")["made_at"].tolist() == [pd.Timestamp(2026, 1, day)]
        assert f"the oldest of these numbers on {day} January 2026" in words(app)


def test_what_is_not_there_is_said_with_what_that_does_not_prove(opened: Open) -> None:
    app = opened(exports.nothing(), "devices")
    assert "Your file has no such records." in words(app)
    assert "Your file has no device numbers." in words(app)
    assert words(app).count("That does not prove TikTok has none.") == 1
    assert not app.warning
    app = opened(exports.export({}, empty=("login_history", "device_ids")), "devices")
    assert "Your file has a list for these records, and it is empty." in words(app)
    assert "Your file has a field for device numbers, and it is empty." in words(app)


def test_moments_without_any_time_are_counted_and_not_drawn(opened: Open) -> None:
    app = opened(exports.export({"login_history": [{"device_model": "iPhone14,5"}]}), "devices")
    assert "No device record in this file has a time." in words(app)
    assert _table(app, "model", "systems")["moments"].tolist() == [1]
    assert not app.warning


def test_a_code_that_a_stranger_wrote_stays_out_of_markdown(opened: Open) -> None:
    rows = [{"at": "2025-01-01T10:00:00", "device_model": exports.HOSTILE, "os": exports.HOSTILE}]
    app = opened(exports.export({"login_history": rows}), "devices")
    app.button(key="devices-timeline-login_history-show").click().run()
    for element in (*app.markdown, *app.caption, *app.title, *app.header, *app.subheader):
        assert "picture.example" not in element.value
    for chart in app.get("plotly_chart"):
        assert "<img" not in chart.proto.spec
    assert not app.warning


@pytest.mark.parametrize("viewer", list(Viewer))
def test_the_page_is_drawn_for_whoever_looks(sample: AppTest, viewer: Viewer) -> None:
    (entry,) = session._store.values()
    entry.holding.viewer, entry.holding.opened = viewer, frozenset(Part)
    sample.run()
    assert not sample.warning
    assert _table(sample, "model", "systems")["model"].tolist() == ["SM-A546B", "iPhone15,4"]


@pytest.mark.parametrize("viewer", list(Viewer))
def test_the_date_of_a_number_shows_only_where_the_number_does(
    sample: AppTest, viewer: Viewer
) -> None:
    (entry,) = session._store.values()
    entry.holding.viewer, entry.holding.origin = viewer, Origin.OWN
    sample.run()
    assert not sample.warning
    dated = any("made_at" in table.value.columns for table in sample.dataframe)
    assert dated == (viewer is Viewer.ME)
    assert ("oldest of these numbers" in words(sample)) == (viewer is Viewer.ME)
