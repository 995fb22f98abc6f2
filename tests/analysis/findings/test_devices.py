"""The rules for devices: which is rare, which is new, which took another's place."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.findings.finding import Level, Outcome
from tests.analysis.findings.asking import AT, BE, NL, US, VPN, daily, file_of, items, of

PHONE = daily("SM-A346B", "2026-01-01 08:00", 100)
"""100 records on 100 days, to 10 April."""

DEVICE_KEYS = ("device_new_country_new", "device_rare", "device_new", "device_changed")


def found(*rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Which devices each of the four findings names."""
    history = file_of({"login_history": [row for some in rows for row in some]})
    answers = {key: of(key, history) for key in DEVICE_KEYS}
    return {
        key: answer.items["device_model"].tolist()
        for key, answer in answers.items()
        if answer.outcome is Outcome.FOUND
    }


def test_a_device_on_three_days_and_in_few_records_is_rare() -> None:
    strange = daily("RMX3511", "2026-01-02 10:00", 3)
    assert found(PHONE, strange) == {"device_rare": ["RMX3511"]}
    answer = of("device_rare", {"login_history": [*PHONE, *strange]})
    assert (answer.level, answer.total, answer.looked_at) == (Level.LOOK, 1, ("login_history",))
    assert items(answer) == [
        {
            "device_model": "RMX3511",
            "first": "2026-01-02T10:00:00+00:00",
            "last": "2026-01-04T10:00:00+00:00",
            "records": 3,
        }
    ]
    assert answer.rows["login_history"].tolist() == [100, 101, 102]


@pytest.mark.parametrize(
    "more",
    [
        daily("RMX3511", "2026-01-02 10:00", 4),  # four days
        daily("RMX3511", "2026-01-02 10:00", 3, each=2),  # 6 of 106: more than 5 %
        [],
    ],
)
def test_a_device_on_more_days_or_in_more_records_is_not(more: list[dict[str, Any]]) -> None:
    assert "device_rare" not in found(PHONE, more)


def test_five_percent_is_not_fewer_than_five_percent() -> None:
    # 5 of 100 records are 5 %; 5 of 101 are less.
    assert "device_rare" not in found(PHONE[:95], daily("RMX3511", "2026-01-02 10:00", 1, each=5))
    assert "device_rare" in found(PHONE[:96], daily("RMX3511", "2026-01-02 10:00", 1, each=5))


def test_days_are_those_of_utc() -> None:
    # Three days in UTC, four in Amsterdam, where 23:30 is already tomorrow.
    late = [*daily("RMX3511", "2026-01-02 23:30", 3), *daily("RMX3511", "2026-01-02 10:00", 1)]
    assert "device_rare" in found(PHONE, late)


def test_a_file_of_less_than_fourteen_days_says_nothing_of_rare() -> None:
    long = daily("SM-A346B", "2026-01-01 08:00", 15, each=3)
    short = [*long[:42], {**long[0], "at": "2026-01-15T07:59:59"}]
    strange = daily("RMX3511", "2026-01-02 10:00", 1)
    assert "device_rare" in found(long[:42], [{**long[0], "at": "2026-01-15T08:00:00"}], strange)
    assert "device_rare" not in found(short, strange)


def test_a_device_that_comes_later_and_stays_is_new() -> None:
    tablet = daily("iPad13,18", "2026-01-15 08:00", 20)  # 14 days and 14 records after the first
    assert found(PHONE, tablet) == {"device_new": ["iPad13,18"]}
    early = daily("iPad13,18", "2026-01-15 07:59:59", 20)  # a second less than 14 days
    assert found(PHONE, early) == {}


def test_ten_records_must_lie_before_it() -> None:
    sparse = [PHONE[0], *daily("SM-A346B", "2026-02-01T08:00", 60)]
    nine, ten = sparse[:9], sparse[:10]
    tablet = daily("iPad13,18", "2026-02-20 08:00", 20)
    rest = daily("SM-A346B", "2026-03-01 08:00", 60)
    assert found(nine, tablet, rest) == {}
    assert found(ten, tablet, rest) == {"device_new": ["iPad13,18"]}


