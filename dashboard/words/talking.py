"""What parent and child can talk about: open questions for each page, and where help is.

The questions ask what the child thinks; none asks for a confession. No page has more than three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.words import later

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "story": (
        later("Which number did you expect, and which one not?"),
        later("What does a number like this leave out?"),
    ),
    "collected": (
        later("Which of these did you know TikTok keeps? Which one surprises you?"),
        later("What would you rather not have kept?"),
    ),
    "often": (
        later("On which days was it just right for you? What was different then?"),
        later("When do you use it because you want to, and when because it is there?"),
        later("And the parent: what would your own phone show here?"),
    ),
    "devices": (
        later("Which devices do you know? Who else used one of them?"),
        later("What would you do if there were one that nobody knows?"),
    ),
    "places": (
        later("Which trips do you recognise?"),
        later("Who may know where you are, and who decides that?"),
    ),
    "companies": (
        later("Which company would you not have expected here?"),
        later("Which ad topics fit you, and which do not?"),
    ),
    "said": (
        later("What is nice about writing here, and what is not?"),
        later("What would you want to keep for yourself, and why is that all right?"),
    ),
    "hidden": (later("What would you like to ask TikTok?"),),
}
"""By the key of the page."""

MONITORING: tuple[str, ...] = (
    later("Looking along without asking can break trust, and trust is what a child comes back to."),
    later("Who feels watched often finds another account, and then talks less."),
    later("The file says what was shown on this account. It does not say what a child thought."),
    later("Make one agreement together that both of you find fair, and look again later."),
)
"""What monitoring can break, and what works better; said without blame."""


@dataclass(frozen=True)
class Help:
    """Where help is in a country: `who` is a message, `reach` a name or number as it is written."""

    country: str
    who: str
    reach: str


HELP_DATE = 2026
"""The year in which the list was put together."""

HELP: tuple[Help, ...] = (
    Help("NL", later("Unwanted pictures, pressure or blackmail online"), "Helpwanted.nl"),
    Help("NL", later("Police, no emergency"), "0900-8844"),
    Help("BE", later("Missing children, abuse and pressure online"), "Child Focus, 116 000"),
    Help("NO", later("Help to get pictures and posts removed"), "Slettmeg.no"),
    Help("NO", later("Police, no emergency"), "02800"),
    Help("GB", later("Help to report harmful content"), "Report Harmful Content"),
)
