"""Beside other figures: rules, advice and surveys, for who wants them; never a judgement."""

from __future__ import annotations

import streamlit as st

from analysis.norms.norms import Norm, NormKind, gaps, norms_for
from analysis.rhythm.rhythm import Rhythm
from dashboard.pages.parts import habits
from dashboard.pieces.rhythms import ESTIMATES
from dashboard.store.session import Holding
from dashboard.words import _, amounts, benchmarks, later, times

MEASURES = (
    (later("Minutes per day"), ("minutes_per_day", "advice_without_number", "own_estimate")),
    (later("At night"), ("night", "quiet_hours", "before_bed")),
    (later("Videos and entries per day"), ("views_per_day", "activities_per_day")),
)
_AGES = range(8, 26)


def draw(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Next to other figures"), anchor=False)
    st.write(
        _(
            "You can put rules, advice and survey figures next to your own numbers. They were "
            "made for different groups, and most of them cover more than TikTok. None of them "
            "says what is right for you. Inzage does not look up your age for this."
        )
    )
    if not st.toggle(_("Show them"), key="often-norms"):
        return
    everybody = _("All ages")
    age = st.selectbox(
        _("Only groups with this age"), [everybody, *_AGES], key="often-age", width=240
    )
    chosen = age if isinstance(age, int) else None
    for (title, measures), own in zip(MEASURES, _own(rhythm), strict=True):
        st.subheader(_(title), anchor=False)
        if own:
            st.markdown(own)
        found = [norm for measure in measures for norm in norms_for(measure, chosen)]
        if not found:
            st.write(_("There is nothing here for this age."))
        for kind in NormKind:
            _kind(kind, [norm for norm in found if norm.kind is kind])
    st.subheader(_("Not known"), anchor=False)
    st.markdown("\n".join(f"- {benchmarks.missing(gap)}" for gap in gaps()))


def _own(rhythm: Rhythm) -> tuple[str, str, str]:
    """The person's own figure for each group of measures; nothing where the file has none."""
    if not len(rhythm.views):
        return ("", "", "")
    by_week, days = rhythm.nights_by_week, rhythm.days
    return (
        _("**In your file, estimated:** {time} a day.").format(
            time=times.about(*days[ESTIMATES].mean())
        )
        + " "
        + _(
            "This average is over all days from the first to the last, also days without a video. "
            "Other figures often leave such days out, so the two are not quite alike."
        ),
        _("**In your file:** videos in {nights} of {of} nights ({window}).").format(
            nights=amounts.number(int(by_week["nights"].sum())),
            of=amounts.number(int(by_week["of"].sum())),
            window=habits.said(rhythm.night),
        ),
        _("**In your file:** {views} videos and {rows} entries per day on average.").format(
            views=amounts.number(round(days["views"].mean())),
            rows=amounts.number(round(days["activities"].mean())),
        ),
    )


def _kind(kind: NormKind, found: list[Norm]) -> None:
    if not found:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{benchmarks.kind(kind)}**")
        for norm in found:
            with st.container(gap=None):
                st.markdown(benchmarks.sentence(norm))
                st.caption(benchmarks.about(norm))
