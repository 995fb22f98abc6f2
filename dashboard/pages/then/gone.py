"""Why something is gone, and which devices, companies, numbers and settings changed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.pieces import then as pieces
from dashboard.pieces.sight import Sight
from dashboard.show import show
from dashboard.store.both import Pair
from dashboard.words import _, amounts, ngettext, tables
from dashboard.words.then import REASONS


def why(sight: Sight, pair: Pair) -> None:
    """Reason by reason: how many, what is known, how sure that is, and in which categories."""
    found = pieces.reasons(sight, pair)
    if not found:
        st.write(_("Nothing is gone."))
    for reason, some in found.items():
        words = REASONS[reason]
        with st.container(border=True, gap="xsmall"):
            count = amounts.rows(sum(count for _table, count in some))
            st.markdown(f"**{_(words.title)}**: {count}")
            st.write(_(words.sentence))
            st.caption(_(words.sure))
            named = [f"{tables.title(table)}: {amounts.number(count)}" for table, count in some]
            st.caption(" · ".join(named))


def changed(sight: Sight, pair: Pair) -> None:
    """Devices, networks, companies, topics and linked accounts by name, numbers by how many."""
    values, numbers = pieces.values(sight, pair), pieces.numbers(sight, pair)
    if not values and not numbers:
        st.write(_("None of these came or went."))
        return
    st.caption(
        _(
            "“Not any more” means that the newer file does not name it. It may still be there: a "
            "file goes back a limited time."
        )
    )
    for kind, listing in values:
        st.subheader(_(kind.title), anchor=False)
        show.listed(listing, key=f"then-{kind.column}")
    for kind, came, went in numbers:
        st.markdown(
            f"**{_(kind.title)}**: "
            + _("{came} new, {went} not any more").format(
                came=amounts.number(came), went=amounts.number(went)
            )
        )
    if numbers:
        st.caption(_("The numbers themselves are in “Category by category”."))


def settings(sight: Sight, pair: Pair) -> None:
    """Each setting that says something else: in words where we know it, else its name alone."""
    found = pieces.changed_settings(sight, pair)
    if not found:
        st.write(_("No setting changed, as far as the files tell."))
        return
    said = [pieces.in_words(*one) for one in found]
    for words in filter(None, said):
        st.markdown(words)
    others = [field for (field, _then, _now), words in zip(found, said, strict=True) if not words]
    if others:
        st.write(
            ngettext(
                "{count} other setting says something else now. What it says opens in “Category "
                "by category”.",
                "{count} other settings say something else now. What they say opens in “Category "
                "by category”.",
                len(others),
            ).format(count=amounts.number(len(others)))
        )
        frame = pd.DataFrame({"field": pd.array(others, dtype="string")})
        show.listing(frame, {"field": _("Field in the file")}, key="then-settings")
