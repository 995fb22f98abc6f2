"""Who is looking: asked before anything is shown, and the one way back to seeing more."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.pages.looking import together
from dashboard.pages.page import Group, Page
from dashboard.pages.parts.sight import here
from dashboard.pieces import glance
from dashboard.process import terms
from dashboard.show import show, window
from dashboard.store import ahead, session
from dashboard.store.session import Holding, Origin, Viewer
from dashboard.words import _, later
from dashboard.words.people import MADE_UP_ROOM, WAYS, Way

_SHOWN = {Viewer.ME: 2, Viewer.TOGETHER: 1, Viewer.ROOM: 0}
"""How much each viewer sees; going up asks twice."""

_WIDER = "looking-wider"
"""Where the way to look stands that shows more, until it is confirmed."""


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Who is looking"), anchor=False)
    if holding.viewer is None:
        _not_yet()
        _before(holding)
    if (wider := st.session_state.get(_WIDER)) and window.take():
        _twice(holding, wider)
    elif holding.viewer is Viewer.TOGETHER:
        if together.draw(holding):
            del holding  # or it would still be in use here
            _forget()
    elif holding.viewer:
        _on()
    with st.container(key="cards-looking"):
        for viewer in Viewer:
            with st.container(border=True, height="stretch", gap="small"):
                _way(holding, viewer, WAYS[viewer.value])
    if holding.viewer is None:
        if holding.origin is Origin.SAMPLE:
            st.caption(
                _("This is made-up data, so nobody is in it. Choose as you would with a real file.")
            )
        not_now = together.not_now()
        if not not_now:
            _count_ahead(holding)
        del holding  # or it would still be in use here
        if not_now:
            _forget()


def _count_ahead(holding: Holding) -> None:
    """What comes next is counted while this is being read."""
    sight = here(holding)
    ahead.begin(holding, lambda alone: glance.ahead(replace(sight, holding=alone)))


def _forget() -> None:
    first = st.session_state["pages"]["start"]
    session.forget()
    st.session_state["forgotten"] = True
    st.switch_page(first)


def _not_yet() -> None:
    """Why the page that somebody chose is not the one that they see."""
    if wanted := st.session_state.get("wanted"):
        page = st.session_state["pages"][wanted].title
        st.info(_("First choose who is looking. Then you can open “{page}”.").format(page=page))


def _before(holding: Holding) -> None:
    """What can be in a file; short, so that the choice is on a small screen too."""
    said = _(
        "Before you look: a file can have more in it than you expect. It can show what you "
        "watched, what you and others wrote, where you were, and things about health, love, "
        "belief or money. Who can see your screen now? You can stop at any time."
    )
    if holding.origin is Origin.OWN and not terms.agreed().room:
        said = f"{_('Your file is open, on this computer only.')} {said}"
    st.write(said)


def _way(holding: Holding, viewer: Viewer, way: Way) -> None:
    st.header(_(way.title), anchor=False)
    if viewer is holding.viewer:
        st.badge(_("Chosen"), icon=":material/check:", color="green")
    elif st.button(_(way.button), key=f"looking-{viewer.value}"):
        if holding.viewer and _SHOWN[viewer] > _SHOWN[holding.viewer]:
            st.session_state[_WIDER] = viewer
            st.rerun()
        session.look_as(viewer)
        st.session_state.pop(_WIDER, None)
        _leave(viewer, "glance")
    st.write(_(way.sentence))
    made_up = viewer is Viewer.ROOM and holding.origin is Origin.SAMPLE
    changes = MADE_UP_ROOM if made_up else way.changes
    st.markdown("\n".join(f"- {_(change)}" for change in changes))


def _twice(holding: Holding, viewer: Viewer) -> None:
    """Asks once more before more is shown than now; in a window, or it stood out of sight."""

    def left() -> None:
        st.session_state.pop(_WIDER, None)

    @st.dialog(_("Show more?"), on_dismiss=left)
    def ask() -> None:
        with show.boundary():
            st.write(_("This shows more than you see now. Who can see your screen?"))
            if holding.viewer is Viewer.TOGETHER:
                st.write(_("This would open what is closed now. Ask the person whose file it is."))
            allowed = _code_fits(holding)
            with st.container(horizontal=True):
                if st.button(_("Show more"), key="looking-more", disabled=not allowed):
                    left()
                    session.look_as(viewer)
                    _leave(viewer, "glance")
                if st.button(_("Leave it as it is"), key="looking-stay"):
                    left()
                    st.rerun()

    ask()


_CODE_TRIES = 5
"""Wrong codes after which only forgetting is left: four digits are soon guessed."""


def _code_fits(holding: Holding) -> bool:
    """Whether the code of the young person was typed, where they set one."""
    if not holding.code:
        return True
    tried: list[str] = holding.once("code tries", lambda _export: [])
    if len(tried) >= _CODE_TRIES:
        st.write(_("The code was wrong too often. You can forget the file and open it again."))
        return False
    typed = st.text_input(
        _("The code of the young person"), type="password", key="looking-code-typed", width=220
    )
    if typed == holding.code:
        return True
    if typed and typed not in tried:
        tried.append(typed)
        if len(tried) >= _CODE_TRIES:
            st.rerun()
        st.write(_("That is not the code."))
    return False


def _leave(viewer: Viewer, page: str) -> None:
    """On to the data; together there is something to say first."""
    if viewer is Viewer.TOGETHER:
        st.rerun()
    st.switch_page(st.session_state["pages"][page])


def _on() -> None:
    if st.button(_("Go on"), key="looking-on", icon=":material/arrow_forward:"):
        st.switch_page(st.session_state["pages"]["glance"])


PAGE = Page(
    "looking",
    later("Who is looking"),
    needs=(),
    draw=draw,
    group=Group.FIRST,
    icon="visibility",
)
