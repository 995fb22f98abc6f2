"""Every visit and every click: finds the page, draws the frame around it and the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboard import frame, words
from dashboard.pages import PAGES
from dashboard.pages.page import Page
from dashboard.pages.parts import talking
from dashboard.server import serve
from dashboard.show import show, window
from dashboard.store import session
from dashboard.store.session import Viewer
from dashboard.words import _, tables
from parsers.export import READ

NAME = "Inzage"
_PICTURE = (Path(__file__).parent / "icon.png").read_bytes()
# In the page itself: a file of its own would be dropped for a moment with the downloads.
_ICON = f"data:image/png;base64,{b64encode(_PICTURE).decode()}"
_WIDTH = 1040
"""Pixels of the column that is read: wider, and lines get too long to follow."""

_SIDEBAR = 302
"""Pixels of the navigation, for its longest title in any language, also in a room's letters.

Streamlit takes a width for the first drawing only, so a room cannot have one of its own.
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
    )
    with show.boundary():
        if st.session_state.get("stopped"):
            st.navigation([st.Page(_goodbye, title=NAME)], position="hidden").run()
            return
        st.logo(_ICON, size="large")
        pages = _pages()
        # The links are ours: an icon of Streamlit's set on a page would become the favicon, which
        # the browser fetches from elsewhere, and its titles of groups stand among the links.
        chosen = st.navigation([*pages.values()], position="hidden")
        _arrive(chosen)
        st.set_page_config(page_title=f"{chosen.title} · {NAME}")
        window.none_yet()
        frame.draw(chosen, pages)
        chosen.run()
        _watch()


def _pages() -> dict[str, StreamlitPage]:
    """The pages as Streamlit knows them; also left where a page finds another one to go to."""
    pages = {
        page.key: st.Page(
            _drawer(page), title=_(page.title), url_path=page.key, default=page is PAGES[0]
        )
        for page in PAGES
    }
    st.session_state["pages"] = pages
    return pages


def _arrive(chosen: StreamlitPage) -> None:
    """What was open or said on the page before goes with it."""
    if st.session_state.get("page") != chosen.url_path:
        for left in ("table", "asked", "refusal"):
            st.session_state.pop(left, None)
        if chosen.url_path != "worth":
            st.session_state.pop("worth-first", None)
        if chosen.url_path != frame.LOOKING:
            st.session_state.pop("wanted", None)
    st.session_state["page"] = chosen.url_path


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
            if holding.viewer is None and page.key != frame.LOOKING:
                del holding  # it may be forgotten there
                st.session_state["wanted"] = page.key
                st.switch_page(st.session_state["pages"][frame.LOOKING])
            missing = [name for name in page.needs if holding.export.states[name] != READ]
            if missing:
                _section_missing(missing)
                return
            if page.part and not show.is_open(page.part):
                st.title(_(page.title), anchor=False)
                show.stays_closed([page.part])
                return
            page.draw(holding)
            if holding.viewer is Viewer.TOGETHER:
                talking.card(page.questions)

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


def _goodbye() -> None:
    """What is left of the page for a moment: the browser goes on to one that stays."""
    with show.boundary():
        ours = serve.quit()
        if ours:
            frame.tell_goodbye()
        st.title(_("Goodbye") if ours else _("Everything is forgotten"), anchor=False)
        st.write(
            _("Everything is forgotten. Your file and what you saved are still where you put them.")
        )
        if not ours:
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
