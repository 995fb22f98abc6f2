"""The frame around every page: navigation, who the data is of, *Forget everything*, *Quit*."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboard import words
from dashboard.pages import PAGES
from dashboard.pages.page import Page
from dashboard.pages.parts import talking
from dashboard.process import terms
from dashboard.server import serve
from dashboard.show import show
from dashboard.store import session
from dashboard.store.session import Origin, Viewer
from dashboard.words import _, tables
from parsers.export import READ

NAME = "Inzage"
LOOKING = "looking"
"""The page that asks who is looking; nothing is shown before it has an answer."""

_PICTURE = (Path(__file__).parent / "icon.png").read_bytes()
# In the page itself: a file of its own would be dropped for a moment with the downloads.
_ICON = f"data:image/png;base64,{b64encode(_PICTURE).decode()}"
_WIDTH = 1040
"""Pixels of the column that is read: wider, and lines get too long to follow."""

_SIDEBAR = 302
"""Pixels of the navigation, for its longest title in any language, also in a room's letters.

Streamlit takes a width for the first drawing only, so a room cannot have one of its own.
"""

_LARGER = "<style>:root{font-size:125%!important}</style>"
"""For a room: every size on the page follows that of its root, which is 17 pixels and becomes 20.

The only markup that is ever sent, and a constant: no value of a file can get into it.
"""

_WATCH_SECONDS = 10


def main() -> None:
    """Draws one page; called by Streamlit for every visit and every click."""
    words.use(session.language())
    # A picture of our own: an icon of Streamlit's set would be fetched from elsewhere.
    st.set_page_config(
        page_title=NAME,
        page_icon=_ICON,
        layout="wide",
        initial_sidebar_state=_SIDEBAR,
        menu_items={"About": _("Inzage runs on this computer and sends nothing.")},
    )
    with show.boundary():
        if st.session_state.get("stopped"):
            st.navigation([st.Page(_goodbye, title=NAME)], position="hidden").run()
            return
        st.logo(_ICON, size="large")
        chosen = _navigation()
        st.set_page_config(page_title=f"{chosen.title} · {NAME}")
        _bar()
        chosen.run()
        _watch()


def _navigation() -> StreamlitPage:
    """The pages as Streamlit knows them; also left where a page finds another one to go to."""
    holding = session.current()
    made_up = holding is not None and holding.origin is Origin.SAMPLE
    del holding  # or forgetting would find it still in use here
    pages = {
        page.key: st.Page(
            _drawer(page),
            title=_(page.title),
            url_path=page.key,
            default=page is PAGES[0],
            visibility="hidden" if page.only_made_up and not made_up else "visible",
        )
        for page in PAGES
    }
    st.session_state["pages"] = pages
    first = [pages[PAGES[0].key], pages[LOOKING]]
    rest = [page for page in pages.values() if page not in first]
    # One list: titles between the pages would stand inside it, where a screen reader expects pages.
    chosen = st.navigation([*first, *rest], expanded=True)
    if st.session_state.get("page") != chosen.url_path:
        for left in ("table", "refusal"):  # what was open or said on the page before
            st.session_state.pop(left, None)
    st.session_state["page"] = chosen.url_path
    return chosen


def _drawer(page: Page) -> Callable[[], None]:
    def draw() -> None:
        with show.boundary(), st.container(width=_WIDTH):
            if page.needs is None:
                page.draw(session.current())
                return
            holding = session.current()
            if holding is None:
                _nothing_open()
                return
            if holding.viewer is None and page.key != LOOKING:
                del holding  # it may be forgotten there
                st.switch_page(st.session_state["pages"][LOOKING])
            missing = [name for name in page.needs if holding.export.states[name] != READ]
            if missing:
                _section_missing(missing)
                return
            page.draw(holding)
            if holding.viewer is Viewer.TOGETHER:
                talking.card(page.key)

    return draw


def _nothing_open() -> None:
    st.title(_("Nothing is open yet"), anchor=False)
    st.write(_("This page needs a file. Open your own, or look around with made-up data."))
    if st.button(_("Go to the start")):
        st.switch_page(st.session_state["pages"][PAGES[0].key])


def _section_missing(missing: list[str]) -> None:
    st.title(_("Not in this file"), anchor=False)
    st.write(
        _(
            "This page needs: {names}. This file has no data there. That does not prove TikTok "
            "has none."
        ).format(names=", ".join(tables.title(name) for name in missing))
    )


def _bar() -> None:
    """Stays in sight below the page, however far it is scrolled."""
    holding = session.current()
    origin, viewer = (holding.origin, holding.viewer) if holding else (None, None)
    del holding  # or forgetting would find it still in use here
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", width=_WIDTH):
        _badge(origin)
        if viewer:
            _who_looks(viewer)
        st.space("stretch")
        if origin and st.button(
            _("Forget everything"), key="forget", icon=":material/delete_sweep:"
        ):
            first = st.session_state["pages"][PAGES[0].key]
            session.forget()
            st.session_state["forgotten"] = True
            st.switch_page(first)
    if terms.agreed().room:
        return  # one person does not end it for everybody
    with st.sidebar:
        _languages()
        if st.button(_("Quit"), key="quit", icon=":material/power_settings_new:", type="tertiary"):
            session.forget()
            st.session_state["stopped"] = True
            st.rerun()


def _languages() -> None:
    """The choice of language; until somebody chooses, the browser's holds."""

    def choose() -> None:
        st.session_state[session.LANGUAGE] = st.session_state["language-choice"]

    st.session_state["language-choice"] = words.language()
    st.selectbox(
        f":material/translate: {_('Language')}",
        words.LANGUAGES,
        format_func=words.NAMES.__getitem__,
        key="language-choice",
        on_change=choose,
    )


