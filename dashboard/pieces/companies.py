"""Companies: what others told TikTok, company by company and month by month."""

from __future__ import annotations

import pandas as pd

from analysis.companies import off_tiktok
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.months import months_of
from dashboard.pieces.sight import Sight
from dashboard.store import counted
from dashboard.words import _, amounts, ngettext

TABLE = "off_tiktok_activity"


def what_it_is() -> str:
    return _(
        "Other companies can tell TikTok what you did with them: on their site, in their app or "
        "in their shop. TikTok calls this off-TikTok activity."
    )


def what_is_known() -> str:
    return _(
        "This is what is recorded in your file. A company that is not in it may still have "
        "told TikTok something."
    )


def events(count: int) -> str:
    return ngettext("{count} event", "{count} events", count).format(count=amounts.number(count))


def found(sight: Sight) -> pd.DataFrame:
    return counted.companies(sight.holding, sight.zone)


def headlines(sight: Sight) -> list[Number]:
    export = sight.holding.export
    numbers = [
        (_("Companies"), amounts.number(len(found(sight)))),
        (_("Events"), amounts.number(len(export.tables[TABLE]))),
    ]
    if span := export.span(TABLE):
        numbers.append((_("First event"), amounts.short_day(span[0])))
        numbers.append((_("Last event"), amounts.short_day(span[1])))
    return numbers


def each(sight: Sight) -> Listing:
    """One line a company, as `off_tiktok.companies` gives them."""
    return Listing(
        found(sight),
        {
            "company": _("Company or app"),
            "events": _("Events"),
            "kinds": _("Kinds of event"),
            "months": _("Months with events"),
            "first": _("First day (UTC)"),
            "last": _("Last day (UTC)"),
        },
    )


def months(sight: Sight) -> pd.DataFrame:
    """Events of each company in each month; see `off_tiktok.company_months`."""
    return sight.holding.once(
        f"companies months {sight.zone}",
        lambda export: off_tiktok.company_months(export.tables[TABLE], sight.zone),
    )


def by_month(sight: Sight) -> Chart:
    """All companies together."""
    totals = months(sight).groupby("month", as_index=False)[["events"]].sum()
    return month_chart(sight, totals)


def not_in_the_months() -> str:
    return _("Events without a date or without a company are not in this chart.")


def month_chart(sight: Sight, monthly: pd.DataFrame) -> Chart:
    return months_of(
        sight,
        monthly,
        "events",
        events,
        _("Events"),
        _("Events"),
        _(
            "Each event counts for its month. The first and the last month are often incomplete. "
            "Time zone: {zone}."
        ),
    )


def each_title() -> str:
    return _("Company by company")


def months_title() -> str:
    return _("Month by month")
