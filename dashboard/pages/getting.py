"""How to ask TikTok for the archive, for whoever has none yet."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.page import Group, Page, When
from dashboard.pages.parts import asking
from dashboard.store.session import Holding
from dashboard.words import _, later


def draw(_holding: Holding | None) -> None:
    st.title(_("How do I get my file?"), anchor=False)
    asking.steps()


PAGE = Page(
    "getting",
    later("How do I get my file?"),
    needs=None,
    draw=draw,
    group=Group.FIRST,
    icon="download",
    when=When.NOTHING_OPEN,
)
