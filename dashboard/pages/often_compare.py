"""Beside other figures: rules, advice and surveys, for who wants them; never a judgement."""

from __future__ import annotations

import streamlit as st

from analysis.norms import Confidence, Group, Norm, NormKind, gaps, norms_for
from analysis.rhythm import Rhythm
from dashboard.pages import often_choice
from dashboard.session import Holding
from dashboard.words import _, amounts, countries, later, times

_KINDS = {
    NormKind.PLATFORM_RULE: later("Rules of TikTok"),
    NormKind.LAW: later("Law and plans for a law"),
    NormKind.HEALTH_ADVICE: later("Health advice"),
    NormKind.OTHER_COUNTRY_RULE: later("A rule of another country"),
    NormKind.SURVEY_FIGURE: later("Figures from surveys and logs"),
}
_SURE = {
    Confidence.HIGH: later("good source"),
    Confidence.MEDIUM: later("fair source"),
    Confidence.LOW: later("weak source"),
}
_AREAS = {
    "EEA": later("European Economic Area"),
    "EU": later("European Union"),
    "UK": later("United Kingdom"),
    "world": later("several countries"),
}
_MEASURES = (
    (later("Minutes a day"), ("minutes_per_day", "advice_without_number", "own_estimate")),
    (later("At night"), ("night", "quiet_hours", "before_bed")),
    (later("Videos and rows a day"), ("views_per_day", "activities_per_day")),
)
_AGES = range(8, 26)


def draw(holding: Holding, rhythm: Rhythm) -> None:
    st.header(_("Beside other figures"), anchor=False)
    st.write(
        _(
            "Rules, advice and survey figures can stand beside your own numbers. They were made "
            "for different groups, and most count more than TikTok. None of them says what is "
            "right for you. Inzage does not look up your age for this."
        )
    )
    if not st.toggle(_("Show them"), key="often-norms"):
        return
    everybody = _("All ages")
    age = st.selectbox(
        _("Only groups with this age"), [everybody, *_AGES], key="often-age", width=240
    )
    chosen = age if isinstance(age, int) else None
    for (title, measures), own in zip(_MEASURES, _own(rhythm), strict=True):
        st.subheader(_(title), anchor=False)
        if own:
            st.markdown(own)
        found = [norm for measure in measures for norm in norms_for(measure, chosen)]
        if not found:
            st.write(_("There is nothing here for this age."))
        for kind in NormKind:
            _kind(kind, [norm for norm in found if norm.kind is kind])
    st.subheader(_("Not known"), anchor=False)
    st.markdown("\n".join(f"- {_capital(_(gap.says))} ({gap.year})." for gap in gaps()))


def _own(rhythm: Rhythm) -> tuple[str, str, str]:
    """The person's own figure for each group of measures; nothing where the file has none."""
    if not len(rhythm.views):
        return ("", "", "")
    by_week, days = rhythm.nights_by_week, rhythm.days
    return (
        _("**In your file, estimated:** {time} a day.").format(
            time=times.about(*days[often_choice.ESTIMATES].mean())
        ),
        _("**In your file:** videos in {nights} of {of} nights ({window}).").format(
            nights=amounts.number(int(by_week["nights"].sum())),
            of=amounts.number(int(by_week["of"].sum())),
            window=often_choice.said(rhythm.night),
        ),
        _("**In your file:** {views} videos and {rows} rows a day on average.").format(
            views=amounts.number(round(days["views"].mean())),
            rows=amounts.number(round(days["activities"].mean())),
        ),
    )


def _kind(kind: NormKind, found: list[Norm]) -> None:
    if not found:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{_(_KINDS[kind])}**")
        for norm in found:
            with st.container(gap=None):
                amount = _amount(norm)
                says = _capital(_(norm.says))
                st.markdown(f"**{amount}** · {says}." if amount else f"{says}.")
                st.caption(_about(norm))


def _amount(norm: Norm) -> str:
    if norm.window:
        start, end = (times.clock(at) if at else None for at in norm.window)
        if start and end:
            return _("{start} to {end}").format(start=start, end=end)
        return _("from {start}").format(start=start) if start else ""
    if norm.low is None or norm.unit is None:
        return ""
    numbers = dict.fromkeys(amounts.decimal(end) for end in (norm.low, norm.high or norm.low))
    return f"{'–'.join(numbers)} {_(norm.unit)}"


def _about(norm: Norm) -> str:
    """Group, year, what is counted, source and how good it is: no figure stands without them."""
    parts = [
        _group(norm.group),
        str(norm.year),
        _("counts: {what}").format(what=_(norm.covers)),
        norm.source,
        _(_SURE[norm.confidence]),
    ]
    if not norm.verified:
        parts.append(_("we did not read the original"))
    if not norm.in_force:
        parts.append(_("not in force"))
    return " · ".join(parts)


def _group(group: Group) -> str:
    area = _AREAS.get(group.country)
    parts = [_(area) if area else countries.name(group.country)]
    if group.who:
        parts.append(_(group.who))
    if group.age_from is not None and group.age_to is not None:
        if group.age_from == group.age_to:
            parts.append(_("age {age}").format(age=group.age_from))
        else:
            parts.append(_("age {first} to {last}").format(first=group.age_from, last=group.age_to))
    elif group.age_from is not None:
        parts.append(_("from age {first}").format(first=group.age_from))
    elif group.age_to is not None:
        parts.append(_("up to age {last}").format(last=group.age_to))
    return ", ".join(parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
