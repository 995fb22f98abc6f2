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


def all_of_them(ledger: Ledger) -> str:
    return _(
        "Your file has {values}. Each one is in exactly one group below, and together the "
        "groups are all of them."
    ).format(values=amounts.values(ledger.total))


def fates(sight: Sight) -> Chart:
    ledger = sight.holding.export.ledger
    return Chart(
        charts.fates(ledger, sight.look),
        charts.sentence(ledger),
        Listing(
            pd.DataFrame(
                {
                    "name": [charts.label(fate) for fate in Fate],
                    "values": [ledger.count(fate) for fate in Fate],
                    "meaning": [_(_MEANINGS[fate]) for fate in Fate],
                }
            ),
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


def why_left_out(ledger: Ledger) -> list[str]:
    """Each reason for which something was left out, once."""
    found = dict.fromkeys(reason for _path, reason in ledger.paths(Fate.SET_ASIDE))
    return [reasons.plain(reason) for reason in found]


def left_out_title() -> str:
    return _("Left out")
