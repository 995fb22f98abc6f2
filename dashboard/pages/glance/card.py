"""A card of At a glance as the page draws it."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.parts import asking
from dashboard.pieces.glance import Card
from dashboard.show import cards
from dashboard.store.session import Holding


def draw(card: Card, holding: Holding) -> None:
    """A question, the numbers that answer it, a picture and the way to the page behind it."""
    st.header(card.title, anchor=False)
    if card.numbers:
        with st.container(horizontal=True, gap="small"):
            for label, value in card.numbers:
                st.metric(label, value, width="content")
    if card.picture is not None:
        figure, said = card.picture
        cards.small_chart(figure, key=f"glance-{card.key}", alt=said)
    for number, said in enumerate(card.says):
        if card.key == "absent" and number + 1 == len(card.says):
            asking.again(holding)
        st.write(said)
    if card.page:
        st.space("stretch")
        st.page_link(
            st.session_state["pages"][card.page], label=card.way, icon=":material/arrow_forward:"
        )
