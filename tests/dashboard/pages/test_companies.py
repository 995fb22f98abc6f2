"""Companies: planted numbers read back, and a small file counted by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from fixtures.sample import planted
from parsers.export import Export
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
    window,
    words,
)


@pytest.fixture
def sample() -> AppTest:
    return sample_on("companies")


def _listing(app: AppTest, column: str, exactly: list[str] | None = None) -> pd.DataFrame:
    """The one table with this column, or with just these columns, whose lines cannot be chosen."""
    found = [e.value for e in app.dataframe if column in e.value and e.key is None]
    (one,) = [frame for frame in found if exactly is None or list(frame) == exactly]
    return one


def _event(at: str | None, company: str | None, event: str = "ViewContent") -> dict[str, Any]:
    return {"at": at, "company": company, "event": event}


def _small() -> Export:
    """Two companies, one that says nothing, one row without; one event near a search."""
    return exports.export(
        {
            "off_tiktok_activity": [
                _event("2025-01-10T12:04:00", "Bike Shop"),
                _event("2025-01-31T23:30:00", "Bike Shop", "AddToCart"),
                _event("2025-03-01T08:00:00", "Bike Shop", "OwnThing"),
                _event("2025-02-01T08:00:00", "admin8888"),
                _event("2025-02-02T08:00:00", None),
            ],
            "searches": [
                {"at": "2025-01-10T12:00:00", "term": "winter bike lights"},
                {"at": "2025-02-20T12:00:00", "term": "soup"},
            ],
            "ad_interests": [{"topic": "Bike Racing"}, {"topic": "Gardening"}],
            "ad_partners": [{"kind": "data partner", "name": "Bike Shop"}],
            "ads_visited": [
                {"at": "2025-01-01T00:00:00", "title": "One", "link": "https://a.example/x"},
                {"at": "2025-01-02T00:00:00", "title": "Two", "link": "https://a.example.net/"},
                {"at": "2025-01-03T00:00:00", "title": "Three", "link": None},
            ],
            "lead_forms": [{"field": "Name", "value": "Somebody"}],
        }
    )


def test_the_planted_companies_are_listed_with_their_events() -> None:
    sample = seen("companies")
    listed = table_at(sample, "companies-list")
    found = [
        {"company": company, "events": events}
        for company, events in zip(listed["company"], listed["events"], strict=True)
    ]
    assert sorted(found, key=lambda row: row["company"]) == sorted(
        planted()["companies"], key=lambda row: row["company"]
    )
    tiles = {tile.label: tile.value for tile in sample.metric}
    assert tiles["Companies"] == str(len(planted()["companies"]))
    assert tiles["Events"] == str(planted()["counts"]["off_tiktok_activity"])
    assert not sample.warning


def test_a_click_on_a_name_chooses_its_line(sample: AppTest) -> None:
    line = table_at(sample, "companies-list")["company"].tolist().index("Reisbureau Fictief")
    cell = {"rows": [], "columns": [], "cells": [(line, "company")]}
    sample.session_state["companies-list"] = {"selection": cell}
    sample.run()
    assert _listing(sample, "means")["events"].sum() == 12


def test_a_planted_company_leads_to_its_rows(sample: AppTest) -> None:
    line = table_at(sample, "companies-list")["company"].tolist().index("Reisbureau Fictief")
    choose(sample, "companies-list", line)
    kinds = _listing(sample, "means")
    assert kinds["events"].sum() == 12
    assert "a payment was made" in kinds["means"].tolist()
    press(sample, "See these events")
    rows = window(sample, "event")
    assert set(rows["company"]) == {"Reisbureau Fictief"}
    assert len(rows) == 12


def test_the_planted_topics_and_ads_are_counted() -> None:
    sample = seen("companies")
    assert len(table_at(sample, "companies-topics")) == planted()["counts"]["ad_interests"]
    assert f"You opened {planted()['counts']['ads_visited']} ads." in words(sample)


def test_a_name_that_says_nothing_and_a_row_without_one_are_set_apart(opened: Open) -> None:
    app = opened(_small(), "companies")
    unclear = _listing(app, "first", exactly=["company", "events", "first", "last"])
    assert unclear[["company", "events"]].values.tolist() == [["admin8888", 1]]
    assert "No company is named in 1 entry." in words(app)
    press(app, "See the events of these names")
    assert window(app, "event")["company"].tolist() == ["admin8888"]


def test_months_are_those_of_the_zone(opened: Open) -> None:
    app = opened(_small(), None)
    for zone, alt in (
        ("UTC", "4 events in 3 months. The busiest is January 2025, with 2 events."),
        ("Asia/Tokyo", "4 events in 3 months. The busiest is February 2025, with 2 events."),
    ):
        app.session_state["zone"] = zone
        go(app, "companies")
        assert app.get("plotly_chart")[1].proto.alt == alt  # after the picture of companies


def test_events_near_searches_are_a_coincidence_and_hide_the_words(opened: Open) -> None:
    app = opened(_small(), "companies")
    said = words(app)
    # Events from 10 January 12:04 to 1 March 8:00 are 49.83 days; the two searches cover
    # 6 minutes and 20 minutes of them: 5 dated events times 0.00036 is none.
    assert "1 of 5 dated events came within 10 minutes of one of your 2 dated searches." in said
    assert "it would be about 0." in said
    assert "This is a coincidence in time." in said
    near = table_at(app, "companies-near")
    assert near[["company", "apart", "same"]].values.tolist() == [
        ["Bike Shop", "4 min after", "Yes"]
    ]
    assert "winter" not in said + cells(app)
    app.toggle(key="companies-near-open").set_value(True).run()
    assert table_at(app, "companies-near")["term"].tolist() == ["winter bike lights"]
    choose(app, "companies-near", 0)
    press(app, "See the search")
    assert window(app, "term")["term"].tolist() == ["winter bike lights"]


def test_fewer_minutes_find_less(opened: Open) -> None:
    export = exports.export(
        {
            "off_tiktok_activity": [_event("2025-01-10T11:40:00", "Bike Shop")],
            "searches": [{"at": "2025-01-10T12:00:00", "term": "soup"}],
        }
    )
    app = opened(export, "companies")
    assert "0 of 1 dated events came within 10 minutes" in words(app)
    assert "coincidence" not in words(app)  # nothing came together
    app.session_state["companies-minutes"] = 30
    app.run()
    assert "1 of 1 dated events came within 30 minutes of your 1 dated search." in words(app)
    assert table_at(app, "companies-near")["apart"].tolist() == ["20 min before"]


def test_a_topic_fits_with_its_trace_or_has_none(opened: Open) -> None:
    app = opened(_small(), "companies")
    listed = table_at(app, "companies-topics")
    assert listed[["topic", "fit", "words", "rows"]].values.tolist() == [
        ["Bike Racing", "Match", 1, 1],
        ["Gardening", "No match", 0, 0],
    ]
    assert "2 topics were chosen for your ads. 1 of them match" in words(app)
    choose(app, "companies-topics", 0)
    assert table_at(app, "companies-trace")["word"].tolist() == ["•••"]
    app.toggle(key="companies-topics-open").set_value(True).run()
    trace = table_at(app, "companies-trace")
    assert trace[["word", "name", "rows"]].values.tolist() == [["bike", "Searches", 1]]
    choose(app, "companies-trace", 0)
    press(app, "See these entries")
    assert window(app, "term")["term"].tolist() == ["winter bike lights"]
    app.session_state["table"] = None
    choose(app, "companies-topics", 1)
    assert "None of its words is in what you wrote" in words(app)


def test_partners_ads_and_forms_are_told(opened: Open) -> None:
    app = opened(_small(), "companies")
    partners = _listing(app, "partner")
    assert partners[["means", "partner", "events"]].values.tolist() == [
        ["Data partner", "Bike Shop", 3]
    ]
    said = words(app)
    assert "Your file has 1 answer to such forms, and 0 forms saved in full." in said
    assert "Somebody" not in said + cells(app)
    ads = table_at(app, "companies-ads")
    for host, titles in (("a.example", ["One"]), ("a.example.net", ["Two"]), (None, ["Three"])):
        found = ads["host"].isna() if host is None else (ads["host"] == host).fillna(False)
        choose(app, "companies-ads", found.tolist().index(True))
        press(app, "See these ads")
        app.session_state["companies-ads-rows-table-open"] = True
        app.run()
        assert window(app, "title")["title"].tolist() == titles
        app.session_state["table"] = None


def test_an_empty_account_says_what_is_not_there_and_what_is_declared(opened: Open) -> None:
    app = opened(exports.nothing(), "companies")
    said = words(app)
    assert "“What others told TikTok” is not in this file." in said
    assert "“Ad topics” is not in this file." in said
    # Once for each of the two that are missed most, and once for the other three together.
    assert said.count("That does not prove TikTok has none.") == 3
    assert "empty: Advertisers and data partners, " in said
    assert "Declared: TikTok's privacy policy for Europe (30 November 2025)" in said
    assert "Your file has no dates, so this is the newest text we have read." in said
    assert not app.warning
    assert not app.get("plotly_chart")


def test_events_without_searches_and_without_dates_are_a_page_too(opened: Open) -> None:
    rows = {"off_tiktok_activity": [_event(None, "Bike Shop")]}
    app = opened(exports.export(rows), "companies")
    said = words(app)
    assert "“Searches” is not in this file." in said
    assert "Nothing here has a date." in said
    choose(app, "companies-list", 0)
    assert not app.warning


def test_text_of_a_stranger_stays_in_cells(opened: Open) -> None:
    evil = exports.HOSTILE
    export = exports.export(
        {
            "off_tiktok_activity": [_event("2025-01-10T12:04:00", evil, evil)],
            "searches": [{"at": "2025-01-10T12:04:00", "term": evil}],
            "ad_interests": [{"topic": evil}],
            "ad_partners": [{"kind": evil, "name": evil}],
            "ads_visited": [{"at": "2025-01-01T00:00:00", "title": evil, "link": evil}],
        }
    )
    app = opened(export, "companies")
    for key in ("companies-list", "companies-topics", "companies-near", "companies-ads"):
        choose(app, key, 0)
    app.toggle(key="companies-topics-open").set_value(True).run()
    choose(app, "companies-trace", 0)
    assert not app.warning
    kinds = ("title", "header", "subheader", "markdown", "caption", "info")
    said = "\n".join(element.value for kind in kinds for element in app.get(kind))
    labels = [b.label for b in app.button] + [t.label for t in app.toggle]
    assert "picture.example" not in said + "".join(labels)
    assert evil in [element.value for element in app.text]  # to the letter, as plain text
    named, *others = app.get("plotly_chart")  # in the first the companies are called by name
    assert "<img" not in named.proto.spec
    assert "\\u003cimg" not in named.proto.spec
    for chart in others:
        assert "picture.example" not in chart.proto.spec
