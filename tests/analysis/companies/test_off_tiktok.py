"""Companies by their events: expected numbers are counted by hand in each test."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.companies.events import OWN, UNNAMED, event_kinds, kinds_of, plain
from analysis.companies.off_tiktok import (
    companies,
    company_kinds,
    company_months,
    explains_itself,
    nameless,
)
from analysis.redaction.redaction import Mode, Redaction, redact
from fixtures.sample import planted, sample_zip
from parsers import read_export
from tests.analysis.hand_made import made, utc

TOLD = made(
    "off_tiktok_activity",
    {"at": "2026-01-31 23:30:00", "company": "Winkel", "event": "PageView"},
    {"at": "2026-01-02 10:00:00", "company": "Winkel", "event": "Pageview"},
    {"at": "2026-03-01 00:00:00", "company": "Winkel", "event": "page_view"},
    {"company": "Winkel", "event": "Sok gevonden"},
    {"at": "2026-02-01 10:00:00", "company": "admin8888", "event": "AddToCart"},
    {"at": "2026-02-01 10:00:00", "company": "admin8888"},
    {"at": "2026-02-03 10:00:00", "company": "Bakker", "event": "CompletePayment"},
    {"at": "2026-02-04 10:00:00", "event": "CompletePayment"},
)


def test_one_row_for_each_company_most_events_first() -> None:
    found = companies(TOLD)
    assert found["company"].tolist() == ["Winkel", "admin8888", "Bakker"]
    assert found["events"].tolist() == [4, 2, 1]
    assert found["kinds"].tolist() == [2, 2, 1]  # page and own name; cart and no name; payment
    assert found["explained"].tolist() == [True, False, True]
    assert found["first"][0] == utc("2026-01-02 10:00:00")
    assert found["last"][0] == utc("2026-03-01 00:00:00")
    assert nameless(TOLD) == 1


def test_months_are_those_of_the_zone() -> None:
    # 31 January 23:30 UTC is 1 February in Amsterdam: two months with an event become three.
    assert companies(TOLD, "UTC")["months"].tolist() == [2, 1, 1]
    assert companies(TOLD, "Europe/Amsterdam")["months"].tolist() == [3, 1, 1]
    # 1 March 00:00 UTC is 28 February in New York.
    assert companies(TOLD, "America/New_York")["months"].tolist() == [2, 1, 1]
    by_month = company_months(TOLD, "Europe/Amsterdam")
    winkel = by_month[by_month["company"] == "Winkel"]
    assert winkel["month"].dt.strftime("%Y-%m-%d").tolist() == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
    assert winkel["events"].tolist() == [1, 1, 1]
    assert by_month["events"].sum() == 6  # one event has no time, one no company


def test_kinds_by_company_keep_the_name_that_was_sent() -> None:
    found = company_kinds(TOLD)
    winkel = found[found["company"] == "Winkel"]
    assert set(zip(winkel["kind"], winkel["event"], winkel["events"], strict=True)) == {
        ("page_opened", "PageView", 1),
        ("page_opened", "Pageview", 1),
        ("page_opened", "page_view", 1),
        (OWN, "Sok gevonden", 1),
    }
    assert found["events"].sum() == 7
    missing = found[found["event"].isna()]
    assert missing["kind"].tolist() == [UNNAMED]


def test_company_without_a_time_has_no_dates() -> None:
    found = companies(made("off_tiktok_activity", {"company": "Ooit", "event": "Search"}))
    assert found["events"].tolist() == [1]
    assert found["months"].tolist() == [0]
    assert found[["first", "last"]].isna().all(axis=None)


@pytest.mark.parametrize(
    "name",
    [
        "admin8888",
        "Admin",
        "Test App 2",
        "testapp",
        "user_1",
        "20211",
        "9292",
        "--",
        "5f3a9c1e",
        "0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e",
        "x20391",
        "tt 88123",
        "x7f9k2q1m4w",
        "ID 7012345678901234567",
    ],
)
def test_names_that_say_nothing(name: str) -> None:
    assert not explains_itself(name)


@pytest.mark.parametrize(
    "name",
    [
        "bol",
        "HEMA",
        "NS",
        "H&M",
        "3M",
        "7-Eleven",
        "Studio100",
        "Forever 21",
        "Thuisbezorgd.nl",
        "com.zalando.mobile",
        "Decade88",
        "ユニクロ",
        "Adidas",
        "Datadog",
        "Natt og Dag",
        "O2",
        "9to5Mac",
    ],
)
def test_names_that_say_something(name: str) -> None:
    assert explains_itself(name)


def test_event_names_are_compared_by_letters_and_digits() -> None:
    written = pd.Series(["Customer file upload", "customerFileUpload", "LaunchAPP", "", pd.NA])
    assert kinds_of(written.astype("string")).tolist() == [
        "customer_list",
        "customer_list",
        "app_opened",
        OWN,
        UNNAMED,
    ]


def test_every_name_belongs_to_one_kind() -> None:
    names = [(plain(name), kind.key) for kind in event_kinds() for name in kind.names]
    assert len(dict(names)) == len(set(names)), "a name in two kinds"
    assert len({kind.key for kind in event_kinds()}) == len(event_kinds())
    assert all(kind.message and "you" not in kind.message.split() for kind in event_kinds())


def test_nothing_told_gives_the_same_columns() -> None:
    nothing = made("off_tiktok_activity")
    for make in (companies, company_kinds, lambda frame: company_months(frame, "UTC")):
        assert make(nothing).dtypes.to_dict() == make(TOLD).dtypes.to_dict()
        assert len(make(nothing)) == 0


NAMES = st.sampled_from(["A", "B", "b", "x1", None])
EVENTS = st.fixed_dictionaries(
    {
        "company": NAMES,
        "event": st.sampled_from(["Search", "eigen", None]),
        "at": st.one_of(
            st.none(), st.datetimes(pd.Timestamp("2020-01-01"), pd.Timestamp("2027-01-01"))
        ),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(EVENTS, max_size=30), st.randoms(use_true_random=False))
def test_events_add_up_and_order_does_not_matter(rows: list[dict[str, object]], random) -> None:
    told = made("off_tiktok_activity", *rows)
    found = companies(told, "Pacific/Auckland")
    assert found["events"].sum() + nameless(told) == len(rows)
    assert company_kinds(told)["events"].sum() == found["events"].sum()
    assert (found["months"] <= found["events"]).all()
    shuffled = rows.copy()
    random.shuffle(shuffled)
    other = companies(made("off_tiktok_activity", *shuffled), "Pacific/Auckland")
    pd.testing.assert_frame_equal(found, other)


def test_sample_shows_the_companies_that_were_planted() -> None:
    export = read_export([("sample.zip", sample_zip())])
    found = companies(export.tables["off_tiktok_activity"])
    assert {(row.company, row.events) for row in found.itertuples()} == {
        (some["company"], some["events"]) for some in planted()["companies"]
    }


def test_what_is_shown_in_a_room_is_declared() -> None:
    room = Redaction(Mode.ROOM, b"salt")
    for frame in (companies(TOLD), company_kinds(TOLD), company_months(TOLD, "UTC")):
        shown = redact(frame, room)
        assert shown["company"].tolist() == [room.hidden(name) for name in frame["company"]]
