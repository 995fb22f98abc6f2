"""What a device is called on the page, and its times on the clock that was chosen."""

from __future__ import annotations

import pandas as pd

from analysis.rhythm.activity import local_time
from dashboard.pieces import devices
from dashboard.show import show, zone

names = devices.names


def labels(rows: pd.DataFrame) -> list[str]:
    """One label for each row's device, as far as whoever looks may see it (`devices.labels`)."""
    return devices.labelled(rows, show.seen(rows["model"].tolist(), "model"))


def local(at: pd.Series) -> pd.Series:
    return pd.Series(local_time(at, zone.zone().key), index=at.index)
