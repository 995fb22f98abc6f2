"""Partners of old exports, advertisements visited, forms."""

from __future__ import annotations

from analysis.companies.ads import FormAnswers, ads_by_host, form_answers, partners
from analysis.redaction.redaction import CLOSED, Mode, Redaction, redact
from tests.analysis.hand_made import made, utc


def test_partners_stand_once_with_what_they_told() -> None:
    named = made(
        "ad_partners",
        {"kind": "advertiser", "name": "Elektrozaak Bedacht B.V."},
        {"kind": "data partner", "name": "Datahandel Verzonnen"},
        {"kind": "advertiser", "name": "Datahandel Verzonnen"},
        {"kind": "advertiser", "name": "Datahandel Verzonnen"},
        {"kind": "advertiser"},
    )
    told = made(
        "off_tiktok_activity",
        {"company": "elektrozaak bedacht bv", "event": "Search"},
        {"company": "Elektrozaak Bedacht", "event": "Search"},
        {"event": "Search"},
    )
    found = partners(named, told)
    assert found["name"].tolist() == [
        "Elektrozaak Bedacht B.V.",
        "Datahandel Verzonnen",
        "Datahandel Verzonnen",
    ]
    assert found["kind"].tolist() == ["advertiser", "data partner", "advertiser"]
    assert found["events"].tolist() == [1, 0, 0]


def test_ads_are_counted_by_the_host_of_their_link() -> None:
    visited = made(
        "ads_visited",
        {"at": "2026-01-02 10:00:00", "link": "https://Clicks.example:443/x?aid=1"},
        {"at": "2026-01-01 10:00:00", "link": "http://clicks.example?y"},
        {"at": "2026-01-03 10:00:00", "link": "https://someone@shop.example/"},
        {"at": "2026-01-04 10:00:00", "link": "shop.example"},
        {"at": "2026-01-05 10:00:00"},
    )
    found = ads_by_host(visited)
    assert found["host"].fillna("").tolist() == ["clicks.example", "", "shop.example"]
    assert found["ads"].tolist() == [2, 2, 1]
    assert found["first"][0] == utc("2026-01-01 10:00:00")
    assert found["last"][0] == utc("2026-01-02 10:00:00")
    redact(found, Redaction(Mode.ROOM, b"salt"))


def test_forms_are_counted_as_far_as_they_can_be_read() -> None:
    forms = made(
        "lead_forms",
        {"field": "E-mail", "value": "liv@example.org"},
        {"field": "Phone"},
        {"other": '{"Answer": "yes"}'},
    )
    assert form_answers(forms) == FormAnswers(fields=1, forms=1)
    shown = redact(forms, Redaction(Mode.ROOM, b"salt"))
    assert shown["value"].dropna().tolist() == [CLOSED]


def test_nothing_there() -> None:
    assert form_answers(made("lead_forms")) == FormAnswers(0, 0)
    assert len(ads_by_host(made("ads_visited"))) == 0
    assert len(partners(made("ad_partners"), made("off_tiktok_activity"))) == 0
