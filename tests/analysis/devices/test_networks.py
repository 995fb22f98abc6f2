"""Addresses: kinds, spellings, and look-ups that stay on this computer."""

from __future__ import annotations

import builtins
from datetime import date
from typing import Any

import iptocc
import plevin
import pytest

from analysis.devices import networks
from analysis.devices.networks import look_up

# The first addresses of blocks of KPN (both), Telenor and SURF, and Google's well-known server.
KNOWN = {
    "77.160.12.0": ("NL", "KPN", "77.160.12.0/24"),
    "2a02:a440::1": ("NL", "KPN", "2a02:a440::/48"),
    "77.18.0.1": ("NO", "Telenor Norge", "77.18.0.0/24"),
    "145.97.0.1": ("NL", "SURF", "145.97.0.0/24"),
    "8.8.8.8": ("US", "Google", "8.8.8.0/24"),
}


@pytest.mark.parametrize("ip", KNOWN)
def test_country_operator_and_network(ip: str) -> None:
    found = look_up([ip]).loc[0]
    assert (found["country"], found["operator"], found["prefix"]) == KNOWN[ip]
    assert found["kind"] == networks.PUBLIC


@pytest.mark.parametrize(
    ("ip", "kind", "version"),
    [
        ("10.1.2.3", networks.PRIVATE, 4),
        ("172.20.0.1", networks.PRIVATE, 4),
        ("192.168.1.1", networks.PRIVATE, 4),
        ("127.0.0.1", networks.PRIVATE, 4),
        ("169.254.1.1", networks.PRIVATE, 4),
        ("fd00::1", networks.PRIVATE, 6),
        ("fe80::1%eth0", networks.PRIVATE, 6),
        ("100.64.0.1", networks.CGNAT, 4),
        ("100.127.255.255", networks.CGNAT, 4),
        ("100.128.0.1", networks.PUBLIC, 4),
        ("192.0.2.5", networks.RESERVED, 4),
        ("2001:db8::1", networks.RESERVED, 6),
        ("224.0.0.1", networks.RESERVED, 4),
        ("0.0.0.0", networks.RESERVED, 4),
        ("::ffff:192.168.1.1", networks.PRIVATE, 4),
        ("999.1.1.1", networks.INVALID, None),
        ("1.2.3.4:80", networks.PUBLIC, 4),
        ("192.168.1.1:443", networks.PRIVATE, 4),
        ("[fd00::1]:443", networks.PRIVATE, 6),
        ("[2001:db8::1]", networks.RESERVED, 6),
        ("\u200e192.168.1.1 ", networks.PRIVATE, 4),
        ("1.2.3.4:", networks.INVALID, None),
        ("[1.2.3.4", networks.INVALID, None),
        ("unknown", networks.INVALID, None),
        ("", networks.INVALID, None),
    ],
)
def test_kinds_of_address(ip: str, kind: str, version: int | None) -> None:
    found = look_up([ip]).loc[0]
    assert found["kind"] == kind
    assert (found["version"] == version) if version else found[["version", "prefix"]].isna().all()
    if kind != networks.PUBLIC:
        assert found[["country", "operator"]].isna().all()


def test_one_address_has_one_spelling() -> None:
    same = ["2A02:A440:0::1", " 2a02:a440::1 ", "2a02:a440:0000::0001"]
    assert look_up(same)["address"].tolist() == ["2a02:a440::1"] * 3
    assert look_up(["::ffff:8.8.8.8"]).loc[0, "address"] == "8.8.8.8"


def test_each_address_is_looked_up_once_and_never_in_dns(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []
    own = plevin.lookup

    def lookup(*arguments: Any, **more: Any) -> Any:
        asked.append((*arguments, *more.items()))
        return own(*arguments, **more)

    monkeypatch.setattr(plevin, "lookup", lookup)
    look_up(["8.8.8.8", "::ffff:8.8.8.8", "8.8.8.8", "192.168.1.1", "x", "77.18.0.1"] * 3)
    assert sorted(asked) == [("77.18.0.1",), ("8.8.8.8",)]


def test_without_the_operators_data_the_country_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("database")

    monkeypatch.setattr(plevin, "lookup", broken)
    monkeypatch.setattr(plevin, "database", broken)
    found = look_up(["8.8.8.8"]).loc[0]
    assert found["country"] == "US"
    assert found[["operator"]].isna().all()
    assert networks.data_dates().operators is None

    own = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "plevin":
            raise ImportError(name)
        return own(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert look_up(["77.18.0.1"]).loc[0, "country"] == "NO"


def test_nothing_is_asked_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iptocc, "country_code", None)
    assert len(look_up([])) == 0
    assert look_up(["192.168.1.1"])["country"].isna().all()
    assert look_up([]).dtypes.equals(look_up(["192.168.1.1"]).dtypes)


def test_the_data_tells_its_age() -> None:
    dates = networks.data_dates()
    assert dates.countries is not None
    assert dates.operators is not None
    assert date(2026, 1, 1) < dates.operators
    assert date(2026, 1, 1) < dates.countries
