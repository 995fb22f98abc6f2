"""How often: when you used TikTok and for about how long, as far as the file tells."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.rhythm.activity import KINDS, VIEW, local_time
from analysis.rhythm.rhythm import Rhythm
from dashboard.pages.often import compare, days, fresh, hours, kinds, picks, sessions
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import ages, habits
from dashboard.pages.parts.sight import here
from dashboard.pieces import often as pieces
from dashboard.show import evidence, show
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, later, tables, times
from parsers.export import EMPTY, READ, UNPLACED, Export

_COVERED = (*KINDS, "direct_messages", "group_messages")

_PARTS = (
    (later("Day by day"), days.draw),
    (later("Hours and nights"), hours.draw),
    (later("Sessions"), sessions.draw),
    (later("What you did"), kinds.draw),
    (later("How fresh"), fresh.draw),
    (later("Next to other figures"), compare.draw),
)


def draw(holding: Holding | None) -> None:
    assert holding is not None
    chosen = habits.choice()
    rhythm = habits.counted(holding, chosen)
    st.title(_("How often"), anchor=False)
    if not rhythm.hours["activities"].sum():
        _coverage(holding.export, rhythm)
        st.write(pieces.nothing_timed())
        return
    _tiles(holding, rhythm)
    if show.is_open(Part.TIMES):
        _parts(holding, rhythm)
    else:
        show.stays_closed([Part.TIMES])
    _how_we_know(holding, rhythm)


def _parts(holding: Holding, rhythm: Rhythm) -> None:
    opened = st.tabs([_(title) for title, _draw in _PARTS], key="often-part", on_change="rerun")
    for tab, (_title, draw_part) in zip(opened, _PARTS, strict=True):
        if tab.open:
            with tab:
                draw_part(holding, rhythm)
    ages.beside_rhythm(holding)


def _coverage(export: Export, rhythm: Rhythm) -> None:
    """What the file covers; said once, below the figures."""
    found = rhythm.coverage.set_index("table")
    for end in ("first", "last"):
        found[end] = local_time(found[end], rhythm.zone)
    with st.container(border=True, gap="xsmall"):
        st.markdown(_watched(export, found))
        st.caption(
            _(
                "A day without entries can still be a day on which you used TikTok. Entries can "
                "be deleted or left out, and older days are often not in the file: recent files "
                "have about 180 days of watch history. Likes and other categories often go back "
                "further."
            )
        )
        with st.expander(_("How far each category goes back")):
            _reach(export, found)


def _watched(export: Export, found: pd.DataFrame) -> str:
    if export.states[VIEW] == UNPLACED:
        return absence.sentence(VIEW, UNPLACED)
    if export.states[VIEW] != READ:
        if export.states[VIEW] == EMPTY:
            return _(
                "**Your file has a watch history, but it is empty.** So no time is estimated. "
                "That does not prove TikTok has none."
            )
        return _(
            "**Your file has no watch history.** So no time is estimated. That does not prove "
            "TikTok has none."
        )
    reach = found.loc[[VIEW]].iloc[0]
    if not reach["dated"]:
        return _("**No entry in your watch history has a time.** So no time is estimated.")
    return _("**Your watch history covers {span}.** Days with entries: {days} of {all}.").format(
        span=amounts.span(reach["first"], reach["last"]),
        days=amounts.number(reach["days"]),
        all=amounts.number(reach["span"]),
    )


def _reach(export: Export, found: pd.DataFrame) -> None:
    shown = found.loc[[name for name in _COVERED if name in found.index]].reset_index()
    show.listing(
        shown.assign(name=[tables.title(name) for name in shown["table"]]),
        {
            "name": _("Category"),
            "rows": _("Entries"),
            "first": _("First day"),
            "last": _("Last day"),
            "days": _("Days with entries"),
            "span": _("Days from first to last"),
        },
        key="often-reach",
    )
    missing = [
        tables.title(name)
        for name in _COVERED
        if export.states[name] != READ and show.may_count(name)
    ]
    if missing:
        st.caption(
            _("No entries in this file: {names}. That does not prove TikTok has none.").format(
                names=", ".join(missing)
            )
        )


def _tiles(holding: Holding, rhythm: Rhythm) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, value in pieces.headlines(here(holding), rhythm):
            st.metric(label, value, width="content")


def _estimate(label: str, band: tuple[float, float, float]) -> None:
    st.metric(
        label,
        times.roughly(band[1]),
        times.between(band),
        delta_color="off",
        delta_arrow="off",
        width="content",
    )


def _how_we_know(holding: Holding, rhythm: Rhythm) -> None:
    st.write(pieces.what_is_known())
    if closed := pieces.not_counted(here(holding)):
        st.caption(closed)
    if len(rhythm.views):
        total = rhythm.total
        _estimate(_("Estimated in total"), (total.low, total.central, total.high))
        st.caption(pieces.of_how_many_days(rhythm))
        if between := pieces.between_files(holding.export, rhythm):
            st.caption(" ".join(between))
    _coverage(holding.export, rhythm)
    evidence.behind(
        holding.export.tables, {_("All entries"): picks.everything}, key="often-all", among=KINDS
    )


PAGE = Page(
    "often",
    later("How often"),
    needs=(),
    draw=draw,
    group=Group.LOOK,
    icon="schedule",
    questions=(
        later("On which days was it just right for you? What was different then?"),
        later("When do you use it because you want to, and when because it is there?"),
        later("And the parent: what would your own phone show here?"),
    ),
)
