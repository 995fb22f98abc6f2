"""Searches: how many, from when to when, month by month; never a word that was searched for."""

from __future__ import annotations

from analysis.words_used import searches as words_used
from analysis.words_used.searches import Searches
from dashboard.pieces.chart import Chart
from dashboard.pieces.months import months_of
from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, ngettext

TABLE = "searches"


def counted(sight: Sight) -> Searches:
    """How much was searched, counted once."""
    return sight.holding.once(
        "said searches", lambda export: words_used.searched(export.tables[TABLE])
    )


def how_many(found: Searches) -> str:
    said = _("Searches: {count}. Different ones: {different}.").format(
        count=amounts.number(found.count), different=amounts.number(found.different)
    )
    if found.first is None or found.last is None:
        return said
    return (
        said
        + " "
        + _(
            "Period: {period}. Older searches are not in the file. That does not prove "
            "TikTok has none."
        ).format(period=amounts.span(found.first, found.last))
    )


def searches(count: int) -> str:
    return ngettext("{count} search", "{count} searches", count).format(count=amounts.number(count))


def by_month(sight: Sight) -> Chart:
    monthly = sight.holding.once(
        f"said months {sight.zone}",
        lambda export: words_used.searches_by_month(export.tables[TABLE], sight.zone),
    )
    return months_of(
        sight,
        monthly,
        "searches",
        searches,
        _("Searches in each month"),
        _("Times searched"),
        _(
            "Each search with a time counts for its month. The first and the last month are "
            "often incomplete. Time zone: {zone}."
        ),
    )


def title() -> str:
    return _("When you searched")
