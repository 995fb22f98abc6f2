"""What a person can do, in the order of effect: five things to tick, kept nowhere."""

from __future__ import annotations

import streamlit as st

from analysis.findings import menus
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, later

_STEPS = (
    (
        later("Stop companies from telling TikTok what you do elsewhere"),
        menus.PARTNERS,
    ),
    (
        later("Turn off ads and a feed that are chosen by what you do"),
        later(
            "Settings and privacy > Ads, and Settings and privacy > Content preferences. Where "
            "exactly differs by country and version."
        ),
    ),
    (
        later("Make the account private"),
        later("Settings and privacy > Privacy > Private account"),
    ),
    (
        later("See which devices are signed in, and turn on 2-step verification"),
        later("Settings and privacy > Security & permissions"),
    ),
    (
        later("Ask TikTok for what is not in the file"),
        later("Write the letter on the page “Ask for the rest”"),
    ),
)


def steps(holding: Holding, key: str, most: int = len(_STEPS)) -> None:
    """The first of the five things; a tick holds on every page, until the file is forgotten."""
    done: set[int] = holding.once("done", lambda _export: set())
    with st.container(key=f"cards-do-{key}"):
        for number, (what, where) in enumerate(_STEPS[:most]):
            with st.container(gap=None):
                ticked = st.checkbox(_(what), value=number in done, key=f"{key}-do-{number}")
                st.caption(_(where))
            (done.add if ticked else done.discard)(number)
    if show.together():
        st.caption(_("Decide together, and change nothing that you do not want to change."))
