"""Settings: how each stands in the file, beside TikTok's default for an age, and what to change."""

from __future__ import annotations

import streamlit as st

from analysis.norms.ages import bands
from analysis.norms.settings import CHOICES, Line, Standing, checked, lines
from dashboard.pages.page import Group, Page
from dashboard.pages.parts import doing, facts
from dashboard.pages.parts.sight import here
from dashboard.pieces import settings as pieces
from dashboard.show import show
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, benchmarks, later, ngettext

_TABLE = "settings"
_TITLES = {
    Standing.OTHER: later("Other than TikTok's default"),
    Standing.MORE_OPEN: later("More open than TikTok's default"),
    Standing.SAME: later("As TikTok sets it"),
    Standing.UNKNOWN: later("No default known to compare with"),
}
_NOT_KNOWN = (
    later("2-step verification"),
    later("which devices are signed in now"),
    later("whether the phone lets TikTok see your location and your contacts"),
    later("whether companies may tell TikTok what you do elsewhere"),
    later("whether the feed is chosen by what you do"),
    later("restricted mode"),
    later("who sees that you looked at a profile"),
)
_FILTER = "keyword filter"
_YOUNG = "13_15"


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Settings"), anchor=False)
    table = holding.export.tables[_TABLE]
    found = lines(table, holding.band)
    if found:
        _answer(holding, found)
    else:
        st.write(absence.sentence(_TABLE, holding.export.states[_TABLE]))
    in_file, not_said, doing_now = st.tabs(
        [_("In your file"), _("What the file does not say"), _("Five things you can do")]
    )
    with in_file:
        _band(holding)
        _settings(holding, found)
        _messages(holding)
        _filters(holding)
    with not_said:
        st.markdown("\n".join(f"- {_(one)}" for one in _NOT_KNOWN))
        st.caption(_("Look in the app. Inzage does not know how these are set."))
    with doing_now:
        st.header(_("Five things in the order of effect"), anchor=False)
        doing.steps(holding, "settings")
    st.caption(
        _(
            "A default is what TikTok chose, not what is right. The defaults are for Europe, as "
            "far as we could find them; in the United Kingdom some differ since 2026. Menu names "
            "are those of TikTok's English app of 2026 where we could not confirm others."
        )
        + " "
        + facts.with_age(
            _("The defaults were checked in {month}.").format(month=amounts.month(checked())),
            checked(),
        )
    )


def _answer(holding: Holding, found: tuple[Line, ...]) -> None:
    st.write(pieces.how_many(here(holding), found))
    if holding.band:
        with st.container(horizontal=True, gap="medium"):
            for standing, title in _TITLES.items():
                count = sum(line.standing is standing for line in found)
                st.metric(_(title), amounts.number(count), width="content")


def _band(holding: Holding) -> None:
    """The age to compare with is chosen by hand: none is looked up in the file."""
    keys = [band.key for band in bands() if band.key != "under_13"]
    if show.together():
        keys = [band.key for band in bands()]
    chosen = st.segmented_control(
        _("Age for TikTok's defaults"),
        keys,
        default=holding.band if holding.band in keys else None,
        format_func=lambda key: _(benchmarks.BANDS[key]),
        key="settings-band",
    )
    if (chosen or "") != holding.band:
        holding.band = chosen or ""
        st.rerun()


def _settings(holding: Holding, found: tuple[Line, ...]) -> None:
    for standing, title in _TITLES.items():
        some = [line for line in found if line.standing is standing]
        if some and holding.band:
            st.header(_(title), anchor=False)
        for line in some:
            twin = sum(other.setting.key == line.setting.key for other in found) > 1
            _setting(holding, line, twin)


def _setting(holding: Holding, line: Line, twin: bool) -> None:
    """`twin`: the file has it in two fields, so that each says which one it is."""
    one = line.setting
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{benchmarks.capital(_(one.what))}**")
        if twin:
            show.plain(line.name)
        if line.choice is not None:
            st.write(_("In your file: {choice}").format(choice=_(CHOICES[line.choice])))
        else:
            st.write(_("In your file is a value that we do not know:"))
            show.listing(
                holding.export.tables[_TABLE].iloc[[line.row]][["field", "value"]],
                {"value": _("Value")},
                key=f"settings-{line.row}",
            )
        if line.default is not None:
            said = _("TikTok's default at this age: {choice}")
            if line.default.fixed:
                said = _("TikTok's default at this age: {choice}; it cannot be set more openly")
            st.caption(
                said.format(choice=_(CHOICES[line.default.choice]))
                + f" ({'; '.join(_(source) for source in line.default.sources)})"
            )
        elif holding.band:
            st.caption(_("We do not know TikTok's default for this age."))
        if line.choice != one.private:
            st.caption(
                _("More private: {choice}. {price}").format(
                    choice=_(CHOICES[one.private]), price=_(one.price)
                )
            )
        st.caption(
            _("Where in TikTok: {menus}").format(
                menus=f"{_('Settings and privacy')} > {_(one.where)}"
            )
        )


def _messages(holding: Holding) -> None:
    """Where the file holds what the youngest band cannot have: what it says, and why it may."""
    count = len(holding.export.tables["direct_messages"])
    if holding.band != _YOUNG or not count or not show.may_count("direct_messages"):
        return
    st.info(
        ngettext(
            "The file has {count} private message. TikTok says that private messages are not "
            "there below 16.",
            "The file has {count} private messages. TikTok says that private messages are not "
            "there below 16.",
            count,
        ).format(count=amounts.number(count))
        + " "
        + _(
            "The birth date on the account may be another one, the messages may be from before "
            "the rule, or somebody else used the account. You know best."
        ),
        icon=":material/chat:",
    )


def _filters(holding: Holding) -> None:
    """Words kept out of the feed say much about somebody: counted alone, shown when asked for."""
    table = holding.export.tables[_TABLE]
    words = table["field"].fillna("").str.casefold().str.contains(_FILTER, regex=False)
    count = int((words & table["value"].notna()).sum())
    if not count or not show.alone():
        return
    show.evidence(
        ngettext(
            "See the {count} word that is kept out of the feed",
            "See the {count} words that are kept out of the feed",
            count,
        ).format(count=amounts.number(count)),
        lambda: table[words],
        _TABLE,
        key="settings-filters",
        about=_("A word that somebody keeps out of the feed can be private."),
    )


PAGE = Page(
    "settings",
    later("Settings"),
    needs=(),
    draw=draw,
    group=Group.DO,
    icon="tune",
    part=Part.ACCOUNT,
)
