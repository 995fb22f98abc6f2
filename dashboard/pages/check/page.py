"""Check it yourself: what the program measures on itself now, and how to check it without us."""

from __future__ import annotations

import re

import streamlit as st

from dashboard.pages.check import protection
from dashboard.pages.check.protection import Found, Measure
from dashboard.pages.page import Group, Page, When
from dashboard.process import terms
from dashboard.store.session import Holding
from dashboard.words import _, amounts, later

_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]")

_MEANINGS = {
    Measure.LISTENS: later("Where it can be reached: only from this computer"),
    Measure.TALKS: later("What it is connected to now: only this computer"),
    Measure.GUARD: later(
        "It tried every way out that it knows, and its own protection stopped each"
    ),
    Measure.STRANGERS: later("A page from elsewhere asked it something, and was turned away"),
    Measure.KEY: later("Somebody without your key asked it something, and was turned away"),
    Measure.HEADERS: later("It tells your browser not to contact other computers"),
    Measure.SETTINGS: later("Statistics, error links and other ways out are off"),
    Measure.WORKER: later("Your file is read in a process without a network"),
    Measure.UPLOADS: later("A file that was read is not kept next to its tables"),
    Measure.FILES: later("It has no file open for writing"),
    Measure.TABLES: later("What is open now, in memory"),
}

_NETWORKS = {
    "none": later("no network at all"),
    "guarded": later("held in by its own protection"),
    "left": later("it still has a network, although this system could take it away"),
    "open": later("it still has a network"),
}

_STOPPED = (
    later(
        "**The program's own protection** stops connecting and sending, also to other programs on "
        "this computer; asking for the address of a name; listening for other computers; and "
        "starting any program but the one that reads your file and, once, your browser."
    ),
    later(
        "**The part that reads your file** is a process of its own. On Linux the system takes its "
        "network away, where it can. Elsewhere, the protection alone keeps it in."
    ),
    later(
        "**Only your system can stop** ready-made code inside the packages that Inzage uses: its "
        "own protection does not see what that does. We watched from outside, and it made no "
        "connection. To be sure, switch the network off, or block Inzage in your firewall."
    ),
)

_PROMISES = (
    later("**Extensions** of your browser can read every page, this one too."),
    later("**The browser itself** talks to its maker: updates, sign-in, spelling."),
    later(
        "**Links in your file** lead to TikTok. They are shown as text. If you copy one and open "
        "it, TikTok can see that."
    ),
    later("**Programs that already watch this computer** do so here too."),
    later(
        "**Other accounts on this computer** can reach the address above, and are turned away: "
        "they do not have your key. A person who manages this computer can read everything on it."
    ),
    later(
        "**Memory that is given back is not overwritten.** Ending the program is what clears it."
    ),
)

_PLACES = (
    later("**Your file** stays where it is. It is never changed."),
    later(
        "**A file that you choose here** goes from your browser to this program, in memory. It "
        "is forgotten as soon as it has been read."
    ),
    later(
        "**The tables** are in memory until you choose “Forget everything”, close this page, or "
        "do not use it for half an hour. A closed page is gone within a minute."
    ),
    later("**On the disk** the program writes nothing. Your browser saves what you tell it to."),
    later("**In the browser's history** are the names of the pages, and nothing from your file."),
)


def draw(holding: Holding | None) -> None:
    del holding  # the page is the same with and without a file
    st.title(_("Check it yourself"), anchor=False)
    st.write(
        _(
            "Inzage promises that nothing leaves this computer. You do not have to believe that: "
            "below is what the program measures on itself now, and how to check it without us."
        )
    )
    if terms.agreed().room:
        st.info(
            _(
                "You are a guest: this program runs on the computer of the person who leads this "
                "session. “This computer” below means theirs. They could read what you open."
            ),
            icon=":material/groups:",
        )
    _measured()
    st.header(_("What is stopped, and by whom"), anchor=False)
    st.markdown(_listed(_STOPPED))
    _by_hand()
    st.header(_("What cannot be promised"), anchor=False)
    st.markdown(_listed(_PROMISES))
    st.header(_("What stays where"), anchor=False)
    st.markdown(_listed(_PLACES))


def _measured() -> None:
    st.header(_("Measured just now"), anchor=False)
    found = protection.measured()
    told = [one.holds for one in found if one.holds is not None]
    st.markdown(
        _("**{good} of {all}** protections work. No request was made for this.").format(
            good=amounts.number(sum(told)), all=amounts.number(len(told))
        )
    )
    # Text that wraps: in a grid the long words would run out of the picture.
    rows = [(_("Works"), _("What"), _("Seen")), ("---",) * 3]
    rows += [(_verdict(one), _(_MEANINGS[one.measure]), _literal(_seen(one))) for one in found]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
    st.button(_("Measure again"), key="check-again", icon=":material/refresh:")


def _literal(seen: str) -> str:
    """With no sign that markdown acts on: an address can be a star, or the path of a file."""
    return _SIGNS.sub(r"\\\g<0>", seen)


def _verdict(found: Found) -> str:
    if found.measure is Measure.TABLES:
        return ""
    if found.holds is None:
        return _("cannot be measured on this system")
    return _("yes") if found.holds else _("NO: stop and tell us")


def _seen(found: Found) -> str:
    if found.measure is Measure.TALKS:
        return _("Connections: {number}, all with: {places}").format(
            number=amounts.number(found.number), places=found.seen or "-"
        )
    if found.measure is Measure.SETTINGS:
        return found.seen or _("{number} settings as intended").format(
            number=amounts.number(found.number)
        )
    if found.measure is Measure.GUARD:
        return found.seen or _("{number} ways out stopped").format(
            number=amounts.number(found.number)
        )
    if found.measure is Measure.WORKER:
        return _(_NETWORKS[found.seen]) if found.seen in _NETWORKS else ""
    if found.measure in (Measure.UPLOADS, Measure.TABLES):
        return _("{number} MB").format(number=amounts.decimal(found.number / 1e6))
    if found.measure is Measure.FILES:
        return amounts.number(found.number)
    return found.seen


def _by_hand() -> None:
    port = protection.port()
    st.header(_("Without us"), anchor=False)
    st.markdown(
        _listed(
            (
                later(
                    "**Switch the network off** (flight mode, or pull the cable) and go on. "
                    "Everything works, also opening a file."
                ),
                later(
                    "**Ask your browser.** Press F12, choose “Network”, reload this page (your "
                    "file stays open) and click around. Every line goes to the address in the "
                    "address bar. Use a window without extensions: those make requests of their "
                    "own."
                ),
                later("**Ask your system** who can reach this program:"),
            )
        )
    )
    systems = {
        "Linux": f"ss -tlnp | grep {port}",
        "macOS": f"lsof -nP -iTCP:{port} -sTCP:LISTEN",
        "Windows": f"netstat -ano | findstr :{port}",
    }
    st.markdown("\n".join(f"- {name}: `{line}`" for name, line in systems.items()))
    st.write(_("You should see 127.0.0.1 in front of the number, and not 0.0.0.0, a star or [::]."))


def _listed(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {_(sentence)}" for sentence in sentences)


PAGE = Page(
    "check",
    later("Check it yourself"),
    needs=None,
    draw=draw,
    group=Group.TRUST,
    icon="verified_user",
    when=When.ALWAYS,
)
