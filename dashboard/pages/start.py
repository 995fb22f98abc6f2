"""The first page: what this is, three things that can be checked, and two ways in."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.page import Group, Page, When
from dashboard.pages.parts import asking, reading
from dashboard.process import terms
from dashboard.store import session
from dashboard.store.session import Holding, Origin
from dashboard.words import _, later, refusals
from dashboard.words.personas import PERSONA, PERSONAS
from parsers import Cause, Refusal
from parsers.archive.opening import Source

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
        later("You can check it"),
        later("“Check it yourself” measures, while Inzage runs, what it keeps and what it sends."),
    ),
)


def draw(holding: Holding | None) -> None:
    st.title(_("See what is in your TikTok file"), anchor=False)
    st.markdown(
        _(
            "TikTok gives you a copy of your data when you ask for it. Inzage shows everything "
            "in it. You cannot break anything: nothing changes in your file or your account."
        )
    )
    _notes()
    refusal: Refusal | None = st.session_state.get("refusal")
    if refusal:
        _refused(refusal)
    if holding:
        _already_open(holding)
    _ways_in()
    _facts()
    ask = refusal is not None and refusals.asks_again(refusal)
    with st.expander(_("How do I get my file?"), expanded=ask, icon=":material/help:"):
        asking.steps()
    named = session.handed_over()
    if holding is None and named and not st.session_state.get("tried"):
        st.session_state["tried"] = True
        _open(named if len(named) > 1 else named[0], Origin.OWN)


def _notes() -> None:
    """What happened just before this page was drawn, said once."""
    if st.session_state.pop("forgotten", False):
        st.info(
            _(
                "Everything is forgotten. Your file and what you saved are still where you put "
                "them."
            ),
            icon=":material/check:",
        )
    if st.session_state.pop("lapsed", False):
        st.info(
            _("Nobody used this page for half an hour, so your data was forgotten. Open it again."),
            icon=":material/hourglass_empty:",
        )


def _refused(refusal: Refusal) -> None:
    """What is wrong and what to do next; stays until the next try, since the steps take a while."""
    st.warning(refusals.plain(refusal), icon=":material/description:")
    st.caption(_("Your file is still as it was, and nothing of it was kept here."))
    with st.container(border=True, gap="small"):
        st.markdown(f"**{_('What you can do')}**")
        steps = enumerate(refusals.steps(refusal), start=1)
        st.markdown("\n".join(f"{number}. {step}" for number, step in steps))


def _already_open(holding: Holding) -> None:
    sample = holding.origin is Origin.SAMPLE
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.write(_("Made-up data is open.") if sample else _("Your file is open."))
        st.space("stretch")
        if st.button(_("Go on")):
            _go_on()


def _ways_in() -> None:
    own, sample = st.columns(2, gap="medium")
    with own.container(border=True, height="stretch"):
        st.header(_("Open my file"), anchor=False)
        room = terms.agreed().room
        if room and not room.own_files:
            st.write(refusals.plain(Refusal(Cause.ONLY_MADE_UP)))
        else:
            _upload()
    with sample.container(border=True, height="stretch"):
        st.header(_("Try made-up data"), anchor=False)
        st.write(_("Half a year of somebody who does not exist. Good for a first look."))
        _persona()


def _persona() -> None:
    """Whose made-up life it is, and the button that opens it."""
    chosen = st.radio(
        _("Whose life?"),
        list(PERSONAS),
        format_func=lambda name: PERSONAS[name].name,
        horizontal=True,
        key="start-persona",
    )
    # Of one at a time: with all three this card would be twice as high as the one beside it.
    st.caption(_(PERSONAS[chosen].sentence))
    if st.button(_("Try made-up data"), icon=":material/theater_comedy:"):
        from fixtures.make import sample_zip

        _open([("inzage-sample.zip", sample_zip(chosen))], Origin.SAMPLE, chosen)


def _upload() -> None:
    if not terms.agreed().room:  # where it is opened on the computer of somebody else
        st.write(_("Your file stays on this computer."))
    refusal: Refusal | None = st.session_state.get("refusal")
    renamed = False
    if refusal and refusal.cause is Cause.OTHER_ACCOUNT:
        renamed = st.checkbox(_("These files are of one account that got a new name"))
    attempt = st.session_state.setdefault("attempt", 0)
    files = st.file_uploader(
        _("Your file from TikTok"),
        accept_multiple_files=True,
        key=f"upload-{attempt}",
        label_visibility="collapsed",
    )
    st.caption(
        _(
            "The file that you got from TikTok: .zip, .json or .txt. You need not unpack it. Has "
            "it several parts? Choose them together. Files of different times can be chosen "
            "together too: they become one history."
        )
    )
    if files:
        st.session_state["attempt"] = attempt + 1
        _open([(file.name, file.getvalue()) for file in files], Origin.OWN, renamed=renamed)


def _facts() -> None:
    if terms.agreed().room:
        st.caption(
            _(
                "This runs on the computer of the person who leads this session. What you open "
                "is in its memory until you forget it or close the page. Nothing is sent on."
            )
        )
        return
    for column, (icon, title, sentence) in zip(st.columns(3, gap="medium"), _FACTS, strict=True):
        with column.container(gap="xxsmall"):
            st.markdown(f"{icon} **{_(title)}**")
            st.caption(_(sentence))


def _open(sources: Source, origin: Origin, persona: str = "", *, renamed: bool = False) -> None:
    """Reads with a bar that says what is being done, then goes on or says why not."""
    st.session_state.pop("refusal", None)
    refusal = session.open_archive(sources, origin, reading.bar(), renamed=renamed)
    if refusal is None:
        if persona and (holding := session.current()):
            holding.once(PERSONA, lambda _export: persona)
            del holding
        _go_on()
    else:
        st.session_state["refusal"] = refusal
        st.rerun()


def _go_on() -> None:
    """To the question who is looking, which comes before anything is shown."""
    holding = session.current()
    chosen = holding is not None and holding.viewer is not None
    st.switch_page(st.session_state["pages"]["glance" if chosen else "looking"])


PAGE = Page(
    "start",
    later("Start"),
    needs=None,
    draw=draw,
    group=Group.FIRST,
    icon="home",
    when=When.NOTHING_OPEN,
)
