"""Part of *Who is looking*: the young person looks first, and says what the other one may see."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.parts import ages, talking
from dashboard.store import session
from dashboard.store.session import Holding, Part, Viewer
from dashboard.words import _
from dashboard.words.people import PARTS, PRESETS, WAYS

_DIGITS = 4


def draw(holding: Holding) -> bool:
    """The choices of the young person; whether they would rather not show anything."""
    st.header(_("You first"), anchor=False)
    st.write(
        _(
            "This is for you, whose file this is. Look at it alone first, if you want. Then "
            "choose what the other person sees. You can close it again at any time."
        )
    )
    st.write(
        _(
            "If you would get into trouble over something in it, leave it closed, or choose “Not "
            "now”. Nobody has to show a file."
        )
    )
    if holding.code:
        said = _(
            "A code is set. To open more, choose “{way}” below and type the code. “Forget "
            "everything” removes it."
        )
        st.info(said.format(way=_(WAYS[Viewer.ME.value].button)), icon=":material/pin:")
    not_now_pressed = not_now()
    # With a code set, what shows more goes through “Show more”, which asks for it.
    if not holding.code and st.button(
        _("Let me look alone first"), key="looking-first", icon=":material/person:"
    ):
        session.look_as(Viewer.ME)
        st.switch_page(st.session_state["pages"]["glance"])
    if not holding.code:
        _presets(holding)
    _each_part(holding)
    if not holding.code:
        _code(holding)
    ages.choose(holding)
    talking.before()
    if st.button(_("Go on"), key="looking-on", icon=":material/arrow_forward:"):
        st.switch_page(st.session_state["pages"]["glance"])
    return not_now_pressed


def not_now() -> bool:
    """The way out before anything is shown; whether it was taken."""
    pressed = st.button(_("Not now"), key="looking-not-now", icon=":material/close:")
    st.caption(_("“Not now” forgets everything. Your file stays where it is."))
    return pressed


def _presets(holding: Holding) -> None:
    """Three choices with a name; how much is always shown."""
    st.markdown(f"**{_('What may the other person see?')}**")
    with st.container(horizontal=True):
        for preset in PRESETS:
            if st.button(_(preset.words), key=f"looking-preset-{preset.key}"):
                holding.opened = frozenset(Part(one) for one in preset.opens)
                for part in Part:
                    st.session_state[f"looking-open-{part.value}"] = part in holding.opened


def _each_part(holding: Holding) -> None:
    may_open = {part for part in Part if part in holding.opened or not holding.code}
    # Set and not given as `value`: a switch that a browser has drawn keeps where it stands.
    for part in Part:
        st.session_state.setdefault(f"looking-open-{part.value}", part in holding.opened)
    holding.opened = frozenset(
        part
        for part in Part
        if st.toggle(
            _("Open: {name}").format(name=_(PARTS[part.value])),
            key=f"looking-open-{part.value}",
            disabled=part not in may_open,
        )
        and part in may_open
    )
    st.caption(
        _("Names of other people stay made up, also in what you open. They have not been asked.")
    )


def _code(holding: Holding) -> None:
    with st.expander(_("A code, so that nobody opens more without you"), icon=":material/pin:"):
        st.write(_("Four digits that only you know. They are kept in memory and nowhere else."))
        typed = st.text_input(
            _("Your code"), type="password", max_chars=_DIGITS, key="looking-code", width=180
        )
        if st.button(_("Set the code"), key="looking-code-set"):
            if len(typed) == _DIGITS and typed.isascii() and typed.isdigit():
                holding.code = typed
                st.rerun()
            st.write(_("A code has four digits."))
