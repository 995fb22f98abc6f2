"""The first screen of a page holds its main number and its main picture, and At a glance two."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from dashboard import words
from dashboard.words import _
from tests.browser.serving import LOCALES, go, settled

_ANSWERS = {
    "collected": "What was collected",
    "often": "How often",
    "devices": "Devices",
    "places": "Places",
    "companies": "Companies",
}
"""Pages that answer with a number and a picture."""

_WIDE, _PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


def _opened(chromium: Browser, address: str, language: str, looks: str) -> Page:
    words.use(language)
    page = chromium.new_context(viewport=_WIDE, locale=LOCALES[language]).new_page()  # type: ignore[arg-type]
    page.goto(address)
    page.get_by_role("button", name=_("Try made-up data")).click()
    page.get_by_role("button", name=_(looks)).click()
    page.get_by_role("heading", name=_("Your file at a glance"), level=1).wait_for()
    settled(page)
    return page


def _on_a_phone(page: Page) -> None:
    page.set_viewport_size(_PHONE)  # type: ignore[arg-type]
    settled(page)


def _has_both(page: Page, key: str) -> None:
    """The first number and the first picture end within the window."""
    window = page.viewport_size
    assert window is not None
    for part in ("stMetricValue", "stPlotlyChart"):
        box = page.get_by_test_id(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= window["height"], (key, part)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "looks"), [("en", "Just me"), ("nb", "A room")])
def test_the_first_screen_has_the_number_and_the_picture(
    chromium: Browser, address: str, language: str, looks: str
) -> None:
    page = _opened(chromium, address, language, looks)
    for key, title in _ANSWERS.items():
        page.set_viewport_size(_WIDE)  # type: ignore[arg-type]
        go(page, key, _(title))
        _has_both(page, key)
        _on_a_phone(page)
        _has_both(page, key)
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("looks", "screens"), [("Just me", 2.0), ("A room", 2.6)])
def test_at_a_glance_is_about_two_screens_long(
    chromium: Browser, address: str, looks: str, screens: float
) -> None:
    page = _opened(chromium, address, "en", looks)
    high = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    assert high <= screens * 720
    _has_both(page, "glance")
    page.context.close()


@pytest.mark.slow
def test_a_phone_in_a_room_shows_who_looks_and_is_not_wider_than_it_is(
    chromium: Browser, address: str
) -> None:
    page = _opened(chromium, address, "nl", "A room")
    _on_a_phone(page)
    over = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth")
    assert over <= 0
    room = page.locator(".st-key-line .stMarkdownBadge", has_text=_("A room"))
    cut = room.evaluate("one => one.scrollWidth - one.clientWidth")
    assert cut <= 1  # the words, not three points
    go(page, "was", _("Was it me?"))
    answers = page.get_by_test_id("stButtonGroup").first.get_by_role("radio")
    tops = {round(answer.bounding_box()["y"]) for answer in answers.all()}  # type: ignore[index]
    assert (answers.count(), len(tops)) == (3, 1)
    page.context.close()


@pytest.mark.slow
def test_the_menu_of_a_phone_folds_after_a_language_was_chosen(
    chromium: Browser, address: str
) -> None:
    page = _opened(chromium, address, "en", "Just me")
    _on_a_phone(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    settled(page)
    menu = page.get_by_test_id("stSidebar")
    choice = menu.get_by_role("combobox", name="Language", exact=True)  # and no icon's name
    choice.focus()
    choice.fill("Neder")
    page.get_by_role("option", name="Nederlands").wait_for()
    choice.press("Enter")
    page.get_by_role("heading", name="Jouw bestand in één oogopslag").wait_for()
    page.get_by_test_id("stExpandSidebarButton").wait_for(state="visible")
    page.context.close()
