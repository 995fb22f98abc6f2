"""Devices, their names, and the numbers by which they are recognised."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.columns import DERIVED
from analysis.devices import devices, networks
from analysis.devices import identifiers as devices_identifiers
from analysis.devices.identifiers import identifier_counts, identifier_values, masked
from analysis.devices.names import DEVICE, UNKNOWN, WEB, device_kind, model_name, model_names
from parsers.format.columns import COLUMNS
from tests.analysis.activity_tables import table, tables


def login(time: str | None, model: str | None, system: str | None = None, **more: object) -> dict:
    return {"at": time, "device_model": model, "os": system, **more}


LOGINS = table(
    "login_history",
    [
        login("2026-01-01T10:00:00Z", "iPhone14,5", "iOS 17.1", ip="8.8.8.8", network="Wi-Fi"),
        login("2026-01-05T10:00:00Z", "iPhone14,5", "iOS 17.2", ip="8.8.8.8", carrier="Odido"),
        login("2026-01-31T23:30:00Z", "iPhone14,5", "iOS 17.2", ip="77.160.12.0", carrier="KPN"),
        login("2026-01-02T10:00:00Z", "SM-X000", "Android ", ip="::ffff:8.8.8.8"),
        login(None, "SM-X000", "Android 14", ip=None),
        login("2026-01-03T10:00:00Z", None, "Windows 10"),
        login("2026-01-04T10:00:00Z", None, None),
    ],
)
MOMENTS = devices.device_moments(LOGINS, networks.look_up(LOGINS["ip"]))
NOBODY = devices.device_moments(tables()["login_history"], networks.look_up([]))


def test_a_newer_system_is_the_same_device() -> None:
    ledger = devices.device_ledger(MOMENTS)
    assert ledger["model"].fillna("-").tolist() == ["iPhone14,5", "SM-X000", "-", "-"]
    assert ledger["kind"].tolist() == [DEVICE, DEVICE, WEB, UNKNOWN]
    assert ledger["sold_as"].fillna("-").tolist() == ["iPhone 13", "-", "-", "-"]
    assert ledger["moments"].tolist() == [3, 2, 1, 1], "also the moment without a time"
    assert ledger["systems"].tolist() == [2, 2, 1, 0]
    assert ledger["first"][1] == ledger["last"][1] == pd.Timestamp("2026-01-02T10:00:00Z")


def test_addresses_are_counted_once_however_they_are_written() -> None:
    ledger = devices.device_ledger(MOMENTS)
    assert ledger["addresses"].tolist() == [2, 1, 0, 0]
    assert ledger["countries"].tolist() == ["NL, US", "US", "", ""]


def test_what_a_device_was_seen_with() -> None:
    systems = devices.used_with(MOMENTS, "os")
    own = systems[systems["model"] == "iPhone14,5"]
    assert own["os"].tolist() == ["iOS 17.1", "iOS 17.2"]
    assert own["moments"].tolist() == [1, 2]
    assert own["last"].tolist() == [
        pd.Timestamp("2026-01-01T10:00:00Z"),
        pd.Timestamp("2026-01-31T23:30:00Z"),
    ]
    assert len(devices.used_with(MOMENTS, "carrier")) == 2
    assert len(devices.used_with(MOMENTS, "country")) == 3


def test_bars_break_where_a_device_is_not_seen_for_long() -> None:
    bars = devices.device_bars(MOMENTS, quiet=14)
    own = bars[bars["model"] == "iPhone14,5"]
    assert own["first"].dt.day.tolist() == [1, 31]
    assert own["last"].dt.day.tolist() == [5, 31]
    assert own["moments"].tolist() == [2, 1]
    assert len(devices.device_bars(MOMENTS, quiet=27)) == 4, "26.6 days is no break"


def test_months_are_local() -> None:
    months = devices.devices_by_month(MOMENTS, "Europe/Amsterdam")
    own = months[months["model"] == "iPhone14,5"]
    assert own["month"].dt.month.tolist() == [1, 2]
    assert own["moments"].tolist() == [2, 1]
    assert months["moments"].sum() == 6, "the moment without a time is in no month"


def test_coverage_says_how_far_the_moments_reach() -> None:
    reach = devices.device_coverage(LOGINS)
    assert (reach.rows, reach.dated) == (7, 6)
    assert reach.last == pd.Timestamp("2026-01-31T23:30:00Z")
    assert devices.device_coverage(tables()["login_history"]) == devices.Coverage(0, 0, None, None)


def test_the_order_of_rows_changes_nothing() -> None:
    turned = LOGINS.iloc[::-1].reset_index(drop=True)
    moments = devices.device_moments(turned, networks.look_up(turned["ip"]))
    pd.testing.assert_frame_equal(devices.device_ledger(moments), devices.device_ledger(MOMENTS))
    pd.testing.assert_frame_equal(devices.device_bars(moments), devices.device_bars(MOMENTS))


@pytest.mark.parametrize(
    ("model", "system", "kind"),
    [
        ("motorola edge 30", "Android 13", DEVICE),
        ("SM-A546B", "Android ", DEVICE),
        ("SM-A546B", None, DEVICE),
        ("something new", None, DEVICE),
        (None, "Android 14", UNKNOWN),
        ("", "", UNKNOWN),
        (None, "Windows 10", WEB),
        ("Macintosh", "Mac OS X", WEB),
        ("Chrome", None, WEB),
        ("web_pc", None, WEB),
    ],
)
def test_browsers_and_unknown_devices_are_told_as_such(
    model: str | None, system: str | None, kind: str
) -> None:
    assert device_kind(model, system) == kind


def test_codes_have_the_names_under_which_they_are_sold() -> None:
    assert model_name("iPhone14,5") == "iPhone 13"
    assert model_name("SM-S948B") == "Galaxy S26 Ultra"
    assert model_name(" sm-a546b ") == model_name("SM-A546B") == "Galaxy A54 5G"
    assert model_name("no such thing") is model_name(None) is None
    assert all(isinstance(name, str) and name for name in model_names().values())


IDS = table(
    "device_ids",
    [
        {"resolution": "1179*2556", "app_version": "40.1", "uid": "7012345678901234567",
         "idfa": "00000000-0000-0000-0000-000000000000", "did": "7012345678901230001"},
        {"resolution": "1179*2556", "app_version": "41.0", "uid": "7012345678901234567",
         "did": "7012345678901230002"},
        {"resolution": "412x732", "web_id": "short"},
    ],
)  # fmt: skip


def test_each_kind_of_number_is_counted_also_the_empty_ones() -> None:
    counts = identifier_counts(IDS).set_index("key")
    assert list(counts.index) == ["idfa", "gaid", "android_id", "idfv", "uid", "did", "web_id"]
    assert counts.loc["uid"].tolist() == [2, 1, 0, 0]
    assert counts.loc["did"].tolist() == [2, 2, 1, 0]
    assert counts.loc["idfa"].tolist() == [0, 0, 0, 1], "all zeros: withheld, not a number"
    assert counts.loc["gaid"].tolist() == [0, 0, 0, 0]


def test_no_number_leaves_the_module_whole() -> None:
    values = identifier_values(IDS)
    assert values["value"].tolist() == ["70…67", "70…01", "70…02", "…"]
    assert values["rows"].tolist() == [2, 1, 1, 1]
    assert masked("a" * 11) == "…"
    assert masked("abcdefghijkl") == "ab…kl"


def test_every_column_of_device_numbers_is_explained() -> None:
    known = {entry.key for entry in devices_identifiers.identifiers()}
    assert known == set(IDS.columns) - {"resolution", "app_version", "other", "source"}
    for entry in devices_identifiers.identifiers():
        texts = (entry.name, entry.what, entry.users, entry.reset, *entry.sources)
        assert all(texts)
        assert entry.sources


def test_screens_and_app_versions() -> None:
    screens = devices_identifiers.status_values(IDS, "resolution")
    assert screens.to_numpy().tolist() == [["1179*2556", 2], ["412x732", 1]]
    assert len(devices_identifiers.status_values(IDS, "app_version")) == 2


def results(moments: pd.DataFrame, ids: pd.DataFrame) -> list[pd.DataFrame]:
    return [
        moments,
        devices.device_ledger(moments),
        devices.used_with(moments, "os"),
        devices.device_bars(moments),
        devices.devices_by_month(moments, "UTC"),
        identifier_counts(ids),
        identifier_values(ids),
        devices_identifiers.status_values(ids, "resolution"),
    ]


def test_nothing_gives_frames_of_the_same_types() -> None:
    empty = tables()["device_ids"]
    for nothing, some in zip(results(NOBODY, empty), results(MOMENTS, IDS), strict=True):
        assert nothing.dtypes.equals(some.dtypes)
    assert [len(frame) for frame in results(NOBODY, empty)] == [0, 0, 0, 0, 0, 7, 0, 0]


def test_every_column_has_a_privacy_class() -> None:
    known = {*COLUMNS, *DERIVED}
    for frame in results(MOMENTS, IDS):
        assert set(frame.columns) <= known


def test_a_number_says_when_it_was_given_where_it_carries_a_time() -> None:
    # 2021-06-01 00:00:00 UTC is second 1622505600; kind 6 stands in bits 8 to 11.
    number = str((1_622_505_600 << 32) + (6 << 8))
    ids = IDS.head(1).assign(did=number, idfa=number)
    found = identifier_values(ids, pd.Timestamp("2026-01-01", tz="UTC")).set_index("key")["made_at"]
    assert found["did"] == pd.Timestamp("2021-06-01", tz="UTC")
    assert pd.isna(found["idfa"]), "the number of an advertiser carries no time"
    early = identifier_values(ids, pd.Timestamp("2021-05-01", tz="UTC"))
    assert early["made_at"].isna().all(), "later than the file's last day: no time"
