"""Conversations, followers and gifts, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.merging import merge
from analysis.people import (
    Gifts,
    OwnName,
    conversation_months,
    conversations,
    follows_by_month,
    gifts,
    gifts_by_account,
    not_following_back,
    own_name,
)
from analysis.redaction.redaction import Mode, redact, redaction_for
from analysis.rhythm.activity import messages_sent
from fixtures.sample import sample_zip
from fixtures.sample_words import FRIENDS, ME
from parsers import Export, read_export
from tests.analysis.findings.asking import items, of
from tests.analysis.hand_made import made, utc
from tests.dashboard import exports

ME_STATED = OwnName("liv.lesplan", "stated")
MESSAGES = made(
    "direct_messages",
    {"at": "2026-01-31 23:30:00", "conversation": "moos", "sender": "liv.lesplan", "text": "a"},
    {"at": "2026-01-02 10:00:00", "conversation": "moos", "sender": "Liv.Lesplan", "text": "b"},
    {"conversation": "moos", "sender": "moos", "text": "c"},
    {"at": "2026-03-02 10:00:00", "conversation": "moos", "sender": None, "text": "d"},
    {"at": "2026-01-05 10:00:00", "conversation": "knik", "sender": "@liv.lesplan", "text": "e"},
    {"at": "2026-01-06 10:00:00", "conversation": "stil", "sender": "stil", "text": "f"},
    {"at": "2026-01-07 10:00:00", "sender": "wie", "text": "g"},
)


def test_conversations_by_number_of_messages() -> None:
    found = conversations(MESSAGES, ME_STATED)
    assert found["conversation"].fillna("").tolist() == ["moos", "knik", "stil", ""]
    assert found["messages"].tolist() == [4, 1, 1, 1]
    assert found["sent"].tolist() == [2, 1, 0, 0]
    assert found["received"].tolist() == [1, 0, 1, 1]
    assert found["unsigned"].tolist() == [1, 0, 0, 0]
    assert found["first"][0] == utc("2026-01-02 10:00:00")
    assert found["last"][0] == utc("2026-03-02 10:00:00")
    assert found["months"].tolist() == [2, 1, 1, 1]
    # 31 January 23:30 UTC is February in Oslo.
    assert conversations(MESSAGES, ME_STATED, "Europe/Oslo")["months"].tolist() == [3, 1, 1, 1]


def test_messages_by_month_of_the_zone() -> None:
    found = conversation_months(MESSAGES, ME_STATED, "Europe/Oslo")
    moos = found[found["conversation"] == "moos"]
    assert moos["month"].dt.month.tolist() == [1, 2, 3]
    assert moos["sent"].tolist() == [1, 1, 0]
    assert moos["received"].tolist() == [0, 0, 0]  # the only one has no time
    assert (found["sent"].sum(), found["received"].sum()) == (3, 2)


def test_without_an_own_name_nothing_is_sent() -> None:
    found = conversations(MESSAGES, None)
    assert found["sent"].sum() == 0
    assert found["received"].sum() == 6


@pytest.mark.parametrize(
    "field", ["userName", "Username", "Gebruikersnaam", "Profile Info > userName", "Brukernavn:"]
)
def test_own_name_stands_in_the_profile(field: str) -> None:
    profile = made(
        "profile", {"field": "displayName", "value": "Liv"}, {"field": field, "value": "liv"}
    )
    assert own_name(profile, MESSAGES) == OwnName("liv", "stated")


def test_messages_under_a_former_name_are_the_accounts_own() -> None:
    """Two files of an account that got a new name, each with a message it sent and one it got."""

    def file(name: str, day: int) -> Export:
        at, friend = f"2026-0{day}-01T10:00:00", "kim"
        chat = [{"at": at, "conversation": friend, "sender": one} for one in (name, friend)]
        return exports.export(
            {"profile": [{"field": "userName", "value": name}], "direct_messages": chat}
        )

    merged = merge([file("liv", 1), file("liv.new", 2)], renamed=True)
    profile, messages = (merged.tables[name] for name in ("profile", "direct_messages"))
    own = own_name(profile, messages)
    assert own == OwnName("liv.new", "stated", ("liv",))
    counted = conversations(messages, own)
    assert (counted["sent"].tolist(), counted["received"].tolist()) == ([2], [2])
    assert len(messages_sent(merged.tables, own.names)) == 2
    assert items(of("messages_before_16", merged, "2012-01"))[0]["rows"] == 2


def test_groups_among_conversations_with_one_person_are_no_people_who_do_not_follow() -> None:
    rows = [
        {"conversation": "Group_Chat_7000000000000000001", "sender": "liv.lesplan"},
        {"conversation": "Group_Chat_7000000000000000001", "sender": "c.d"},
        {"conversation": "Fietsclub", "sender": "liv.lesplan"},
        {"conversation": "Fietsclub", "sender": "a"},
        {"conversation": "Fietsclub", "sender": "b"},
        {"conversation": "pal.one", "sender": "liv.lesplan"},
        {"conversation": "pal.one", "sender": "pal.one"},
        {"conversation": "pal.two", "sender": "liv.lesplan"},
        {"sender": "liv.lesplan"}, {"sender": "a"}, {"sender": "b"},
    ]  # fmt: skip
    found = conversations(made("direct_messages", *rows), ME_STATED)
    groups = dict(zip(found["conversation"].fillna(""), found["group"], strict=True))
    assert groups == {
        "Group_Chat_7000000000000000001": True,
        "Fietsclub": True,
        "pal.one": False,
        "pal.two": False,
        "": False,
    }
    followers = made("followers", {"user": "pal.one"})
    missing = not_following_back(found, followers, made("following"))
    assert missing["conversation"].tolist() == ["pal.two"]


def test_own_name_is_guessed_from_who_writes_in_most_conversations() -> None:
    assert own_name(made("profile"), MESSAGES) is not None
    rows = [{"conversation": "druk", "sender": "druk"}] * 50
    rows += [{"conversation": "druk", "sender": "ik"}] * 2
    rows += [{"conversation": "klas", "sender": "ik"}, {"conversation": "klas", "sender": "zij"}]
    rows += [{"conversation": "klas", "sender": "zij"}] * 9
    guess = own_name(made("profile", {"field": "userName"}), made("direct_messages", *rows))
    assert guess == OwnName("ik", "assumed")


def test_own_name_of_a_single_conversation_is_not_the_other_side() -> None:
    rows = [{"conversation": "moos", "sender": "Moos"}] * 9 + [
        {"conversation": "moos", "sender": "ik"}
    ]
    assert own_name(made("profile"), made("direct_messages", *rows)) == OwnName("ik", "assumed")
    only_them = made("direct_messages", *rows[:9])
    assert own_name(made("profile"), only_them) is None
    assert own_name(made("profile"), made("direct_messages")) is None


def test_followers_come_in_by_month_without_gaps() -> None:
    followers = made(
        "followers",
        {"at": "2025-11-15 10:00:00", "user": "a"},
        {"at": "2026-01-31 23:30:00", "user": "b"},
        {"user": "c"},
    )
    following = made("following", {"at": "2025-12-01 10:00:00", "user": "a"})
    found = follows_by_month(followers, following, "Europe/Amsterdam")
    assert found["month"].dt.strftime("%Y-%m").tolist() == [
        "2025-11", "2025-12", "2026-01", "2026-02",
    ]  # fmt: skip
    assert found["followers"].tolist() == [1, 0, 0, 1]
    assert found["following"].tolist() == [0, 1, 0, 0]
    assert found["followers_total"].tolist() == [1, 1, 1, 2]
    assert found["following_total"].tolist() == [0, 1, 1, 1]
    none = follows_by_month(made("followers"), made("following"), "UTC")
    assert none.dtypes.to_dict() == found.dtypes.to_dict()
    assert len(none) == 0


def test_accounts_that_do_not_follow_back() -> None:
    counted = conversations(MESSAGES, ME_STATED)
    followers = made("followers", {"user": "KNIK"}, {"user": None})
    following = made("following", {"user": "@moos"})
    found = not_following_back(counted, followers, following)
    # `stil` was never written to, the conversation without a name is nobody's.
    assert found["conversation"].tolist() == ["moos"]
    assert found["sent"].tolist() == [2]
    assert found["you_follow"].tolist() == [True]
    everybody = not_following_back(counted, made("followers"), made("following"))
    assert everybody["conversation"].tolist() == ["moos", "knik"]
    assert everybody["you_follow"].tolist() == [False, False]


def test_gifts_are_summed_as_far_as_they_are_numbers() -> None:
    sent = made(
        "gifts_sent",
        {"at": "2026-01-02 10:00:00", "amount": "5", "user": "ster"},
        {"at": "2026-01-01 10:00:00", "amount": "1,50", "user": "@Ster"},
        {"amount": "10 coins", "user": "zon"},
        {"amount": None, "user": None},
    )
    bought = made("gifts_bought", {"at": "2026-02-02 10:00:00", "price": "0.99"}, {"price": "€ 2"})
    assert gifts(sent, bought) == Gifts(
        sent=4,
        sent_amount=6.5,
        sent_unread=1,
        accounts=2,
        bought=2,
        bought_price=0.99,
        bought_unread=1,
        first=utc("2026-01-01 10:00:00"),
        last=utc("2026-02-02 10:00:00"),
    )
    found = gifts_by_account(sent)
    assert found["user"].fillna("").tolist() == ["@Ster", "ster", "zon", ""]
    assert found["gifts"].tolist() == [1, 1, 1, 1]
    assert found["amounts"].tolist() == [1.5, 5.0, 0.0, 0.0]
    assert found["amount_read"].tolist() == [1, 1, 0, 0]


def test_nothing_there() -> None:
    empty = conversations(made("direct_messages"), None)
    assert empty.dtypes.to_dict() == conversations(MESSAGES, ME_STATED).dtypes.to_dict()
    months = conversation_months(made("direct_messages"), None, "UTC")
    assert months.dtypes.to_dict() == (
        conversation_months(MESSAGES, ME_STATED, "UTC").dtypes.to_dict()
    )
    assert len(not_following_back(empty, made("followers"), made("following"))) == 0
    assert gifts(made("gifts_sent"), made("gifts_bought")) == Gifts(
        0, 0.0, 0, 0, 0, 0.0, 0, None, None
    )
    assert len(gifts_by_account(made("gifts_sent"))) == 0


def test_sample_person_writes_with_her_friends() -> None:
    tables = read_export([("sample.zip", sample_zip())]).tables
    own = own_name(tables["profile"], tables["direct_messages"])
    assert own == OwnName(ME, "stated")
    found = conversations(tables["direct_messages"], own)
    assert set(found["conversation"]) == set(FRIENDS)
    assert found["messages"].sum() == len(tables["direct_messages"])
    assert len(not_following_back(found, tables["followers"], tables["following"])) == 0


def test_names_are_made_up_where_one_is_not_alone() -> None:
    counted = conversations(MESSAGES, ME_STATED)
    for mode in (Mode.TOGETHER, Mode.ROOM):
        redaction = redaction_for([MESSAGES], mode, b"salt")
        shown = redact(counted, redaction)
        assert shown["conversation"][0] == redaction.name("moos")
        assert not set(shown["conversation"].dropna()) & {"moos", "knik", "stil"}
        for frame in (
            conversation_months(MESSAGES, ME_STATED, "UTC"),
            follows_by_month(made("followers"), made("following"), "UTC"),
            not_following_back(counted, made("followers"), made("following")),
            gifts_by_account(made("gifts_sent", {"user": "ster"})),
        ):
            redact(frame, redaction)


SENDERS = st.sampled_from(["ik", "moos", "Moos", "knik", "", None])
SENT = st.fixed_dictionaries(
    {
        "conversation": st.sampled_from(["moos", "knik", None]),
        "sender": SENDERS,
        "at": st.one_of(
            st.none(), st.datetimes(pd.Timestamp("2020-01-01"), pd.Timestamp("2027-01-01"))
        ),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(SENT, max_size=25))
def test_every_message_is_sent_received_or_unsigned(rows: list[dict[str, object]]) -> None:
    messages = made("direct_messages", *rows)
    own = own_name(made("profile"), messages)
    found = conversations(messages, own, "America/St_Johns")
    assert found["messages"].sum() == len(rows)
    parts = found[["sent", "received", "unsigned"]].sum(axis=1)
    assert parts.tolist() == found["messages"].tolist()
    months = conversation_months(messages, own, "America/St_Johns")
    assert months[["sent", "received"]].sum().sum() <= len(rows)
