"""Benchmarks in words: what each one says, and of whom, of when and from where it is."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.norms.norms import Confidence, Gap, Group, Norm, NormKind
from dashboard.words import _, amounts, countries, later, times

_KINDS = {
    NormKind.PLATFORM_RULE: later("TikTok's rules and defaults"),
    NormKind.LAW: later("Law and plans for a law"),
    NormKind.HEALTH_ADVICE: later("Health advice"),
    NormKind.OTHER_COUNTRY_RULE: later("A rule of another country"),
    NormKind.SURVEY_FIGURE: later("Figures from surveys and logs"),
}
_SURE = {
    Confidence.HIGH: later("well sourced"),
    Confidence.MEDIUM: later("fairly well sourced"),
    Confidence.LOW: later("weakly sourced"),
}
_AREAS = {
    "EEA": later("European Economic Area"),
    "EU": later("European Union"),
    "UK": later("United Kingdom"),
    "world": later("several countries"),
}
BANDS: Mapping[str, str] = {
    "under_13": later("Under 13"),
    "13_15": later("13 to 15"),
    "16_17": later("16 and 17"),
    "18": later("18 and older"),
}
"""The age bands, by their key in the data."""


def kind(kind: NormKind) -> str:
    return _(_KINDS[kind])


def sentence(norm: Norm) -> str:
    """What it says, after its number or its hours where it has any; Markdown of our own."""
    amount, says = _amount(norm), capital(_(norm.says))
    return f"**{amount}** · {says}." if amount else f"{says}."


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


def role(norm: Norm) -> str:
    """What a benchmark is to somebody of that age: a default of TikTok's, law, or advice."""
    if norm.kind is NormKind.PLATFORM_RULE:
        return _("TikTok's default") if norm.default else _("TikTok's rule")
    return _("Law, guideline or plan") if norm.kind is NormKind.LAW else _("Health advice")


def about(norm: Norm) -> str:
    """Group, year, what is counted, source and how good it is: no figure stands without them."""
    counts = _("covers: {what}").format(what=_(norm.covers))
    said = [_group(norm.group), str(norm.year), counts, _(norm.source), *_sure(norm)]
    return " · ".join(said)


def according(norm: Norm) -> str:
    """The same, the source first; the year is said once."""
    counts = _("covers: {what}").format(what=_(norm.covers))
    source = _(norm.source)
    dated = source if str(norm.year) in source else f"{source}, {norm.year}"
    said = _("Source: {source}.").format(source=dated)
    return f"{said} " + " · ".join([_group(norm.group), counts, *_sure(norm)])


def _sure(norm: Norm) -> list[str]:
    """How good the source is; no grade for an original that we did not read."""
    grade = _SURE[norm.confidence] if norm.verified else later("we did not read the original")
    parts = [_(grade)]
    if not norm.in_force:
        parts.append(_("not in force"))
    return parts


def _group(group: Group) -> str:
    parts = [_(_AREAS[code]) if code in _AREAS else countries.name(code) for code in group.codes]
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


def missing(gap: Gap) -> str:
    """What nobody knows, and where it was looked for."""
    return f"{capital(_(gap.says))} ({_(gap.source)})."


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
