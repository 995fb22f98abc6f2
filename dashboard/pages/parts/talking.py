"""Together: a card with open questions below each page, and where help is."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.words import _, countries, later

MONITORING: tuple[str, ...] = (
    later("Looking along without asking can break trust, and trust is what a child comes back to."),
    later("Who feels watched often finds another account, and then talks less."),
    later("The file says what was shown on this account. It does not say what a child thought."),
    later("Make one agreement together that both of you find fair, and look again later."),
)
"""What monitoring can break, and what works better; said without blame."""


@dataclass(frozen=True)
class Help:
    """Where help is in a country: `who` is a message, `reach` a name or number as it is written."""

    country: str
    who: str
    reach: str


HELP_DATE = 2026
"""The year in which the list was put together."""

HELP: tuple[Help, ...] = (
    Help("NL", later("Unwanted pictures, pressure or blackmail online"), "Helpwanted.nl"),
    Help("NL", later("Police, no emergency"), "0900-8844"),
    Help("BE", later("Missing children, abuse and pressure online"), "Child Focus, 116 000"),
    Help("NO", later("Help to get pictures and posts removed"), "Slettmeg.no"),
    Help("NO", later("Police, no emergency"), "02800"),
    Help("GB", later("Help to report harmful content"), "Report Harmful Content"),
)


def card(questions: tuple[str, ...]) -> None:
    """The questions of a page; nothing where it has none."""
    if not questions:
        return
    with st.container(border=True):
        st.markdown(f":material/forum: **{_('To talk about')}**")
        st.markdown("\n".join(f"- {_(question)}" for question in questions))
        st.caption(_("There is no right answer. “I would rather not say” is one too."))


def before() -> None:
    """What looking along can break, and where help is; for the page that asks who looks."""
    with st.expander(_("What looking along can break"), icon=":material/handshake:"):
        st.markdown("\n".join(f"- {_(words)}" for words in MONITORING))
    with st.expander(_("Where to get help"), icon=":material/support:"):
        st.markdown(
            "\n".join(
                f"- **{countries.name(help.country)}** · {_(help.who)}: {help.reach}"
                for help in HELP
            )
        )
        st.markdown(_("In danger now: **112** (United Kingdom: **999** or 112)."))
        st.caption(_("As of {year}. Check a number before you need it.").format(year=HELP_DATE))
