"""The frame around every page: navigation, who the data is of, *Forget everything*, *Quit*."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import serve, session, show, words
from dashboard.pages import PAGES
from dashboard.pages.page import Page
from dashboard.session import Holding, Origin
from dashboard.words import _, tables
from parsers.export import READ

NAME = "Inzage"
_ICON = str(Path(__file__).parent / "icon.png")
_WIDTH = 1040
"""Pixels of the column that is read: wider, and lines get too long to follow."""

_WATCH_SECONDS = 10


def main() -> None:
    """Draws one page; called by Streamlit for every visit and every click."""
    words.use(words.choose(st.context.locale))
    # A picture of our own: an icon of Streamlit's set would be fetched from elsewhere.
    st.set_page_config(page_title=NAME, page_icon=_ICON, layout="wide")
    with show.boundary():
        if st.session_state.pop("stopped", False):
            _goodbye()
            return
        st.logo(_ICON, size="large")
        pages = {
            page.key: st.Page(
                _drawer(page), title=_(page.title), url_path=page.key, default=page is PAGES[0]
            )
            for page in PAGES
        }
        chosen = st.navigation(list(pages.values()), expanded=True)
        st.set_page_config(page_title=f"{chosen.title} · {NAME}", page_icon=_ICON, layout="wide")
        st.session_state["pages"] = pages
        _bar()
        chosen.run()
        _watch()


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
            missing = [name for name in page.needs if holding.export.states[name] != READ]
            if missing:
                _section_missing(missing)
                return
            page.draw(holding)

    return draw


def _nothing_open() -> None:
    st.title(_("Nothing is open yet"))
    st.write(_("This page needs a file. Open your own, or look around with made-up data."))
    if st.button(_("Go to the start"), type="primary"):
        st.switch_page(st.session_state["pages"][PAGES[0].key])


def _section_missing(missing: list[str]) -> None:
    st.title(_("Not in this file"))
    st.write(
        _(
            "This page needs: {names}. This file has no data there. That does not prove TikTok "
            "has none."
        ).format(names=", ".join(tables.title(name) for name in missing))
    )


def _bar() -> None:
    """Stays in sight below the page, however far it is scrolled."""
    holding = session.current()
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", width=_WIDTH):
        _badge(holding)
        st.space("stretch")
        if holding and st.button(
            _("Forget everything"), key="forget", icon=":material/delete_sweep:"
        ):
            session.forget()
            st.session_state["forgotten"] = True
            st.rerun()
        if st.button(_("Quit"), key="quit", icon=":material/power_settings_new:", type="tertiary"):
            session.forget()
            st.session_state["stopped"] = True
            st.rerun()


def _badge(holding: Holding | None) -> None:
    if holding is None:
        st.badge(_("Nothing is open"), color="gray")
        return
    if holding.origin is Origin.SAMPLE:
        st.badge(_("Made-up data"), icon=":material/theater_comedy:", color="violet")
    else:
        st.badge(_("Your own file"), icon=":material/lock:", color="primary")


def _goodbye() -> None:
    ours = serve.quit()
    st.title(_("Inzage has stopped") if ours else _("Everything is forgotten"))
    st.write(_("Everything is forgotten. Your file is still where you put it."))
    if ours:
        st.write(_("You can close this page."))
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
            st.rerun()
