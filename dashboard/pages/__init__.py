"""Every page, in the order of the navigation; one file a page, and none imports another.

A new page is one file with a `PAGE` and one word here.
"""

from dashboard.pages import (
    check,
    collected,
    companies,
    devices,
    hidden,
    looking,
    often,
    places,
    quests,
    said,
    start,
    story,
)
from dashboard.pages.page import Page

PAGES: tuple[Page, ...] = (
    start.PAGE,
    looking.PAGE,
    story.PAGE,
    collected.PAGE,
    often.PAGE,
    devices.PAGE,
    places.PAGE,
    companies.PAGE,
    said.PAGE,
    hidden.PAGE,
    quests.PAGE,
    check.PAGE,
)
