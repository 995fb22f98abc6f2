"""Every page, in the order of the navigation; one file a page, and none imports another.

A new page is one file with a `PAGE` and one word here.
"""

from dashboard.pages import collected, getting, questions, quests, saving, settings, start, worth
from dashboard.pages.check import page as check
from dashboard.pages.companies import page as companies
from dashboard.pages.devices import page as devices
from dashboard.pages.glance import page as glance
from dashboard.pages.hidden import page as hidden
from dashboard.pages.looking import page as looking
from dashboard.pages.often import page as often
from dashboard.pages.page import Page
from dashboard.pages.places import page as places
from dashboard.pages.rest import page as rest
from dashboard.pages.said import page as said
from dashboard.pages.story import page as story
from dashboard.pages.then import page as then
from dashboard.pages.was import page as was

PAGES: tuple[Page, ...] = (
    start.PAGE,
    getting.PAGE,
    glance.PAGE,
    looking.PAGE,
    collected.PAGE,
    often.PAGE,
    devices.PAGE,
    places.PAGE,
    companies.PAGE,
    said.PAGE,
    then.PAGE,
    worth.PAGE,
    was.PAGE,
    settings.PAGE,
    rest.PAGE,
    saving.PAGE,
    hidden.PAGE,
    check.PAGE,
    story.PAGE,
    questions.PAGE,
    quests.PAGE,
)
