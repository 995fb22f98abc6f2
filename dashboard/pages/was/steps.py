"""What to do where somebody says that it was not them: safety first, then step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.devices.sightings import Sighting
from dashboard.show import files, grid, show
from dashboard.store.session import Holding
from dashboard.words import _, later, people

_AFRAID = later(
    "If it could be somebody you are afraid of, do not change anything yet: they may notice. Talk "
    "to someone first."
)
_LINES = (
    later("Netherlands: Veilig Thuis, 0800-2000"),
    later("Belgium: 1712"),
    later("Norway: VO-linjen, 116 006"),
    later("United Kingdom: 0808 2000 247"),
    later("Ireland: 1800 341 900"),
)
_STEPS = (
    later("Save these entries, or write them down. You may need them later."),
    later(
        "Check whether the device is signed in now. In TikTok: Settings and privacy > Security & "
        "permissions > Manage devices. The file is from an earlier day."
    ),
    later("Sign it out there."),
    later(
        "Choose a new password that you use nowhere else: Settings and privacy > Account > "
        "Password."
    ),
    later("Turn on 2-step verification: Settings and privacy > Security & permissions."),
    later("Check whether the e-mail address, phone number and linked accounts are still yours."),
    later("Look for messages, posts and purchases that you did not make."),
    later("Report it to TikTok: Settings and privacy > Report a problem."),
    later("Tell an adult you trust, if you are young. It need not be the person beside you."),
)


def safety() -> None:
    """What stands before everything else on the page, and whom to talk to."""
    st.markdown(f"**{_(_AFRAID)}**")
    with st.expander(_("Who can I talk to?")):
        st.markdown("\n".join(f"- {_(line)}" for line in _LINES))
        st.caption(_("We did not call these numbers. Look them up first; they can change."))


def unsure() -> None:
    """What helps whoever does not know: looking, which changes nothing and which nobody notices."""
    with st.container(border=True, gap="small"):
        st.write(_("That is a full answer. Looking is safe and changes nothing:"))
        st.write(_(_STEPS[1]))
        st.write(
            _(
                "Is it somebody you trust? Then ask them. Is it not, or are you not sure? Then "
                "change nothing, and talk to someone first. The top of this page says whom."
            )
        )


def draw(holding: Holding, number: int) -> None:
    """The steps of one sighting; a tick stays until the file is forgotten, in memory only."""
    done: set[tuple[int, int]] = holding.once("was done", lambda _export: set())
    with st.container(border=True, gap="small"):
        st.markdown(f"**{_(_AFRAID)}**")
        st.markdown(f"**{_('If you are safe, step by step')}**")
        for place, step in enumerate(_STEPS):
            one = number, place
            ticked = st.checkbox(_(step), value=one in done, key=f"was-step-{number}-{place}")
            (done.add if ticked else done.discard)(one)


def keep(found: Sequence[Sighting], given: Mapping[str, str]) -> None:
    """Offers the answers as a file: codes of models and answers, no address and no name."""
    if not any(given.values()):
        return
    made = pd.DataFrame(
        {
            "device_model": show.seen([one.model for one in found], "device_model"),
            "records": [one.records for one in found],
            "answer": [
                ", ".join(
                    value for key, value in given.items() if key.startswith(f"{number}-") and value
                )
                for number in range(len(found))
            ],
        }
    )
    badge = people.badge(show.viewer())
    files.offer(
        _("Save my answers"), "csv", "was-it-me", lambda: grid.as_csv(made, badge), "was-save"
    )
    st.caption(_("The saved file has codes of devices and your answers, no address and no name."))
