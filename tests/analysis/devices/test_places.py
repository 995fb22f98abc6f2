"""Networks, countries, the guess at home, and the other places in an archive."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.columns import DERIVED
from analysis.devices import devices, networks, places
from analysis.rhythm.nights import Window
from fixtures.sample import planted, sample_zip
from parsers import Export, read_export
from parsers.format.columns import COLUMNS
from tests.analysis.activity_tables import table, tables

KPN, KPN6, KPN_NEXT, ODIDO = "77.160.12.0", "2a02:a440::1", "77.160.12.9", "178.224.0.1"
TELIA, INSIDE = "84.208.0.1", "192.168.1.1"


def moments(*rows: tuple[str | None, str | None, str | None]) -> pd.DataFrame:
    """Device moments of (time, address, network type)."""
    logins = [
        {"at": at, "ip": ip, "network": network, "device_model": "SM-A546B", "carrier": "Odido"}
        for at, ip, network in rows
    ]
    frame = table("login_history", logins)
    return devices.device_moments(frame, networks.look_up(frame["ip"]))


MOMENTS = moments(
    ("2026-05-01T21:00:00Z", KPN, "Wi-Fi"),
    ("2026-05-02T21:00:00Z", KPN_NEXT, "Wi-Fi"),
    ("2026-05-03T03:59:00Z", KPN6, None),
    ("2026-05-03T10:00:00Z", ODIDO, "4G"),
    ("2026-05-03T21:00:00Z", ODIDO, "4G"),
    ("2026-05-04T21:00:00Z", TELIA, "Wi-Fi"),
    ("2026-05-05T10:00:00Z", INSIDE, "Wi-Fi"),
    ("2026-05-06T10:00:00Z", ODIDO, "mobile"),
    (None, KPN, "4G"),
    ("2026-05-07T10:00:00Z", None, "Wi-Fi"),
    ("2026-05-07T11:00:00Z", "none at all", "Wi-Fi"),
)
NONE = moments()


def test_a_network_is_operator_country_and_prefix_together() -> None:
    found = places.networks(MOMENTS).set_index("prefix")
    assert found["moments"].sum() == 10, "the row without an address is in no network"
    home = found.loc["77.160.12.0/24"]
    assert home[["operator", "country", "addresses", "moments"]].tolist() == ["KPN", "NL", 2, 3]
    assert home["joined_by"] == places.BOTH
    assert found["joined_by"]["178.224.0.0/24"] == places.MOBILE
    assert found["joined_by"]["2a02:a440::/48"] == places.UNSAID
    assert found["reach"]["192.168.1.0/24"] == networks.PRIVATE
    invalid = found[found["reach"] == networks.INVALID]
    assert invalid.index.isna().tolist() == [True]
    assert found["carriers"].tolist() == ["Odido"] * 6


def test_addresses_and_countries_are_counted() -> None:
    assert len(places.addresses(MOMENTS)) == 7
    assert places.addresses(MOMENTS)["moments"].sum() == 10
    found = places.countries(MOMENTS)
    assert found[["country", "moments", "addresses"]].to_numpy().tolist() == [
        ["NL", 7, 4],
        ["NO", 1, 1],
    ]


def test_changes_of_country_carry_the_moments_around_them() -> None:
    changes = places.country_changes(MOMENTS)
    assert changes[["from_country", "to_country"]].to_numpy().tolist() == [
        ["NL", "NO"],
        ["NO", "NL"],
    ]
    assert changes["after"].tolist() == list(
        pd.to_datetime(["2026-05-03T21:00:00Z", "2026-05-04T21:00:00Z"])
    )
    assert changes["before"].tolist() == list(
        pd.to_datetime(["2026-05-04T21:00:00Z", "2026-05-06T10:00:00Z"])
    )


def test_stretches_run_as_long_as_the_network_stays() -> None:
    runs = places.stretches(MOMENTS, ("operator", "country"))
    assert runs["operator"].tolist() == ["KPN", "Odido", "Telia Norge", "Odido"]
    assert runs["moments"].tolist() == [3, 2, 1, 1]
    assert places.stretches(MOMENTS)["moments"].tolist() == [5, 1, 1]


def test_home_is_guessed_from_nights_off_the_mobile_network() -> None:
    home = places.home_network(MOMENTS, "Europe/Amsterdam")
    assert home is not None
    # 23:00, 23:00 and 05:59 the next morning: two nights. Telia has one; 4G does not count.
    assert (home.operator, home.country, home.moments, home.nights) == ("KPN", "NL", 3, 2)
    assert (home.share, home.runner_up) == (0.75, 0.25)
    assert home.prefixes == ("77.160.12.0/24", "2a02:a440::/48")
    assert places.home_network(MOMENTS, "Europe/Amsterdam", Window(60, 120)) is None
    assert places.home_network(NONE, "Europe/Amsterdam") is None


@pytest.mark.parametrize(
    ("network", "link"),
    [("Wi-Fi", "wifi"), ("WIFI", "wifi"), ("4G", "mobile"), ("5g", "mobile"), ("mobile", "mobile"),
     ("LTE", "mobile"), ("5G NR", "mobile"), ("Ethernet", None), ("", None), (None, None)],
)  # fmt: skip
def test_how_a_phone_was_joined_is_the_exports_own_word(
    network: str | None, link: str | None
) -> None:
    found = places.links(pd.Series([network], dtype="string"))[0]
    assert found == link if link else pd.isna(found)


def test_the_order_of_rows_changes_nothing() -> None:
    turned = MOMENTS.iloc[::-1].reset_index(drop=True)
    for look in (places.networks, places.addresses, places.countries, places.country_changes):
        pd.testing.assert_frame_equal(look(turned), look(MOMENTS))
    assert places.home_network(turned, "UTC") == places.home_network(MOMENTS, "UTC")


def test_other_places_are_found_where_they_stand() -> None:
    made = tables(
        last_location=[{"at": "2026-05-01T10:00:00Z", "gps": "52.0,5.0", "region": "NL"}],
        posts=[{"at": "2026-05-02T10:00:00Z"}, {"at": None, "location": "Bergen"}],
        profile=[
            {"field": "accountRegion", "value": "NL"},
            {"field": "emailAddress", "value": "a@example.org"},
            {"field": "Account Region", "value": None},
        ],
        autofill=[{"field": "ZipCode", "value": "1234"}, {"field": "Email", "value": "b"}],
        shop_addresses=[{"address": "Nergenshuizen"}],
    )
    found = places.place_data(made)
    assert found[["table", "column", "row", "value"]].to_numpy().tolist() == [
        ["last_location", "gps", 0, "52.0,5.0"],
        ["last_location", "region", 0, "NL"],
        ["posts", "location", 1, "Bergen"],
        ["shop_addresses", "address", 0, "Nergenshuizen"],
        ["profile", "accountRegion", 0, "NL"],
        ["autofill", "ZipCode", 0, "1234"],
    ]
    assert found["at"].notna().tolist() == [True, True, False, False, False, False]


def results(rows: pd.DataFrame) -> list[pd.DataFrame]:
    looks = (places.networks, places.addresses, places.countries, places.country_changes)
    return [*(look(rows) for look in looks), places.stretches(rows, ("operator", "country"))]


def test_nothing_gives_frames_of_the_same_types() -> None:
    for nothing, some in zip(results(NONE), results(MOMENTS), strict=True):
        assert len(nothing) == 0
        assert nothing.dtypes.equals(some.dtypes)
    assert len(places.place_data(tables())) == 0


def test_every_column_has_a_privacy_class() -> None:
    for frame in [*results(MOMENTS), places.place_data(tables())]:
        assert set(frame.columns) <= {*COLUMNS, *DERIVED}


def test_the_sample_shows_the_trip_its_maker_planted() -> None:
    read = read_export([("sample.zip", sample_zip())])
    assert isinstance(read, Export)
    logins = read.tables["login_history"]
    rows = devices.device_moments(logins, networks.look_up(logins["ip"]))
    trip = planted()["trip"]
    _, away, _ = places.stretches(rows).itertuples(index=False)
    assert (away.country, away.moments) == (trip["country"], trip["logins"])
    assert away.first == pd.Timestamp(trip["first_login"])
    assert away.last == pd.Timestamp(trip["last_login"])
    abroad = places.addresses(rows)[lambda seen: seen["country"] == trip["country"]]
    assert sorted(abroad["ip"]) == trip["addresses"]
    home = places.home_network(rows, planted()["zone"])
    assert home is not None
    assert (home.operator, home.country) == ("KPN", "NL")
