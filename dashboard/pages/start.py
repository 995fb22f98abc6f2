"""The first page: what this is, three things that can be checked, and two ways in."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.pages.page import Page
from dashboard.session import Holding, Origin, Step
from dashboard.words import _, later
from parsers.archive import Source

_FACTS = (
    (
        ":material/computer:",
        later("Runs on this computer"),
        later("The address above begins with 127.0.0.1 or localhost. That is your own machine."),
    ),
    (
        ":material/wifi_off:",
        later("Nothing is sent"),
        later("Turn off your internet and go on. Everything keeps working."),
    ),
    (
        ":material/code:",
        later("Open to check"),
        later("The program's own text is public. Anyone may read it and test it."),
    ),
)

_STEPS = (
    later("Open TikTok, go to your profile and then to **Settings and privacy**."),
    later("Choose **Account**, then **Download your data**."),
    later("Ask for **all data**, as **JSON**. TXT works here too."),
    later("Wait. TikTok often needs a few days, and then keeps the file ready for four days."),
    later("Save the file and open it here, just as it is. You do not have to unpack it."),
)

_DOING = {
    Step.OPENING: later("Opening the file"),
    Step.READING: later("Reading and checking every value"),
    Step.COUNTING: later("Counting"),
    Step.DONE: later("Done"),
}


def draw(holding: Holding | None) -> None:
    st.title(_("See what is in your TikTok file"), anchor=False)
    st.markdown(
        _(
            "TikTok gives you a copy of your data when you ask for it. Inzage shows you, on your "
            "own computer, everything that is in that copy."
        )
    )
    _notes()
    if holding:
        _already_open(holding)
    _ways_in()
    _facts()
    with st.expander(_("How do I get my file?"), icon=":material/help:"):
        st.markdown("\n".join(f"{n}. {_(step)}" for n, step in enumerate(_STEPS, start=1)))
        st.caption(_("The last one or two days are often not in the file yet."))
    named = session.handed_over()
    if holding is None and named and not st.session_state.get("tried"):
        st.session_state["tried"] = True
        _open(named if len(named) > 1 else named[0], Origin.OWN)


def _notes() -> None:
    """What happened just before this page was drawn, said once."""
    if st.session_state.pop("forgotten", False):
        st.info(
            _("Everything is forgotten. Your file is still where you put it."),
            icon=":material/check:",
        )
    if st.session_state.pop("lapsed", False):
        st.info(
            _("Nobody used this page for half an hour, so your data was dropped. Open it again."),
            icon=":material/hourglass_empty:",
        )
    if sentence := st.session_state.pop("refusal", None):
        st.warning(_(sentence), icon=":material/description:")


def _already_open(holding: Holding) -> None:
    sample = holding.origin is Origin.SAMPLE
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.write(_("Made-up data is open.") if sample else _("Your file is open."))
        st.space("stretch")
        if st.button(_("See what was collected")):
            _show_what_was_collected()


def _ways_in() -> None:
    own, sample = st.columns(2, gap="medium")
    with own.container(border=True, height="stretch"):
        st.subheader(_("Open my file"), anchor=False)
        st.write(
            _("The .zip, .json or .txt from TikTok. Choose the parts together if it has several.")
        )
        attempt = st.session_state.setdefault("attempt", 0)
        files = st.file_uploader(
            _("Your file from TikTok"),
            accept_multiple_files=True,
            key=f"upload-{attempt}",
            label_visibility="collapsed",
        )
        if files:
            st.session_state["attempt"] = attempt + 1
            _open([(file.name, file.getvalue()) for file in files], Origin.OWN)
    with sample.container(border=True, height="stretch"):
        st.subheader(_("Try made-up data"), anchor=False)
        st.write(_("Half a year of somebody who does not exist. Good for a first look."))
        if st.button(_("Try made-up data"), icon=":material/theater_comedy:"):
            from fixtures.make import sample_zip

            _open([("inzage-sample.zip", sample_zip())], Origin.SAMPLE)


def _facts() -> None:
    for column, (icon, title, sentence) in zip(st.columns(3, gap="medium"), _FACTS, strict=True):
        with column.container(gap="xxsmall"):
            st.markdown(f"{icon} **{_(title)}**")
            st.caption(_(sentence))


def _open(sources: Source, origin: Origin) -> None:
    """Reads with a bar that says what is being done, then goes on or says why not."""
    bar = st.progress(0.0)

    def on_step(step: Step, done: float) -> None:
        bar.progress(min(done, 1.0), text=_(_DOING[step]))

    refusal = session.open_archive(sources, origin, on_step)
    if refusal is None:
        _show_what_was_collected()
    else:
        st.session_state["refusal"] = refusal.sentence
        st.rerun()


def _show_what_was_collected() -> None:
    st.switch_page(st.session_state["pages"]["collected"])


PAGE = Page("start", later("Start"), needs=None, draw=draw)
