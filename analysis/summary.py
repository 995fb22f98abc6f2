"""The key figures of an archive as one object: the answer of `inzage summary --json`.

The same functions that the pages use, so that a number here and there cannot differ. Minutes are
rounded to 2 decimals, shares to 4; everything else is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.companies.off_tiktok import companies
from analysis.companies.topics import ad_topics
from analysis.devices import devices, places
from analysis.findings.answers import answers, as_plain, put_away
from analysis.findings.finding import Asked
from analysis.inspection import moment
from analysis.redaction.redaction import Mode, Redaction, redact
from analysis.rhythm.activity import VIEW, activity, calendar, days_of, local_time
from analysis.rhythm.nights import NIGHT, Window, nights
from analysis.rhythm.rhythm import by_hour
from analysis.rhythm.sessions import GAPS, figures, moved_on, sessions, total, watch_time
from parsers import Export


def summary(
    export: Export,
    zone: str,
    gap: int = GAPS[0],
    night: Window = NIGHT,
    mode: Mode = Mode.ME,
) -> dict[str, Any]:
    """The object that `docs/tables.md` promises: times in UTC, hours and days local to `zone`.

    `views.count` counts every row of the watch history, hours and weekdays the dated ones.
    `period` is that of all tables (as `inzage inspect` gives it) and `days.in_period` its local
    days, both ends included. Devices stand in order of first appearance, networks and companies by
    how much there is of them. `countries` counts moments. With a mode other than ME the frames go
    through the redaction of the pages.
    """
    first, last = export.period or (None, None)
    redaction = Redaction(mode, b"", {})
    return {
        "zone": zone,
        "period": {"first": moment(first), "last": moment(last)},
        **_rhythm(export, zone, gap, night),
        **_places(export, redaction),
        "findings": as_plain(put_away(answers(export, Asked(zone, mode)), redaction)),
    }


def _rhythm(export: Export, zone: str, gap: int, night: Window) -> dict[str, Any]:
    done = activity(export.tables)
    wall = local_time(done["at"], zone)
    viewed = (done["kind"] == VIEW).to_numpy()
    watched = watch_time(done, gap)
    hours = by_hour(wall, viewed)
    moved, band = moved_on(watched), total(watched)
    sat = figures(sessions(done, gap))
    period = pd.Series(list(export.period or ()), dtype="datetime64[us, UTC]")
    return {
        "views": {
            "count": len(export.tables[VIEW]),
            "by_hour": hours.groupby("hour")["views"].sum().tolist(),
            "by_weekday": hours.groupby("weekday")["views"].sum().tolist(),
            "moved_on_within_3s": 0.0 if moved is None else round(moved, 4),
        },
        "sessions": {
            "gap_minutes": gap,
            "count": sat.count,
            "longest_minutes": round(sat.longest, 2),
            "over_40_minutes": sat.long,
        },
        "watch_minutes": {
            "low": round(band.low, 2),
            "central": round(band.central, 2),
            "high": round(band.high, 2),
        },
        "days": {
            "with_activity": len(np.unique(days_of(wall))),
            "in_period": len(calendar(days_of(local_time(period, zone)))),
        },
        "nights": {"window": str(night), "with_views": len(nights(wall[viewed], watched, night))},
    }


def _places(export: Export, redaction: Redaction) -> dict[str, Any]:
    moments = devices.looked_up_moments(export.tables["login_history"])
    ledger = redact(devices.device_ledger(moments), redaction)
    found = redact(places.networks(moments), redaction)
    countries = redact(places.countries(moments), redaction)
    told = redact(companies(export.tables["off_tiktok_activity"]), redaction)
    topics = pd.DataFrame({"topic": ad_topics(export.tables["ad_interests"])}, dtype="string")
    return {
        "devices": [
            {
                "model": row["model"],
                "name": row["sold_as"],
                "moments": row["moments"],
                **_ends(row),
                "addresses": row["addresses"],
                "countries": row["countries"].split(", ") if row["countries"] else [],
            }
            for row in _rows(ledger)
        ],
        "networks": [
            {
                "country": row["country"],
                "operator": row["operator"],
                "addresses": row["addresses"],
                "moments": row["moments"],
                **_ends(row),
            }
            for row in _rows(found)
        ],
        "countries": {row["country"]: row["moments"] for row in _rows(countries)},
        "companies": [
            {"company": row["company"], "events": row["events"], **_ends(row)}
            for row in _rows(told)
        ],
        "ad_topics": redact(topics, redaction)["topic"].tolist(),
    }


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as plain values, None where a cell is missing."""
    for row in frame.to_dict("records"):
        yield {str(name): None if pd.isna(value) else value for name, value in row.items()}


def _ends(row: dict[str, Any]) -> dict[str, str | None]:
    return {"first": moment(row["first"]), "last": moment(row["last"])}