@pytest.mark.parametrize(
    ("ended", "changed"),
    [
        ("2026-02-01T08:00:00", True),  # 7 days before, to the second
        ("2026-02-01T07:59:59", False),
        ("2026-02-15T08:00:00", True),  # 7 days after
        ("2026-02-15T08:00:01", False),
    ],
)
def test_another_device_that_ends_within_a_week_makes_it_a_change(
    ended: str, changed: bool
) -> None:
    old = [*daily("SM-A346B", "2026-01-01 08:00", 30), {**PHONE[0], "at": ended}]
    new = daily("iPhone15,4", "2026-02-08 08:00", 40)
    key = "device_changed" if changed else "device_new"
    assert found(old, new) == {key: ["iPhone15,4"]}
    assert of(key, {"login_history": [*old, *new]}).level == (Level.KNOW if changed else Level.LOOK)


def test_what_is_still_used_when_the_file_ends_has_not_ended() -> None:
    # The phone's last record is that of the file; a device of the last days is not its successor.
    assert found(PHONE, daily("iPad13,18", "2026-04-04 09:00", 6, each=2)) == {
        "device_new": ["iPad13,18"]
    }


def test_a_rare_device_is_not_called_new_as_well() -> None:
    assert found(PHONE, daily("RMX3511", "2026-03-01 10:00", 3)) == {"device_rare": ["RMX3511"]}


def test_codes_are_compared_without_case_and_blanks() -> None:
    spelled = [{**row, "device_model": " sm-a346B "} for row in PHONE[50:52]]
    assert found(PHONE, spelled) == {}


def test_records_without_a_code_or_a_time_are_no_device_but_count() -> None:
    strange = daily("RMX3511", "2026-01-02 10:00", 3)
    nameless = [*daily(None, "2026-03-01 09:00", 2), *daily("  ", "2026-03-01 09:30", 1)]
    undated = [{**PHONE[0], "at": None}]
    # 3 of 60 records are 5 %, 3 of 64 are less: what has no code or no time counts as a record.
    assert "device_rare" not in found(PHONE[:57], strange)
    assert found(PHONE[:57], strange, nameless, undated)["device_rare"] == ["RMX3511"]
    hidden = [{**row, "at": None} for row in strange]
    assert found(PHONE, hidden) == {}, "on which days it was seen is not known"


@pytest.mark.parametrize("key", DEVICE_KEYS)
def test_what_no_rule_can_be_applied_to_is_not_called_clear(key: str) -> None:
    assert of(key, {"login_history": []}).outcome is Outcome.NO_DATA
    for gap in ("at", "device_model"):
        rows = [{**row, gap: None} for row in PHONE]
        assert of(key, {"login_history": rows}).outcome is Outcome.BROKEN
    assert of(key, {"login_history": PHONE[:1]}).outcome is Outcome.CLEAR


def test_a_network_that_hides_another_lowers_the_level_and_never_raises_it() -> None:
    strange = daily("RMX3511", "2026-03-01 10:00", 2, ip=VPN)
    assert of("device_rare", {"login_history": [*PHONE, *strange]}).level == Level.KNOW
    mixed = [*strange, *daily("RMX3511", "2026-03-05 10:00", 1)]
    assert of("device_rare", {"login_history": [*PHONE, *mixed]}).level == Level.LOOK
    old = daily("SM-A346B", "2026-01-01 08:00", 40, ip=VPN)
    new = daily("iPhone15,4", "2026-02-11 08:00", 40, ip=VPN)
    assert of("device_changed", {"login_history": [*old, *new]}).level == Level.KNOW


KEY = "device_new_country_new"
DAY = pd.Timestamp("2026-03-01 10:00")


def pair(*rows: list[dict[str, Any]], home: list[dict[str, Any]] = PHONE) -> Any:
    return of(KEY, {"login_history": [row for some in (home, *rows) for row in some]})


def test_a_new_device_in_a_new_country_is_found() -> None:
    answer = pair(daily("RMX3511", "2026-03-01 10:00", 3, ip=US))
    assert (answer.outcome, answer.level) == (Outcome.FOUND, Level.LOOK)
    assert items(answer) == [
        {
            "device_model": "RMX3511",
            "country": "US",
            "first": "2026-03-01T10:00:00+00:00",
            "last": "2026-03-03T10:00:00+00:00",
            "records": 3,
            "neighbour": False,
            "mobile": False,
            "relay": False,
        }
    ]


