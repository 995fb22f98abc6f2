"""Part of *Places*: every other place in the file, closed until a person opens it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.devices import places
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, columns, declared, tables
from parsers.export import READ, Export

_LAST = "last_location"
_FIELDS = frozenset({"profile", "autofill"})
"""Tables in which the name of a place's field is the file's own."""


def draw(holding: Holding) -> None:
    st.header(_("Other places in your file"), anchor=False)
    st.write(
        _(
            "These are places that you filled in yourself, or that TikTok recorded in another "
            "way. They stay closed until you open them."
        )
    )
    found = holding.once("places other", lambda export: places.place_data(export.tables))
    if found.empty:
        st.write(_("There is no other place in this file. That does not prove TikTok has none."))
    else:
        _listed(holding, found)
    st.caption(_last_place(holding.export, found))
    st.caption(declared.location(holding.export.last, tables.title(_LAST)))


def _listed(holding: Holding, found: pd.DataFrame) -> None:
    counted = (
        found.groupby(["table", "column"], sort=False)
        .agg(rows=("row", "size"), first=("at", "min"), last=("at", "max"))
        .reset_index()
    )
    shown = counted.assign(
        name=counted["table"].map(tables.title),
        means=[
            field if table in _FIELDS else columns.label(column)
            for table, column, field in zip(
                counted["table"],
                counted["column"],
                show.seen(counted["column"].tolist(), "field"),
                strict=True,
            )
        ],
    )
    labels = {
        "name": _("Category"),
        "means": _("What"),
        "rows": _("Places"),
        "first": _("First day (UTC)"),
        "last": _("Last day (UTC)"),
    }
    st.write(_("Choose a line to open its entries."))
    line = show.choice(shown, labels, key="places-other")
    if line is None:
        return
    table, column = counted["table"].iloc[line], counted["column"].iloc[line]
    rows = found["row"][(found["table"] == table) & (found["column"] == column)].to_numpy()
    show.evidence(
        _("See these entries"),
        lambda: holding.export.tables[table].iloc[rows],
        table,
        key=f"places-other-{line}",
    )


def _last_place(export: Export, found: pd.DataFrame) -> str:
    """What is to be said of the one table that could hold a position."""
    if export.states[_LAST] != READ:
        return absence.sentence(_LAST, export.states[_LAST])
    if (found["table"] == _LAST).any():
        return _("“{name}” has {rows}.").format(
            name=tables.title(_LAST), rows=amounts.rows(len(export.tables[_LAST]))
        )
    return _("“{name}” has {rows}, and there is no place in it.").format(
        name=tables.title(_LAST), rows=amounts.rows(len(export.tables[_LAST]))
    )
