"""Ask for the rest: what TikTok's policy names and this file does not hold, and the letter."""

from __future__ import annotations

import streamlit as st

from analysis.declared.delivered import Delivered, Outcome, checked, delivered, unnamed
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import asking, facts
from dashboard.pages.rest import write
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, amounts, declared, later, ngettext, tables

_TITLES = {
    Outcome.NO_PLACE: later("No place in any file"),
    Outcome.IN_PART: later("In your file in part"),
    Outcome.NOT_IN_FILE: later("In full files, and not in this one"),
    Outcome.EMPTY: later("A place in your file with nothing in it"),
    Outcome.NOT_USED: later("Only for those who used it"),
    Outcome.DELIVERED: later("In your file"),
}
"""The outcomes, in the order in which one asks for them."""

_ABOUT = {
    Outcome.NO_PLACE: later(
        "TikTok says that it may collect this. In no file that we know is there a place for it. "
        "Whether TikTok has it about you, the file cannot say."
    ),
    Outcome.NOT_IN_FILE: later(
        "Ask TikTok for your data again first, and choose all data. A letter is for later."
    ),
    Outcome.EMPTY: later("TikTok may have nothing of this kind, or you never used it."),
}


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Ask for the rest"), anchor=False)
    found = holding.once("delivered", delivered)
    known = [one for one in found if show.may_count(*one.kind.tables)]
    missing = sum(one.outcome is Outcome.NO_PLACE for one in known)
    st.write(
        _(
            "The file is not everything. TikTok's privacy policy names {all} kinds of data. For "
            "{missing} of them there is no place in any file."
        ).format(all=amounts.number(len(found)), missing=amounts.number(missing))
    )
    with st.container(horizontal=True, gap="large"):
        for outcome in (Outcome.NO_PLACE, Outcome.IN_PART, Outcome.DELIVERED):
            count = sum(one.outcome is outcome for one in known)
            st.metric(_(_TITLES[outcome]), amounts.number(count), width="content")
    if closed := len(found) - len(known):
        st.write(
            ngettext(
                "{count} kind is still closed.",
                "{count} kinds are still closed.",
                closed,
            ).format(count=amounts.number(closed))
        )
    for outcome, title in _TITLES.items():
        if some := [one for one in known if one.outcome is outcome]:
            with st.expander(f"{_(title)}: {amounts.number(len(some))}"):
                if outcome in _ABOUT:
                    st.write(_(_ABOUT[outcome]))
                st.markdown("\n".join(f"- {_line(one)}" for one in some))
                if outcome is Outcome.NOT_IN_FILE:
                    asking.calendar("rest-again")
    _not_named(holding)
    st.caption(declared.named(holding.export.last))
    compared = _("Compared with TikTok's texts on {date}.").format(date=amounts.day(checked()))
    st.caption(facts.with_age(compared, checked()))
    write.draw(holding)


def _line(one: Delivered) -> str:
    """One kind: what it is, TikTok's own heading, what there is of it, what limits it."""
    parts = [f"**{_(one.kind.what)}**", f"“{one.kind.heading}”"]
    if one.rows:
        parts.append(
            ", ".join(f"{tables.title(name)} {amounts.number(n)}" for name, n in one.rows.items())
        )
    if one.kind.says:
        parts.append(_(one.kind.says))
    return " · ".join(parts)


def _not_named(holding: Holding) -> None:
    """What the file holds although the policy has only general words for it."""
    some = [one for one in holding.once("unnamed", unnamed) if show.may_count(one.table)]
    if not some:
        return
    title = _("In your file, and not named in the policy")
    with st.expander(f"{title}: {amounts.number(len(some))}"):
        st.write(_("The policy has general words that cover this; it does not call it by a name."))
        st.markdown("\n".join(f"- {_(one.what)}: {amounts.number(one.rows)}" for one in some))


PAGE = Page(
    "rest",
    later("Ask for the rest"),
    needs=(),
    draw=draw,
    group=Group.DO,
    icon="outgoing_mail",
)
