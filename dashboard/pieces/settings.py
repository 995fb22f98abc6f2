"""Settings: how those that we know are in the file, in words, with a more private choice."""

from __future__ import annotations

import pandas as pd

from analysis.norms.settings import CHOICES, Line, lines
from dashboard.pieces.chart import Listing
from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, benchmarks, ngettext

TABLE = "settings"


def known(sight: Sight) -> tuple[Line, ...]:
    """Every setting that we know, as the newest file says it."""
    return lines(sight.holding.export.tables[TABLE], sight.holding.band)


def how_many(sight: Sight, found: tuple[Line, ...]) -> str:
    said = ngettext(
        "Your file has {count} setting that we know.",
        "Your file has {count} settings that we know.",
        len(found),
    ).format(count=amounts.number(len(found)))
    last = sight.holding.export.last
    if last is None or not sight.all_open:  # it may be the day of something that is closed
        return said
    return (
        said
        + " "
        + ngettext(
            "This is how it was set on {day}, the last day in the file.",
            "This is how they were set on {day}, the last day in the file.",
            len(found),
        ).format(day=amounts.day(last.tz_convert(sight.zone)))
    )


def each(found: tuple[Line, ...]) -> Listing:
    """One line a setting: what it is, how it is, a more private choice, where. All words ours."""
    frame = pd.DataFrame(
        {
            "name": [benchmarks.capital(_(one.setting.what)) for one in found],
            "same": [_(CHOICES[one.choice]) if one.choice else _("other") for one in found],
            "follow": [_(CHOICES[one.setting.private]) for one in found],
            "detail": [_(one.setting.where) for one in found],
        },
        dtype="string",
    )
    return Listing(
        frame,
        {
            "name": _("Setting"),
            "same": _("In your file"),
            "follow": _("More private"),
            "detail": _("Where"),
        },
    )
