"""What a person can do, in the order of effect: five things to tick, kept nowhere."""

from __future__ import annotations

import streamlit as st

from analysis.findings import menus
from analysis.norms.settings import CHOICES, lines
from dashboard import words
from dashboard.pages.parts import ways
from dashboard.report.letter import Block, Look
from dashboard.report.letter_files import as_html
from dashboard.show import files, show
from dashboard.store.session import Holding, Part
from dashboard.words import _, later, people

_PRIVATE = (
    later("Make the account private"),
    later("Settings and privacy > Privacy > Private account"),
)
"""The one step of which a file can say how it stands."""

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
    _PRIVATE,
    (
        later("See which devices are signed in, and turn on 2-step verification"),
        later("Settings and privacy > Security & permissions"),
    ),
    (
        later("Ask TikTok for what is not in the file"),
        later("Write the letter on the page “Ask for the rest”"),
    ),
)

_SOMEBODY = later(
    "Do you think that somebody else is in your account? Read “Was it me?” before you change "
    "anything: they may notice."
)
"""It comes before the steps, since some of them are noticed."""

_TOGETHER = (
    later(
        "Minutes and nights: agree on a limit and on hours to sleep (Settings and privacy > Screen "
        "time)."
    ),
    later("Who may write: choose it (Settings and privacy > Privacy > Direct messages)."),
    later(
        "Family Pairing shows a parent how long and how often TikTok is used, and lets them set "
        "limits. It does not show the videos that were watched, nor the messages."
    ),
)


def steps(holding: Holding, key: str, most: int = len(_STEPS)) -> None:
    """The first of the five things; a tick holds on every page, until the file is forgotten."""
    done: set[int] = holding.once("done", lambda _export: set())
    now = _private_now(holding)
    with st.container(key=f"cards-do-{key}"):
        if most == len(_STEPS):
            ways.to_was_it_me(_(_SOMEBODY))
        for number, step in enumerate(_STEPS[:most]):
            what, where = step
            with st.container(gap=None):
                ticked = st.checkbox(_(what), value=number in done, key=f"{key}-do-{number}")
                st.caption(" · ".join([_(where), *(now if step is _PRIVATE else ())]))
            (done.add if ticked else done.discard)(number)
    if most == len(_STEPS):
        viewer = show.viewer()  # asked now: a click that saves has no page and nobody who looks
        files.offer(
            _("Save as a page to print"),
            "html",
            "inzage-five-things",
            lambda: as_html(_page(viewer, done), words.language()).encode(),
            f"{key}-do-save",
        )
    if show.together():
        st.markdown(f"**{_('For the two of you')}**")
        st.markdown("\n".join(f"- {_(one)}" for one in _TOGETHER))
        st.caption(_("Decide together, and change nothing that you do not want to change."))


def _private_now(holding: Holding) -> list[str]:
    """How private the account is in the file, where whoever looks may know it."""
    if not show.is_open(Part.ACCOUNT):
        return []
    return [
        _("In your file: {choice}").format(choice=_(CHOICES[line.choice]))
        for line in lines(holding.export.tables["settings"], "")
        if line.setting.key == "private_account" and line.choice is not None
    ]


def _page(viewer: str, done: set[int]) -> list[Block]:
    """The five things on paper, ticked as on the page; nothing of a file is in it."""
    said = [
        Block(Look.TITLE, _("Five things in the order of effect")),
        Block(Look.TEXT, _(_SOMEBODY)),
    ]
    for number, (what, where) in enumerate(_STEPS):
        box = "☑" if number in done else "☐"
        said += [Block(Look.TEXT, f"{box} {_(what)}"), Block(Look.SMALL, _(where))]
    said.append(Block(Look.SMALL, _("Menu names as of 2026. They change now and then.")))
    if badge := people.badge(viewer):
        said.append(Block(Look.SMALL, badge))
    return said
