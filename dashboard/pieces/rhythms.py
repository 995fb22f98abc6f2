"""The rhythm for what was chosen on *How often*, and its estimates in order and in words."""

from __future__ import annotations

from datetime import time

import pandas as pd

from analysis import people
from analysis.rhythm.nights import Window
from analysis.rhythm.rhythm import Rhythm, rhythm
from dashboard.pieces.sight import Choice
from dashboard.store import redacted
from dashboard.store.holding import Holding
from dashboard.words import _, times

_DAY = 24 * 60
ESTIMATES = ["low", "central", "high"]


def counted(holding: Holding, chosen: Choice) -> Rhythm:
    """The rhythm for a choice; only that of the last one is kept, since each fills memory."""
    tables = redacted.countable(holding, holding.export.tables)
    key = f"rhythm {chosen} {sorted(name for name, frame in tables.items() if len(frame))}"
    for other in [k for k in tuple(holding.derived) if k.startswith("rhythm ") and k != key]:
        holding.derived.pop(other, None)
    own = own_name(holding)
    return holding.once(
        key,
        lambda _export: rhythm(
            tables,
            chosen.zone,
            chosen.gap,
            chosen.night,
            chosen.school,
            own.names if own else (),
        ),
    )


def own_name(holding: Holding) -> people.OwnName | None:
    """Under which name the person writes messages, as far as the file says."""
    return holding.once(
        "own name",
        lambda export: people.own_name(export.tables["profile"], export.tables["direct_messages"]),
    )


def said(window: Window) -> str:
    """A window in words: "22:00 to 06:00"."""
    return _("{start} to {end}").format(
        start=times.clock(clock_time(window.start)), end=times.clock(clock_time(window.end))
    )


def banded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their estimates in order and to the minute: `lowest`, `central`, `highest`.

    With a gap of an hour the upper estimate can lie below the middle one (see `watch_time`).
    """
    estimates = rows[ESTIMATES]
    return rows.assign(
        lowest=estimates.min(axis="columns").round(1),
        central=rows["central"].round(1),
        highest=estimates.max(axis="columns").round(1),
    )


def band_labels() -> dict[str, str]:
    return {
        "lowest": _("Lowest estimate (min)"),
        "central": _("Middle estimate (min)"),
        "highest": _("Highest estimate (min)"),
    }


def clock_time(minutes: int) -> time:
    """Minutes since midnight as a clock time; from midnight on it begins anew."""
    return time(minutes % _DAY // 60, minutes % 60)
