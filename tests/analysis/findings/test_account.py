"""The findings about the account: ways in, numbers, inferred gender, saved data, settings."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.dated import document
from analysis.findings.finding import Level, Outcome
from analysis.norms import settings
from tests.analysis.findings.asking import file_of, items, of


def fields(table: str, **values: Any) -> dict[str, Any]:
    return {table: [{"field": name, "value": value} for name, value in values.items()]}


def test_every_way_in_is_named_and_masked() -> None:
    rows = {
        **fields("profile", userName="reiger", emailAddress="reiger@example.org",
                 telephoneNumber="+31600000015", bioDescription="mail me"),
        "linked_accounts": [{"platform": "Facebook", "name": "Reiger de Vogel"},
                            {"description": "empty but for this"}],
    }  # fmt: skip
    answer = of("contact_still_yours", rows)
    assert (answer.outcome, answer.level, answer.total) == (Outcome.FOUND, Level.DO, 3)
    assert items(answer) == [
        {"kind": "email", "masked": "re…rg"},
        {"kind": "phone", "masked": "+3…15"},
        {"kind": "linked_account", "masked": "Re…el", "platform": "Facebook"},
    ]
    assert {table: found.tolist() for table, found in answer.rows.items()} == {
        "profile": [1, 2], "linked_accounts": [0],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("Email Address", "a.b@example.org"),  # English TXT
        ("Адрес электронной почты", "a.b@example.org"),  # Russian TXT
        ("Adres e-mail", "a.b@example.org"),  # a language that nobody entered: by its shape
        ("Numer telefonu", "+48 600 000 000"),
        ("ProfileMap > emailAddress", "hidden"),
    ],
)
def test_a_way_in_is_known_by_its_name_or_its_shape(field: str, value: str) -> None:
    rows = {"profile": [{"field": field, "value": value}]}
    assert of("contact_still_yours", rows).outcome is Outcome.FOUND


@pytest.mark.parametrize(
    "rows",
    [
        fields("profile", emailAddress=None, telephoneNumber=None),
        fields("profile", bioDescription="write to reiger@example.org now", likesReceived="59"),
        fields("profile", birthDate="01-Oct-1995", followerCount="3"),
    ],
)
def test_no_way_in_is_clear(rows: dict[str, Any]) -> None:
    assert of("contact_still_yours", rows).outcome is Outcome.CLEAR


def numbers(*uids: str | None) -> dict[str, Any]:
    return {"device_ids": [{"uid": uid, "app_version": "40.1"} for uid in uids]}


def test_more_than_one_account_number() -> None:
    one, other = "7012345678901234567", "6812345678901234512"
    answer = of("account_numbers", numbers(one, other, one, None))
    assert (answer.level, answer.total) == (Level.KNOW, 2)
    assert items(answer) == [{"masked": "68…12", "rows": 1}, {"masked": "70…67", "rows": 2}]
    for same in (numbers(one, one), numbers(one, f" {one} "), numbers(one, "0"), numbers(None)):
        assert of("account_numbers", same).outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("field", "value", "outcome"),
    [
        ("inferredGender", "female", Outcome.FOUND),
        ("Inferred Gender", "Male", Outcome.FOUND),
        ("inferredGender", None, Outcome.CLEAR),
        ("gender", "female", Outcome.CLEAR),
    ],
)
def test_a_gender_that_was_inferred(field: str, value: Any, outcome: Outcome) -> None:
    answer = of("gender_inferred", {"profile": [{"field": field, "value": value}]})
    assert answer.outcome is outcome
    assert items(answer) == ([{"gender": value}] if outcome is Outcome.FOUND else [])


def test_saved_data_is_counted_and_never_shown() -> None:
    rows = {
        "shop_payment_cards": [{"other": '{"card_number": "4242"}'}],
        "shop_addresses": [{"address": "Nergenshuizen"}, {}],
        **fields("autofill", Email="reiger@example.org", City=None),
    }
    assert items(of("payment_and_address", rows)) == [
        {"table": "shop_payment_cards", "rows": 1},
        {"table": "shop_addresses", "rows": 1},
        {"table": "autofill", "rows": 1},
    ]
    bare = {**fields("autofill", Email=None), "shop_addresses": [{}]}
    assert of("payment_and_address", bare).outcome is Outcome.CLEAR


def setting(**values: str | None) -> dict[str, Any]:
    return fields("settings", **values)


@pytest.mark.parametrize(
    ("field", "value", "band", "outcome"),
    [
        ("Private Account", "Disabled", "13_15", Outcome.FOUND),
        ("Private Account", "Off", "16_17", Outcome.FOUND),
        ("Private Account", "Disabled", "18", Outcome.CLEAR),  # public is the default
        ("Private Account", "enabled", "13_15", Outcome.CLEAR),
        ("privateaccount", "NO", "13_15", Outcome.FOUND),
        ("Who Can Send Me Message", "Friends", "13_15", Outcome.FOUND),
        ("Who Can Send Me Message", "Friends", "16_17", Outcome.FOUND),
        ("Who Can Send Me Message", "No one", "16_17", Outcome.CLEAR),
        ("Who Can Send Me Message", "Everyone", "18", Outcome.CLEAR),  # no default is known
        ("Who Can Post Comments", "Everyone", "13_15", Outcome.FOUND),
        ("Who Can Post Comments", "Friends", "13_15", Outcome.CLEAR),
        ("Who Can Post Comments", "Everyone", "16_17", Outcome.CLEAR),
        ("Who Can Duet With Me", "Friends", "13_15", Outcome.FOUND),
        ("Who Can Duet With Me", "Friends", "16_17", Outcome.CLEAR),
        ("Who Can Stitch with your videos", "Everyone", "16_17", Outcome.FOUND),
        ("Allow DownLoad", "On", "16_17", Outcome.FOUND),
        ("Allow DownLoad", "On", "18", Outcome.CLEAR),
        ("Who can see your following list::", "Everyone", "16_17", Outcome.FOUND),
        ("Who can see your following list::", "Followers", "16_17", Outcome.CLEAR),
        ("Suggest your account to contacts", "enabled", "13_15", Outcome.FOUND),
        ("Allow Others to Find Me", "Enabled", "16_17", Outcome.CLEAR),  # not known at that age
        ("Personalized Ads", "On", "16_17", Outcome.FOUND),
        ("Personalized Ads", "On", "18", Outcome.CLEAR),
        ("Filter Comments", "Disabled", "13_15", Outcome.CLEAR),
    ],
)
def test_a_setting_above_the_default_of_the_age(
    field: str, value: str, band: str, outcome: Outcome
) -> None:
    answer = of("settings_open", {"settings": [{"field": field, "value": value}]}, band=band)
    assert answer.outcome is outcome
    assert (field, answer.level) == (field, Level.LOOK)


def test_what_cannot_be_so_at_that_age_comes_first() -> None:
    rows = setting(**{"Private Account": "Off", "Allow DownLoad": "On", "App Language": "nl"})
    answer = of("settings_open", rows, band="13_15")
    assert items(answer) == [
        {"field": "Allow DownLoad", "value": "On", "default": "off"},
        {"field": "Private Account", "value": "Off", "default": "on"},
    ]
    assert answer.rows["settings"].tolist() == [1, 0]


def test_a_month_of_birth_gives_the_band_on_the_last_day_of_the_file() -> None:
    rows = {**setting(**{"Allow DownLoad": "On"}), "searches": [{"at": "2026-03-31T12:00:00"}]}
    # 18 on 31 March 2026: the last day of the month counts.
    assert of("settings_open", rows, born="2008-03").outcome is Outcome.CLEAR
    assert of("settings_open", rows, born="2008-04").outcome is Outcome.FOUND
    assert of("settings_open", rows).outcome is Outcome.NOT_ASKED


@pytest.mark.parametrize(
    ("rows", "band"),
    [
        (setting(**{"Private Account": "Off"}), "under_13"),  # no default is known
        (setting(**{"App Language": "nl", "Privéaccount": "Aan"}), "13_15"),
        (setting(**{"Private Account": "Default"}), "13_15"),
        (setting(**{"Private Account": None}), "13_15"),
    ],
)
def test_nothing_to_compare_is_not_called_clear(rows: dict[str, Any], band: str) -> None:
    assert of("settings_open", rows, band=band).outcome is Outcome.BROKEN


def test_each_setting_has_an_order_a_price_and_sources() -> None:
    bands = {"13_15", "16_17", "18"}
    seen: list[str] = []
    for one in settings.settings():
        seen += one.fields
        assert {one.private, *(default.choice for default in one.defaults.values())} <= set(
            one.order
        ), one.key
        assert set(one.order) <= set(settings.CHOICES)
        assert set(one.defaults) <= bands
        assert all(default.sources for default in one.defaults.values())
        assert one.price.endswith(".")
    assert len(seen) == len(set(seen))
    spellings = document("settings")["choices"].values()
    assert sum(map(len, spellings)) == len({word for some in spellings for word in some})


def test_a_setting_is_found_with_its_choice_as_written() -> None:
    table = file_of(setting(**{"Private Account": " on ", "Filter Comments": "sometimes"}))
    known = settings.in_file(table.tables["settings"])
    assert known["key"].tolist() == ["private_account", "filter_comments"]
    assert known["choice"].fillna("?").tolist() == ["on", "?"]
