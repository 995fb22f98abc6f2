"""What stands around every page: the navigation, whose data is open, and the ways out."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboard import words
from dashboard.pages import PAGES
from dashboard.pages.page import Group, When
from dashboard.process import terms
from dashboard.show import show, step, window, zone
from dashboard.store import session
from dashboard.store.session import Holding, Origin, Part, Viewer
from dashboard.words import _, amounts, people
from dashboard.words.personas import PERSONA, PERSONAS

LOOKING = "looking"
"""The page that asks who is looking; nothing is shown before it has an answer."""

_LARGER = "<style>:root{font-size:125%!important}</style>"
"""Larger letters: every size on the page follows that of its root, which is 17 pixels, becomes 20.

The only markup that is ever sent, and a constant: no value of a file can get into it.
"""


def draw(page: StreamlitPage, pages: dict[str, StreamlitPage]) -> None:
    """The sidebar and the line above the page."""
    holding = session.current()
    state = _state(holding)
    _tell("own" if holding and holding.origin is Origin.OWN else "nothing", page.url_path)
    with st.sidebar:
        _navigation(pages, state)
        _choices(holding, pages)
    if holding:
        _line(holding, page.url_path)


def tell_goodbye() -> None:
    """Tells the browser to go to the page that stays when the program ends."""
    _tell("goodbye", "end")


def _tell(state: str, page: str) -> None:
    """Tells our script in the browser how things stand: in the name of an empty box.

    A step within a page ("looking", "story") counts like a page of its own, so that it begins at
    its top.
    """
    within = step.here() or st.session_state.get("step", 0)
    if page == LOOKING and (holding := session.current()) and holding.viewer:
        within = holding.viewer.value  # the choice brings other questions, above the cards
    elif page == LOOKING:
        within = st.session_state.get("wanted", within)  # which is answered above the cards too
    with st.container(key=f"state-{words.language()}-{state}-{page or 'start'}-{within}"):
        st.empty()


def _state(holding: Holding | None) -> When:
    if holding is None:
        return When.NOTHING_OPEN
    return When.OWN_OPEN if holding.origin is Origin.OWN else When.MADE_UP_OPEN


def _navigation(pages: dict[str, StreamlitPage], state: When) -> None:
    """All pages that lead somewhere now, in their groups."""
    for group in Group:
        shown = [page for page in PAGES if page.group is group and state & page.when]
        if not shown:
            continue
        with st.container(key=f"group-{group.name.lower()}", gap=None):
            if group.value:
                st.caption(_(group.value))
            for page in shown:
                st.page_link(
                    pages[page.key],
                    label=_(page.title),
                    icon=f":material/{page.icon}:",
                    width="stretch",
                )


def _choices(holding: Holding | None, pages: dict[str, StreamlitPage]) -> None:
    """Below the navigation: what holds on every page, and the ways out."""
    st.divider()
    if holding:
        st.page_link(
            pages[PAGES[0].key], label=_("Open another file"), icon=":material/folder_open:"
        )
        zone.control("zone-choice")
    _languages()
    _letters(holding)
    if holding:
        if st.button(_("Forget everything"), key="forget", icon=":material/delete_sweep:"):
            st.session_state["asked"] = "forget"
        if st.session_state.get("asked") == "forget" and window.take():
            _ask_to_forget()
    # One person does not end it for everybody.
    if not terms.agreed().room and st.button(
        _("Quit"), key="quit", icon=":material/power_settings_new:", type="tertiary"
    ):
        session.forget()
        st.session_state["stopped"] = True
        st.rerun()


def _languages() -> None:
    """The choice of language; until somebody chooses, the browser's holds."""

    def choose() -> None:
        session.keep("language-choice", session.LANGUAGE)

    st.session_state["language-choice"] = words.language()
    st.selectbox(
        f":material/translate: {_('Language')}",
        words.LANGUAGES,
        format_func=lambda code: words.KNOWN[code].name,
        key="language-choice",
        on_change=choose,
    )


def _letters(holding: Holding | None) -> None:
    """Larger letters, in a room always; for whoever else wants them by a switch, from the first
    page on: how to get a file is read before there is one."""
    in_room = holding is not None and holding.viewer is Viewer.ROOM
    chosen = st.session_state.get(session.LARGER, False)
    if not in_room:
        chosen = st.toggle(_("Larger letters"), value=chosen, key="larger-choice")
        st.session_state[session.LARGER] = chosen
    if in_room or chosen:
        st.html(_LARGER)


def _ask_to_forget() -> None:
    def left() -> None:
        st.session_state.pop("asked", None)

    @st.dialog(_("Forget everything?"), on_dismiss=left)
    def ask() -> None:
        with show.boundary():
            st.write(
                _(
                    "Everything that is open here is forgotten. Your file and what you saved stay "
                    "where you put them."
                )
            )
            with st.container(horizontal=True):
                if st.button(_("Yes, forget it"), key="forget-yes"):
                    first = st.session_state["pages"][PAGES[0].key]
                    session.forget()
                    st.session_state["forgotten"] = True
                    st.switch_page(first)
                if st.button(_("No, keep it open"), key="forget-no"):
                    left()
                    st.rerun()

    ask()


def _line(holding: Holding, page: str) -> None:
    """One slim line: whose data this is and from when, who is looking, and the way to hide it."""
    with st.container(key="line", horizontal=True, vertical_alignment="center", gap="small"):
        _whose(holding)
        period = show.period(holding)
        if period and show.is_open(Part.TIMES):
            first, last = (amounts.day(moment.tz_convert(zone.zone())) for moment in period)
            if not show.in_a_room():
                st.caption(f"{first} – {last}")
        if holding.viewer in (Viewer.TOGETHER, Viewer.ROOM):
            made_up = holding.viewer is Viewer.ROOM and not show.in_a_room()
            short = people.SHORT["made_up" if made_up else holding.viewer.value]
            st.badge(_(short.words), icon=f":material/{short.icon}:", color="orange")
        st.space("stretch")
        if holding.viewer is Viewer.ROOM:
            if page != LOOKING and st.button(
                _("Leave room view"),
                key="leave-room",
                icon=":material/visibility:",
                type="tertiary",
            ):
                st.switch_page(st.session_state["pages"][LOOKING])
        elif holding.viewer and st.button(
            _("Hide for a room"), key="room", icon=":material/visibility_off:", type="tertiary"
        ):
            session.look_as(Viewer.ROOM)
            st.rerun()


def _whose(holding: Holding) -> None:
    """Whose data is open."""
    if holding.origin is Origin.OWN:
        st.badge(_("Your file"), icon=":material/lock:", color="primary")
        return
    persona = PERSONAS.get(holding.derived.get(PERSONA, ""))
    said = _("{name}, made up").format(name=persona.name) if persona else _("Made-up data")
    st.badge(said, icon=":material/theater_comedy:", color="violet")
