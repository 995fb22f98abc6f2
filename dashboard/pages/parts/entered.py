"""Age in this file: what was entered at TikTok, opened by hand; before that nothing looks at it."""

from __future__ import annotations

import streamlit as st

from analysis.background.questions import checked, questions
from analysis.norms.entered import Entered, entered
from dashboard.pages.parts import facts
from dashboard.show import show, zone
from dashboard.store.session import Holding, Part
from dashboard.words import _, amounts


def draw(holding: Holding) -> None:
    """The offer to open it, and what is in it; nothing in a room, or with the account closed."""
    if show.in_a_room() or not show.is_open(Part.ACCOUNT):
        return
    st.header(_("Age in this file"), anchor=False)
    if not holding.age_opened:
        st.write(
            _(
                "Your file may have the birth date that was entered at TikTok. Inzage has not "
                "looked at it. If you open it, the questions above that need an age are asked too."
            )
        )
        if st.button(_("Look at the birth date"), key="age-open", icon=":material/cake:"):
            holding.age_opened = True
            st.rerun()
        return
    found = of(holding)
    if found is None:
        st.write(_("There is no birth date in this file. That does not prove TikTok has none."))
    else:
        _told(found)
    rule = next(one for one in questions() if one.key == "age")
    known = f"**{_('What is known')}** · {_(rule.known)}"
    st.markdown(facts.shaded(known, checked()))
    st.caption(facts.sources(_(rule.source), seen=checked()))
    if st.button(_("Close it again"), key="age-close"):
        holding.age_opened = False
        st.rerun()


def of(holding: Holding) -> Entered | None:
    """What was entered, once it was opened; None before, and where there is nothing."""
    if not holding.age_opened:
        return None
    chosen, period = zone.zone().key, show.period(holding)
    return holding.once(
        f"entered {chosen} {period}",
        lambda export: entered(export.tables["profile"], period, chosen),
    )


def _told(found: Entered) -> None:
    st.write(
        _("Birth date entered at TikTok: {day}. Recorded; nobody checked it here.").format(
            day=amounts.day(found.day)
        )
    )
    if found.first is not None and found.at_first is not None and found.at_last is not None:
        st.write(
            _(
                "By that date the age was {first} on {day}, the oldest day in this file, and "
                "{last} on its last day. Somebody else may have used the account, or entered it."
            ).format(
                first=amounts.number(found.at_first),
                day=amounts.day(found.first),
                last=amounts.number(found.at_last),
            )
        )
