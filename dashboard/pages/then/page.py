"""Then and now: two files of one account, what came, what went, and what is known of why."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.page import Group, Page
from dashboard.pages.parts.sight import here
from dashboard.pages.then import adding, gone, lists
from dashboard.pieces import then as pieces
from dashboard.pieces.sight import Sight
from dashboard.show import show
from dashboard.store import both
from dashboard.store.both import Pair
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts, later
from parsers import Export


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_(PAGE.title), anchor=False)
    files = both.files(holding)
    if len(files) < 2:
        st.write(
            _(
                "Add a second file of the same account, and see what came, what went, and how far "
                "back TikTok's copy goes."
            )
        )
        adding.ask(holding)
        adding.none_yet()
        return
    sight = here(holding)
    older, newer = _which(sight, files)
    pair = both.pair(holding, older, newer)
    _answer(sight, pair)
    if closed := [part for part in Part if part is not Part.TIMES and not show.is_open(part)]:
        show.stays_closed(closed, "then")
    show.drawn(pieces.coverage(sight, pair), key="then-coverage")
    with st.container(border=True, gap="xsmall"):
        for said in pieces.how_we_know(sight, pair):
            st.markdown(said)
    by_category, why, changed, settings = st.tabs(
        [
            _("Category by category"),
            _("Why something is gone"),
            _("Devices, companies and numbers"),
            _("Settings"),
        ]
    )
    with by_category:
        lists.draw(sight, pair)
    with why:
        gone.why(sight, pair)
    with changed:
        gone.changed(sight, pair)
    with settings:
        gone.settings(sight, pair)
    adding.take_away(holding)


def _answer(sight: Sight, pair: Pair) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, value in pieces.headlines(sight, pair):
            st.metric(label, value, width="content")
    for said in pieces.answer(sight, pair):
        st.markdown(said)


def _which(sight: Sight, files: list[Export]) -> tuple[int, int]:
    """Which two files are compared: the oldest and the newest, until others are chosen."""
    last = len(files) - 1
    if last == 1:
        return 0, 1

    def name(at: int) -> str:
        day = pieces.day_of(sight, files[at])
        number = _("File {number}").format(number=amounts.number(at + 1))
        return f"{number} ({day})" if day else number

    left, right = st.columns(2)
    older = left.selectbox(_("Older file"), range(last), format_func=name, key="then-older")
    later_ones = range(older + 1, last + 1)
    newer = right.selectbox(
        _("Newer file"),
        later_ones,
        index=len(later_ones) - 1,
        format_func=name,
        key=f"then-newer-{older}",
    )
    return older, newer


PAGE = Page(
    "then",
    later("Then and now"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="history",
    questions=(
        later("What changed between the two files that you remember changing?"),
        later("Is there something that is gone and that you would have liked to keep?"),
    ),
)
