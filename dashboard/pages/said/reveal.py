"""Part of *Searches and people*: words that may reveal something, folded away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.words_used.lexicon import WITH_CARE
from analysis.words_used.sensitive import TEXTS, sensitive_hits, sensitive_topics
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, later, tables

_TOPICS = {
    "health": later("Health"),
    "religion": later("Religion"),
    "politics": later("Politics"),
    "sexuality": later("Sexuality"),
    "ethnicity": later("Ethnic background"),
    "trade_union": later("Trade union"),
    "money": later("Money"),
    "self_harm": later("Hurting yourself"),
}


def draw(holding: Holding) -> None:
    if not show.may_open(*TEXTS):
        return  # that there is such a word says as much as the word
    st.header(_("Words that can be personal"), anchor=False)
    st.write(
        _(
            "Some words can say something about health, religion, politics, sexuality, ethnic "
            "background or a trade union. The law protects such data more than other data (GDPR, "
            "article 9). Words about money are our own addition."
        )
    )
    st.write(
        _(
            "A word in this list says nothing about you. You may have searched for a friend, for "
            "school, or because of a film."
        )
    )
    if not st.toggle(_("Look for such words"), key="said-reveal"):
        return
    hits = holding.once("said hits", lambda export: sensitive_hits(export.tables))
    quiet = hits["sensitive"].isin(WITH_CARE)
    _topics(holding, hits[~quiet])
    if quiet.any():
        _with_care(holding, hits[quiet])
    with st.expander(_("How this was made")):
        st.write(
            _(
                "A short list of words in English, Dutch and Norwegian was compared with these: "
                "{names}. The list is small, so most such words are not in it. If nothing is "
                "found, that proves nothing."
            ).format(names=", ".join(tables.title(name) for name in TEXTS))
        )


def _topics(holding: Holding, hits: pd.DataFrame) -> None:
    found = sensitive_topics(hits)
    if found.empty:
        st.write(_("No word from the list is in your searches or comments."))
        return
    st.write(_("Choose a topic to see the words."))
    line = show.choice(
        _named(found),
        {
            "sensitive": _("Topic"),
            "rows": _("Entries with such a word"),
            "words": _("Different words"),
            "first": _("First day (UTC)"),
            "last": _("Last day (UTC)"),
        },
        key="said-topics",
        of=TEXTS,
    )
    if line is not None:
        _words(holding, hits[hits["sensitive"] == found["sensitive"].iloc[line]], "said-topic")


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the names of topics."""
    names = [_(_TOPICS[topic]) if topic in _TOPICS else topic for topic in frame["sensitive"]]
    return frame.assign(sensitive=pd.Series(names, index=frame.index, dtype="string"))


def _words(holding: Holding, hits: pd.DataFrame, key: str) -> None:
    counted = (
        hits.groupby(["sensitive", "found", "table"], sort=False)
        .agg(rows=("row", "nunique"))
        .reset_index()
        .astype({"sensitive": "string", "found": "string"})
    )
    with st.container(border=True):
        line = show.choice(
            _named(counted).assign(name=counted["table"].map(tables.title)),
            {"found": _("Word"), "name": _("Found in"), "rows": _("Entries")},
            key=f"{key}-words",
            of=TEXTS,
        )
        if line is None:
            return
        one = counted.iloc[line]
        table = str(one["table"])
        same = (hits["found"] == one["found"]) & (hits["table"] == table)
        rows = hits["row"][same].drop_duplicates()
        show.evidence(
            _("See these entries"),
            lambda: holding.export.tables[table].loc[rows],
            table,
            key=f"{key}-{table}",
        )


def _with_care(holding: Holding, hits: pd.DataFrame) -> None:
    """Words about hurting oneself: last, without a count, beside where help is to be found."""
    with st.container(border=True):
        st.write(
            _(
                "Some words here can be about hurting yourself or not wanting to live. They may "
                "come from a song, a film, or a worry about somebody else."
            )
        )
        st.write(_("In danger right now? Call **112** (United Kingdom: **999** or 112)."))
        st.write(
            _(
                "If it is about you, or if you worry about somebody, you can talk to someone day "
                "and night. Netherlands: 113. Belgium: 1813. Norway: 116 123. United Kingdom and "
                "Ireland: 116 123."
            )
        )
        st.write(
            _(
                "Children and young people can also call: Netherlands 0800-0432, Belgium 102, "
                "Norway 116 111, United Kingdom 0800 1111, Ireland 1800 66 66 66. The lines in the "
                "Netherlands and Belgium close at night."
            )
        )
        if st.toggle(_("Show these words"), key="said-care"):
            _words(holding, hits, "said-care")
