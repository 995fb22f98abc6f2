"""Part of *Companies*: the topics chosen for ads, beside your own words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.companies.topics import TEXTS, topic_fits, topic_traces
from dashboard.show import show
from dashboard.store import redacted
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, declared, ngettext, tables
from parsers.export import READ

_TABLE = "ad_interests"


def draw(holding: Holding) -> None:
    st.header(_("Topics chosen for your ads"), anchor=False)
    state = holding.export.states[_TABLE]
    if state != READ:
        st.write(absence.sentence(_TABLE, state))
    else:
        _topics(holding)
    st.caption(declared.topics(holding.export.last))


def _topics(holding: Holding) -> None:
    fits = holding.once(
        "topic fits", lambda export: topic_fits(export.tables[_TABLE], export.tables)
    )
    if show.may_count(*TEXTS):
        _beside_own_words(holding, fits)
    else:
        show.listing(fits, {"topic": _("Topic")}, key="companies-topics-alone")
        closed = [part for part in redacted.closed_parts(TEXTS) if not show.is_open(part)]
        show.stays_closed(closed, key="topics")
    show.evidence(
        _("See the topics as they are in the file"),
        lambda: holding.export.tables[_TABLE],
        _TABLE,
        key="companies-topics-rows",
    )


def _beside_own_words(holding: Holding, fits: pd.DataFrame) -> None:
    """Which topics match a word of the person's own, and how often it stands there."""
    found = int(fits["fits"].sum())
    st.write(
        ngettext(
            "{count} topic was chosen for your ads. {found} of them match a word of your own.",
            "{count} topics were chosen for your ads. {found} of them match a word of your own.",
            len(fits),
        ).format(count=amounts.number(len(fits)), found=amounts.number(found))
    )
    shown = fits.assign(fit=fits["fits"].map({True: _("Match"), False: _("No match")}))
    line = show.choice(
        shown,
        {
            "topic": _("Topic"),
            "fit": _("Your own words"),
            "words": _("Words that match"),
            "rows": _("Entries with such a word"),
        },
        key="companies-topics",
    )
    with st.expander(_("How this was made")):
        st.write(
            _(
                "A topic matches if one of its words is in one of these: {names}. Only the "
                "letters are compared. An English topic does not match the same thing said in "
                "another language, and a word can mean something else. Videos you liked or "
                "watched have no words here. “No match” says no more than that."
            ).format(names=", ".join(tables.title(name) for name in TEXTS))
        )
    if line is not None:
        _trace(holding, str(fits["topic"].iloc[line]))


def _trace(holding: Holding, topic: str) -> None:
    traces = holding.once(
        "topic traces", lambda export: topic_traces(export.tables[_TABLE], export.tables)
    )
    own = traces[traces["topic"] == topic]
    with st.container(border=True):
        show.text(topic, "topic")
        if own.empty:
            st.write(_("None of its words is in what you wrote, saved or searched for."))
            return
        opened = show.may_open(*TEXTS) and st.toggle(
            _("Show the words"), key="companies-topics-open"
        )
        counted = own.groupby(["word", "table"], sort=False).agg(rows=("row", "nunique"))
        counted = counted.reset_index().astype({"word": "string"})
        line = show.choice(
            counted.assign(name=counted["table"].map(tables.title)),
            {"word": _("Word"), "name": _("Found in"), "rows": _("Entries")},
            key="companies-trace",
            of=TEXTS,
            closed=not opened,
        )
        if line is not None:
            _rows(holding, own, counted.iloc[line])


def _rows(holding: Holding, traces: pd.DataFrame, chosen: pd.Series) -> None:
    same = (traces["word"] == chosen["word"]) & (traces["table"] == chosen["table"])
    table, rows = str(chosen["table"]), traces["row"][same].drop_duplicates()
    show.evidence(
        _("See these entries"),
        lambda: holding.export.tables[table].loc[rows],
        table,
        key=f"companies-trace-{table}",
    )
