"""The letter: who writes, what it asks, how it looks, and the files to take away.

Everything that is typed here stays in memory, and goes with *Forget everything*.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

import streamlit as st

from analysis.dated import is_old
from analysis.declared.delivered import Delivered, delivered
from analysis.letter.countries import Country, checked, countries, form
from analysis.letter.deadlines import deadlines
from analysis.letter.facts import MOST_ITEMS, facts, items, unclear_companies
from dashboard import words
from dashboard.report.calendar import answers_due
from dashboard.report.letter import Asked, Asker, Block, Look, Paper, Role, letter, policy_day
from dashboard.report.letter_files import as_docx, as_html, as_text
from dashboard.show import cards, files, show
from dashboard.store.session import Holding
from dashboard.words import _, amounts, later
from dashboard.words import countries as country_words
from dashboard.words.languages import KNOWN

_PAPERS = {
    Paper.REQUEST: later("The request"),
    Paper.OBJECTION: later("An objection to advertising that uses my data"),
    Paper.REMINDER: later("A reminder, when the month is over"),
    Paper.COMPLAINT: later("A complaint to the authority"),
}
_ROLES = {
    Role.MYSELF: later("For myself"),
    Role.YOUNG: later("For myself, and I am under 18"),
    Role.MOTHER: later("For my child, as the mother"),
    Role.FATHER: later("For my child, as the father"),
    Role.GUARDIAN: later("For a child, as the guardian"),
}
T = TypeVar("T", Paper, Role)

_FOR_A_CHILD = (Role.MOTHER, Role.FATHER, Role.GUARDIAN)


def draw(holding: Holding) -> None:
    """Everything of the letter: choices, what it asks, a preview, the files, the two days."""
    st.header(_("A letter that asks for it"), anchor=False)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        paper = _choice(_("What do you want to write?"), _PAPERS, "paper", 290)
        land = st.selectbox(
            _("Where do you live?"),
            list(countries()),
            format_func=lambda one: country_words.name(one.code),
            key="rest-country",
            width=150,
        )
        language = st.selectbox(
            _("Language of the letter"),
            list(words.LANGUAGES),
            index=words.LANGUAGES.index(words.language()),
            format_func=lambda code: KNOWN[code].name,
            key="rest-language",
            width=150,
        )
        role = _choice(_("Who writes?"), _ROLES, "role", 230)
    asker = _asker(land, role, paper)
    if told := _who_may_ask(land, role, asker.age):
        st.info(told, icon=":material/info:")
    asked = _asked(holding, land, paper)
    closed = {name for name in holding.export.tables if not show.may_count(name)}
    blocks = letter(paper, language, asker, asked, facts(holding.export, closed))
    with st.container(border=True, gap="small"):
        for block in blocks:
            _show(block)
    _files(blocks, language, paper)
    if paper is not Paper.OBJECTION:
        _when(asker)


def _choice(label: str, among: dict[T, str], key: str, width: int) -> T:
    return st.selectbox(
        label, list(among), format_func=lambda one: _(among[one]), key=f"rest-{key}", width=width
    )


def _asker(land: Country, role: Role, paper: Paper) -> Asker:
    """What the person says of themselves; every field may stay empty."""
    with st.expander(_("What the letter says of you")):
        st.caption(_("Leave empty what you do not want to type; you can write it by hand."))
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            name = _typed(_("Your name"), "name")
            place = _typed(_("Place"), "place")
            account = _typed(_("User name on TikTok"), "account")
            contact = _typed(_("E-mail or phone number of the account"), "contact")
            child = _typed(_("First name of the child"), "child") if role in _FOR_A_CHILD else ""
            age = (
                st.number_input(_("Your age"), 10, 17, None, key="rest-age", width=120)
                if role is Role.YOUNG
                else None
            )
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            asked = _day(_("Day on which the file was asked for"), "asked")
            received = _day(_("Day on which TikTok gets the letter"), "received")
        answered = paper in (Paper.REMINDER, Paper.COMPLAINT) and st.checkbox(
            _("An answer came, but a general one"), key="rest-answered"
        )
    return Asker(
        land, role, age, name, place, date.today(), account, contact, child, asked, received,
        answered, show.in_a_room(),
    )  # fmt: skip


def _typed(label: str, key: str) -> str:
    return st.text_input(
        label, max_chars=80, key=f"rest-{key}", width=250, autocomplete="off"
    ).strip()


def _day(label: str, key: str) -> date | None:
    chosen = st.date_input(
        label, value=None, key=f"rest-{key}", width=250, format=amounts.days_in_cells()
    )
    return chosen if isinstance(chosen, date) else None


def _who_may_ask(land: Country, role: Role, age: int | None) -> str:
    """Who signs, where the authority of the country says it."""
    if role is Role.MYSELF:
        return ""
    if land.self_from is None:
        return _(
            "No age is fixed here. A young person who understands the request may ask alone; "
            "otherwise a parent asks, in the interest of the child."
        )
    if role in _FOR_A_CHILD:
        said = _(
            "From the age of {age}, the young person asks alone. Ask them before you write, and "
            "choose “For myself” together if they are old enough."
        )
        return said.format(age=land.self_from)
    if age is not None and age < land.self_from:
        said = _("Below the age of {age}, a parent or guardian asks. Choose who writes.")
        return said.format(age=land.self_from)
    return ""


def _asked(holding: Holding, land: Country, paper: Paper) -> Asked:
    """What the person ticks: at most eight kinds, and names only one by one."""
    day = policy_day(holding.export.last, land)
    if paper is Paper.OBJECTION:
        return Asked((), day)
    found, ticked = items(holding.once("delivered", delivered))
    offered = [one for one in found if show.may_count(*one.kind.tables)]
    with st.expander(_("What the letter asks for"), expanded=False):
        st.caption(
            _("At most {count} kinds: a long list gets a general answer.").format(count=MOST_ITEMS)
        )
        chosen = _ticked(offered, ticked)
        names = _names(holding)
    return Asked(tuple(one.kind for one in chosen), day, names)


def _ticked(offered: Sequence[Delivered], ticked: Sequence[str]) -> list[Delivered]:
    keys = {one.kind.id: f"rest-item-{one.kind.id}" for one in offered}
    before = sum(bool(st.session_state.get(key, id_ in ticked)) for id_, key in keys.items())
    chosen = []
    for one in offered:
        key = keys[one.kind.id]
        on = bool(st.session_state.get(key, one.kind.id in ticked))
        if st.checkbox(
            f"{_(one.kind.what)} ({one.kind.heading})",
            value=one.kind.id in ticked,
            key=key,
            disabled=before >= MOST_ITEMS and not on,
        ):
            chosen.append(one)
    return chosen[:MOST_ITEMS]


def _names(holding: Holding) -> tuple[str, ...]:
    """Companies whose name says nothing: only for somebody alone, and each on its own."""
    if not show.alone():
        return ()
    unclear = holding.once("unclear companies", unclear_companies)
    if not unclear:
        return ()
    st.markdown(f"**{_('Ask who is behind these names?')}**")
    st.caption(_("The names that you tick will be in the letter."))
    chosen = []
    for number, name in enumerate(unclear):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            on = st.checkbox(
                _("Name {number}").format(number=amounts.number(number + 1)),
                key=f"rest-company-{number}",
                label_visibility="collapsed",
            )
            show.text(name, "company")
        chosen += [name] if on else []
    return tuple(chosen)


def _show(block: Block) -> None:
    """A block of the preview; nothing of it is read as Markdown."""
    if block.look is Look.TITLE:
        st.space("xsmall")
    cards.line(f"– {block.text}" if block.look is Look.POINT else block.text)


def _files(blocks: tuple[Block, ...], language: str, paper: Paper) -> None:
    name = f"tiktok-{paper.value}"
    if is_old(checked(), date.today()):
        st.info(
            _(
                "Addresses and rules were checked more than a year ago. Look them up before you "
                "send the letter."
            ),
            icon=":material/info:",
        )
    with st.container(horizontal=True, gap="small"):
        for kind, label, make in (
            ("docx", _("Save for a word processor"), lambda: as_docx(blocks)),
            ("html", _("Save as a page to print"), lambda: as_html(blocks, language).encode()),
            ("txt", _("Save as plain text"), lambda: as_text(blocks).encode()),
        ):
            files.offer(label, kind, name, make, f"rest-save-{kind}")
    st.write(
        _(
            "Send it through TikTok's privacy form ({form}) and write down the day and the number "
            "you get. Do not attach your file, messages or screenshots. Inzage sends nothing."
        ).format(form=form())
    )


def _when(asker: Asker) -> None:
    """The two days, once it is known when TikTok got the letter."""
    if asker.received is None:
        st.caption(
            _(
                "Fill in under “{fold}” the day on which TikTok gets the letter, and Inzage counts "
                "the last day."
            ).format(fold=_("What the letter says of you"))
        )
        return
    due = deadlines(asker.received, asker.country)
    st.write(
        _(
            "TikTok has to answer by {due}. If it says within that time that it needs longer, and "
            "why, by {extended}. Weekends and public holidays are counted in."
        ).format(due=amounts.day(due.due), extended=amounts.day(due.extended))
    )
    files.offer(
        _("Put both days in my calendar"),
        "ics",
        "inzage-answer-due",
        lambda: answers_due(due, datetime.now(UTC)),
        "rest-calendar",
    )
