"""Part of *Who is looking*: what the child wants to keep closed, and an age band."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.parts import ages, talking
from dashboard.store.session import Holding, Part
from dashboard.words import _
from dashboard.words.people import PARTS


def draw(holding: Holding) -> None:
    st.header(_("The child says what opens"), anchor=False)
    st.write(_("Look at this together. Ask first."))
    st.write(
        _(
            "This part is for the child. These three are closed now. Open only what you want to "
            "show. You can close it again at any moment."
        )
    )
    opened = [
        part
        for part in Part
        if st.toggle(
            _("Open: {name}").format(name=_(PARTS[part.value])),
            value=part in holding.opened,
            key=f"looking-open-{part.value}",
        )
    ]
    holding.opened = frozenset(opened)
    st.caption(
        _("Names of other people stay made up, also in what you open. They have not been asked.")
    )
    ages.choose(holding)
    talking.before()
    if st.button(_("Go on"), key="looking-on", icon=":material/arrow_forward:"):
        st.switch_page(st.session_state["pages"]["story"])
