"""Names of countries as the language of the run writes them."""

from __future__ import annotations

from dashboard.words import _, amounts


def name(code: object) -> str:
    """The country of an ISO 3166-1 code of two letters; the code itself where no name is known."""
    if not isinstance(code, str):
        return _("Unknown")
    return str(amounts.locale().territories.get(code, code))


def names(codes: object) -> str:
    """Several codes in one cell ("NL, NO") as names."""
    return ", ".join(map(name, codes.split(", "))) if isinstance(codes, str) and codes else ""
