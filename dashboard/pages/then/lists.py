"""Category by category: how many then and now, and the entries that are new, gone or changed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.apart import Apart, apart
from analysis.compare import Section
from dashboard.pieces import then as pieces
from dashboard.pieces.sight import Sight
from dashboard.show import show
from dashboard.store.both import Pair
from dashboard.words import _, amounts, tables


def draw(sight: Sight, pair: Pair) -> None:
    found = [one for one in pieces.sections(sight, pair) if one.changed]
    if not found:
        st.write(_("No category changed."))
        return
    found.sort(key=lambda one: -(one.new + one.gone + one.restated))
    for said in pieces.came_and_went(sight, pair):
        st.write(said)
    st.write(_("Choose a category to see its entries."))
    counts = pd.DataFrame(
        {
            "name": [tables.title(one.table) for one in found],
            "then": [one.rows[0] for one in found],
            "now": [one.rows[1] for one in found],
            "new": [one.new for one in found],
            "gone": [one.gone for one in found],
            "changed": [one.restated for one in found],
        }
    )
    labels = {
        "name": _("Category"),
        "new": _("New"),
        "gone": _("Gone"),
        "changed": _("Changed"),
        "then": _("Then"),
        "now": _("Now"),
    }
    line = show.choice(counts, labels, key="then-lists")
    if line is not None:
        _rows(pair, found[line])


def _rows(pair: Pair, one: Section) -> None:
    """The ways to the rows; which they are is counted again on the click only."""
    name = one.table

    def parted() -> Apart:
        return apart(name, pair.old, pair.new)

    st.markdown(f"**{tables.title(name)}**")
    ways = (
        (
            "new",
            one.new,
            _("See what is new ({count})"),
            lambda: pair.new.tables[name].iloc[parted().new],
            _("In the newer file only."),
        ),
        (
            "gone",
            one.gone,
            _("See what is gone ({count})"),
            lambda: pair.old.tables[name].iloc[parted().all_gone],
            _("In the older file only."),
        ),
        (
            "before",
            one.restated,
            _("See what changed, as the older file has it ({count})"),
            lambda: pair.old.tables[name].iloc[parted().restated[0]],
            _("In both files, as the older one has it."),
        ),
        (
            "after",
            one.restated,
            _("See what changed, as the newer file has it ({count})"),
            lambda: pair.new.tables[name].iloc[parted().restated[1]],
            _("In both files, as the newer one has it."),
        ),
    )
    for way, count, label, rows, about in ways:
        if count:
            said = label.format(count=amounts.number(count))
            show.evidence(said, rows, name, key=f"then-{way}-{name}", about=about)
    if not (one.new or one.gone or one.restated):
        st.caption(_("The category itself came or went; there is no entry in it."))
