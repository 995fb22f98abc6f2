"""Questions you may have: what people say of TikTok, what is known, and what your own file says."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.background.cards import Card, cards
from analysis.background.questions import Question, checked, questions
from analysis.declared.delivered import Outcome, delivered
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import facts, habits
from dashboard.pages.parts.sight import here
from dashboard.show import files, show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, later, ngettext, tables

_LOGINS, _TOLD = "login_history", "off_tiktok_activity"
_POLICE = ("login_history", "linked_accounts", "direct_messages", "comments", "transactions")
"""Tables of the kinds that TikTok's guidelines for the police name."""


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Questions you may have"), anchor=False)
    told = [(one, _in_file(holding, one)) for one in questions()]
    own = [(one, said) for one, said in told if said]
    st.write(
        _(
            "These are {count} things that newspapers wrote about TikTok. For {own} of them your "
            "file has a number; they come first."
        ).format(count=amounts.number(len(told)), own=amounts.number(len(own)))
        + " "
        + (
            _("A file cannot show the others.")
            if here(holding).all_open
            else _("The others are closed, or a file cannot show them.")
        )
    )
    for one, said in (*own, *((one, said) for one, said in told if not said)):
        _question(one, said)
    st.header(_("What happened lately"), anchor=False)
    st.caption(_("None of this is about you. Each has its day and who says so."))
    for event in cards():
        _event(event)


_SURE = {
    "read": later("The original was read."),
    "reported": later("From reports of it."),
    "unchecked": later("Not verified."),
    "partly": later("Some of the originals were read, of the others only reports."),
}


def _question(one: Question, said: str) -> None:
    with st.expander(_(one.title), icon=":material/person_search:" if said else None):
        st.markdown(f"**{_('What people say')}** · {_(one.people)}")
        known = f"**{_('What is known')}** · {_(one.known)}"
        st.markdown(facts.shaded(known, checked()))
        st.caption(facts.sources(_(one.source), _(_SURE[one.sure]), seen=checked()))
        own = said or _("This cannot be seen in a file.")
        if not said and one.measure:
            own = _("This part of your file is missing, empty or closed.")
        st.markdown(f"**{_('In your file')}** · {own}")
        st.markdown(f"**{_('What you can do')}** · {_(one.do)}")
        st.page_link(
            st.session_state["pages"][one.page],
            icon=":material/arrow_forward:",
        )


def _event(event: Card) -> None:
    when = (amounts.month if event.by_month else amounts.day)(event.day)
    with st.expander(f"{when} · {_(event.title)}"):
        st.markdown(facts.shaded(_(event.says), event.checked))
        sure = _("The original was read.") if event.verified else _("From reports of it.")
        st.caption(facts.sources(_(event.source), sure, seen=event.checked))


def _in_file(holding: Holding, one: Question) -> str:
    """What the person's own file says of it, or nothing: it cannot, or it is closed."""
    measure = _MEASURES.get(one.measure)
    return measure(holding) if measure else ""


def _nights(holding: Holding) -> str:
    rhythm = habits.counted(holding, habits.choice())
    if not len(rhythm.views) or not show.is_open(Part.TIMES):
        return ""
    nights = rhythm.nights_by_week
    days = max(len(rhythm.days), 1)
    return _(
        "{nights} of {of} nights with videos, and about {times} sessions a day on the {days} days "
        "that the file covers."
    ).format(
        nights=amounts.number(int(nights["nights"].sum())),
        of=amounts.number(int(nights["of"].sum())),
        times=amounts.decimal(rhythm.of_these_days.count / days),
        days=amounts.number(days),
    )


def _long_sessions(holding: Holding) -> str:
    rhythm = habits.counted(holding, habits.choice())
    if not len(rhythm.views) or not show.is_open(Part.TIMES):
        return ""
    return ngettext(
        "{count} session of 40 minutes or more.",
        "{count} sessions of 40 minutes or more.",
        rhythm.of_these_days.long,
    ).format(count=amounts.number(rhythm.of_these_days.long))


