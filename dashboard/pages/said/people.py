"""Part of *Searches and people*: conversations by number and period, never their text."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import people
from analysis.people import OwnName
from dashboard.charts import tally
from dashboard.show import show, zone
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, ngettext, tables
from parsers.export import READ, Export

_CHATS = ("direct_messages", "group_messages", "tako_messages")


def messages(count: int) -> str:
    return ngettext("{count} message", "{count} messages", count).format(
        count=amounts.number(count)
    )


def draw(holding: Holding) -> None:
    states = holding.export.states
    if chats := [table for table in _CHATS if states[table] == READ]:
        _chats(holding, chats)
    for table in _CHATS[:2]:
        if states[table] != READ:
            st.write(absence.sentence(table, states[table]))


def _chats(holding: Holding, chats: list[str]) -> None:
    table = chats[0]
    if len(chats) > 1:
        table = (
            st.segmented_control(
                _("Kind of messages"),
                chats,
                default=chats[0],
                required=True,
                format_func=tables.title,
                key="said-kind",
            )
            or table
        )
    st.write(_("Only numbers are shown here. Messages also have other people's words in them."))
    if show.may_open(table):
        st.write(_("The text opens for one conversation at a time."))
    _whose(holding)
    closed = not (show.alone() and st.toggle(_("Show real names"), key="said-names"))
    if closed:
        st.caption(_("Made-up names stand for real ones. The same person keeps the same name."))
    _conversations(holding, table, closed)
    if table == _CHATS[0]:
        _not_following_back(holding, closed)


def _own(export: Export) -> OwnName | None:
    return people.own_name(export.tables["profile"], export.tables["direct_messages"])


def _whose(holding: Holding) -> None:
    """Says how it is known which messages are the person's own, where that is not sure."""
    own = holding.once("own name", _own)
    if own is None:
        st.write(_("The file does not say which name is yours, so sent and received are unknown."))
    elif own.certainty != "stated":
        st.write(
            _(
                "Your own name is not in this file. We guess that it is the one that writes in "
                "most conversations."
            )
        )


def _counted(holding: Holding, table: str) -> pd.DataFrame:
    own, chosen = holding.once("own name", _own), zone.zone().key
    return holding.once(
        f"conversations {table} {chosen}",
        lambda export: people.conversations(export.tables[table], own, chosen),
    )


def _conversations(holding: Holding, table: str, closed: bool) -> None:
    st.header(tables.title(table), anchor=False)
    counted = _counted(holding, table)
    st.write(
        ngettext(
            "{count} conversation with {messages}. Choose it to see more.",
            "{count} conversations with {messages}. Choose one to see more.",
            len(counted),
        ).format(
            count=amounts.number(len(counted)), messages=messages(int(counted["messages"].sum()))
        )
    )
    labels = {
        "conversation": _("With"),
        "messages": _("Messages"),
        "sent": _("Sent by you"),
        "received": _("Received"),
        "unsigned": _("No sender in the file"),
        "first": _("First day (UTC)"),
        "last": _("Last day (UTC)"),
        "months": _("Months with messages"),
    }
    if not counted["unsigned"].any():
        labels.pop("unsigned")
    groups = int(counted["group"].sum())
    if groups and table == _CHATS[0]:
        labels["group"] = _("A group")
        st.write(
            ngettext(
                "{count} of them is a group of several people.",
                "{count} of them are groups of several people.",
                groups,
            ).format(count=amounts.number(groups))
        )
    kind = counted["group"].map({True: _("Yes"), False: _("No")})
    line = show.choice(counted.assign(group=kind), labels, key=f"said-{table}", closed=closed)
    if line is not None:
        with st.container(border=True):
            name = counted["conversation"].iloc[line]
            if pd.isna(name):
                st.write(_("Without a name"))
            else:
                show.person(str(name), closed)
            _one(holding, table, counted["conversation"].iloc[line], line)


def _one(holding: Holding, table: str, conversation: object, line: int) -> None:
    own, chosen = holding.once("own name", _own), zone.zone().key
    monthly = holding.once(
        f"conversation months {table} {chosen}",
        lambda export: people.conversation_months(export.tables[table], own, chosen),
    )
    own_months = monthly[_same(monthly["conversation"], conversation)]
    show.chart(
        tally.months(
            own_months,
            {"sent": _("Sent by you"), "received": _("Received")},
            messages,
            show.colours(),
        ),
        key=f"said-{table}-months",
        alt=tally.months_sentence(own_months, ["sent", "received"], messages),
        table=own_months,
        labels={"month": _("Month"), "sent": _("Sent by you"), "received": _("Received")},
        how=_(
            "Each message with a time and a sender counts for its month. Time zone: {zone}."
        ).format(zone=zone.name_of(chosen)),
    )
    # A key of its own, so that opening one conversation opens no other.
    _open_one(holding, table, conversation, key=f"said-{table}-rows-{line}")


def _same(names: pd.Series, name: object) -> pd.Series:
    """Which rows are of one conversation; None or NA are those without a name."""
    if not isinstance(name, str):
        return names.isna()
    return (names == name).fillna(False).astype(bool)


def _open_one(holding: Holding, table: str, conversation: object, *, key: str) -> None:
    frame = holding.export.tables[table]
    show.evidence(
        _("Open this one conversation"),
        lambda: frame[_same(frame["conversation"], conversation)],
        table,
        key=key,
        about=_("Here are other people's names and words too."),
    )


def _not_following_back(holding: Holding, closed: bool) -> None:
    st.header(_("Accounts you write to that do not follow you back"), anchor=False)
    state = holding.export.states["followers"]
    if state != READ:
        st.write(absence.sentence("followers", state))
        return
    counted = _counted(holding, "direct_messages")
    found = holding.once(
        "not following back",
        lambda export: people.not_following_back(
            counted, export.tables["followers"], export.tables["following"]
        ),
    )
    if found.empty:
        st.write(_("There is no such account in this file."))
        return
    st.write(
        _(
            "This was so on the day of the file. Somebody who changed their name looks the same "
            "as somebody who does not follow you."
        )
    )
    line = show.choice(
        found.assign(follow=found["you_follow"].map({True: _("Yes"), False: _("No")})),
        {
            "conversation": _("Account"),
            "sent": _("Sent by you"),
            "received": _("Received"),
            "follow": _("You follow it"),
            "first": _("First day (UTC)"),
            "last": _("Last day (UTC)"),
        },
        key="said-not-back",
        closed=closed,
    )
    if line is not None:
        _open_one(
            holding,
            "direct_messages",
            found["conversation"].iloc[line],
            key=f"said-not-back-rows-{line}",
        )
