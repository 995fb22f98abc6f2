"""Internet addresses looked up on this computer: country and network operator, never a place.

The only module that knows the two libraries with the data: `iptocc` (country, from the registries
of addresses) and `plevin` (operator, from routing data). Both read files that came with them;
plevin could also ask name servers, which is never done here. Country and operator belong to the
network, not to where the phone lay: mobile networks, relays and VPNs come out far away. No city:
two databases named the same one for 6 of 35 addresses.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

import pandas as pd

from analysis.dated import document
from parsers.format.addresses import bare_address

PUBLIC, PRIVATE, CGNAT, RESERVED, INVALID = "public", "private", "cgnat", "reserved", "invalid"
"""Kinds: on the internet; inside a home or device; shared inside an operator's network (RFC 6598);
set apart for examples, multicast and so on; not an address at all."""

_CGNAT = ipaddress.ip_network("100.64.0.0/10")
_INSIDE = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)
_BITS = {4: 24, 6: 48}
"""The part of an address that stands for its network: /24, and /48 as a home gets in IPv6."""

_HIDING = (
    "is_hosting_provider",
    "is_anonymous_vpn",
    "is_private_relay",
    "is_proxy",
    "is_public_proxy",
    "is_tor_exit_node",
)
"""What plevin calls a network behind which somebody else's own stands."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_COLUMNS = ("ip", "address", "version", "kind", "country", "operator", "prefix")


def look_up(ips: Iterable[str]) -> pd.DataFrame:
    """One row for each different text, looked up once.

    Columns: `ip` (the archive's own words), `address` (one spelling for each address; the text
    itself where it is none), `version` (4, 6 or missing), `kind`, `country` (ISO 3166-1 alpha-2 or
    missing), `operator` (missing where nobody knows), `prefix` ("192.0.2.0/24"; missing for what
    is no address). An IPv4 address in IPv6 clothes is the IPv4 address.
    """
    distinct = list(dict.fromkeys(ip for ip in ips if isinstance(ip, str)))
    parsed = {ip: _parsed(ip) for ip in distinct}
    kinds = {ip: _kind(address) for ip, address in parsed.items()}
    public = list({str(parsed[ip]) for ip in distinct if kinds[ip] == PUBLIC})
    countries, operators = _countries(public), _operators(public)
    rows = [
        (
            ip,
            str(address) if address else ip,
            address.version if address else None,
            kinds[ip],
            countries.get(str(address)),
            operators.get(str(address)),
            _prefix(address) if address else None,
        )
        for ip, address in parsed.items()
    ]
    types = dict.fromkeys(_COLUMNS, "string") | {"version": "Int64"}
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(types)


def _parsed(ip: str) -> _Address | None:
    try:
        address = ipaddress.ip_address(bare_address(ip))
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _kind(address: _Address | None) -> str:
    if address is None:
        return INVALID
    if address in _CGNAT:
        return CGNAT
    if address.is_loopback or address.is_link_local or any(address in net for net in _INSIDE):
        return PRIVATE
    return PUBLIC if address.is_global and not address.is_multicast else RESERVED


def _prefix(address: _Address) -> str:
    return str(ipaddress.ip_network((address, _BITS[address.version]), strict=False))


def _countries(addresses: list[str]) -> dict[str, str | None]:
    if not addresses:
        return {}
    import iptocc  # takes its data along: only where there is something to look up

    return dict(zip(addresses, iptocc.country_code(addresses), strict=True))


def _operators(addresses: list[str]) -> dict[str, str | None]:
    # plevin is young: whatever goes wrong in it costs the operator's name, never the page.
    try:
        import plevin

        return {address: _operator(plevin, address) for address in addresses}
    except Exception:
        return {}


def _operator(plevin: object, address: str) -> str | None:
    try:
        network = plevin.lookup(address).network  # type: ignore[attr-defined]
    except Exception:
        return None
    if network is None:
        return None
    named = network.operator
    return (named and (named.brand or named.company)) or network.handle or None


def public(ips: Iterable[str]) -> list[str]:
    """Those of the texts that are an address on the internet, each once."""
    distinct = dict.fromkeys(ip for ip in ips if isinstance(ip, str))
    return [ip for ip in distinct if _kind(_parsed(ip)) == PUBLIC]


@cache
def _relays() -> tuple[str, ...]:
    written = document("relays")
    return tuple(name.casefold() for name in written["operators"])


def relayed(ips: Iterable[str]) -> frozenset[str]:
    """Those of the texts whose network is known to be a VPN, a relay, a proxy or rented computers.

    Such a network says little of where somebody was. What is not known to be one is not in it.
    """
    addresses = {ip: str(_parsed(ip)) for ip in public(ips)}
    try:
        import plevin

        known = {text for text in set(addresses.values()) if _is_relay(plevin.lookup(text))}
    except Exception:  # as with the operators: what goes wrong in it costs this, never the page
        return frozenset()
    return frozenset(ip for ip, address in addresses.items() if address in known)


def _is_relay(found: Any) -> bool:
    if found.abuse and any(getattr(found.abuse, mark, False) for mark in _HIDING):
        return True
    named = found.network and found.network.operator
    names = (named.brand, named.company) if named else ()
    return any(name.casefold().startswith(_relays()) for name in names if name)


@dataclass(frozen=True)
class DataDates:
    """How old the data behind the look-ups is; None where it does not tell."""

    countries: date | None
    operators: date | None


def data_dates() -> DataDates:
    """The day on which iptocc's data was packed (it is renewed nightly) and plevin's was built."""
    return DataDates(_packed("iptocc"), _built())


def _built() -> date | None:
    try:
        import plevin

        return date.fromisoformat(str(plevin.database().built)[:10])
    except Exception:
        return None


def _packed(package: str) -> date | None:
    """The date in the package's own list of parts: the only date that iptocc carries."""
    try:
        files = distribution(package).files or []
        for file in files:
            if file.name.endswith(".cyclonedx.json"):
                parts = json.loads(file.read_text(encoding="utf-8"))
                return date.fromisoformat(parts["metadata"]["timestamp"][:10])
    except (PackageNotFoundError, OSError, ValueError, KeyError, TypeError):
        pass
    return None
