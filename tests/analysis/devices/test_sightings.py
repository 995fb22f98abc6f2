"""Was it me: which device on which network comes first, and what was done around it, by hand."""

from __future__ import annotations

import pandas as pd

from analysis.devices.devices import device_moments
from analysis.devices.sightings import near, pairs, sightings
from tests.analysis.hand_made import empty_tables, made, utc

LOOKED = pd.DataFrame(
    {
        "ip": pd.array(["10.1", "10.2", "10.3"], dtype="string"),
        "address": ["10.1", "10.2", "10.3"],
        "version": [4, 4, 4],
        "kind": ["public"] * 3,
        "country": ["NL", "BE", "NL"],
        "operator": ["Home Net", "Far Net", "School Net"],
        "prefix": ["a", "b", "c"],
    }
)


def _logins(*rows: tuple[str | None, str | None, str]) -> pd.DataFrame:
    return made(
        "login_history",
        *({"at": at, "device_model": model, "ip": ip} for at, model, ip in rows),
    )


OWN = [(f"2026-03-{day:02} 18:00:00", "SM-A346B", "10.1") for day in range(1, 9)]
LOGINS = _logins(
    *OWN,
    ("2026-03-04 12:00:00", "SM-A346B", "10.3"),
    ("2026-03-05 17:23:00", "RMX3511", "10.2"),
    (None, "RMX3511", "10.2"),
)


def _asked(logins: pd.DataFrame = LOGINS, **tables: pd.DataFrame) -> list:
    return sightings(device_moments(logins, LOOKED), {**empty_tables(), **tables})


def test_the_rarest_device_stands_first_then_the_rarest_network() -> None:
    found = _asked()
    assert [(one.model, one.operator, one.records, one.of_device) for one in found] == [
        ("RMX3511", "Far Net", 2, 2),
        ("SM-A346B", "School Net", 1, 9),
        ("SM-A346B", "Home Net", 8, 9),
    ]
    assert found[0].first == found[0].last == utc("2026-03-05 17:23:00")  # one has no time
    assert found[0].rows == (9, 10)
    assert found[0].country == "BE"


def test_the_nearest_other_device_is_told_with_its_moment_and_country() -> None:
    near_by = _asked()[0].nearest
    assert near_by is not None
    assert (near_by.model, near_by.country) == ("SM-A346B", "NL")
    assert (near_by.own, near_by.at) == (utc("2026-03-05 17:23:00"), utc("2026-03-05 18:00:00"))
    assert _asked(_logins(*OWN))[0].nearest is None


def test_of_several_records_the_one_is_told_to_which_the_other_device_is_nearest() -> None:
    """The other phone: 12:00. Own: 9:00, 11:50 (10 minutes before) and 13:00."""
    times = ("2026-03-01 09:00:00", "2026-03-01 11:50:00", "2026-03-01 13:00:00")
    logins = _logins(
        *((at, "RMX3511", "10.2") for at in times), ("2026-03-01 12:00:00", None, "10.1")
    )
    (rare,) = [one.nearest for one in _asked(logins) if one.model == "RMX3511"]
    assert rare is not None
    assert (rare.own, rare.at) == (utc("2026-03-01 11:50:00"), utc("2026-03-01 12:00:00"))
    assert (rare.model, rare.country) == (None, "NL")


def test_the_device_with_most_records_is_known_on_every_network() -> None:
    assert [one.most for one in _asked()] == [False, True, True]


def test_a_device_on_the_same_wifi_is_known_and_not_one_on_the_same_mobile_network() -> None:
    """By the words of the file: the tablet shares 10.1 over Wi-Fi, the guest 10.3 over 4G, and the
    phone that is seen most shares with itself."""
    rows = [
        ("SM-A346B", "10.1", "Wi-Fi"), ("SM-A346B", "10.1", "Wi-Fi"), ("SM-A346B", "10.3", "4G"),
        ("iPad13,18", "10.1", "Wi-Fi"), ("RMX3511", "10.3", "4G"), ("Other", "10.2", "Wi-Fi"),
        ("Unsaid", "10.1", None),
    ]  # fmt: skip
    logins = made(
        "login_history",
        *(
            {"at": f"2026-03-01 1{n}:00:00", "device_model": model, "ip": ip, "network": network}
            for n, (model, ip, network) in enumerate(rows)
        ),
    )
    assert {one.model for one in _asked(logins) if one.shared} == {"iPad13,18"}


def test_only_what_lies_within_an_hour_is_counted() -> None:
    views = made(
        "watch_history",
        {"at": "2026-03-05 16:23:00"},  # an hour before, to the second
        {"at": "2026-03-05 16:22:59"},
        {"at": "2026-03-05 18:23:00"},
        {"at": "2026-03-05 18:23:01"},
        {"at": None},
    )
    rare = _asked(watch_history=views)[0]
    assert rare.around["watch_history"] == 2
    assert rare.around["likes"] == 0


def test_at_most_ten_and_nothing_of_nothing() -> None:
    many = _logins(*((f"2026-03-01 10:{n:02}:00", f"Phone {n}", "10.1") for n in range(12)))
    assert len(_asked(many)) == 10
    assert pairs(device_moments(many, LOOKED)) == 12
    assert _asked(_logins()) == []
    undated = _asked(_logins((None, None, "10.9")))
    assert [(one.model, one.first, one.records) for one in undated] == [(None, None, 1)]


def test_near_counts_each_entry_once() -> None:
    clock = pd.DatetimeIndex(["2026-03-01 10:00"]).to_numpy("datetime64[us]")
    times = pd.DatetimeIndex(["2026-03-01 09:30", "2026-03-01 10:30"]).to_numpy("datetime64[us]")
    assert near(clock, times) == 1
    assert near(clock, times[:0]) == 0
