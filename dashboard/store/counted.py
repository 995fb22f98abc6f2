"""What several pages need of an archive's moments, counted once each and kept with it."""

from __future__ import annotations

import pandas as pd

from analysis.companies import off_tiktok
from analysis.devices import devices, places
from dashboard.store.holding import Holding


def moments(holding: Holding) -> pd.DataFrame:
    """The moments at devices, with what is known of their addresses; see `devices`."""
    return holding.once(
        "device moments",
        lambda export: devices.looked_up_moments(export.tables["login_history"]),
    )


def ledger(holding: Holding) -> pd.DataFrame:
    """The devices; see `devices.device_ledger`."""
    return holding.once("device ledger", lambda _export: devices.device_ledger(moments(holding)))


def countries(holding: Holding) -> pd.DataFrame:
    """The countries of the addresses; see `places.countries`."""
    return holding.once("places countries", lambda _export: places.countries(moments(holding)))


def networks(holding: Holding) -> pd.DataFrame:
    """The networks of the addresses; see `places.networks`."""
    return holding.once("places networks", lambda _export: places.networks(moments(holding)))


def companies(holding: Holding, zone: str) -> pd.DataFrame:
    """Who told TikTok of events, by the days of a time zone; see `off_tiktok.companies`."""
    return holding.once(
        f"companies {zone}",
        lambda export: off_tiktok.companies(export.tables["off_tiktok_activity"], zone),
    )
