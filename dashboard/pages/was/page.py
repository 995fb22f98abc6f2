"""Was it me?: the rarest devices and networks first, and what to do where the answer is no."""

from __future__ import annotations

import streamlit as st

from analysis.devices import sightings
from analysis.devices.names import WEB, model_name
from analysis.devices.sightings import Sighting
from analysis.rhythm.activity import VIEW
from dashboard.pages.page import Group, Page
from dashboard.pages.was import steps
from dashboard.show import show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, countries, later, ngettext, tables, times

_TABLE = "login_history"
_ME, _UNKNOWN, _NOT_ME = "me", "unknown", "not"
ANSWERS = {
    _ME: later("This was me"),
    _UNKNOWN: later("I don't know"),
    _NOT_ME: later("Not me"),
}
_EXPLAINS = later(
    "A new phone, somebody at home, a friend's phone, a VPN, a repair shop, or the app on a tablet "
    "would explain it."
)


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Was it me?"), anchor=False)
    if show.in_a_room():
        st.write(_("This page is closed in a room. It asks about one person's devices."))
        return
    found = holding.once(
        "sightings", lambda export: sightings.sightings(counted.moments(holding), export.tables)
    )
    if not found:
        st.write(absence.sentence(_TABLE, holding.export.states[_TABLE]))
        st.write(_("So it cannot be checked who used this account. That is not a clear result."))
        return
    st.write(
        ngettext(
            "One device on one network used this account. Do you recognise it?",
            "Below are {count} times a device was seen on a network, the rarest first. Do you "
            "recognise them?",
            len(found),
        ).format(count=amounts.number(len(found)))
    )
    steps.safety()
    given: dict[str, str] = holding.once("was it me", lambda _export: {})
    for number, sighting in enumerate(found):
        _card(holding, number, sighting, given)
    _cannot_show(holding)
    steps.keep(found, given)


def _card(holding: Holding, number: int, seen: Sighting, given: dict[str, str]) -> None:
    with st.container(border=True, gap="small"):
        st.header(f"{amounts.number(number + 1)}. {_name(seen)}", anchor=False)
        if seen.model and seen.kind != WEB:
            show.text(seen.model, "device_model")
        st.markdown(" · ".join([_when(seen), _network(seen)]))
        for sentence in (_rare(seen), _apart(seen), _around(seen)):
            if sentence:
                st.write(sentence)
        st.caption(_(_EXPLAINS))
        for who, label in _asked():
            key = f"{number}-{who}"
            chosen = st.segmented_control(
                label,
                list(ANSWERS),
                default=given.get(key) or None,
                format_func=lambda one: _(ANSWERS[one]),
                key=f"was-{key}",
            )
            given[key] = chosen or ""
        show.evidence(
            _("See the entries"),
            lambda: holding.export.tables[_TABLE].iloc[list(seen.rows)],
            _TABLE,
            key=f"was-{number}-rows",
        )
        answers = {given[f"{number}-{who}"] for who, _label in _asked()}
        if _NOT_ME in answers:
            steps.draw(holding, number)
        elif _UNKNOWN in answers:
            steps.unsure()


def _asked() -> list[tuple[str, str]]:
    """Who answers: together each for themselves."""
    if show.together():
        return [("young", _("You, whose file this is")), ("other", _("The person beside you"))]
    return [("me", _("Was it you?"))]


def _name(seen: Sighting) -> str:
    if seen.kind == WEB:
        return _("A browser")
    return model_name(seen.model) or (
        _("A device without a known name") if seen.model else _("A device that is not named")
    )


def _when(seen: Sighting) -> str:
    if seen.first is None or seen.last is None:
        return _("without a time")
    first, last = (moment.tz_convert(zone.zone()) for moment in (seen.first, seen.last))
    if first == last:
        return times.moment(first)
    return _("{first} to {last}").format(first=times.moment(first), last=times.moment(last))


def _network(seen: Sighting) -> str:
    """The operator is a name of our own table, the country one of Babel's: no text of the file."""
    where = countries.name(seen.country) if seen.country else _("country unknown")
    return f"{seen.operator}, {where}" if seen.operator else where


def _rare(seen: Sighting) -> str:
    return ngettext(
        "Seen {count} time here, and {all} times in all on this device.",
        "Seen {count} times here, and {all} times in all on this device.",
        seen.records,
    ).format(count=amounts.number(seen.records), all=amounts.number(seen.of_device))


def _apart(seen: Sighting) -> str:
    if seen.apart is None or seen.apart.total_seconds() > 3600 * 3:
        return ""
    minutes = times.duration(seen.apart.total_seconds() / 60)
    if seen.apart_country and seen.country and seen.apart_country != seen.country:
        return _("Another device was seen {minutes} before or after it, in {country}.").format(
            minutes=minutes, country=countries.name(seen.apart_country)
        )
    return _("Another device was seen {minutes} before or after it.").format(minutes=minutes)


def _around(seen: Sighting) -> str:
    done = [
        f"{tables.title(name)} {amounts.number(count)}"
        for name, count in seen.around.items()
        if count and (show.is_open(Part.TIMES) if name == VIEW else show.may_count(name))
    ]
    if not done:
        return _("Within an hour of it, nothing else is in the file.")
    return _("Within an hour of it: {done}.").format(done=", ".join(done))


def _cannot_show(holding: Holding) -> None:
    st.header(_("What this cannot show"), anchor=False)
    span = holding.export.span(_TABLE)
    first = amounts.day(span[0].tz_convert(zone.zone())) if span else _("the first day of the file")
    st.markdown(
        "\n".join(
            f"- {line}"
            for line in (
                _("somebody who used your own phone, or another phone of the same model"),
                _("attempts that failed, and who it was"),
                _("what happens today: the file is from an earlier day"),
                _("anything before {first}").format(first=first),
            )
        )
    )
    st.write(_("Nothing on this page is proof that all is well, or that something is wrong."))


PAGE = Page(
    "was",
    later("Was it me?"),
    needs=(),
    draw=draw,
    group=Group.DO,
    icon="fingerprint",
    part=Part.PLACES,
)
