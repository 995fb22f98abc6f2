"""Nothing hidden: what became of every value of the file."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import fates as charts
from dashboard.pieces.chart import Chart, Listing
from dashboard.pieces.sight import Sight
from dashboard.words import _, amounts, later, reasons
from parsers.ledger import Fate, Ledger

_MEANINGS = {
    Fate.READ: later("It is in a cell of one of the tables."),
    Fate.EMPTY: later("TikTok has a field for it, and the field is empty."),
    Fate.SET_ASIDE: later("Left out on purpose, and the reason is said."),
    Fate.UNREADABLE: later("We know the field, but not this kind of value. It is kept as it is."),
    Fate.UNKNOWN: later("We do not know this field yet. It is kept as it is."),
}


def all_of_them(sight: Sight) -> str:
    """How many values there are; where some are closed no number, since whoever takes away what
    is open from the whole knows how much is closed."""
    if not sight.all_open:
        return _(
            "Each value of your file is in exactly one of these groups. Part of the file is "
            "closed, so no numbers are said here."
        )
    return _(
        "Your file has {values}. Each one is in exactly one group below, and together the "
        "groups are all of them."
    ).format(values=amounts.values(sight.holding.export.ledger.total))


def groups() -> Listing:
    """What can become of a value, without a number."""
    return Listing(
        pd.DataFrame(
            {
                "name": [charts.label(fate) for fate in Fate],
                "meaning": [_(_MEANINGS[fate]) for fate in Fate],
            }
        ),
        {"name": _("What happened to it"), "meaning": _("Meaning")},
    )


def fates(sight: Sight) -> Chart:
    """The groups with their numbers, for whoever may know all of them (`Sight.all_open`)."""
    ledger = sight.holding.export.ledger
    named = groups()
    counts = [ledger.count(fate) for fate in Fate]
    return Chart(
        charts.fates(ledger, sight.look),
        charts.sentence(ledger),
        Listing(
            named.table.assign(values=counts),
            {"name": _("What happened to it"), "values": _("Values"), "meaning": _("Meaning")},
        ),
        _(
            "A value is the smallest piece of the file: one time, one word, one number, or an "
            "empty list. In a TXT file, a line with a label, a message, or a sentence such as "
            "“nothing here” is one value."
        ),
    )


def added_up(ledger: Ledger) -> str:
    """The sum written out; the total is bold."""
    parts = " + ".join(amounts.number(ledger.count(fate)) for fate in Fate)
    return f"{parts} = **{amounts.number(ledger.total)}**"


def counted(sight: Sight) -> str:
    """What the two counts of the values say, with their number where nothing is closed."""
    export = sight.holding.export
    if sight.all_open:
        return amounts.counted_twice(export.counted, export.ledger.total)
    if export.counted == export.ledger.total:
        return _(
            "Inzage counted them twice: once before it sorted them and once after. Both times it "
            "counted the same."
        )
    return _(
        "Inzage counted the values before it sorted them and after. These two should be the same, "
        "and they are not. Please tell the makers, without sending the file."
    )


def why_left_out(ledger: Ledger) -> list[str]:
    """Each reason for which something was left out, once."""
    found = dict.fromkeys(reason for _path, reason in ledger.paths(Fate.SET_ASIDE))
    return [reasons.plain(reason) for reason in found]


def left_out_title() -> str:
    return _("Left out")