def _badge(origin: Origin | None) -> None:
    if origin is None:
        st.badge(_("Nothing is open"), color="gray")
        return
    if origin is Origin.SAMPLE:
        st.badge(_("Made-up data"), icon=":material/theater_comedy:", color="violet")
    else:
        st.badge(_("Your own file"), icon=":material/lock:", color="primary")


def _who_looks(viewer: Viewer) -> None:
    """For whom the pages are drawn; a click hides for a room, and going back takes a page."""
    if viewer is Viewer.ROOM:
        st.html(_LARGER)
        st.badge(_("For a room: names and texts hidden"), icon=":material/groups:", color="orange")
        if st.button(_("Leave room view"), key="leave-room", icon=":material/visibility:"):
            st.switch_page(st.session_state["pages"][LOOKING])
        return
    if viewer is Viewer.TOGETHER:
        st.badge(_("Looking together"), icon=":material/family_restroom:", color="blue")
    if st.button(_("Hide for a room"), key="room", icon=":material/visibility_off:"):
        session.look_as(Viewer.ROOM)
        st.rerun()


def _goodbye() -> None:
    with show.boundary():
        ours = serve.quit()
        st.title(_("Goodbye") if ours else _("Everything is forgotten"), anchor=False)
        st.write(_("Everything is forgotten. Your file is still where you put it."))
        if ours:
            st.write(_("Close this page, and Inzage stops."))
            st.caption(
                _(
                    "It also stops by itself. If the page then says that the server does not "
                    "respond, that is right."
                )
            )
        else:
            st.write(_("To stop the program too, press Ctrl+C in its window."))


@st.fragment(run_every=_WATCH_SECONDS)
def _watch() -> None:
    """Blanks the page when its data has been dropped because nobody used it."""
    with show.boundary():
        held, holds = st.session_state.get("held", False), session.holds()
        st.session_state["held"] = holds
        if held and not holds:
            st.session_state["lapsed"] = True
            st.switch_page(st.session_state["pages"][PAGES[0].key])
