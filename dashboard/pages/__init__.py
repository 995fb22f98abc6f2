"""Every page, in the order of the navigation; one file a page, and none imports another.

A new page is one file with a `PAGE` and one word here.
"""

from dashboard.pages import collected, hidden, start
from dashboard.pages.page import Page

PAGES: tuple[Page, ...] = (start.PAGE, collected.PAGE, hidden.PAGE)
