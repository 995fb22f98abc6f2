"""Who is looking, in words: the three ways, what each one changes, and the badge they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.words import _, later


@dataclass(frozen=True)
class Way:
    """One way to look. All are messages marked with `later`; `badge` is empty for the person."""

    title: str
    sentence: str
    changes: tuple[str, ...]
    button: str
    badge: str


WAYS: Mapping[str, Way] = {
    "me": Way(
        later("Me"),
        later("You look at your own file, alone."),
        (
            later("You can see everything."),
            later("Messages, searches and names stay closed until you open them."),
        ),
        later("Just me"),
        "",
    ),
    "together": Way(
        later("My child and I"),
        later("Two of you look at the file of one: a young person and somebody at home."),
        (
            later("The young person looks first, alone, and then decides what opens."),
            later(
                "Closed at the start: companies, times of day, places, links and titles, people, "
                "the account, messages, searches, comments. No counts of them are shown."
            ),
            later("The young person can set a code. Then nobody opens more without it."),
            later(
                "If you would get into trouble over something in it, leave it closed, or choose "
                "“Not now”. Nobody has to show a file."
            ),
            later("Other people have made-up names."),
            later("Many pages have questions to talk about. There are no scores."),
            later("You can choose an age band to see TikTok's defaults next to the settings."),
        ),
        later("My child and I"),
        later("Looking together: names are made up, and ••• stands for what stays closed"),
    ),
    "room": Way(
        later("A room"),
        later("Other people see your screen, or you show it to a group."),
        (
            later("All names are made up. All texts and links are closed."),
            later("Names of companies, shops and ad topics are hidden."),
            later("Device numbers are hidden, and so is the last part of addresses."),
            later("A badge stays on the screen and goes into everything you save."),
            later("All letters are larger."),
        ),
        later("A room"),
        later("For a room: names are made up, and ••• stands for what is hidden"),
    ),
}
"""By the value of the viewer in the session."""


MADE_UP_ROOM = (
    later("Everything is shown: it is about nobody."),
    later("A badge stays on the screen."),
    later("All letters are larger."),
)
"""What a room changes where made-up people are open."""


@dataclass(frozen=True)
class Short:
    words: str
    icon: str


SHORT: Mapping[str, Short] = {
    "together": Short(later("Together"), "family_restroom"),
    "room": Short(later("A room: hidden"), "groups"),
    "made_up": Short(later("A room"), "groups"),
}
"""The badge in the line above the page; the person alone has none. `made_up`: a room that looks at
made-up people, of whom nothing is hidden."""

PARTS: Mapping[str, str] = {
    "times": later("Times of day (hours, nights and sessions)"),
    "companies": later("Companies and ads"),
    "places": later("Devices and places"),
    "links": later("Links and titles (of what was watched, liked, saved and posted)"),
    "people": later("Followers, gifts and other people"),
    "account": later("The account (settings and what was filled in)"),
    "messages": later("Private messages"),
    "searches": later("Searches"),
    "comments": later("Comments"),
}
"""What stays closed together, by the value of the part in the session."""


def badge(viewer: str) -> str:
    """The badge of a way to look, in words; empty for the person alone."""
    words = WAYS[viewer].badge
    return _(words) if words else ""


@dataclass(frozen=True)
class Preset:
    """A choice of parts with a name: `words` is a message, `opens` values of parts."""

    key: str
    words: str
    opens: tuple[str, ...]


PRESETS = (
    Preset("much", later("Only how much"), ()),
    Preset("when", later("How much and when"), ("times",)),
    Preset(
        "all",
        later("Everything but words"),
        ("times", "companies", "places", "people"),
    ),
)
"""What the young person may choose with one click; each part can be set by itself too."""
