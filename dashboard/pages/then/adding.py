"""A second file beside the open one: from the person, or the earlier one of a made-up person."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.parts import reading
from dashboard.process import terms
from dashboard.show import show
from dashboard.store import beside
from dashboard.store.session import Holding, Origin
from dashboard.words import _, refusals
from dashboard.words.personas import FIRST, PERSONA, PERSONAS
from parsers import Cause, Refusal
from parsers.archive.opening import Source

_ATTEMPT = "then-attempt"


def ask(holding: Holding) -> None:
    """The field for it, or the button that opens the earlier file of a made-up person."""
    if holding.origin is Origin.SAMPLE:
        _made_up(holding)
        return
    room = terms.agreed().room
    if room and not room.own_files:
        st.write(refusals.plain(Refusal(Cause.ONLY_MADE_UP)))
        return
    refusal: Refusal | None = st.session_state.get("refusal")
    renamed = False
    if refusal:
        st.warning(refusals.plain(refusal), icon=":material/description:")
        st.caption(_("Your open file is still as it was."))
        if refusal.cause is Cause.OTHER_ACCOUNT:
            renamed = st.checkbox(_("These files are of one account that got a new name"))
    attempt = st.session_state.setdefault(_ATTEMPT, 0)
    files = st.file_uploader(
        _("An older or a newer file of the same account"),
        accept_multiple_files=True,
        key=f"then-upload-{attempt}",
    )
    st.caption(_("It is compared with the open file and shown on no other page."))
    if files:
        st.session_state[_ATTEMPT] = attempt + 1
        _add([(file.name, file.getvalue()) for file in files], renamed=renamed)


def _made_up(holding: Holding) -> None:
    persona = holding.once(PERSONA, lambda _export: FIRST)
    st.write(
        _("There is an earlier file of {name} too, made up like the open one.").format(
            name=PERSONAS[persona].name
        )
    )
    if st.button(_("Add the earlier file"), key="then-add", icon=":material/history:"):
        from fixtures.pairs import PAIRS

        _add([*PAIRS[persona]().old.items()])


def _add(sources: Source, *, renamed: bool = False) -> None:
    st.session_state.pop("refusal", None)
    refusal = beside.add(sources, reading.bar(), renamed=renamed)
    if refusal is not None:
        st.session_state["refusal"] = refusal
    st.rerun()


def none_yet() -> None:
    """For somebody who has one file only: how a second one comes about."""
    with st.expander(_("I have no second file"), icon=":material/help:"):
        st.write(
            _(
                "Keep the file you have. Ask TikTok for a new one in a few months, open it here, "
                "and add the one that you kept. Of what you watched, a newer file often goes back "
                "half a year only: what is older is then in the file that you kept and nowhere "
                "else."
            )
        )
        if not show.in_a_room():
            st.write(_("Two files can also be chosen together on the first page."))


def take_away(holding: Holding) -> None:
    """The way back, where a file was added."""
    if holding.beside is None:
        return
    if st.button(
        _("Take the added file away"), key="then-away", icon=":material/close:", type="tertiary"
    ):
        beside.take_away(holding)
        st.rerun()
