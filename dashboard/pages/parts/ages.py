"""Together: an age band that the child or the parent chooses, and what it brings beside the data.

TikTok's own defaults stand beside the settings of the file, defaults and advice beside how often.
Nobody's age is looked up in the file, and without a band nothing of this is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from analysis.norms.ages import RHYTHM, Band, Beside, bands, beside, in_file, norms_for_band
from analysis.norms.norms import Norm
from dashboard.show import show
from dashboard.store.session import Holding
from dashboard.words import _, benchmarks

_NONE = ""
"""The choice that brings nothing, which is where everybody begins."""


def choose(holding: Holding) -> None:
    """The question, for the page that asks who is looking."""
    keys = [_NONE, *(band.key for band in bands())]
    st.header(_("An age band, if you like"), anchor=False)
    st.write(
        _(
            "The child or the parent can choose one. Then you see TikTok's own defaults for that "
            "age on the page “Settings”, and defaults and advice on the page “How often”. They are "
            "for comparison, not a judgement. Inzage does not look up an age in the file."
        )
    )
    holding.band = st.radio(
        _("Age band"),
        keys,
        index=keys.index(holding.band),
        format_func=lambda key: _(benchmarks.BANDS[key]) if key else _("None"),
        key="looking-band",
        horizontal=True,
    )
    st.caption(_("It is forgotten with everything else, and when somebody else looks."))


def chosen(holding: Holding) -> Band | None:
    """The band that holds while parent and child look together."""
    if not show.together():
        return None
    return next((band for band in bands() if band.key == holding.band), None)


def beside_settings(holding: Holding, table: str) -> None:
    """TikTok's defaults beside a table of settings; nothing beside any other table."""
    band, measures = chosen(holding), beside(table)
    if band is None or not measures:
        return
    with st.expander(_heading(band), icon=":material/balance:"):
        _comparison()
        for measure in measures:
            if norms := norms_for_band(measure.measure, band):
                with st.container(border=True, gap="small"):
                    _norms(norms)
                    _own(holding, table, measure)


def beside_rhythm(holding: Holding) -> None:
    """Defaults and advice beside how often and when."""
    band = chosen(holding)
    if band is None:
        return
    found = [norm for measure in RHYTHM for norm in norms_for_band(measure, band)]
    with st.expander(_heading(band), icon=":material/balance:"):
        _comparison()
        if not found:
            st.write(_("We know of no default and no advice for this age."))
        _norms(found)


def _heading(band: Band) -> str:
    return _("TikTok's defaults, and advice: {band}").format(band=_(benchmarks.BANDS[band.key]))


def _comparison() -> None:
    st.caption(
        _(
            "For comparison, not a judgement. You chose this age band under “Who is looking”. "
            "Screen-time advice covers all screens, not only TikTok."
        )
    )


def _norms(norms: Iterable[Norm]) -> None:
    for norm in norms:
        with st.container(gap=None):
            st.markdown(f"{benchmarks.role(norm)}: {benchmarks.sentence(norm)}")
            st.caption(benchmarks.according(norm))


def _own(holding: Holding, table: str, measure: Beside) -> None:
    """What the file says of the same thing; it is of one day, and of whoever set it."""
    if not measure.fields:
        st.caption(_("The file has no setting for this."))
        return
    rows = in_file(holding.export.tables, table, measure.fields)
    if rows.empty:
        st.caption(_("This file does not say how this was set."))
        return
    show.listing(
        rows,
        {"field": _("Setting"), "value": _("In your file, on the day it was made")},
        key=f"ages-{table}-{measure.measure}",
    )
