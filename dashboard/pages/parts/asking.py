"""How to ask TikTok for the archive: the steps as small drawings, the wait, the calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard.pieces import absent
from dashboard.report.calendar import reminders
from dashboard.show import files
from dashboard.store.holding import Holding
from dashboard.words import _, amounts, later, tables
from parsers.format.sections import SECTIONS
from parsers.notice import Notice


@dataclass(frozen=True)
class Step:
    """One screen of TikTok: where it is and the line to touch. Messages marked with `later`."""

    where: str
    touch: str
    about: str = ""


# Menu names are those that TikTok's help pages use (2025 and 2026); they change now and then.
_APP = (
    Step(later("Your profile"), later("☰ Menu"), later("At the top on the right.")),
    Step(later("☰ Menu"), later("Settings and privacy")),
    Step(later("Settings and privacy"), later("Account")),
    Step(later("Account"), later("Download your data")),
    Step(
        later("Download your data"),
        later("All data · JSON"),
        later("TXT works here too. JSON is read more reliably."),
    ),
    Step(later("Download your data"), later("Request data")),
)
_WEB = (
    Step(later("Your picture on tiktok.com"), later("Settings")),
    Step(later("Settings"), later("Manage account"), later("Go down to the part about data.")),
    Step(later("Data"), later("Download your data")),
    Step(
        later("Download your data"),
        later("All data · JSON"),
        later("TXT works here too. JSON is read more reliably."),
    ),
    Step(later("Download your data"), later("Request data")),
)
_WAIT = (
    later("TikTok often needs a few days. You may get a notice in the app, or none."),
    later(
        "Look under “Download your data”, on the second tab. The file stays there for up to "
        "four days."
    ),
    later("Save the file and open it here just as it is. You do not have to unpack it."),
    later("The last 24 to 48 hours may be missing. TikTok says so itself."),
)
_FROM_A_PHONE = (
    later(
        "The simplest way: ask for it on this computer. Log in on tiktok.com here and follow the "
        "steps “On the web”. The file comes here and never to the phone. Log out afterwards."
    ),
    later(
        "By cable from an Android phone: connect it, choose “File transfer” on the phone, and copy "
        "the file from the folder Download."
    ),
    later(
        "By cable from an iPhone: save the file under “Files”. On a Mac it is in the Finder, below "
        "the name of the iPhone, under “Files”; on Windows Apple's own program shows it."
    ),
    later(
        "Not by mail, chat or a cloud: then a copy stays with somebody else. Delete the copy on "
        "the phone when it is no longer needed."
    ),
)
_NOT_ALONE = (
    later("They may see that you asked for a file, and may download it as well."),
    later(
        "You need no file to see who is logged in now: Settings and privacy > Security & "
        "permissions > Manage devices. Looking changes nothing."
    ),
    later(
        "Is it somebody you are afraid of? Talk to someone first, on a phone or computer that this "
        "person never has in hand, and leave out the reminders above in a calendar that you share."
    ),
)
_SHORT = frozenset(
    {
        Notice.BROKEN_MEMBER,
        Notice.CUT,
        Notice.FAST_LANE,
        Notice.QUICK_LISTS,
        Notice.CUT_LISTS,
        Notice.ONLY_TIMES,
    }
)
"""What is said of a file in which entries may be missing."""


def steps() -> None:
    """The way to the file, in the app and on the web."""
    app, web = st.tabs([_("In the app"), _("On the web")])
    for tab, drawn in ((app, _APP), (web, _WEB)):
        with tab, st.container(horizontal=True, gap="small"):
            for number, step in enumerate(drawn, start=1):
                _drawing(number, step)
    _list(_("Then you wait"), _WAIT)
    calendar("start")
    _list(_("From the phone to this computer, without sending it to anybody"), _FROM_A_PHONE)
    _list(_("If somebody else may get into your account"), _NOT_ALONE)
    st.caption(_("Menu names as of 2026. They change now and then; your app may use other words."))


def _list(title: str, lines: Iterable[str]) -> None:
    st.markdown(f"**{title}**")
    st.markdown("\n".join(f"- {_(line)}" for line in lines))


def _drawing(number: int, step: Step) -> None:
    with st.container(border=True, width=190, gap="xsmall"):
        st.caption(f"{amounts.number(number)} · {_(step.where)}")
        said = _(step.touch)
        st.markdown(f":primary-background[**{said}**] :material/touch_app:")
        if step.touch not in said:  # not every name was seen in every language
            st.caption(f"({step.touch})")
        if step.about:
            st.caption(_(step.about))


def calendar(key: str) -> None:
    """A file with two reminders, for the day on which the archive was asked for."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.date_input(
            _("Date you asked for it"),
            value="today",
            key=f"{key}-asked",
            width=180,
            format=amounts.days_in_cells(),
        )
        day = asked if isinstance(asked, date) else date.today()
        files.offer(
            _("Put reminders in my calendar"),
            "ics",
            "inzage-reminders",
            lambda: reminders(day, datetime.now(UTC)),
            f"{key}-calendar",
        )


def again(holding: Holding) -> None:
    """For a file that holds a part only, or is damaged or cut short: how to ask for all of it."""
    names = absent.missing(holding)
    if names:
        head = _("This file may be only a part. Ask again?")
    elif absent.empty(holding):
        head = _("Every list in this file is empty. Ask again?")
    elif _SHORT & {*holding.export.warnings}:
        head = _("This file is not complete. Ask again?")
    else:
        return
    with st.expander(head, icon=":material/help:"):
        if names:
            st.write(_("Not in this file: {names}.").format(names=_titles(names)))
        st.write(
            _(
                "Ask TikTok again, tick all boxes or choose “All data”, and choose JSON. If it is "
                "still missing then, that does not prove TikTok has none."
            )
        )
        if names:
            st.write(_("TikTok's own names for these parts: {names}.").format(names=_own(names)))
        else:
            st.write(
                _(
                    "Wait until the file is saved completely before you open it. Keep the file you "
                    "have now: a newer one may not go back as far."
                )
            )
        calendar("again")
        st.caption(_("The steps are on the page “Start”, under “How do I get my file?”."))


def _own(names: Iterable[str]) -> str:
    """What these tables are called in the file, which is near what the boxes say."""
    places = [section.at for name in names for section in SECTIONS if section.table == name]
    return ", ".join(dict.fromkeys(" > ".join(at.split(" > ")[:2]) for at in places))


def _titles(names: Iterable[str]) -> str:
    return ", ".join(tables.title(name) for name in names)
