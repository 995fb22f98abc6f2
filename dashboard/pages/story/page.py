"""In short: a few screens with one number each, some to guess first; the same as on the pages."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.page import Group, Page
from dashboard.pages.parts import doing
from dashboard.pages.story.screens import Screen, screens
from dashboard.show import cards, step
from dashboard.store.session import Holding
from dashboard.words import _, amounts, later

_GUESSES = "story-guesses"


def draw(holding: Holding | None) -> None:
    assert holding is not None
    shown = screens(holding)
    names = [screen.key for screen in shown]
    named = step.here()
    at = names.index(named) if named in names else 0
    screen = shown[at]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _("{now} of {all}").format(now=amounts.number(at + 1), all=amounts.number(len(shown)))
        )
        st.space("stretch")
        # Above the screen and not below it, where a beamer or a phone ends before them.
        _steps(at, names)
    st.title(screen.title, anchor=False)
    guesses = st.session_state.setdefault(_GUESSES, {})
    if screen.choices and screen.key not in guesses:
        _guess(screen, guesses)
    else:
        _reveal(screen, guesses.get(screen.key))
    if at == len(shown) - 1:
        st.header(_("What you can do"), anchor=False)
        doing.steps(holding, "story", most=3)


def _guess(screen: Screen, guesses: dict[str, str]) -> None:
    st.write(screen.question)
    chosen = st.segmented_control(
        _("Your guess"), screen.choices, key=f"story-guess-{screen.key}", label_visibility="hidden"
    )
    if st.button(_("Show the number"), key="story-show"):
        guesses[screen.key] = chosen or ""
        st.rerun()


def _reveal(screen: Screen, guess: str | None) -> None:
    with st.container(border=True):
        with st.container(key="large"):
            st.metric(screen.label, screen.number, width="content")
        st.write(screen.sentence)
        if guess:
            right = screen.choices[screen.right]
            said = _("{number}: {right}. You said: {guess}.")
            if guess == right:
                said = _("You guessed: {guess}.")
            number = screen.number
            st.caption(said.format(number=number, right=_small(right), guess=_small(guess)))
        if screen.picture:
            figure, alt = screen.picture()
            cards.small_chart(figure, key=f"story-{screen.key}", alt=alt)
    with st.expander(_("How do we know?")):
        st.write(screen.how)
        if st.button(_("See it on its page"), key="story-page", type="tertiary"):
            _leave(screen.page)


def _small(choice: str) -> str:
    """A choice as it stands in the middle of a sentence."""
    return choice[:1].lower() + choice[1:]


def _steps(at: int, names: list[str]) -> None:
    if at and st.button(_("Back"), key="story-back", icon=":material/arrow_back:"):
        step.turn(names[at - 1])
    if at < len(names) - 1:
        if st.button(_("Next"), key="story-next", icon=":material/arrow_forward:"):
            step.turn(names[at + 1])
        if st.button(_("Skip the story"), key="story-skip", type="tertiary"):
            _leave("collected")
    elif st.button(_("See everything"), key="story-end", icon=":material/arrow_forward:"):
        _leave("collected")


def _leave(page: str) -> None:
    st.switch_page(st.session_state["pages"][page])


PAGE = Page(
    "story",
    later("In short"),
    needs=(),
    draw=draw,
    group=Group.LEARN,
    icon="auto_stories",
    questions=(
        later("Which number did you expect, and which one not?"),
        later("What does a number like this leave out?"),
    ),
)
