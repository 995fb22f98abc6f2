"""The chart of a count month by month, in the one form that all pages give it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.charts import tally
from dashboard.pieces.chart import Chart, Listing
from dashboard.pieces.sight import Sight
from dashboard.words import _


def months_of(
    sight: Sight,
    monthly: pd.DataFrame,
    column: str,
    counted: Callable[[int], str],
    drawn: str,
    listed: str,
    note: str,
) -> Chart:
    """`drawn` and `listed` name the column in picture and table; `note` has a place for {zone}."""
    return Chart(
        tally.months(monthly, {column: drawn}, counted, sight.look),
        tally.months_sentence(monthly, [column], counted),
        Listing(monthly, {"month": _("Month"), column: listed}),
        note.format(zone=sight.zone_name),
    )
