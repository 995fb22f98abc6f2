"""The cards about the file itself: what was collected, and what is not in it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.inventory import take
from dashboard.charts import bars
from dashboard.pages.glance import card
from dashboard.pages.parts import asking, pictures
from dashboard.show import cards, show
from dashboard.store.session import Holding
from dashboard.words import _, amounts, tables


def collected(holding: Holding) -> None:
    inventory = show.opened(holding.once("inventory", take))
    first = inventory.tables["first"].min()
    numbers = [
        (
            _("Categories"),
            _("{with_data} of {all}").format(
                with_data=amounts.number(inventory.categories),
                all=amounts.number(len(holding.export.tables)),
            ),
        )
    ]
    if not pd.isna(first):
        numbers.append((_("Goes back to"), amounts.short_day(first)))
    card.head(_("What was collected?"), *numbers)
    most = inventory.tables.sort_values("rows", ascending=False, kind="stable").head(pictures.MOST)
    most = most[most["rows"] > 0]
    cards.small_chart(
        bars.bars(
            [tables.title(name) for name in most["table"]], most["rows"].tolist(), show.colours()
        ),
        key="glance-collected",
        alt=_("The categories with the most entries."),
    )
    card.to("collected", _("See what was collected"))


def not_in_it(holding: Holding) -> None:
    st.header(_("What is not in this file?"), anchor=False)
    st.write(
        _(
            "This file is not everything that TikTok has. TikTok says that it also collects how "
            "you type and how long you use the app. No file has that in it."
        )
    )
    missing = asking.missing(holding.export)
    if missing:
        st.write(
            _("Also missing, although a full file has it: {names}.").format(
                names=", ".join(tables.title(name) for name in missing)
            )
        )
    asking.again(holding.export)
    st.write(
        _(
            "TikTok often gives about half a year of watch history. Anything older, and anything "
            "deleted, is not in it."
        )
    )
