"""Part of *Searches and people*: who follows whom over time, and gifts."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

from analysis import people
from dashboard.charts import tally
from dashboard.show import show, zone
from dashboard.store.session import Holding
from dashboard.words import _, absence, amounts, ngettext, tables
from parsers.export import READ

_FOLLOWS = ("followers", "following")
_SENT, _BOUGHT = "gifts_sent", "gifts_bought"


def draw(holding: Holding) -> None:
    _follows(holding)
    _gifts(holding)


def accounts(count: int) -> str:
    return ngettext("{count} account", "{count} accounts", count).format(
        count=amounts.number(count)
    )


def _follows(holding: Holding) -> None:
    st.header(_("Followers over time"), anchor=False)
    states = holding.export.states
    for table in _FOLLOWS:
        if states[table] != READ:
            st.write(absence.sentence(table, states[table]))
    there = [table for table in _FOLLOWS if states[table] == READ]
    if not there:
        return
    chosen = zone.zone().key
    monthly = holding.once(
        f"follows {chosen}",
        lambda export: people.follows_by_month(
            export.tables["followers"], export.tables["following"], chosen
        ),
    )
    show.chart(
        tally.months(
            monthly,
            {f"{table}_total": tables.title(table) for table in there},
            accounts,
            show.colours(),
        ),
        key="said-follows",
        alt=_sentence(monthly, there),
        table=monthly,
        labels={
            "month": _("Month"),
            "followers": _("New followers"),
            "followers_total": _("Followers until then"),
            "following": _("Newly followed by you"),
            "following_total": _("Followed by you until then"),
        },
        how=_(
            "The list shows who followed you, or who you followed, on the day of the file, and "
            "since when. People who left are not in it, so the bars can only grow. Time zone: "
            "{zone}."
        ).format(zone=zone.name_of(chosen)),
    )
    with st.container(horizontal=True):
        for table in there:
            _rows(holding, table)


def _sentence(monthly: pd.DataFrame, there: list[str]) -> str:
    if monthly.empty:
        return _("Nothing here has a date.")
    counted = ", ".join(
        f"{tables.title(table)} {amounts.number(int(monthly[f'{table}_total'].iloc[-1]))}"
        for table in there
    )
    return _("On the day of the file: {counted}. The first came in {month}.").format(
        counted=counted, month=amounts.month(monthly["month"].iloc[0])
    )


def _rows(holding: Holding, table: str) -> None:
    show.evidence(
        _("See: {name}").format(name=tables.title(table)),
        lambda: holding.export.tables[table],
        table,
        key=f"said-{table}",
    )


def _gifts(holding: Holding) -> None:
    st.header(_("Gifts"), anchor=False)
    states = holding.export.states
    for table in (_SENT, _BOUGHT):
        if states[table] != READ:
            st.write(absence.sentence(table, states[table]))
    if READ not in (states[_SENT], states[_BOUGHT]):
        return
    found = holding.once(
        "gifts", lambda export: people.gifts(export.tables[_SENT], export.tables[_BOUGHT])
    )
    if found.sent:
        st.write(_sent(found))
        _unread(found.sent_unread)
        closed = not (show.alone() and st.toggle(_("Show who got gifts"), key="said-gift-names"))
        by_account = holding.once(
            "gifts by account", lambda export: people.gifts_by_account(export.tables[_SENT])
        )
        show.listing(
            by_account,
            {
                "user": _("To"),
                "gifts": _("Gifts"),
                "amounts": _("Amounts together"),
                "first": _("First day (UTC)"),
                "last": _("Last day (UTC)"),
            },
            key="said-gifts",
            closed=closed,
        )
        _rows(holding, _SENT)
    if found.bought:
        st.write(_bought(found))
        _unread(found.bought_unread)
        _rows(holding, _BOUGHT)


def _sent(found: people.Gifts) -> str:
    gifts = ngettext("{count} gift", "{count} gifts", found.sent)
    return _(
        "You sent {gifts} to {accounts}. The amounts add up to {amount}. The file does not say "
        "of what."
    ).format(
        gifts=gifts.format(count=amounts.number(found.sent)),
        accounts=accounts(found.accounts),
        amount=_sum(found.sent_amount),
    )


def _bought(found: people.Gifts) -> str:
    bought = ngettext("{count} purchase", "{count} purchases", found.bought)
    return _(
        "Your file has {purchases} of coins for gifts. The prices add up to {price}. The file "
        "does not say in which currency."
    ).format(
        purchases=bought.format(count=amounts.number(found.bought)), price=_sum(found.bought_price)
    )


def _sum(value: float) -> str:
    """An amount of money or the like, to the hundredth."""
    return str(format_decimal(round(value, 2), locale=amounts.locale()))


def _unread(count: int) -> None:
    if count:
        st.caption(
            _("{rows} have an amount that is not a plain number. It is not in the sum.").format(
                rows=amounts.rows(count)
            )
        )
