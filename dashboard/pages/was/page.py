"""Was it me?: the rarest devices and networks first, and what to do where the answer is no."""

from __future__ import annotations

import streamlit as st

from analysis.devices import sightings
from analysis.devices.names import WEB
from analysis.devices.sightings import Sighting
from dashboard.pages.page import Group, Page
from dashboard.pages.was import answers, paper, saying, steps
from dashboard.show import show, zone
from dashboard.store import counted
from dashboard.store.session import Holding, Part
from dashboard.words import _, absence, amounts, later

_TABLE = "login_history"


def draw(holding: Holding | None) -> None:
    assert holding is not None
    st.title(_("Was it me?"), anchor=False)
    if show.in_a_room():
        st.write(_("This page is closed in a room. It asks about one person's devices."))
        return
    moments = counted.moments(holding)
    found = holding.once("sightings", lambda export: sightings.sightings(moments, export.tables))
    if not found:
        st.write(absence.sentence(_TABLE, holding.export.states[_TABLE]))
        st.write(_("So it cannot be checked who used this account. That is not a clear result."))
        return
    given: dict[str, str] = holding.once("was it me", lambda _export: {})
    with st.container(key="was", gap="small"):  # page.css fits it to a low window
        st.caption(saying.how_many(len(found), sightings.pairs(moments)))
        steps.safety()
        with st.container(key="was-explains"):
            st.caption(saying.explains())
        _card(holding, 0, found, given)
        with st.container(key="was-more", gap="small"):
            for number in range(1, len(found)):
                _card(holding, number, found, given)
            _cannot_show(holding)
            answers.keep(found, given)


def _card(holding: Holding, number: int, found: list[Sighting], given: dict[str, str]) -> None:
    """One device on one network: what it is and when, the three answers, then what is known."""
    seen = found[number]
    with st.container(key=f"was-card-{number}", border=True, gap="small"):
        st.header(f"{amounts.number(number + 1)}. {saying.name(seen)}", anchor=False)
        st.markdown(" · ".join([saying.when(seen), saying.network(seen)]))
        said = answers.ask(number, given)
        if seen.model and seen.kind != WEB:
            show.text(seen.model, "device_model")
        for sentence in (saying.entries(seen), saying.nearest(seen)):
            if sentence:
                show.plain(sentence)
        if around := saying.around(seen):
            st.write(around)
        if special := saying.special(seen):
            st.caption(special)
        show.evidence(
            _("See the entries"),
            lambda: holding.export.tables[_TABLE].iloc[list(seen.rows)],
            _TABLE,
            key=f"was-{number}-rows",
        )
        paper.entries(holding, number, seen, said)
        if answers.NOT_ME in said:
            first = next(
                place for place in range(number + 1) if answers.NOT_ME in answers.of(place, given)
            )
            if first == number:
                steps.draw(holding, found, given)
            else:
                steps.again(first, saying.name(found[first]))
        elif answers.UNKNOWN in said:
            steps.unsure()


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
