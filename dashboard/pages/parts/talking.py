"""Together: a card with open questions below each page, and where help is."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.words import _, countries, later

MONITORING: tuple[str, ...] = (
    later("Looking without asking can damage trust. Trust is why a child comes to you."),
    later("A child who feels watched may open another account and tell you less."),
    later("The file says what was shown on this account. It does not say what a child thought."),
    later("Make one agreement together that both of you find fair, and look again later."),
)
"""What monitoring can break, and what works better; said without blame."""


@dataclass(frozen=True)
class Help:
    """Where help is in a country: `who` is a message, `reach` a name or number as it is written.

    `seen` is the newest year that a page with it speaks of; None where we found no such page.
    """

    country: str
    who: str
    reach: str
    seen: int | None = None


_CHILDREN = later("Children and young people who want to talk")

HELP: tuple[Help, ...] = (
    Help("NL", _CHILDREN, "De Kindertelefoon, 0800-0432", 2017),
    Help("NL", later("Unwanted pictures, pressure or blackmail online"), "Helpwanted.nl", 2024),
    Help("NL", later("Police, no emergency"), "0900-8844"),
    Help("BE", _CHILDREN, "Awel, 102", 2020),
    Help("BE", later("Missing children, abuse and pressure online"), "Child Focus, 116 000"),
    Help("NO", _CHILDREN, "Alarmtelefonen, 116 111", 2020),
    Help("NO", _CHILDREN, "Kors på halsen", 2022),
    Help("NO", later("Police, no emergency"), "02800", 2024),
    Help("GB", _CHILDREN, "Childline, 0800 1111", 2023),
    Help("GB", later("Help to report harmful content"), "Report Harmful Content"),
    Help("IE", _CHILDREN, "Childline, 1800 66 66 66"),
)
"""In each country the lines that a child can use come first. Slettmeg (Norway) is left out: a page
of January 2022 says that it was down, and we found none that says it is back."""


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
                f"- **{countries.name(one.country)}** · {_(one.who)}: {one.reach}"
                + (f" ({one.seen})" if one.seen else "")
                for one in HELP
            )
        )
        st.caption(
            _(
                "We did not call these numbers. The year is the newest that we found on a page "
                "with it; without a year we found none. Look one up before you need it."
            )
        )
