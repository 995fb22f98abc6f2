"""What to do where somebody says that it was not them: safety first, then step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.devices.sightings import Sighting
from analysis.findings.menus import AFRAID
from dashboard.pages.was import answers, paper
from dashboard.show import evidence, zone
from dashboard.store.session import Holding
from dashboard.words import _, amounts, countries, later

_LINES = (
    later("Netherlands: Veilig Thuis, 0800-2000"),
    later("Belgium: 1712"),
    later("Norway: VO-linjen, 116 006"),
    later("United Kingdom: National Domestic Abuse Helpline, 0808 2000 247"),
    later("Ireland: Women's Aid, 1800 341 900"),
)
_NOTE = later("We did not call these numbers. Look them up first; they can change.")
_SIGNED_IN = later(
    "Check whether the device is signed in now. In TikTok: Settings and privacy > Security & "
    "permissions > Manage devices. The file is from an earlier day."
)
_STEPS = (
    _SIGNED_IN,
    later("Sign it out there."),
    # Whoever reads the mail asks for a new password, and the one that was chosen is worth nothing.
    later(
        "Make sure that nobody else reads your e-mail: anyone who does can set your TikTok "
        "password. If you are not sure, first give your e-mail a new password of its own."
    ),
    later(
        "Then choose a new TikTok password that you use nowhere else: Settings and privacy > "
        "Account > Password."
    ),
    later("Turn on 2-step verification: Settings and privacy > Security & permissions."),
    later(
        "Check whether the e-mail address, phone number and linked accounts are still yours: "
        "Settings and privacy > Account."
    ),
    later("Look for messages, posts and purchases that you did not make."),
    later("Report it to TikTok: Settings and privacy > Report a problem."),
    later("Tell an adult you trust, if you are young. It need not be the person beside you."),
)


def safety() -> None:
    """What stands before everything else on the page, and whom to talk to."""
    st.markdown(f"**{_(AFRAID)}**")
    with st.expander(_("Who can I talk to?")):
        st.markdown("\n".join(f"- {_(line)}" for line in _LINES))
        st.caption(_(_NOTE))
    paper.lines(map(_, _LINES), _(_NOTE))


def unsure() -> None:
    """What helps whoever does not know: looking, which changes nothing and which nobody notices."""
    with st.container(border=True, gap="small"):
        st.write(_("That is a full answer. Looking is safe and changes nothing:"))
        st.write(_(_SIGNED_IN))
        st.write(
            _(
                "Is it somebody you trust? Then ask them. Is it not, or are you not sure? Then "
                "change nothing, and talk to someone first. The top of this page says whom."
            )
        )


def draw(holding: Holding, found: Sequence[Sighting], given: Mapping[str, str]) -> None:
    """The steps, once a page; a tick stays until the file is forgotten, in memory only."""
    done: set[int] = holding.once("was done", lambda _export: set())
    with st.container(border=True, gap="small"):
        st.markdown(f"**{_(AFRAID)}**")
        st.markdown(f"**{_('If you are safe, step by step')}**")
        _evidence(holding, found, given)
        for place, step in enumerate(_STEPS):
            ticked = st.checkbox(_(step), value=place in done, key=f"was-step-{place}")
            (done.add if ticked else done.discard)(place)


def again(number: int, name: str) -> None:
    """Where the steps stand already, for another card."""
    st.write(
        _("The steps are at “{number}. {name}”. Do them for this device, too.").format(
            number=amounts.number(number + 1), name=name
        )
    )


def _evidence(holding: Holding, found: Sequence[Sighting], given: Mapping[str, str]) -> None:
    """The entries of every card that is not known to be the person's own, as a file to keep."""
    st.write(
        _("First keep the evidence: once a device is signed out, TikTok may no longer show it.")
    )
    asked = {
        number: ", ".join(map(answers.word, said))
        for number in range(len(found))
        if {answers.NOT_ME, answers.UNKNOWN} & set(said := answers.of(number, given))
    }
    evidence.keep(
        _("Save these entries as evidence"),
        "was-it-me-evidence",
        holding,
        "login_history",
        [
            (
                found[number].rows,
                {
                    _("Card"): number + 1,
                    _("Answer"): answer,
                    _("Network"): found[number].operator or "",
                    _("Country of the network"): countries.name(found[number].country or ""),
                },
            )
            for number, answer in asked.items()
        ],
        key="was-evidence",
    )
    st.caption(
        _(
            "What you save has the entries of “Not me” and “I don't know”: times in {zone} and in "
            "UTC, network, country and TikTok's own words. Keep it where the other person cannot "
            "find it."
        ).format(zone=zone.name_of(zone.zone().key))
    )
