"""What was collected: how much, how far back, month by month."""

from __future__ import annotations

from analysis.inventory import Inventory, take
from dashboard.charts import months as month_charts
from dashboard.charts import reach as reach_charts
from dashboard.pieces.chart import Chart, Listing, Number
from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, tables


def inventory(sight: Sight) -> Inventory:
    """What whoever looks may know of, counted once."""
    return sight.opened(sight.holding.once("inventory", take))


def recorded() -> str:
    return _("Everything below is recorded in the file. Nothing of it is our guess.")


def categories(sight: Sight, found: Inventory, label: str) -> Number:
    """How many categories have something, of all; where some stay closed, of the open ones."""
    count = amounts.number(found.categories)
    if not sight.all_open:
        return _("Open categories with data"), count
    every = amounts.number(len(sight.holding.export.tables))
    return label, _("{with_data} of {all}").format(with_data=count, all=every)


def headlines(sight: Sight, found: Inventory) -> list[Number]:
    numbers = [
        (_("Entries"), amounts.number(found.rows)),
        categories(sight, found, _("Categories with data")),
    ]
    dated = found.tables.dropna(subset=["first"])
    if len(dated):
        numbers.append((_("First date"), amounts.short_day(dated["first"].min())))
        numbers.append((_("Last date"), amounts.short_day(dated["last"].max())))
    return numbers


def reach(sight: Sight, found: Inventory, most: int | None = None) -> Chart:
    """How far back each category goes; `most`: only so many are drawn, those that go back furthest,
    with all of them in the numbers."""
    dated = found.tables.dropna(subset=["first"]).sort_values("first", kind="stable")
    return Chart(
        reach_charts.reach(dated.head(most) if most else dated, sight.look),
        reach_charts.sentence(dated),
        Listing(
            dated.assign(name=dated["table"].map(tables.title)),
            {
                "name": _("Category"),
                "first": _("First date (UTC)"),
                "last": _("Last date (UTC)"),
                "rows": _("Entries"),
            },
        ),
        _(
            "Each bar runs from the first to the last date in a category. Gaps inside a bar "
            "are not shown. Categories can reach back for different lengths of time."
        ),
    )


def months(sight: Sight, found: Inventory) -> Chart:
    counts = found.months
    named = counts.assign(name=counts["table"].map(tables.title)).sort_values(
        ["month", "rows"], ascending=[True, False]
    )
    return Chart(
        month_charts.months(counts, sight.look),
        month_charts.sentence(counts),
        Listing(named, {"month": _("Month"), "name": _("Category"), "rows": _("Entries")}),
        _(
            "Each entry with a time counts for its month, in UTC. Each chart has its own scale: "
            "compare months within a chart, not charts with each other. The first and the last "
            "month are often incomplete."
        ),
    )


def reach_title() -> str:
    return _("How far back")


def months_title() -> str:
    return _("Month by month")


def only_so_many(most: int) -> str:
    return _("The picture has the {count} that go back furthest.").format(
        count=amounts.number(most)
    )
