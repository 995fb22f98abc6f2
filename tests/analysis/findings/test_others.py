"""The findings about companies, posts, places, chats, and about an age that was given."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.companies import sensitive
from analysis.findings.finding import Born, Level, Outcome
from tests.analysis.findings.asking import SWITCHED, ZONE, items, of


def told(*events: tuple[str | None, str | None]) -> dict[str, Any]:
    """What companies told TikTok, a minute apart from noon on."""
    return {
        "off_tiktok_activity": [
            {"at": f"2026-05-01T12:{minute:02}:00", "company": company, "event": event}
            for minute, (company, event) in enumerate(events)
        ]
    }


def test_lists_of_customers_by_company_the_most_first() -> None:
    answer = of(
        "customer_list",
        told(
            ("Warenhuis Denkbeeldig", "Customer file upload"),
            ("Boekhuis Voorbeeld", "customer_file_upload"),
            ("Boekhuis Voorbeeld", "ViewContent"),
            ("Boekhuis Voorbeeld", "CustomerFileUpload"),
        ),
    )
    assert (answer.outcome, answer.level, answer.total) == (Outcome.FOUND, Level.LOOK, 2)
    first = "2026-05-01T12:0"
    assert items(answer) == [
        {"company": "Boekhuis Voorbeeld", "first": f"{first}1:00+00:00",
         "last": f"{first}3:00+00:00", "events": 2},
        {"company": "Warenhuis Denkbeeldig", "first": f"{first}0:00+00:00",
         "last": f"{first}0:00+00:00", "events": 1},
    ]  # fmt: skip
    assert answer.rows["off_tiktok_activity"].tolist() == [0, 1, 3]


@pytest.mark.parametrize("event", ["ViewContent", "Customer", "File upload", None, ""])
def test_any_other_event_is_no_list_of_customers(event: str | None) -> None:
    assert of("customer_list", told(("Boekhuis Voorbeeld", event))).outcome is Outcome.CLEAR


@pytest.mark.parametrize("event", ["CompletePayment", "Purchase", "PlaceAnOrder", "place_an_order"])
def test_an_order_or_a_payment(event: str) -> None:
    answer = of("purchases_told", told(("Boekhuis Voorbeeld", event), (None, event)))
    assert answer.level == Level.KNOW
    assert [(item["company"], item["events"]) for item in answer.items.to_dict("records")][:1] == [
        ("Boekhuis Voorbeeld", 1)
    ]
    assert len(answer.rows["off_tiktok_activity"]) == 2


@pytest.mark.parametrize("event", ["AddToCart", "AddPaymentInfo", "InitiateCheckout", "Subscribe"])
def test_what_comes_before_a_payment_is_none(event: str) -> None:
    assert of("purchases_told", told(("Boekhuis Voorbeeld", event))).outcome is Outcome.CLEAR


def test_names_that_say_nothing() -> None:
    answer = of(
        "source_unexplained",
        told(("admin8888", "x"), ("Boekhuis Voorbeeld", "x"), ("5f3a9c1e", "x")),
    )
    assert answer.items["company"].tolist() == ["5f3a9c1e", "admin8888"]
    assert (
        of("source_unexplained", told(("Boekhuis Voorbeeld", "x"), (None, "x"))).outcome
        is Outcome.CLEAR
    )


def test_answers_in_forms() -> None:
    rows = [{"field": "Email", "value": "a@example.org"}, {"field": "Email", "value": "b"},
            {"field": "Name", "value": None}, {"other": '{"Q": "A"}'}]  # fmt: skip
    answer = of("ad_forms", {"lead_forms": rows})
    assert items(answer) == [{"field": "Email", "answers": 2}, {"answers": 1}]
    assert answer.figures == {"answers": 3}
    empty = {"lead_forms": [{"field": "Email", "value": None}]}
    assert of("ad_forms", empty).outcome is Outcome.CLEAR


def test_posts_that_were_deleted_the_last_first() -> None:
    rows = [
        {"at": "2026-01-01T10:00:00", "deleted_at": "2026-02-01T10:00:00", "title": "geheim"},
        {"at": "2026-01-02T10:00:00", "deleted_at": None},
        {"at": "2026-01-03T10:00:00", "deleted_at": "2026-03-01T10:00:00"},
    ]
    answer = of("posts_deleted", {"deleted_posts": rows})
    assert answer.items["at"].dt.day.tolist() == [3, 1, 2]
    assert "geheim" not in answer.items.to_string()


def test_a_place_needs_coordinates() -> None:
    rows = [{"at": "2026-01-01T10:00:00", "gps": "52.1,5.1", "region": "NL"}]
    answer = of("place_exact", {"last_location": rows})
    assert items(answer) == [{"at": "2026-01-01T10:00:00+00:00", "region": "NL"}]
    bare = {"last_location": [{**rows[0], "gps": None}]}
    assert of("place_exact", bare).outcome is Outcome.CLEAR


def test_chats_with_the_assistant_without_their_titles() -> None:
    rows = [{"at": "2026-01-01T10:00:00", "conversation": title, "text": "geheim"}
            for title in ("taart", None, "taart")]  # fmt: skip
    answer = of("assistant_chats", {"tako_messages": rows})
    assert answer.items["messages"].tolist() == [2, 1]
    assert "taart" not in answer.items.to_string()
    assert answer.figures == {"messages": 3}


# Born in March 2011: 13 on 31 March 2024, 16 on 31 March 2027, 18 on 31 March 2029, in Amsterdam.
BORN = "2011-03"


@pytest.mark.parametrize(
    ("key", "table", "birthday"),
    [
        ("coins_before_18", "coin_purchases", "2029-03-31"),
        ("coins_before_18", "gifts_bought", "2029-03-31"),
        ("coins_before_18", "gifts_sent", "2029-03-31"),
        ("live_before_18", "go_live_history", "2029-03-31"),
        ("active_before_13", "watch_history", "2024-03-31"),
        ("active_before_13", "followers", "2024-03-31"),
    ],
)
def test_rows_before_a_birthday(key: str, table: str, birthday: str) -> None:
    midnight = pd.Timestamp(birthday, tz=ZONE).tz_convert("UTC").tz_localize(None)
    before, on = midnight - pd.Timedelta(seconds=1), midnight
    early = {table: [{"at": before.isoformat()}, {"at": on.isoformat()}, {"at": None}]}
    answer = of(key, early, born=BORN)
    assert answer.outcome is Outcome.FOUND
    assert items(answer)[0]["rows"] == answer.figures["rows"] == 1
    assert answer.rows[table].tolist() == [0]
    assert of(key, {table: [{"at": on.isoformat()}]}, born=BORN).outcome is Outcome.CLEAR
    assert of(key, early).outcome is Outcome.NOT_ASKED
    assert of(key, {}, born=BORN).outcome is Outcome.NO_DATA


def chats(*senders: str | None, name: str | None = "reiger") -> dict[str, Any]:
    """Messages in two chats, all of them from before the 16th birthday."""
    return {
        "profile": [{"field": "userName", "value": name}],
        "direct_messages": [
            {"at": "2026-01-01T10:00:00", "conversation": "mus", "sender": sender}
            for sender in senders
        ],
    }


def test_only_what_the_account_sent_itself_counts() -> None:
    answer = of("messages_before_16", chats("Reiger", "mus", None, "reiger"), born=BORN)
    assert items(answer)[0]["rows"] == 2
    assert of("messages_before_16", chats("mus", None), born=BORN).outcome is Outcome.CLEAR
    late = chats("reiger")
    late["direct_messages"][0]["at"] = "2027-03-31T00:00:00"
    assert of("messages_before_16", late, born=BORN).outcome is Outcome.CLEAR
    assert of("messages_before_16", chats(), born=BORN).outcome is Outcome.NO_DATA
    nobody = of("messages_before_16", chats(None, name=None), born=BORN)
    assert nobody.outcome is Outcome.BROKEN, "nobody can tell whose they are"


def test_messages_in_groups_count_too() -> None:
    rows = {**chats("mus"), "group_messages": [
        {"at": "2026-01-01T10:00:00", "conversation": "club", "sender": "reiger"}]}  # fmt: skip
    assert items(of("messages_before_16", rows, born=BORN))[0]["table"] == "group_messages"


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("2011-03", Born(2011, 3)),
        ("2011-13", None),
        ("2011-00", None),
        ("2011-3", None),
        ("2011-03-04", None),
        ("1800-01", None),
        ("٢٠١١-03", None),
        ("", None),
    ],
)
def test_a_month_of_birth_is_read_strictly(text: str, born: Born | None) -> None:
    assert Born.parse(text) == born


def test_a_birthday_in_february_counts_from_its_last_day() -> None:
    assert Born(2012, 2).turns(13, "UTC") == pd.Timestamp("2025-02-28", tz="UTC")
    assert Born(2012, 2).turns(16, "UTC") == pd.Timestamp("2028-02-29", tz="UTC")


def test_nothing_sensitive_is_looked_at_while_the_switch_is_off() -> None:
    rows = told(("Grindr", "LaunchAPP"), ("Boekhuis Voorbeeld", "Purchase"))
    off = of("companies_sensitive", rows)
    assert (off.outcome, off.total, off.looked_at) == (Outcome.NOT_ASKED, 0, ())
    on = of("companies_sensitive", rows, switches=SWITCHED)
    assert [(one["company"], one["kind"]) for one in items(on)] == [("Grindr", "dating")]
    clear = of("companies_sensitive", told(("Boekhuis Voorbeeld", "Purchase")), switches=SWITCHED)
    assert clear.outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Grindr - Gay Dating & Chat", "dating"),
        ("grindr.com", "dating"),
        ("MUSLIM PRO: Quran", "faith"),
        ("Flo", "pregnancy"),
        ("Flo's Flowers", None),
        ("HER", "dating"),
        ("Hermès", None),
        ("Clue Games", None),
        ("Tinderbox Tools", None),
        ("bet365", "gambling"),
        ("Boekhuis Voorbeeld", None),
        ("", None),
    ],
)
def test_names_are_compared_word_by_word(name: str, kind: str | None) -> None:
    assert sensitive.kind_of(name) == kind


def test_each_kind_says_why_it_is_on_the_list() -> None:
    kinds = sensitive.kinds()
    names = [name for kind in kinds for name in (*kind.names, *kind.whole)]
    assert len(names) == len(set(names))
    assert all(kind.says and kind.source for kind in kinds)