def _devices(holding: Holding) -> str:
    if not show.is_open(Part.PLACES) or not len(counted.moments(holding)):
        return ""
    count = len(counted.ledger(holding))
    return ngettext("{count} device or browser.", "{count} devices and browsers.", count).format(
        count=amounts.number(count)
    )


def _police(holding: Holding) -> str:
    known = [name for name in _POLICE if show.may_count(name)]
    found = {name: len(holding.export.tables[name]) for name in known}
    return ", ".join(
        f"{tables.title(name)} {amounts.number(count)}" for name, count in found.items() if count
    )


def _missing(holding: Holding) -> str:
    found = holding.once("delivered", delivered)
    count = sum(one.outcome is Outcome.NO_PLACE for one in found)
    return _("{count} of {all} kinds of data have no place in any file.").format(
        count=amounts.number(count), all=amounts.number(len(found))
    )


def _companies(holding: Holding) -> str:
    events = holding.export.tables[_TOLD]
    if events.empty or not show.is_open(Part.COMPANIES):
        return ""
    found = counted.companies(holding, zone.zone().key)
    return _("{companies} companies told TikTok of {events} events.").format(
        companies=amounts.number(len(found)), events=amounts.number(len(events))
    )


def _conversations(holding: Holding) -> str:
    messages = holding.export.tables["direct_messages"]
    if messages.empty or not show.may_count("direct_messages"):
        return ""
    count = int(messages["conversation"].nunique())
    return ngettext("{count} conversation.", "{count} conversations.", count).format(
        count=amounts.number(count)
    )


def _addresses(holding: Holding) -> str:
    seen = holding.export.tables[_LOGINS]["ip"].dropna()
    if seen.empty or not show.is_open(Part.PLACES):
        return ""
    count = int(seen.nunique())
    return ngettext(
        "{count} internet address, with its times.",
        "{count} internet addresses, with their times.",
        count,
    ).format(count=amounts.number(count))


def _age(holding: Holding) -> str:
    period = show.period(holding)
    if not period:
        return ""
    day = amounts.day(period[0].tz_convert(zone.zone()))
    return _(
        "The oldest entry is of {date}. How old that was by the birth date entered at TikTok is "
        "under “Age in this file”."
    ).format(date=day)


def _categories(holding: Holding) -> str:
    known = [name for name in holding.export.tables if show.may_count(name)]
    count = sum(len(holding.export.tables[name]) > 0 for name in known)
    if not count:
        return ""
    return ngettext(
        "{count} category with data. What other apps collect is not in it.",
        "{count} categories with data. What other apps collect is not in it.",
        count,
    ).format(count=amounts.number(count))


def _savable(holding: Holding) -> str:
    count = len(files.names_of_tables(holding))
    if not count:
        return ""
    return ngettext(
        "{count} table that you can save.", "{count} tables that you can save.", count
    ).format(count=amounts.number(count))


def _topics(holding: Holding) -> str:
    topics = holding.export.tables["ad_interests"]
    if topics.empty or not show.is_open(Part.COMPANIES):
        return ""
    return ngettext("{count} topic of ads.", "{count} topics of ads.", len(topics)).format(
        count=amounts.number(len(topics))
    )


_MEASURES: dict[str, Callable[[Holding], str]] = {
    "nights": _nights,
    "long_sessions": _long_sessions,
    "devices": _devices,
    "police": _police,
    "missing": _missing,
    "companies": _companies,
    "conversations": _conversations,
    "addresses": _addresses,
    "age": _age,
    "topics": _topics,
    "categories": _categories,
    "savable": _savable,
}


PAGE = Page(
    "questions",
    later("Questions you may have"),
    needs=(),
    draw=draw,
    group=Group.LEARN,
    icon="quiz",
)
