"""Together: a card with open questions below each page, and where help is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.words import _, amounts, countries, later

MONITORING: tuple[str, ...] = (
    later("Looking without asking can damage trust. Trust is why a child comes to you."),
    later("A child who feels watched may open another account and tell you less."),
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


HELP_CHECKED = date(2026, 11, 25)
"""The day on which the numbers were last looked up."""

_CHILDREN = later("Children and young people who want to talk")

HELP: tuple[Help, ...] = (
    Help("NL", _CHILDREN, "De Kindertelefoon, 0800-0432"),
    Help("NL", later("Unwanted pictures, pressure or blackmail online"), "Helpwanted.nl"),
    Help("NL", later("Police, no emergency"), "0900-8844"),
    Help("BE", _CHILDREN, "Awel, 102"),
    Help("BE", later("Missing children, abuse and pressure online"), "Child Focus, 116 000"),
    Help("NO", _CHILDREN, "Alarmtelefonen, 116 111; Kors på halsen"),
    Help("NO", later("Help to get pictures and posts removed"), "Slettmeg.no"),
    Help("NO", later("Police, no emergency"), "02800"),
    Help("GB", _CHILDREN, "Childline, 0800 1111"),
    Help("GB", later("Help to report harmful content"), "Report Harmful Content"),
    Help("IE", _CHILDREN, "Childline, 1800 66 66 66"),
)
"""In each country the line that a child can ring comes first."""


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
    with st.expander(_("What can go wrong when you look along"), icon=":material/handshake:"):
        st.markdown("\n".join(f"- {_(words)}" for words in MONITORING))
    with st.expander(_("Where to get help"), icon=":material/support:"):
        st.markdown(_("In danger right now? Call **112** (United Kingdom: **999** or 112)."))
        st.markdown(
            "\n".join(
                f"- **{countries.name(help.country)}** · {_(help.who)}: {help.reach}"
                for help in HELP
            )
        )
        checked = amounts.day(HELP_CHECKED)
        st.caption(
            _("Checked on {day}. Numbers change: check one before you need it.").format(day=checked)
        )