@pytest.mark.parametrize(
    ("ip", "network", "level"),
    [
        (US, "Wi-Fi", 2),
        (US, "4G", 3),
        (BE, "Wi-Fi", 3),  # Belgium borders on the Netherlands
        (AT, "Wi-Fi", 2),  # Austria does not
        (VPN, "Wi-Fi", 3),
        (VPN, "4G", 3),
    ],
)
def test_neighbours_mobile_networks_and_vpns_lower_the_level(
    ip: str, network: str, level: int
) -> None:
    assert pair(daily("RMX3511", "2026-03-01 10:00", 1, ip=ip, network=network)).level == level


@pytest.mark.parametrize(
    ("away", "outcome"),
    [
        (pd.Timedelta(hours=24), Outcome.FOUND),
        (pd.Timedelta(hours=-24), Outcome.FOUND),
        (pd.Timedelta(hours=24, seconds=1), Outcome.CLEAR),
        (pd.Timedelta(hours=-24, seconds=-1), Outcome.CLEAR),
    ],
)
def test_within_a_day_is_together(away: pd.Timedelta, outcome: Outcome) -> None:
    # The owner's phone is abroad; a new device is first seen at home, a day before or after.
    abroad = [{**PHONE[0], "at": (DAY + away).isoformat(), "ip": US}]
    assert pair(abroad, daily("RMX3511", str(DAY), 2)).outcome is outcome


def test_a_phone_that_is_new_to_the_file_may_travel_later() -> None:
    """A holiday months after a new phone is no pair: only its first record counts."""
    new = daily("iPhone15,4", "2026-02-01 10:00", 60)
    trip = daily("iPhone15,4", "2026-03-20 12:00", 3, ip=US)
    assert pair(new, trip).outcome is Outcome.CLEAR


def test_a_country_is_known_after_five_days() -> None:
    # Four days abroad, then a new device there: still new. Five days: not any more.
    four = daily("SM-A346B", "2026-02-25 09:00", 4, ip=US)
    assert pair(four, daily("RMX3511", "2026-03-01 10:00", 1, ip=US)).outcome is Outcome.FOUND
    five = daily("SM-A346B", "2026-02-24 09:00", 5, ip=US)
    assert pair(five, daily("RMX3511", "2026-03-01 10:00", 1, ip=US)).outcome is Outcome.CLEAR


def test_a_country_that_was_there_from_the_beginning_is_not_new() -> None:
    once = [{**PHONE[0], "at": "2026-01-14T09:00:00", "ip": US}]
    assert pair(once, daily("RMX3511", "2026-03-01 10:00", 1, ip=US)).outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    "row",
    [
        {"ip": "192.168.1.4"},
        {"ip": "203.0.113.9"},
        {"ip": "not an address"},
        {"ip": None},
        {"ip": US, "os": "Windows 11"},
    ],
)
def test_browsers_and_private_addresses_count_for_no_country(row: dict[str, Any]) -> None:
    strange = [{**daily("RMX3511", "2026-03-01 10:00", 1)[0], **row}]
    assert pair(strange).outcome is Outcome.CLEAR


def test_the_order_of_rows_and_their_repeats_change_no_answer() -> None:
    rows = [*PHONE, *daily("RMX3511", "2026-03-01 10:00", 3, ip=BE)]
    backwards = rows[::-1]
    for key in DEVICE_KEYS:
        first, second = (of(key, {"login_history": some}) for some in (rows, backwards))
        assert (first.outcome, first.level) == (second.outcome, second.level)
        assert items(first) == items(second)


def test_a_stranger_beside_the_owner_is_found_by_both_rules() -> None:
    """Three records from another country, 37 minutes from the owner's own phone."""
    strange = daily("RMX3511", "2026-03-01 08:37", 1, ip=US, each=3)
    assert found(PHONE, strange) == {
        "device_new_country_new": ["RMX3511"],
        "device_rare": ["RMX3511"],
    }
    assert NL != US
